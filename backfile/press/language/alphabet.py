"""Names A to Z: on one page where they are few, else on pages for each letter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from backfile.press import urls
from backfile.press.language.tongue import Tongue

ONE_PAGE = 120
"""So many names stand on one page; where there are more, each letter has pages of so many."""

Entry: TypeAlias = tuple[Any, ...]
"""What an index has of a name, as plain values, the name itself first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter and the first of its pages, or its place on the only one. `count` is how many names it has."""

    name: str
    path: str
    count: int


class Shelf(NamedTuple):
    """A page of a letter: its path, its names, and the pages of the same letter where there are several.

    `parts` are the first and the last name of each, and its path.
    """

    letter: str
    path: str
    entries: tuple[Entry, ...]
    parts: tuple[tuple[str, str, str], ...]


def by_letter(entries: Iterable[Entry], tongue: Tongue) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Return each letter with its names, in the order of a language."""
    ordered = sorted(entries, key=lambda entry: (tongue.sort_key(entry[0].strip()), entry[0]))
    found: dict[str, list[Entry]] = {}
    for entry in ordered:
        found.setdefault(tongue.letter(entry[0]), []).append(entry)
    return tuple((letter, tuple(group)) for letter, group in found.items())


def letters_of(index: str, entries: Iterable[Entry], tongue: Tongue) -> tuple[Letter, ...]:
    """Return the letters of an index that has pages for each of them; `index` is its own path."""
    return tuple(
        Letter(name=letter, path=urls.letter(index, letter), count=len(group))
        for letter, group in by_letter(entries, tongue)
    )


def shelves(index: str, entries: Iterable[Entry], tongue: Tongue) -> Iterator[Shelf]:
    """Yield the pages of all letters of an index."""
    for letter, group in by_letter(entries, tongue):
        cut = [group[at : at + ONE_PAGE] for at in range(0, len(group), ONE_PAGE)]
        paths = [urls.letter(index, letter, number) for number in range(1, len(cut) + 1)]
        parts = tuple((part[0][0], part[-1][0], path) for part, path in zip(cut, paths, strict=True))
        for part, path in zip(cut, paths, strict=True):
            yield Shelf(letter, path, part, parts if len(parts) > 1 else ())
