"""Dates around the title that are not of publication, and those that contradict themselves."""

import pytest

from backfile.drafts import Stated
from backfile.intake.edit.dating import Dated, date_of
from backfile.roles import LabelledLine, Role

PROSE = (
    "Officials said that the repairs would take many months and cost far more than the council had planned "
    "for the whole of the year, and that the bridge would stay closed until all of them were done."
)


def dated(*header: str) -> Dated:
    rows = [(Role.TITLE, "Bridge to close"), *((Role.BODY, line) for line in (*header, PROSE, PROSE))]
    lines = tuple(
        LabelledLine(number=number, text=text, role=role, reason="test")
        for number, (role, text) in enumerate(rows, 1)
    )
    return date_of(lines, stated=Stated(), events=(), language="en")


def published(*header: str) -> str | None:
    value = dated(*header).published.value
    return value.text if value else None


@pytest.mark.parametrize(
    "line",
    [
        "Accessed 12 November 2024",
        "Last accessed: November 12, 2024",
        "Access date: 12 November 2024",
        "Archived from the original on 12 November 2024",
        "Printed on November 12, 2024",
        "Retrieved 2024-11-12",
        "Abgerufen am 12. November 2024",
        "Consulté le 12 novembre 2024",
        "Дата обращения: 12 ноября 2024",
    ],
)
def test_what_was_read_on_a_day_was_published_by_then(line: str) -> None:
    assert published(line) == "[..2024-11-12]"


def test_a_day_of_access_gives_the_year_to_a_date_without_one() -> None:
    assert published("Nov. 10", "Accessed 12 November 2024") == "2024-11-10?"


@pytest.mark.parametrize("line", ["Event date: 12 November 2024", "Date of event: November 12, 2024"])
def test_the_date_of_an_event_gives_nothing(line: str) -> None:
    assert published(line) is None
    assert published(line, "Published November 10, 2024") == "2024-11-10"


def test_a_change_that_can_be_read_in_two_ways_bounds_by_the_later() -> None:
    found = dated("Updated 11/12/2024")
    assert found.published.value is not None
    assert found.modified.value is not None
    assert found.published.value.text == "[..2024-12-11]"
    assert found.modified.value.text == "[2024-11-12,2024-12-11]"


def test_a_date_printed_with_another_days_weekday_is_uncertain() -> None:
    found = dated("Monday, Nov. 19, 2024").published
    assert found.value is not None
    assert found.value.text == "2024-11-19?"
    assert found.evidence == "line 2: Nov. 19, 2024, a Tuesday, printed as Monday"
    assert published("Tuesday, Nov. 19, 2024") == "2024-11-19"
    assert published("First published on November 19, 2024") == "2024-11-19"


def test_a_date_far_ahead_stands_as_printed_if_nothing_bounds_it() -> None:
    assert published("12 November 2199") == "2199-11-12"


def placed(*rows: tuple[Role, str], language: str | None = "en") -> str | None:
    """Return the date of a page of a headline, other lines and four paragraphs."""
    lines = tuple(
        LabelledLine(number=number, text=text, role=role, reason="test")
        for number, (role, text) in enumerate(rows, 1)
    )
    value = date_of(lines, stated=Stated(), events=(), language=language).published.value
    return value.text.rstrip("?") if value else None


TITLE, TEXT, BUTTON = (
    (Role.TITLE, "Bridge to close"),
    (Role.BODY, PROSE),
    (Role.NAVIGATION, "10 November 2024, 14:55"),
)
HEADING = (Role.HEADING, "What is to come")


def test_a_line_that_is_only_a_date_may_look_like_a_button_below_the_title() -> None:
    assert placed(TITLE, HEADING, TEXT, HEADING, HEADING, HEADING, BUTTON, TEXT, TEXT) == "2024-11-10"
    longer = (Role.NAVIGATION, "10 November 2024, 14:55, and what else happened on the bridge")
    assert placed(TITLE, HEADING, TEXT, HEADING, HEADING, HEADING, longer, TEXT, TEXT) is None


def test_a_line_that_is_only_a_date_may_stand_under_the_text() -> None:
    away = (Role.NAVIGATION, "Share")
    assert placed(TITLE, TEXT, TEXT, TEXT, TEXT, BUTTON) == "2024-11-10"
    assert placed(TITLE, TEXT, TEXT, TEXT, TEXT, *[away] * 9, BUTTON) is None


def test_bylines_do_not_keep_the_date_from_the_title() -> None:
    authors = [(Role.BYLINE, f"By Author {letter}. Roe") for letter in "ABCDEF"]
    button = (Role.PROMO, "Published on 10 November 2024 for those who read all of it")
    assert placed(TITLE, *authors, button, TEXT, TEXT) == "2024-11-10"


def test_figures_with_points_have_the_day_first_where_the_language_is_not_known() -> None:
    assert placed(TITLE, (Role.PUBLISHED, "03.07.2024"), TEXT, language=None) == "2024-07-03"
    assert placed(TITLE, (Role.PUBLISHED, "03/07/2024"), TEXT, language=None) == "[2024-03-07,2024-07-03]"
    assert placed(TITLE, (Role.PUBLISHED, "03.07.2024"), TEXT) == "[2024-03-07,2024-07-03]"
