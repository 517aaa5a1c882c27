"""Indexes of people, places, authors, publications and so on, A to Z, with the pages of each name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backfile.press import urls
from backfile.press.alphabet import ONE_PAGE, Letter, by_letter, letters_of, shelves
from backfile.press.indexes import FOLLOWED, Index, Kind, has_page, indexes_of
from backfile.press.listings import Listing, listed, listing_of
from backfile.press.page import Desk, Page, Plan
from backfile.press.tongue import Tongue
from backfile.press.views import Link, Named

MOST_USED = 60
"""Names that an index shows where each letter has pages of its own."""
SAMPLES = 6
"""Names that the page of all indexes shows of each."""

Entry = tuple[str, str, int]
"""A name, the page that it leads to, and the number of its articles."""
Group = tuple[str, tuple[Entry, ...]]
"""A letter, or nothing for names in no alphabet, and what stands under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What names.html sees: all names of a kind by letter; if they are many, the most used and the letters.

    `letter` is that of a page of one letter, and None on the index. Such a page knows no counts (0) of the
    other letters. `parts` are the pages of its letter, by their first and last name, if there are several.
    """

    kind: str
    count: int
    letter: str | None
    letters: tuple[Letter, ...]
    parts: tuple[tuple[str, Named], ...]
    used: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


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
    shown = tuple((kind.value, len(of), _most(of, SAMPLES)) for kind, of in entries.items())
    addresses = sum(map(bool, plan.archive.records.addresses))
    yield Page(urls.BROWSE, "browse.html", _browse, (len(plan.tags), addresses, shown))
    for kind, index in found.items():
        yield from index_pages(kind.value, entries[kind], plan.tongue)
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
        found.append((name, path, count))
    return tuple(found)


def index_pages(kind: str, entries: tuple[Entry, ...], tongue: Tongue) -> Iterator[Page]:
    """Lay out an index: on one page where the names are few, else with pages for each letter.

    `kind` is one of Kind, or names another index that is made in the same way. `tongue` has its alphabet.
    """
    index = urls.index(kind)
    if kind == Kind.LANGUAGES:  # by their codes they would stand under letters that are not their names'
        groups: tuple[Group, ...] = (("", _most(entries, len(entries))),)
        yield Page(index, "names.html", _view, (kind, len(entries), None, (), (), (), groups))
        return
    if len(entries) <= ONE_PAGE:
        groups = by_letter(entries, tongue)
        places = tuple((letter, f"#letter-{at}", len(of)) for at, (letter, of) in enumerate(groups, 1))
        yield Page(index, "names.html", _view, (kind, len(entries), None, places, (), (), groups))
        return
    letters = tuple((letter.name, letter.path, letter.count) for letter in letters_of(index, entries, tongue))
    used = _most(entries, MOST_USED)
    yield Page(index, "names.html", _view, (kind, len(entries), None, letters, (), used, ()))
    others = tuple((name, path, 0) for name, path, _ in letters)
    for shelf in shelves(index, entries, tongue):
        groups = ((shelf.letter, shelf.entries),)
        yield Page(shelf.path, "names.html", _view, (kind, 0, shelf.letter, others, shelf.parts, (), groups))


def _view(
    _: Desk,
    kind: str,
    count: int,
    letter: str | None,
    letters: tuple[Entry, ...],
    parts: tuple[tuple[str, str, str], ...],
    used: tuple[Entry, ...],
    groups: tuple[Group, ...],
) -> Names:
    return Names(
        kind=kind,
        count=count,
        letter=letter,
        letters=tuple(Letter(name=name, path=path, count=size) for name, path, size in letters),
        parts=tuple((first, Named(last, path)) for first, last, path in parts),
        used=_links(used),
        groups=tuple((name, _links(entries)) for name, entries in groups),
    )


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


def _most(entries: tuple[Entry, ...], most: int) -> tuple[Entry, ...]:
    """Return the names of most articles, the most first."""
    return tuple(sorted(entries, key=lambda entry: (-entry[2], entry[0]))[:most])


def _links(entries: tuple[Entry, ...]) -> tuple[Link, ...]:
    return tuple(Link(name=name, path=path, count=count) for name, path, count in entries)
