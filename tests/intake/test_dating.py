"""Dating an article: what wins, what is exact, what is uncertain, and what is left unknown."""

from datetime import date

import pytest

from backfile.edtf import Edtf
from backfile.intake.edit.dating import Dated, date_of
from backfile.model import LabelledLine, Role, Stated
from backfile.settings import Event

QUAKE = Event(
    name="the quake in Ruritania", patterns=("Ruritania's great quake", "the quake"), date=date(2022, 2, 24)
)
TITLE = "Bridge over the Strelsau to close for repairs"
PROSE = (
    "Officials said that the repairs would take many months and cost far more than the council had planned "
    "for the whole of the year, and that the bridge would stay closed until all of them were done."
)
BLANKS = {"": Role.BLANK}


def page(*lines: str | tuple[Role, str]) -> tuple[LabelledLine, ...]:
    """Label lines as body unless they come with a role."""
    pairs = [(BLANKS.get(line, Role.BODY), line) if isinstance(line, str) else line for line in lines]
    return tuple(
        LabelledLine(number=number, text=text, role=role, reason="test")
        for number, (role, text) in enumerate(pairs, 1)
    )


def dated(
    *lines: str | tuple[Role, str],
    retrieved: str | None = None,
    published: str | None = None,
    modified: str | None = None,
    events: tuple[Event, ...] = (QUAKE,),
    language: str | None = "en",
) -> Dated:
    """Date a page whose first line is the title."""
    stated = Stated(
        source="feed.xml",
        retrieved=Edtf.parse(retrieved) if retrieved else None,
        published=Edtf.parse(published) if published else None,
        modified=Edtf.parse(modified) if modified else None,
    )
    return date_of(page((Role.TITLE, TITLE), *lines), stated=stated, events=events, language=language)


def text_of(found: Dated) -> str | None:
    return found.published.value.text if found.published.value else None


LEAD = (
    "The council confirmed Tuesday that the bridge would close for repairs, a move long expected by the city."
)
COUNT = (
    "The council met to mark 1,000 days since Ruritania’s  GREAT quake, which had damaged the bridge badly."
)


def test_a_stated_date_wins_over_everything() -> None:
    found = dated("Published 19 November 2024", PROSE, published="2024-11-18", retrieved="2024-11-20")
    assert text_of(found) == "2024-11-18"
    assert found.published.evidence == "stated in feed.xml; line 2: 19 November 2024 conflicts"


def test_a_stated_date_after_the_capture_stands_and_the_conflict_is_named() -> None:
    found = dated(PROSE, published="2024-11-25", retrieved="2024-11-20")
    assert text_of(found) == "2024-11-25"
    assert found.published.evidence == "stated in feed.xml; conflicts with the capture of 2024-11-20"


def test_a_stated_change_is_kept() -> None:
    found = dated(PROSE, modified="2024-11-25")
    assert found.modified.value == Edtf.parse("2024-11-25")
    assert found.modified.evidence == "stated in feed.xml"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published November 19, 2024", "2024-11-19"),
        ("By Ann Lee - Nov 19, 2024, 10:31 pm CST", "2024-11-19"),
        ("Tue 19 Nov 2024 18.54 GMT", "2024-11-19"),
        ("2024-11-19T20:51:19Z", "2024-11-19"),
        ("Nov 19, 20245:45 AM", "2024-11-19"),
        ("Nov. 2024", "2024-11"),
        ("Nov. 19", "XXXX-11-19"),
        ("31 February 2024", None),
        ("© 19 November 2024 The Ruritanian. All rights reserved", None),
        ("By Ann Lee", None),
    ],
)
def test_what_the_page_prints_beside_its_title_is_its_date(line: str, published: str | None) -> None:
    assert text_of(dated(line, PROSE)) == published


def test_a_line_labelled_as_the_date_wins_over_one_that_is_nearer() -> None:
    found = dated("18 November 2024, 10:00", PROSE, PROSE, PROSE, (Role.PUBLISHED, "19 November 2024"))
    assert text_of(found) == "2024-11-19"
    assert found.published.evidence == "line 6: 19 November 2024"


