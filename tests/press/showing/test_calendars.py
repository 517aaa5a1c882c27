"""Calendars and cells are as dark as they have articles."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backfile.press.showing.calendars import SHADES, calendar_of, cell_of, shade, time_of


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_more_articles_are_never_lighter_and_the_most_of_many_are_darkest(one: int, other: int) -> None:
    less, more = sorted((one, other))
    assert SHADES.index(shade(less, more)) <= SHADES.index(shade(more, more))
    assert shade(more, more) == "many" or more <= 8


def test_a_page_of_single_articles_is_light() -> None:
    assert shade(1, 1) == "few"
    assert shade(2, 2) == "some"


def test_times_have_the_pages_of_their_kind() -> None:
    assert [time_of(of).path for of in (2024, (2024, 2), date(2024, 2, 29))] == [
        "dates/2024.html",
        "dates/2024-02.html",
        "dates/2024-02-29.html",
    ]
    assert [time_of(of).kind for of in (2024, (2024, 2), date(2024, 2, 29))] == ["year", "month", "day"]


def test_a_cell_without_articles_leads_nowhere() -> None:
    assert cell_of((2024, 2), 0, most=5) == (2, 0, None, None)
    assert cell_of((2024, 2), 5, most=5) == (2, 5, "dates/2024-02.html", "some")


def test_a_day_that_has_only_what_may_be_of_it_is_a_link_without_a_shade() -> None:
    assert cell_of(date(2024, 2, 1), 0, 3, most=5) == (1, 3, "dates/2024-02-01.html", "maybe")
    assert cell_of(date(2024, 2, 1), 1, 3, most=5) == (1, 4, "dates/2024-02-01.html", "few")


def test_a_calendars_weeks_begin_on_monday() -> None:
    none = (0, 0)
    table = calendar_of((2024, 11), (3, (*[none] * 18, (3, 0), *[none] * 11)), 3)
    assert [cell.of if cell else None for cell in table.weeks[0]] == [None, None, None, None, 1, 2, 3]
    cells = [cell for week in table.weeks for cell in week if cell]
    assert [cell.of for cell in cells] == [*range(1, 31)]
    assert [cell.path for cell in cells if cell.articles] == ["dates/2024-11-19.html"]
