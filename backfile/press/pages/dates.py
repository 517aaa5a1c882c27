"""The date index, the pages of years, months and days, and the shelf of undated and uncertain dates."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from backfile.edtf import WEEKDAYS
from backfile.press import urls
from backfile.press.archive import Archive, Dated
from backfile.press.calendars import MonthTable, calendar_of, day_name, month_name
from backfile.press.page import Page, Plan
from backfile.press.views import Card, Link, card_of
from backfile.shelf import Shelved

K = TypeVar("K")
Month = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateIndex:
    """What dates.html sees: the years, latest first, each with its months."""

    years: tuple[tuple[Link, tuple[Link, ...]], ...]
    shelf: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePage:
    """What date.html sees, for a year, a month or a day: `kind` says which.

    `certain` and `possible` are the articles' cards; a year lists only those of no one month.
    `up` are the pages around it, outermost first; `earlier` and `later` the nearest that hold articles.
    """

    kind: str
    title: str
    count: int
    up: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    months: tuple[MonthTable, ...]
    certain: tuple[Card, ...]
    possible: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedPage:
    """What undated.html sees: the articles without a date, and those whose date is not one certain day."""

    undated: tuple[Card, ...]
    uncertain: tuple[Card, ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the index, the shelf, then each year, month and day that articles stand under."""
    archive = plan.archive
    yield Page(path=urls.DATES, template="dates.html", view=partial(_index, archive))
    yield Page(path=urls.UNDATED, template="undated.html", view=partial(_undated, archive))
    for year, beside in _in_order(archive.years):
        yield Page(path=urls.year(year), template="date.html", view=partial(_year, archive, year, *beside))
    for month, near in _in_order(archive.months):
        yield Page(path=urls.month(*month), template="date.html", view=partial(_month, archive, month, *near))
    for day, next_to in _in_order(archive.days):
        yield Page(path=urls.day(day), template="date.html", view=partial(_day, archive, day, *next_to))


def _in_order(index: Mapping[K, Dated]) -> Iterator[tuple[K, tuple[K | None, K | None]]]:
    """Yield each key with its neighbours; all hold articles, for the index has no others."""
    keys = [None, *index, None]
    for earlier, key, later in zip(keys, index, keys[2:], strict=False):
        yield key, (earlier, later)


def _index(archive: Archive) -> DateIndex:
    return DateIndex(
        years=tuple(
            (_year_link(archive, year), tuple(_month_links(archive, year)))
            for year in sorted(archive.years, reverse=True)
        ),
        shelf=Link(name="Undated and uncertain", path=urls.UNDATED, count=len(archive.shelf)),
    )


def _undated(archive: Archive) -> UndatedPage:
    return UndatedPage(
        undated=tuple(card_of(shelved) for shelved in archive.shelf if shelved.article.date is None),
        uncertain=tuple(card_of(shelved) for shelved in archive.shelf if shelved.article.date is not None),
    )


def _year(archive: Archive, year: int, earlier: int | None, later: int | None) -> DatePage:
    months = [month for month in archive.months if month[0] == year]
    stands = Counter(shelved.key for month in months for shelved in _all(archive.months[month]))
    whole = archive.years[year]
    loose = Dated(
        certain=tuple(shelved for shelved in whole.certain if stands[shelved.key] != 1),
        possible=tuple(shelved for shelved in whole.possible if stands[shelved.key] != 1),
    )
    return DatePage(
        kind="year",
        title=f"{year}",
        count=whole.count,
        up=(),
        earlier=_year_link(archive, earlier) if earlier else None,
        later=_year_link(archive, later) if later else None,
        months=tuple(calendar_of(archive, month) for month in months),
        certain=_cards(loose.certain),
        possible=_cards(loose.possible, maybe=True),
    )


def _month(archive: Archive, month: Month, earlier: Month | None, later: Month | None) -> DatePage:
    dated = archive.months[month]
    return DatePage(
        kind="month",
        title=month_name(month),
        count=dated.count,
        up=(_year_link(archive, month[0]),),
        earlier=_month_link(archive, earlier) if earlier else None,
        later=_month_link(archive, later) if later else None,
        months=(calendar_of(archive, month),),
        certain=_cards(dated.certain),
        possible=_cards(dated.possible, maybe=True),
    )


def _day(archive: Archive, day: date, earlier: date | None, later: date | None) -> DatePage:
    dated = archive.days[day]
    return DatePage(
        kind="day",
        title=f"{WEEKDAYS[day.weekday()]} {day_name(day)}",
        count=dated.count,
        up=(_year_link(archive, day.year), _month_link(archive, (day.year, day.month))),
        earlier=_day_link(archive, earlier) if earlier else None,
        later=_day_link(archive, later) if later else None,
        months=(),
        certain=_cards(dated.certain),
        possible=_cards(dated.possible, maybe=True),
    )


def _cards(articles: tuple[Shelved, ...], *, maybe: bool = False) -> tuple[Card, ...]:
    return tuple(card_of(shelved, maybe=maybe) for shelved in articles)


def _all(dated: Dated) -> tuple[Shelved, ...]:
    return (*dated.certain, *dated.possible)


def _year_link(archive: Archive, year: int) -> Link:
    return Link(name=f"{year}", path=urls.year(year), count=archive.years[year].count)


def _month_links(archive: Archive, year: int) -> Iterator[Link]:
    return (_month_link(archive, month) for month in archive.months if month[0] == year)


def _month_link(archive: Archive, month: tuple[int, int]) -> Link:
    return Link(name=month_name(month), path=urls.month(*month), count=archive.months[month].count)


def _day_link(archive: Archive, day: date) -> Link:
    return Link(name=day_name(day), path=urls.day(day), count=archive.days[day].count)
