"""The pages of years, months and days."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from backfile.press.holdings.archive import Archive, Dated
from backfile.press.holdings.deck import Faces
from backfile.press.page import Desk, Page, Plan
from backfile.press.showing.calendars import (
    Counts,
    Month,
    MonthTable,
    Time,
    calendar_of,
    counts_of,
    has_maybe,
    most_of,
    time_of,
)
from backfile.press.showing.paging import PER_PAGE, Paging, parts_of
from backfile.press.showing.views import Card, card_of

PER_YEAR = 8
"""Articles of a year on a page of its own: the newest stand below twelve calendars, which take some 30 KB."""
K = TypeVar("K")
At: TypeAlias = int | Month | date


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePage:
    """What date.html sees, for a year, a month or a day.

    `certain` and `possible` are the cards on this page; a year lists only those of no one month. `counts`
    are of the whole list (certain, possible), and None on all its pages but the newest, which alone has the
    calendars as well, and its `earlier` and `later` neighbours: the nearest that hold articles. `count` is
    of all articles that stand under a year. `up` are the pages around it, outermost first. `maybe` tells
    that a day of the calendars has only articles that may be of it.
    """

    time: Time
    count: int
    counts: tuple[int, int] | None
    up: tuple[Time, ...]
    earlier: Time | None
    later: Time | None
    months: tuple[MonthTable, ...]
    maybe: bool
    certain: tuple[Card, ...]
    possible: tuple[Card, ...]
    paging: Paging | None


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out each year, month and day that articles stand under."""
    archive = plan.archive
    of_year = {year: tuple(group) for year, group in groupby(archive.months, key=itemgetter(0))}
    for year, beside in _in_order(archive.years):
        months = of_year.get(year, ())
        counts = tuple((month, counts_of(archive, month)) for month in months)
        dated = _of_no_month(archive, year, months)
        yield from _listed(year, archive.years[year].count, counts, dated, beside)
    for month, near in _in_order(archive.months):
        dated = archive.months[month]
        yield from _listed(month, dated.count, ((month, counts_of(archive, month)),), dated, near)
    for day, next_to in _in_order(archive.days):
        dated = archive.days[day]
        yield from _listed(day, dated.count, (), dated, next_to)


def _in_order(index: Mapping[K, Dated]) -> Iterator[tuple[K, tuple[K | None, K | None]]]:
    """Yield each key with its neighbours; all hold articles, for the index has no others."""
    keys = [None, *index, None]
    for earlier, key, later in zip(keys, index, keys[2:], strict=False):
        yield key, (earlier, later)


def _of_no_month(archive: Archive, year: int, months: tuple[Month, ...]) -> Dated:
    """Return the articles that stand in no one month of a year."""
    stands = Counter(place for month in months for place in _places(archive.months[month]))
    whole = archive.years[year]
    return Dated(
        certain=whole.certain.those(lambda place: stands[place] != 1),
        possible=whole.possible.those(lambda place: stands[place] != 1),
    )


def _places(dated: Dated) -> Iterator[int]:
    return chain(dated.certain.places, dated.possible.places)


def _listed(
    of: At,
    count: int,
    months: tuple[tuple[Month, Counts], ...],
    dated: Dated,
    beside: tuple[At | None, At | None],
) -> Iterator[Page]:
    """Lay out the pages of a year, month or day. Those that may be of it stand behind those that are."""
    path = time_of(of).path
    certain, possible = dated.certain, dated.possible
    sure, all_ = len(certain), dated.count
    per = PER_YEAR if isinstance(of, int) else PER_PAGE
    for at, start, stop, paging in parts_of(path, all_, per):
        found = (
            certain.part(start, stop),
            possible.part(max(start - sure, 0), max(stop - sure, 0)),
            tuple(paging) if paging else None,
        )
        whole = ((sure, all_ - sure), count, months, *beside) if at == path else (None, 0, (), None, None)
        yield Page(at, "date.html", _view, (of, *found, *whole))


def _view(
    _: Desk,
    of: At,
    certain: Faces,
    possible: Faces,
    paging: tuple[Any, ...] | None,
    counts: tuple[int, int] | None,
    count: int,
    months: tuple[tuple[Month, Counts], ...],
    earlier: At | None,
    later: At | None,
) -> DatePage:
    most = most_of(months)
    return DatePage(
        time=time_of(of),
        count=count,
        counts=counts,
        up=_around(of),
        earlier=time_of(earlier) if earlier else None,
        later=time_of(later) if later else None,
        months=tuple(calendar_of(month, days, most) for month, days in months),
        maybe=has_maybe(months),
        certain=tuple(card_of(face) for face in certain),
        possible=tuple(card_of(face, maybe=True) for face in possible),
        paging=Paging(*paging) if paging else None,
    )


def _around(of: At) -> tuple[Time, ...]:
    if isinstance(of, int):
        return ()
    if isinstance(of, tuple):
        return (time_of(of[0]),)
    return time_of(of.year), time_of((of.year, of.month))
