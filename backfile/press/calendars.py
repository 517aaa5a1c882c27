"""Days, months and years by how many articles stand under them: as calendars, and as shaded cells."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from backfile.press import urls
from backfile.press.archive import Archive

Month = tuple[int, int]
"""A year and the number of a month of it, from 1."""

SHADES = ("few", "some", "lots", "many")
LEAST_DARK = 10
"""A page of few articles is a light one: the darkest shade is for more than five sixths of so many."""


class Time(NamedTuple):
    """A year, a month or a day, as `kind` says, and its page."""

    kind: str
    of: int | Month | date
    path: str


class Cell(NamedTuple):
    """A day, month or year (its number) with its articles; `path` and `shade` are None where it has none."""

    of: int
    articles: int
    path: str | None
    shade: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTable:
    """A month as a calendar: weeks from Monday, None before its first and after its last day."""

    of: Month
    path: str
    count: int
    weeks: tuple[tuple[Cell | None, ...], ...]


def time_of(of: int | Month | date) -> Time:
    """Return a year, a (year, month) pair or a day with its page."""
    if isinstance(of, int):
        return Time("year", of, urls.year(of))
    return Time("month", of, urls.month(*of)) if isinstance(of, tuple) else Time("day", of, urls.day(of))


def counts_of(archive: Archive, month: Month) -> tuple[int, ...]:
    """Return how many articles stand under the month, then under each of its days."""
    days = calendar.monthrange(*month)[1]
    found = (archive.days.get(date(*month, day)) for day in range(1, days + 1))
    return archive.months[month].count, *(dated.count if dated else 0 for dated in found)


def calendar_of(month: Month, counts: tuple[int, ...], most: int) -> MonthTable:
    """Return a month's calendar, given what `counts_of` says of it and the `most` articles of one day.

    Weeks begin on Monday (ISO 8601).
    """
    weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(*month)
    return MonthTable(
        of=month,
        path=urls.month(*month),
        count=counts[0],
        weeks=tuple(
            tuple(cell_of(date(*month, day), counts[day], most) if day else None for day in week)
            for week in weeks
        ),
    )


def cell_of(of: int | Month | date, articles: int, most: int) -> Cell:
    """Return the cell of a year, month or day; `most` is the highest number of articles of its neighbours."""
    number = of if isinstance(of, int) else of[1] if isinstance(of, tuple) else of.day
    if not articles:
        return Cell(number, 0, None, None)
    return Cell(number, articles, time_of(of).path, shade(articles, most))


def shade(articles: int, most: int) -> str:
    """Return how dark the cell of so many articles is, where the darkest has `most`."""
    most = max(most, LEAST_DARK)
    return SHADES[(6 * articles > most) + (2 * articles > most) + (6 * articles > 5 * most)]
