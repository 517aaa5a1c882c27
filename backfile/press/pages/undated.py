"""The shelf of undated and uncertain dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backfile.press import urls
from backfile.press.holdings.deck import Faces
from backfile.press.page import Desk, Page, Plan
from backfile.press.showing.paging import Paging, parts_of
from backfile.press.showing.views import Card, card_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedPage:
    """What undated.html sees: articles without a date, then those whose date is not one certain day.

    `counts` are of the whole list (undated, uncertain), and None on all its pages but the newest.
    """

    undated: tuple[Card, ...]
    uncertain: tuple[Card, ...]
    counts: tuple[int, int] | None
    paging: Paging | None


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the shelf."""
    shelf, undated = plan.archive.shelf, plan.archive.undated
    counts = (undated, len(shelf) - undated)
    for path, start, stop, paging in parts_of(urls.UNDATED, len(shelf)):
        slice_ = (
            shelf.part(start, stop),
            counts if path == urls.UNDATED else None,
            tuple(paging) if paging else None,
        )
        yield Page(path, "undated.html", _view, slice_)


def _view(
    _: Desk, shelf: Faces, counts: tuple[int, int] | None, paging: tuple[Any, ...] | None
) -> UndatedPage:
    return UndatedPage(
        undated=tuple(card_of(face) for face in shelf if face.date is None),
        uncertain=tuple(card_of(face) for face in shelf if face.date is not None),
        counts=counts,
        paging=Paging(*paging) if paging else None,
    )
