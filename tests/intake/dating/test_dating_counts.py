"""Dates that a text gives by what it counts from, and by its days of the week."""

import pytest

from tests.intake.dating.datable import PROSE, dated, text_of

LEAD = (
    "The council confirmed Tuesday that the bridge would close for repairs, a move long expected by the city."
)
COUNT = (
    "The council met to mark 1,000 days since Ruritania’s  GREAT quake, which had damaged the bridge badly."
)


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