def test_publication_and_change_on_one_line_are_told_apart() -> None:
    found = dated("Published November 19, 2024 | Updated November 20, 2024", PROSE)
    assert text_of(found) == "2024-11-19"
    assert found.modified.value == Edtf.parse("2024-11-20")
    assert found.modified.evidence == "line 2: November 20, 2024"


def test_what_changed_before_the_article_appeared_is_something_else() -> None:
    found = dated("Published November 19, 2024", PROSE, PROSE, PROSE, "Updated November 18, 2023")
    assert text_of(found) == "2024-11-19"
    assert found.modified.value is None


def test_of_two_dates_side_by_side_the_later_is_the_change() -> None:
    found = dated("November 20, 2024November 19, 2024", PROSE)
    assert text_of(found) == "2024-11-19"
    assert found.modified.value == Edtf.parse("2024-11-20")


def test_the_day_of_a_change_alone_is_only_an_upper_bound_of_the_publication() -> None:
    found = dated("Updated November 20, 2024", PROSE)
    assert text_of(found) == "[..2024-11-20]"
    assert found.modified.value == Edtf.parse("2024-11-20")
    assert found.published.evidence == "line 2: November 20, 2024, when it was changed"


def test_dates_in_the_text_are_the_storys_which_is_no_later_than_the_text() -> None:
    assert text_of(dated(f"{PROSE} It had opened on 19 November 1924.", PROSE)) == "[1924-11-19..]"


def test_a_date_of_comments_below_the_text_is_not_the_articles() -> None:
    comments = ("20 November 2024 10:15", "What a pity", "21 November 2024 11:30", "Indeed")
    assert text_of(dated(PROSE, PROSE, PROSE, *comments)) is None
    assert text_of(dated(PROSE, PROSE, PROSE, comments[0])) == "2024-11-20?"


def test_a_date_announced_as_something_else_gives_way() -> None:
    assert text_of(dated("Deadline: 1 December 2024", "19 November 2024, 10:00", PROSE)) == "2024-11-19"


def test_the_date_of_an_embedded_post_is_not_the_articles() -> None:
    assert text_of(dated("— Ann Lee (@annlee) November 19, 2024", PROSE)) is None


def test_a_label_of_a_whole_line_gives_way_to_its_words() -> None:
    found = dated((Role.MODIFIED, "November 19, 2024 | Updated November 20, 2024"), PROSE)
    assert text_of(found) == "2024-11-19"
    assert found.modified.value == Edtf.parse("2024-11-20")


def test_a_dateline_gives_an_uncertain_day() -> None:
    assert text_of(dated(f"STRELSAU, Nov. 19, 2024 (Agency) - {PROSE}", PROSE)) == "2024-11-19?"


@pytest.mark.parametrize(
    ("language", "published"),
    [
        ("en", "[2024-03-04,2024-04-03]"),
        ("en-US", "2024-03-04"),
        ("en-GB", "2024-04-03"),
        ("de", "2024-04-03"),
        (None, "[2024-03-04,2024-04-03]"),
    ],
)
def test_a_numeric_date_is_read_by_its_language_or_in_both_ways(language: str | None, published: str) -> None:
    assert text_of(dated("03/04/2024", PROSE, language=language)) == published


def test_a_pages_other_dates_show_how_it_writes_them() -> None:
    assert (
        text_of(dated("03/04/2024", PROSE, (Role.RELATED, "Old bridge reopens 11/25/2023"))) == "2024-03-04"
    )


def test_a_weekday_shows_how_a_numeric_date_is_meant() -> None:
    assert text_of(dated("Monday 03/04/2024", PROSE)) == "2024-03-04"


def test_the_capture_rules_out_one_reading_of_a_numeric_date() -> None:
    assert text_of(dated("03/04/2024", PROSE, retrieved="2024-03-20")) == "2024-03-04"


