"""The date index, the pages of years, months and days, and the shelf of undated and uncertain dates."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeVar

from backfile.edtf import WEEKDAYS
from backfile.press import urls
from backfile.press.archive import Archive, Dated
from backfile.press.calendars import Month, MonthTable, calendar_of, counts_of, day_name, month_name
from backfile.press.packed import Faces
from backfile.press.page import Desk, Page, Plan
from backfile.press.views import Card, Link, Named, card_of

K = TypeVar("K")
DayCounts = tuple[int, ...]


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
    up: tuple[Named, ...]
    earlier: Named | None
    later: Named | None
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
    months = tuple((month, dated.count) for month, dated in archive.months.items())
    years = tuple((year, archive.years[year].count) for year in sorted(archive.years, reverse=True))
    yield Page(urls.DATES, "dates.html", _index, (years, months, len(archive.shelf)))
    yield Page(urls.UNDATED, "undated.html", _undated, (archive.shelf,))
    of_year = {year: tuple(group) for year, group in groupby(archive.months, key=itemgetter(0))}
    for year, beside in _in_order(archive.years):
        made_of = (year, *_of_year(archive, year, of_year.get(year, ())), *beside)
        yield Page(urls.year(year), "date.html", _year, made_of)
    for month, near in _in_order(archive.months):
        dated = archive.months[month]
        slice_ = (month, counts_of(archive, month), dated.certain, dated.possible, *near)
        yield Page(urls.month(*month), "date.html", _month, slice_)
    for day, next_to in _in_order(archive.days):
        dated = archive.days[day]
        yield Page(urls.day(day), "date.html", _day, (day, dated.certain, dated.possible, *next_to))


def _in_order(index: Mapping[K, Dated]) -> Iterator[tuple[K, tuple[K | None, K | None]]]:
    """Yield each key with its neighbours; all hold articles, for the index has no others."""
    keys = [None, *index, None]
    for earlier, key, later in zip(keys, index, keys[2:], strict=False):
        yield key, (earlier, later)


def _index(
    _: Desk, years: tuple[tuple[int, int], ...], months: tuple[tuple[Month, int], ...], shelf: int
) -> DateIndex:
    of_year = {year: tuple(group) for year, group in groupby(months, key=lambda entry: entry[0][0])}
    return DateIndex(
        years=tuple(
            (
                Link(name=f"{year}", path=urls.year(year), count=count),
                tuple(
                    Link(name=month_name(month), path=urls.month(*month), count=of_month)
                    for month, of_month in of_year.get(year, ())
                ),
            )
            for year, count in years
        ),
        shelf=Link(name="Undated and uncertain", path=urls.UNDATED, count=shelf),
    )


def _undated(_: Desk, shelf: Faces) -> UndatedPage:
    return UndatedPage(
        undated=tuple(card_of(face) for face in shelf if face.date is None),
        uncertain=tuple(card_of(face) for face in shelf if face.date is not None),
    )


def _of_year(archive: Archive, year: int, months: tuple[Month, ...]) -> tuple[object, ...]:
    """Return a year's count, its months' calendars, and the articles that stand in no one month of it."""
    stands = Counter(place for month in months for place in _places(archive.months[month]))
    whole = archive.years[year]
    return (
        whole.count,
        tuple((month, counts_of(archive, month)) for month in months),
        whole.certain.those(lambda place: stands[place] != 1),
        whole.possible.those(lambda place: stands[place] != 1),
    )


def _year(
    _: Desk,
    year: int,
    count: int,
    months: tuple[tuple[Month, DayCounts], ...],
    certain: Faces,
    possible: Faces,
    earlier: int | None,
    later: int | None,
) -> DatePage:
    return DatePage(
        kind="year",
        title=f"{year}",
        count=count,
        up=(),
        earlier=_year_named(earlier) if earlier else None,
        later=_year_named(later) if later else None,
        months=tuple(calendar_of(month, counts) for month, counts in months),
        certain=_cards(certain),
        possible=_cards(possible, maybe=True),
    )


def _month(
    _: Desk,
    month: Month,
    counts: DayCounts,
    certain: Faces,
    possible: Faces,
    earlier: Month | None,
    later: Month | None,
) -> DatePage:
    return DatePage(
        kind="month",
        title=month_name(month),
        count=len(certain) + len(possible),
        up=(_year_named(month[0]),),
        earlier=_month_named(earlier) if earlier else None,
        later=_month_named(later) if later else None,
        months=(calendar_of(month, counts),),
        certain=_cards(certain),
        possible=_cards(possible, maybe=True),
    )


def _day(
    _: Desk, day: date, certain: Faces, possible: Faces, earlier: date | None, later: date | None
) -> DatePage:
    return DatePage(
        kind="day",
        title=f"{WEEKDAYS[day.weekday()]} {day_name(day)}",
        count=len(certain) + len(possible),
        up=(_year_named(day.year), _month_named((day.year, day.month))),
        earlier=_day_named(earlier) if earlier else None,
        later=_day_named(later) if later else None,
        months=(),
        certain=_cards(certain),
        possible=_cards(possible, maybe=True),
    )


def _cards(faces: Faces, *, maybe: bool = False) -> tuple[Card, ...]:
    return tuple(card_of(face, maybe=maybe) for face in faces)


def _places(dated: Dated) -> Iterator[int]:
    return chain(dated.certain.places, dated.possible.places)


def _year_named(year: int) -> Named:
    return Named(name=f"{year}", path=urls.year(year))


def _month_named(month: Month) -> Named:
    return Named(name=month_name(month), path=urls.month(*month))


def _day_named(day: date) -> Named:
    return Named(name=day_name(day), path=urls.day(day))
