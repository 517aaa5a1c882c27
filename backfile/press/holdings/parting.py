"""Long sorted lists in pages that last: where one ends depends on what stands there, and on no number.

A new entry so changes one page, where pages of a fixed number would all be moved by one. (The idea is that of
content-defined chunking: Muthitacharoen, Chen, Mazières, "A Low-bandwidth Network File System", 2001.)
"""

from collections.abc import Iterator, Sequence
from zlib import crc32

USUAL, MOST = 128, 400
"""Entries on a page: so many on average, and never more than so many."""


def parts(entries: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where each page of sorted entries begins and ends; there is one at least.

    Of entries that are the same, none but the first begins a page, unless more of them stand on one than may.
    """
    start = 0
    for at in range(1, len(entries)):
        if at - start >= MOST or (entries[at] != entries[at - 1] and _begins(entries[at])):
            yield start, at
            start = at
    yield start, len(entries)


def _begins(entry: str) -> bool:
    return crc32(entry.encode("utf-8", "surrogatepass")) % USUAL == 0
