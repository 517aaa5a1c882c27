"""The index of a stretch of articles, and how the segments of an archive become one.

A segment is written out when it is made, and read back a block at a time, so that an archive of any size is
merged in the memory of a few blocks.
"""

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter

from backfile.search.codec import Postings, counted, number, read

_BLOCK = 1_000
"""Entries that are packed together: some 50 kB."""
_PLAIN = 2
"""The version of marshal that looks for no repeated values."""

Entry = tuple[str, int, int, bytes, bytes]
"""What a segment has of a key: the key, the last of its slots, and the fields of its postings."""


def blocks(slots: Mapping[str, Sequence[int]]) -> Iterator[bytes]:
    """Yield the entries of a segment, packed, in the order of their keys: what an Inverter has collected."""
    keys = sorted(slots)
    for begin in range(0, len(keys), _BLOCK):
        entries = [(key, slots[key][-1], *counted(slots[key])) for key in keys[begin : begin + _BLOCK]]
        yield marshal.dumps(entries, _PLAIN)


def entries(blocks: Iterable[bytes]) -> Iterator[Entry]:
    """Read the blocks of a segment."""
    for block in blocks:
        yield from marshal.loads(block)  # noqa: S302 - what `blocks` has packed


def merged(segments: Sequence[Iterator[Entry]]) -> Iterator[tuple[str, Postings]]:
    """Merge segments, which are in the order of their slots, into the dictionary of all, by its keys."""
    for key, group in groupby(merge(*segments), key=itemgetter(0)):
        yield key, _joined([*group])


def _joined(parts: Sequence[Entry]) -> Postings:
    """Put the postings of stretches behind each other: only the first code of each is another one there."""
    _, before, held, first, weights = parts[0]
    if len(parts) == 1:
        return Postings(held, first, weights)
    codes, over = [first], [weights]
    for _, last, more, others, weights in parts[1:]:
        code, at = read(others, 0)
        codes += (number(code - 2 * (before + 1)), others[at:])
        over.append(weights)
        held += more
        before = last
    return Postings(held, b"".join(codes), b"".join(over))
