"""Months as calendars: weeks of days, each with the page that its articles stand on."""

import calendar
from dataclasses import dataclass
from datetime import date

from backfile.edtf import MONTHS
from backfile.press import urls
from backfile.press.archive import Archive

Month = tuple[int, int]
"""A year and the number of a month of it, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A day of a calendar; `count` articles stand under it, `path` is None where none does."""

    day: int
    path: str | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTable:
    """A month as a calendar: weeks from Monday, None before its first and after its last day."""

    name: str
    path: str
    count: int
    weeks: tuple[tuple[Cell | None, ...], ...]


def counts_of(archive: Archive, month: Month) -> tuple[int, ...]:
    """Return how many articles stand under the month, then under each of its days."""
    days = calendar.monthrange(*month)[1]
    found = (archive.days.get(date(*month, day)) for day in range(1, days + 1))
    return archive.months[month].count, *(dated.count if dated else 0 for dated in found)


def calendar_of(month: Month, counts: tuple[int, ...]) -> MonthTable:
    """Return a month's calendar, given what `counts_of` says of it. Weeks begin on Monday (ISO 8601)."""
    weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(*month)
    return MonthTable(
        name=month_name(month),
        path=urls.month(*month),
        count=counts[0],
        weeks=tuple(tuple(_cell(month, day, counts[day]) if day else None for day in week) for week in weeks),
    )


def month_name(month: Month) -> str:
    """Return a month as readers write it: "November 2024"."""
    return f"{MONTHS[month[1] - 1]} {month[0]}"


def day_name(day: date) -> str:
    """Return a day as readers write it: "19 November 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _cell(month: Month, day: int, count: int) -> Cell:
    return Cell(day=day, path=urls.day(date(*month, day)) if count else None, count=count)
