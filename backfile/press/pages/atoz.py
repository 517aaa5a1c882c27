"""An index of names, A to Z: on one page where they are few, else with pages for each letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfile.press import urls
from backfile.press.holdings.indexes import Kind
from backfile.press.language.alphabet import ONE_PAGE, Letter, by_letter, letters_of, shelves
from backfile.press.language.tongue import Tongue
from backfile.press.page import Desk, Page
from backfile.press.showing.charts import Spark
from backfile.press.showing.views import Named

MOST_USED = 60
"""Names that an index shows where each letter has pages of its own."""

Entry = tuple[str, str, int, tuple[str, int, int] | None]
"""A name, the page that it leads to, the number of its articles, and their small line over time or None."""
Group = tuple[str, tuple[Entry, ...]]
"""A letter, or nothing for names in no alphabet, and what stands under it."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A name in an index, with its articles over time; None where there is nothing to be drawn."""

    name: str
    path: str
    count: int
    spark: Spark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What names.html and tags.html see: all names by letter; if many, the most used and the letters.

    `letter` is that of a page of one letter, and None on the index. Such a page knows no counts (0) of the
    other letters. `parts` are the pages of its letter, by their first and last name, if there are several.
    """

    kind: str
    count: int
    letter: str | None
    letters: tuple[Letter, ...]
    parts: tuple[tuple[str, Named], ...]
    used: tuple[Indexed, ...]
    groups: tuple[tuple[str, tuple[Indexed, ...]], ...]


def index_pages(kind: str, entries: tuple[Entry, ...], tongue: Tongue, template: str) -> Iterator[Page]:
    """Lay out the index of a kind of names. `tongue` has its alphabet."""
    index = urls.index(kind)
    if kind == Kind.LANGUAGES:  # by their codes they would stand under letters that are not their names'
        groups: tuple[Group, ...] = (("", most(entries, len(entries))),)
        yield Page(index, template, _view, (kind, len(entries), None, (), (), (), groups))
        return
    if len(entries) <= ONE_PAGE:
        groups = by_letter(entries, tongue)
        places = tuple((letter, f"#letter-{at}", len(of)) for at, (letter, of) in enumerate(groups, 1))
        yield Page(index, template, _view, (kind, len(entries), None, places, (), (), groups))
        return
    letters = tuple((letter.name, letter.path, letter.count) for letter in letters_of(index, entries, tongue))
    used = most(entries, MOST_USED)
    yield Page(index, template, _view, (kind, len(entries), None, letters, (), used, ()))
    others = tuple((name, path, 0) for name, path, _ in letters)
    for shelf in shelves(index, entries, tongue):
        groups = ((shelf.letter, shelf.entries),)
        yield Page(shelf.path, template, _view, (kind, 0, shelf.letter, others, shelf.parts, (), groups))


def most(entries: tuple[Entry, ...], number: int) -> tuple[Entry, ...]:
    """Return so many names of most articles, the most first."""
    return tuple(sorted(entries, key=lambda entry: (-entry[2], entry[0]))[:number])


def _view(
    _: Desk,
    kind: str,
    count: int,
    letter: str | None,
    letters: tuple[tuple[str, str, int], ...],
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
        used=_indexed(used),
        groups=tuple((name, _indexed(entries)) for name, entries in groups),
    )


def _indexed(entries: tuple[Entry, ...]) -> tuple[Indexed, ...]:
    return tuple(
        Indexed(name, path, count, Spark(*spark) if spark else None) for name, path, count, spark in entries
    )