@pytest.mark.parametrize(
    ("line", "language", "published"),
    [
        ("19. November 2024, 12:00 Uhr", "de", "2024-11-19"),
        ("martes, 19 de noviembre de 2024", "es", "2024-11-19"),
        ("Publié le 1er août 2024 à 14h52", "fr", "2024-08-01"),
        ("terça-feira, 19 de novembro de 2024 às 20:13", "pt", "2024-11-19"),
        ("Pubblicato il 19 novembre 2024", "it", "2024-11-19"),
        ("19 ноября 2024 г., 14:30 (МСК)", "ru", "2024-11-19"),
        ("19 листопада 2024 року, 14:30", "uk", "2024-11-19"),
        ("19 listopada 2024", "pl", "2024-11-19"),
        ("19 listopada 2024", "hr", "2024-10-19"),
        ("19 listopada 2024", None, "[2024-10-19,2024-11-19]"),
        ("2024年11月19日 20時01分", "ja", "2024-11-19"),
        ("2024. november 19.", "hu", "2024-11-19"),
    ],
)
def test_dates_are_read_in_many_languages(line: str, language: str | None, published: str) -> None:
    assert text_of(dated(line, PROSE, language=language)) == published


def test_a_printed_date_after_the_capture_leaves_only_the_capture() -> None:
    found = dated("Published 19 November 2024", PROSE, retrieved="2024-11-01")
    assert text_of(found) == "[..2024-11-01]"
    assert found.published.evidence == "captured 2024-11-01; line 2: 19 November 2024 conflicts"


def test_a_page_from_further_east_may_be_a_day_ahead_of_its_capture() -> None:
    assert text_of(dated("19 November 2024", PROSE, retrieved="2024-11-18T20:00:00Z")) == "2024-11-19"
    assert text_of(dated("19 November 2024", PROSE, retrieved="2024-11-18T09:00:00Z")) == "[..2024-11-18]"


@pytest.mark.parametrize(
    ("line", "retrieved", "published"),
    [
        ("2 days ago", "2024-11-20", "2024-11-18?"),
        ("vor 3 Tagen", "2024-11-20", "2024-11-17?"),
        ("il y a 2 jours", "2024-11-20", "2024-11-18?"),
        ("2 дня назад", "2024-11-20", "2024-11-18?"),
        ("Yesterday", "2024-11-20", "2024-11-19?"),
        ("Published today, 12:01 AM", "2024-11-20", "2024-11-20?"),
        ("22 hours ago", "2024-11-20", "[2024-11-19,2024-11-20]"),
        ("22 hours ago", "2024-11-20T23:00:00Z", "2024-11-20?"),
        ("3 weeks ago", "2024-11-20", "[2024-10-24..2024-10-30]"),
        ("2 days ago", None, None),
        ("Nov. 19", "2024-11-20", "2024-11-19?"),
        ("Nov. 21", "2024-11-20", "2023-11-21?"),
        ("Tuesday, Nov. 20", "2023-11-25", "2018-11-20?"),
        ("November 2024", "2024-11-20", "[2024-11-01..2024-11-20]"),
    ],
)
def test_the_capture_dates_what_is_told_by_its_distance_or_without_a_year(
    line: str, retrieved: str | None, published: str | None
) -> None:
    assert text_of(dated(line, PROSE, retrieved=retrieved)) == published


def test_a_change_some_days_ago_is_dated_too() -> None:
    found = dated("Published 18 November 2024", "Last updated 1 day ago", PROSE, retrieved="2024-11-20")
    assert text_of(found) == "2024-11-18"
    assert found.modified.value == Edtf.parse("2024-11-19?")
    assert found.modified.evidence == "line 3: Last updated 1 day ago, captured 2024-11-20"


def test_a_weekday_in_the_lead_chooses_among_the_days_that_a_count_leaves() -> None:
    found = dated(LEAD, COUNT)
    assert text_of(found) == "2024-11-19?"
    assert found.published.evidence == "line 3: 1,000 days since 2022-02-24; line 2: Tuesday"


def test_without_weekdays_a_count_leaves_two_days() -> None:
    assert text_of(dated(PROSE, COUNT)) == "[2024-11-19,2024-11-20]"


def test_weekdays_alone_say_nothing() -> None:
    assert text_of(dated(LEAD, COUNT, events=())) is None


def test_weekdays_and_a_capture_leave_only_the_upper_bound() -> None:
    found = dated(LEAD, PROSE, retrieved="2024-11-20")
    assert text_of(found) == "[..2024-11-20]"
    assert found.published.evidence == "captured 2024-11-20"


