"""The index of a stretch of articles, and how the segments of an archive become one.

A segment is written out when it is made, and read back a block at a time, so that an archive of any size is
merged in the memory of a few blocks.
"""

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from backfile.search.codec import MOST_WEIGHT, Postings, number, placed, read
from backfile.search.inverting import key_of
from backfile.words import Word

_BLOCK = 1_000
"""Entries that are packed together: some 50 kB."""
_PLAIN = 2
"""The version of marshal that looks for no repeated values."""


class Entry(NamedTuple):
    """What a segment has of a key: the last of its slots, and the postings."""

    key: str
    last: int
    held: int
    codes: bytes
    weights: bytes


class Inverter:
    """Collects articles in the order of their slots, and makes a segment of them."""

    __slots__ = ("_names", "_weights", "_words")

    def __init__(self) -> None:
        self._words: defaultdict[Word, list[int]] = defaultdict(list)
        self._weights: defaultdict[Word, bytearray] = defaultdict(bytearray)
        self._names: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, slot: int, words: Iterable[tuple[Word, int]], names: Iterable[str]) -> None:
        """Add an article: its words with their weights, and the keys of its names."""
        found, over, place = self._words, self._weights, slot * 2
        for word, weight in words:
            if weight > 1:
                found[word].append(place + 1)
                over[word].append(min(MOST_WEIGHT, weight))
            else:
                found[word].append(place)
        for name in names:
            self._names[name].append(place)

    def blocks(self) -> Iterator[bytes]:
        """Yield the entries of the segment in the order of their keys, packed."""
        over = self._weights
        found = [(key_of(word), places, over.get(word, b"")) for word, places in self._words.items()]
        found += ((name, places, b"") for name, places in self._names.items())
        found.sort()
        for begin in range(0, len(found), _BLOCK):
            yield marshal.dumps([_entry(*one) for one in found[begin : begin + _BLOCK]], _PLAIN)


def _entry(key: str, places: list[int], weights: Iterable[int]) -> tuple[str, int, int, bytes, bytes]:
    return key, places[-1] >> 1, *placed(places, weights)


def entries(blocks: Iterable[bytes]) -> Iterator[Entry]:
    """Read the blocks of a segment."""
    for block in blocks:
        yield from map(Entry._make, marshal.loads(block))  # noqa: S302 - what an Inverter has packed


def merged(segments: Sequence[Iterator[Entry]]) -> Iterator[tuple[str, Postings]]:
    """Merge segments, which are in the order of their slots, into the dictionary of all, by its keys."""
    for key, group in groupby(merge(*segments, key=itemgetter(0)), key=itemgetter(0)):
        yield key, _joined([*group])


def _joined(parts: Sequence[Entry]) -> Postings:
    """Put the postings of stretches behind each other: only the first code of each is another one there."""
    first = parts[0]
    if len(parts) == 1:
        return Postings(first.held, first.codes, first.weights)
    codes, before = [first.codes], first.last
    for part in parts[1:]:
        code, at = read(part.codes, 0)
        codes += (number(code - 2 * (before + 1)), part.codes[at:])
        before = part.last
    return Postings(
        sum(part.held for part in parts), b"".join(codes), b"".join([part.weights for part in parts])
    )
