"""Indexes of people, places, authors, publications and so on, A to Z, with the pages of each name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backfile.press import urls
from backfile.press.holdings.indexes import FOLLOWED, Index, Kind, has_page, indexes_of
from backfile.press.page import Desk, Page, Plan
from backfile.press.pages.atoz import Entry, index_pages, most
from backfile.press.showing.listings import Listing, listed, listing_of
from backfile.press.showing.views import Link

SAMPLES = 6
"""Names that the page of all indexes shows of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePage:
    """What name.html sees: a page of the list of articles under a name, which may be `followed` by a feed."""

    kind: Kind
    name: str
    followed: bool
    list: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Browse:
    """What browse.html sees: each index with the number of its names, and those that are named most.

    `addresses` counts the articles whose addresses are known.
    """

    tags: int
    addresses: int
    kinds: tuple[tuple[Kind, int, tuple[Link, ...]], ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the page of all indexes, then each index that has names, with the page of each name."""
    found = {kind: index for kind, index in indexes_of(plan.archive.records).items() if index}
    entries = {kind: _entries(kind, index) for kind, index in found.items()}
    shown = tuple((kind.value, len(of), most(of, SAMPLES)) for kind, of in entries.items())
    addresses = sum(map(bool, plan.archive.records.addresses))
    yield Page(urls.BROWSE, "browse.html", _browse, (len(plan.tags), addresses, shown))
    for kind, index in found.items():
        yield from index_pages(kind.value, entries[kind], plan.tongue, "names.html")
        for name in index:
            faces = index[name]
            if has_page(kind, name, len(faces)):
                path = urls.named(kind, name)
                for at, slice_ in listed(plan.archive, path, faces):
                    yield Page(at, "name.html", _name, (kind.value, name, *slice_))


def _entries(kind: Kind, index: Index) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for name, faces in index.items():
        count = len(faces)
        path = urls.named(kind, name) if has_page(kind, name, count) else urls.article(next(iter(faces)).key)
        found.append((name, path, count, None))
    return tuple(found)


def _name(_: Desk, kind: str, name: str, *list_: Any) -> NamePage:  # noqa: ANN401 - as `listed` says
    of = Kind(kind)
    return NamePage(kind=of, name=name, followed=of in FOLLOWED, list=listing_of(*list_))


def _browse(
    _: Desk, tags: int, addresses: int, kinds: tuple[tuple[str, int, tuple[Entry, ...]], ...]
) -> Browse:
    return Browse(
        tags=tags,
        addresses=addresses,
        kinds=tuple((Kind(kind), count, _links(entries)) for kind, count, entries in kinds),
    )


def _links(entries: tuple[Entry, ...]) -> tuple[Link, ...]:
    return tuple(Link(name=name, path=path, count=count) for name, path, count, _ in entries)
