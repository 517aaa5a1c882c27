"""Months as calendars: weeks of days, each with the page that its articles stand on."""

import calendar
from dataclasses import dataclass
from datetime import date

from backfile.edtf import MONTHS
from backfile.press import urls
from backfile.press.archive import Archive


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


def calendar_of(archive: Archive, month: tuple[int, int]) -> MonthTable:
    """Return a month's calendar. Weeks begin on Monday (ISO 8601)."""
    year, number = month
    weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(year, number)
    return MonthTable(
        name=month_name(month),
        path=urls.month(year, number),
        count=archive.months[month].count,
        weeks=tuple(tuple(_cell(archive, year, number, day) for day in week) for week in weeks),
    )


def month_name(month: tuple[int, int]) -> str:
    """Return a month as readers write it: "November 2024"."""
    return f"{MONTHS[month[1] - 1]} {month[0]}"


def day_name(day: date) -> str:
    """Return a day as readers write it: "19 November 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _cell(archive: Archive, year: int, month: int, day: int) -> Cell | None:
    if day == 0:
        return None
    when = date(year, month, day)
    dated = archive.days.get(when)
    return Cell(day=day, path=urls.day(when) if dated else None, count=dated.count if dated else 0)
