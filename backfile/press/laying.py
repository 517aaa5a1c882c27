"""Laying out by several processes, where an earlier build was of many pages and most of them can be kept.

Whoever is free lays out another kind of pages and makes their keys. Back come the pages that have changed,
and of all others only which of the known outputs they are.
"""

import io
import pickle
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from backfile.press import layout
from backfile.press.holdings.deck import Deck, Faces, Places, places
from backfile.press.keys import key_of
from backfile.press.outputs import Outputs
from backfile.press.page import Page, Plan
from backfile.press.progress import Progress
from backfile.working.work import Crew, inherits, mapped

MANY = 5_000
"""Fewer pages than so many are laid out by one process before two have begun."""
MOST = 2_000
"""Pages of a kind that come back at most. Of more, all are laid out again, a batch at a time: they are not to
stand in memory at once."""


class _Ground(NamedTuple):
    """What is laid out, and the known outputs, each with its number."""

    plan: Plan
    known: Outputs
    numbers: Mapping[str, int]


class _Laid(NamedTuple):
    """What came of a kind of pages: the numbers of known outputs that may stay, and the others, packed.

    They are None where there are more than MOST.
    """

    kept: Places
    others: bytes | None


def pages(plan: Plan, progress: Progress, *, same: bool, crew: Crew) -> Iterator[Page]:
    """Lay out the pages of a plan, less those of which it is known already that they can be kept."""
    if same and plan.edited is None and len(progress.known) >= MANY and inherits(crew):
        others = _others(plan, progress, crew=crew)
        if others is not None:
            return iter(others)
    return layout.pages(plan)


def _others(plan: Plan, progress: Progress, *, crew: Crew) -> Sequence[Page] | None:
    """Keep what can be kept, and return the other pages.

    None where there are too many, and where two pages would stand at one path: then nothing is kept, and
    whoever prints them tells of it.
    """
    known = progress.known
    paths = [*known]
    ground = _Ground(plan, known, {path: number for number, path in enumerate(paths)})
    kept, found = places(), list[Page]()
    alike = replace(crew, memory=0)  # which is for articles: these hold the archive
    for laid in mapped(_laid, ground, range(len(layout.KINDS)), crew=alike, chunk=1):
        if laid.others is None:
            return None
        kept += laid.kept
        found += _Unpickler(io.BytesIO(laid.others), plan.archive.records.deck).load()
    taken = {*map(paths.__getitem__, kept), *(page.path for page in found)}
    if len(taken) < len(kept) + len(found) or not taken.isdisjoint(chain(progress.outputs, progress.failed)):
        return None
    for path in map(paths.__getitem__, kept):
        progress.outputs.keep(path, known)
    return found


def _laid(ground: _Ground, kind: int) -> _Laid:
    """Lay out the pages of a kind, and sort out those that can be kept."""
    plan, known, numbers = ground
    kept, others = places(), list[Page]()
    for page in layout.KINDS[kind](plan):
        old = known.key(page.path)
        if old is not None and old == key_of(page):
            kept.append(numbers[page.path])
        elif len(others) < MOST:
            others.append(page)
        else:
            return _Laid(kept, None)
    file = io.BytesIO()
    _Pickler(file, plan.archive.records.deck).dump(others)
    return _Laid(kept, file.getvalue())


class _Pickler(pickle.Pickler):
    """Packs pages for a process that has the same archive: lists of its articles go by their places."""

    def __init__(self, file: io.BytesIO, deck: Deck) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._deck = deck

    def persistent_id(self, value: object) -> bytes | None:
        return value.places.tobytes() if isinstance(value, Faces) and value.are_of(self._deck) else None


class _Unpickler(pickle.Unpickler):
    """Unpacks them."""

    def __init__(self, file: io.BytesIO, deck: Deck) -> None:
        super().__init__(file)
        self._deck = deck

    def persistent_load(self, places: bytes) -> Faces:
        return Faces(self._deck, array("I", places))
