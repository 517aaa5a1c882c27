"""Lists of articles by year, in pages: what stands under a tag, an author or any other name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backfile.press.holdings.archive import Archive, month_number
from backfile.press.holdings.deck import Faces
from backfile.press.showing.charts import LEAST, Chart, chart_of_years
from backfile.press.showing.paging import Paging, page_with, parts_of
from backfile.press.showing.views import Card, card_of

YearSlice = tuple[int, int, str]
"""A year, its articles, and the place on the page where it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What _listing.html prints: a page of a list, by year, latest first; of no known year last, under None.

    `count` is of the whole list, and `chart` of its years: both are None on all pages but the newest, and the
    chart where there is not enough to be drawn.
    """

    years: tuple[tuple[int | None, tuple[Card, ...]], ...]
    count: int | None
    chart: Chart | None
    paging: Paging | None


def listed(archive: Archive, path: str, faces: Faces) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the pages of a list whose own address is `path`: where each stands, and its slice."""
    count = len(faces)
    for part in parts_of(path, count):
        newest = part.start == 0
        yield (
            part.path,
            (
                faces.part(part.start, part.stop),
                count if newest else None,
                _years(archive, path, faces) if newest and count >= LEAST else (),
                tuple(part.paging) if part.paging else None,
            ),
        )


def listing_of(
    faces: Faces, count: int | None, years: tuple[YearSlice, ...], paging: tuple[Any, ...] | None
) -> Listing:
    """Return the view of a page of a list, given its slice."""
    groups: dict[int | None, list[Card]] = {}
    for face in faces:
        groups.setdefault(month_number(face.date) // 12 or None, []).append(card_of(face))
    # An open date ("on or before") sorts among the years but is of none of them.
    if None in groups:
        groups[None] = groups.pop(None)
    return Listing(
        years=tuple((year, tuple(cards)) for year, cards in groups.items()),
        count=count,
        chart=chart_of_years({year: (number, place) for year, number, place in years}),
        paging=Paging(*paging) if paging else None,
    )


def _years(archive: Archive, path: str, faces: Faces) -> tuple[YearSlice, ...]:
    years = [archive.since[place] // 12 for place in faces.places]
    counts = Counter(years)
    del counts[0]
    found: list[YearSlice] = []
    begins = 0
    for year in sorted(
        counts, reverse=True
    ):  # they follow each other, so that each is sought behind the last
        begins = years.index(year, begins)
        page = page_with(path, len(years), begins)
        found.append((year, counts[year], f"{page if page != path else ''}#year-{year}"))
    return tuple(reversed(found))
