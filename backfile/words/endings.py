"""Snowball's stemmers, in which endings are looked up: to search for them took most of their time.

As Snowball's compiler writes it, each search is a binary one, letter by letter. What is found is the same:
the longest entry of a list that the word has there. The generated files stay as they are.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backfile.words.snowball.english_stemmer import EnglishStemmer
from backfile.words.snowball.russian_stemmer import RussianStemmer

if TYPE_CHECKING:
    from backfile.words.snowball.among import Among

_Table = tuple[dict[str, tuple[int, ...]], tuple[int, ...], dict[str, int]]
"""The lengths of a list's entries, longest first, by the letter next to the cursor, and for any other letter;
and the result of each entry. (None of these two stemmers' has a condition of its own, `Among.method`.)"""


class _LookedUp:
    """What goes before a stemmer's base."""

    current: str
    cursor: int
    limit: int
    limit_backward: int

    def __init__(self) -> None:
        super().__init__()
        self._tables: dict[int, _Table] = {}

    def find_among(self, v: Sequence["Among"]) -> int:
        """Go behind the longest entry that begins at the cursor; return its result, 0 if there is none."""
        at, text = self.cursor, self.current
        lengths, others, results = self._tables.get(id(v)) or self._table(v, 0)
        for length in lengths.get(text[at : at + 1], others):
            if at + length <= self.limit and (found := text[at : at + length]) in results:
                self.cursor = at + length
                return results[found]
        return 0

    def find_among_b(self, v: Sequence["Among"]) -> int:
        """Go before the longest entry that ends at the cursor; return its result, 0 if there is none."""
        at, text = self.cursor, self.current
        lengths, others, results = self._tables.get(id(v)) or self._table(v, -1)
        for length in lengths.get(text[at - 1 : at], others):
            if at - length >= self.limit_backward and (found := text[at - length : at]) in results:
                self.cursor = at - length
                return results[found]
        return 0

    def _table(self, v: Sequence["Among"], near: int) -> _Table:
        """Make a list's table. The list is a class's own: what it is known by stays its own."""
        others = {0 for entry in v if not entry.s}
        lengths: dict[str, set[int]] = {}
        for entry in v:
            if entry.s:
                lengths.setdefault(entry.s[near], {*others}).add(len(entry.s))
        by_letter = {letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()}
        table = by_letter, tuple(others), {entry.s: int(entry.result) for entry in v}
        return self._tables.setdefault(id(v), table)


class English(_LookedUp, EnglishStemmer):
    """Snowball's English."""


class Russian(_LookedUp, RussianStemmer):
    """Snowball's Russian."""
