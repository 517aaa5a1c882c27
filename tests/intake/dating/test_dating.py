"""Dating an article: what wins, what is exact, what is uncertain, and what is left unknown."""

import pytest

from backfile.drafts import Stated
from backfile.edtf import Edtf
from backfile.intake.edit.dating import date_of
from backfile.roles import Role
from tests.intake.dating.datable import PROSE, dated, text_of


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
        ("1.º de março de 2021", "2021-03-01"),
        ("2/mar/2021", "2021-03-02"),
        ("2. Maerz 2021", "2021-03-02"),
        ("2 берез. 2021", "2021-03-02"),
        ("٢ مارس ٢٠٢١", "2021-03-02"),
        ("2 مارس/آذار 2021", "2021-03-02"),
        ("الثلاثاء 2 آذار 2021", "2021-03-02"),
        ("令和3年3月2日", "2021-03-02"),
        ("平成元年1月8日", "1989-01-08"),
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


def test_the_day_of_a_change_alone_in_the_header_is_probably_that_of_publication() -> None:
    found = dated("Updated November 20, 2024", PROSE)
    assert text_of(found) == "2024-11-20?"
    assert found.modified.value == Edtf.parse("2024-11-20")
    assert found.published.evidence == "line 2: November 20, 2024, when it was changed"


def test_the_day_of_a_change_below_the_text_is_only_an_upper_bound_of_the_publication() -> None:
    found = dated(PROSE, PROSE, PROSE, PROSE, "Updated November 20, 2024")
    assert text_of(found) == "[..2024-11-20]"
    assert found.modified.value == Edtf.parse("2024-11-20")


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


def test_an_empty_page_has_no_date() -> None:
    nothing = date_of((), stated=Stated(), events=(), language=None)
    assert (nothing.published.value, nothing.published.evidence) == (None, None)
    assert (nothing.modified.value, nothing.modified.evidence) == (None, None)
