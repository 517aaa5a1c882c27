"""The date index: days, months or years, shaded by how many articles they have."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfile.press import urls
from backfile.press.page import Desk, Page, Plan
from backfile.press.showing.calendars import (
    Cell,
    Counts,
    Month,
    MonthTable,
    calendar_of,
    cell_of,
    counts_of,
    has_maybe,
    most_of,
)
from backfile.press.showing.views import Link

MOST_DAYS, MOST_YEARS = 200, 25
"""The index shows days while they are at most so many, and else months, or of more years than these years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A year or a decade of the index: its calendars, or its months or years as cells.

    `maybe` tells that a day of the calendars has only articles that may be of it.
    """

    of: int
    path: str | None
    count: int
    months: tuple[MonthTable, ...] = ()
    maybe: bool = False
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateIndex:
    """What dates.html sees: years or decades, latest first. `kind` ("day", "month", "year") is of cells."""

    kind: str
    stretches: tuple[Stretch, ...]
    shelf: Link


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the index: as finely as it stays light."""
    archive = plan.archive
    years = tuple((year, archive.years[year].count) for year in sorted(archive.years, reverse=True))
    shelf = len(archive.shelf)
    if len(archive.days) <= MOST_DAYS and len(archive.months) <= MOST_DAYS // 10:
        days = tuple((month, counts_of(archive, month)) for month in archive.months)
        yield Page(urls.DATES, "dates.html", _by_day, (years, days, shelf))
    elif len(years) <= MOST_YEARS:
        months = tuple(
            (
                year,
                count,
                tuple(
                    archive.months[year, n].count if (year, n) in archive.months else 0 for n in range(1, 13)
                ),
            )
            for year, count in years
        )
        yield Page(urls.DATES, "dates.html", _by_month, (months, shelf))
    else:
        yield Page(urls.DATES, "dates.html", _by_year, (years, shelf))


def _by_day(
    _: Desk, years: tuple[tuple[int, int], ...], months: tuple[tuple[Month, Counts], ...], shelf: int
) -> DateIndex:
    most = most_of(months)
    tables = [calendar_of(month, days, most) for month, days in months]
    stretches = tuple(
        Stretch(
            of=year,
            path=urls.year(year),
            count=count,
            months=tuple(table for table in tables if table.of[0] == year),
            maybe=has_maybe((month, days) for month, days in months if month[0] == year),
        )
        for year, count in years
    )
    return DateIndex(kind="day", stretches=stretches, shelf=_shelf(shelf))


def _by_month(_: Desk, years: tuple[tuple[int, int, tuple[int, ...]], ...], shelf: int) -> DateIndex:
    most = max(max(months) for _, _, months in years)
    stretches = tuple(
        Stretch(
            of=year,
            path=urls.year(year),
            count=count,
            cells=tuple(cell_of((year, number), n, most=most) for number, n in enumerate(months, 1)),
        )
        for year, count, months in years
    )
    return DateIndex(kind="month", stretches=stretches, shelf=_shelf(shelf))


def _by_year(_: Desk, years: tuple[tuple[int, int], ...], shelf: int) -> DateIndex:
    counts = dict(years)
    most = max(counts.values())
    decades = dict.fromkeys(year - year % 10 for year in counts)
    stretches = tuple(
        Stretch(
            of=decade,
            path=None,
            count=sum(counts.get(year, 0) for year in range(decade, decade + 10)),
            cells=tuple(cell_of(year, counts.get(year, 0), most=most) for year in range(decade, decade + 10)),
        )
        for decade in decades
    )
    return DateIndex(kind="year", stretches=stretches, shelf=_shelf(shelf))


def _shelf(count: int) -> Link:
    return Link(name="", path=urls.UNDATED, count=count)
