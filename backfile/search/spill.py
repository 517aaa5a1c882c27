"""Blocks put away into a file, and read back one at a time."""

from collections.abc import Iterable, Iterator
from typing import IO


def spilled(file: IO[bytes], blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Write blocks at a file's end now, and return what reads them back, whoever else reads meanwhile."""
    places = []
    for block in blocks:
        places.append((file.seek(0, 2), len(block)))
        file.write(block)
    return _read(file, places)


def _read(file: IO[bytes], places: list[tuple[int, int]]) -> Iterator[bytes]:
    for begin, size in places:
        file.seek(begin)
        yield file.read(size)
