"""Days, months and years by how many articles stand under them: as calendars, and as shaded cells.

A day is as dark as it has articles that are of it. One that has only such as may be of it is a link without a
shade: else a single article of "May 2022" would colour the whole month.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from backfile.press import urls
from backfile.press.holdings.archive import Archive

Month = tuple[int, int]
"""A year and the number of a month of it, from 1."""

Counts = tuple[int, tuple[tuple[int, int], ...]]
"""How many articles stand under a month, and how many are, and may be, of each of its days."""

MAYBE = "maybe"
"""In place of a shade, of a day that no article is of for certain."""
SHADES = ("few", "some", "lots", "many")
LEAST_DARK = 10
"""A page of few articles is a light one: the darkest shade is for more than five sixths of so many."""


class Time(NamedTuple):
    """A year, a month or a day, as `kind` says, and its page."""

    kind: str
    of: int | Month | date
    path: str


class Cell(NamedTuple):
    """A day, month or year (its number) with its articles, those too that may be of it.

    `path` and `shade` are None where it has none.
    """

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


def counts_of(archive: Archive, month: Month) -> Counts:
    """Return how many articles stand under the month, and under each of its days."""
    days = calendar.monthrange(*month)[1]
    found = (archive.days.get(date(*month, day)) for day in range(1, days + 1))
    return archive.months[month].count, tuple(
        (len(dated.certain), len(dated.possible)) if dated else (0, 0) for dated in found
    )


def most_of(months: Iterable[tuple[Month, Counts]]) -> int:
    """Return how many articles the day that has most of them has for certain."""
    return max((certain for _, (_, days) in months for certain, _ in days), default=0)


def has_maybe(months: Iterable[tuple[Month, Counts]]) -> bool:
    """Tell whether a day has only articles that may be of it."""
    return any(possible and not certain for _, (_, days) in months for certain, possible in days)


def calendar_of(month: Month, counts: Counts, most: int) -> MonthTable:
    """Return a month's calendar, given what `counts_of` says of it and the `most` articles of one day.

    Weeks begin on Monday (ISO 8601).
    """
    weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(*month)
    count, days = counts
    return MonthTable(
        of=month,
        path=urls.month(*month),
        count=count,
        weeks=tuple(
            tuple(cell_of(date(*month, day), *days[day - 1], most=most) if day else None for day in week)
            for week in weeks
        ),
    )


def cell_of(of: int | Month | date, articles: int, possible: int = 0, *, most: int) -> Cell:
    """Return the cell of a year, month or day; `most` is the highest number of articles of its neighbours."""
    number = of if isinstance(of, int) else of[1] if isinstance(of, tuple) else of.day
    if not articles and not possible:
        return Cell(number, 0, None, None)
    dark = shade(articles, most) if articles else MAYBE
    return Cell(number, articles + possible, time_of(of).path, dark)


def shade(articles: int, most: int) -> str:
    """Return how dark the cell of so many articles is, where the darkest has `most`."""
    most = max(most, LEAST_DARK)
    return SHADES[(6 * articles > most) + (2 * articles > most) + (6 * articles > 5 * most)]