def test_the_capture_can_choose_among_the_days_that_a_count_leaves() -> None:
    assert text_of(dated(PROSE, COUNT, retrieved="2024-11-19")) == "2024-11-19?"


def test_a_count_that_contradicts_the_capture_is_named_and_left() -> None:
    found = dated(PROSE, COUNT, retrieved="2023")
    assert text_of(found) == "[..2023-12-31]"
    assert found.published.evidence == "captured 2023; line 3: 1,000 days since 2022-02-24 conflicts"


def test_counts_that_contradict_each_other_do_not_crash() -> None:
    other = (
        "It was the 100th day of the quake, said others, who had long given up to count the days and weeks."
    )
    found = dated(PROSE, COUNT, other)
    assert text_of(found) == "2022-06-03?"
    assert (
        found.published.evidence
        == "line 4: day 100 from 2022-02-24; line 3: 1,000 days since 2022-02-24 conflicts"
    )


def test_a_day_without_year_takes_it_from_a_count() -> None:
    assert text_of(dated("Nov. 19", PROSE, COUNT)) == "2024-11-19?"


def test_earlier_this_week_is_not_said_on_monday() -> None:
    week = "Earlier this week, the council had said that it would leave the bridge open for the time being."
    count = "It was 998 days since the quake, which had damaged the bridge and many of the houses around it."
    assert text_of(dated(count)) == "[2024-11-17,2024-11-18]"
    assert text_of(dated(week, count)) == "2024-11-17?"


@pytest.mark.parametrize(
    "words",
    ["will decide on Tuesday", "meets every Tuesday", "told the Tuesday Post", "must act by Tuesday"],
)
def test_a_weekday_that_is_not_past_chooses_nothing(words: str) -> None:
    lead = f"The council, which {words}, has not said for how long the bridge over the river would be closed."
    assert text_of(dated(lead, COUNT)) == "[2024-11-19,2024-11-20]"


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("on the 1,000th day of the quake", "[2024-11-19..]"),
        ("entering the 1,000th day of the quake", "2024-11-19?"),
        ("on day 1,000 of the quake", "[2024-11-19..]"),
        ("a thousand days since the quake", "[2024-11-19,2024-11-20]"),
        ("1000 days after the start of the quake", "[2024-11-20..]"),
        ("nearly 1,000 days since the quake", "[2024-08-12..2024-11-20]"),
        ("more than 1,000 days since the quake", "[2024-11-20..]"),
        ("two weeks since the quake", "[2022-03-09..2022-03-16]"),
        ("six months since the quake", "[2022-08-23..2022-09-23]"),
        ("two years since the quake", "[2024-02-23..2025-02-23]"),
        ("the quake began two years ago", "[2024-02-23..2025-02-23]"),
        ("on the second anniversary of the quake", "[2024-02-24..]"),
        ("marking the second anniversary of the quake", "[2024-02-23..2024-02-25]"),
        ("that knew the second anniversary of the quake", None),
        ("ahead of the second anniversary of the quake", "[..2024-02-24]"),
        ("in the third month of the quake", "[2022-04-24..]"),
        ("the quake", None),
        ("1,000 days since the quakes", None),
        ("1,000 euros since the quake", None),
    ],
)
def test_times_since_a_known_event_are_counted(words: str, published: str | None) -> None:
    assert (
        text_of(dated(f"The council spoke of the bridge {words}, and of what it would cost to mend it."))
        == published
    )


def test_a_time_after_an_event_is_the_storys() -> None:
    later = (
        "Ten days after the quake, the first of the two arches fell, and it took a year to build it up again."
    )
    assert text_of(dated(PROSE, PROSE, PROSE, later)) == "[2022-03-06..]"
    assert text_of(dated(PROSE, PROSE, PROSE, later, retrieved="2024-11-20")) == "[2022-03-06..2024-11-20]"


def test_an_empty_page_has_no_date() -> None:
    nothing = date_of((), stated=Stated(), events=(), language=None)
    assert (nothing.published.value, nothing.published.evidence) == (None, None)
    assert (nothing.modified.value, nothing.modified.evidence) == (None, None)
