"""Names A to Z: on one page where they are few, else on pages for each letter."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from backfile.press import urls

ONE_PAGE = 120
"""So many names stand on one page; where there are more, each letter has pages of so many."""
_HAN = "漢"
"""Stands for all its kind: each of many thousands would be a letter by itself."""

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


def letter_of(name: str) -> str:
    """Return the letter that a name stands under: without its accent, "#" for what is no letter."""
    first = unicodedata.normalize("NFD", name.strip()[:1]).upper()[:1]
    if not first.isalpha():
        return "#"
    return _HAN if unicodedata.name(first, "").startswith("CJK") else first


def by_letter(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yield each letter with its names, A to Z."""
    ordered = sorted(entries, key=lambda entry: (letter_of(entry[0]), entry[0].casefold(), entry[0]))
    for letter, group in groupby(ordered, key=lambda entry: letter_of(entry[0])):
        yield letter, tuple(group)


def letters_of(index: str, entries: Iterable[Entry]) -> tuple[Letter, ...]:
    """Return the letters of an index that has pages for each of them; `index` is its own path."""
    return tuple(
        Letter(name=letter, path=urls.letter(index, letter), count=len(group))
        for letter, group in by_letter(entries)
    )


def shelves(index: str, entries: Iterable[Entry]) -> Iterator[Shelf]:
    """Yield the pages of all letters of an index."""
    for letter, group in by_letter(entries):
        cut = [group[at : at + ONE_PAGE] for at in range(0, len(group), ONE_PAGE)]
        paths = [urls.letter(index, letter, number) for number in range(1, len(cut) + 1)]
        parts = tuple((part[0][0], part[-1][0], path) for part, path in zip(cut, paths, strict=True))
        for part, path in zip(cut, paths, strict=True):
            yield Shelf(letter, path, part, parts if len(parts) > 1 else ())
