"""Values by the hundred thousand in a few long runs of bytes, and names that they share by their numbers."""

import marshal
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any, TypeAlias

_PLAIN = 2
"""The version of marshal that looks for no repeated values: nothing is repeated within a record."""

Ids: TypeAlias = tuple[int, ...]
"""Names, by their numbers in an archive."""


def packed(value: Any) -> bytes:  # noqa: ANN401 - of tuples, lists, texts, numbers and None
    """Return a plain value as bytes, for a Run."""
    return marshal.dumps(value, _PLAIN)


class Run:
    """Values, each packed and put behind the one before."""

    __slots__ = ("_ends", "data")

    def __init__(self) -> None:
        self.data = bytearray()
        self._ends = array("Q", [0])

    def add(self, value: bytes) -> None:
        """Put a value behind the others that is packed."""
        self.data += value
        self._ends.append(len(self.data))

    def extend(self, values: Iterable[tuple[Any, ...]]) -> None:
        """Put values behind the others, which are not packed yet."""
        data, end = self.data, self._ends.append
        for value in map(marshal.dumps, values, repeat(_PLAIN)):
            data += value
            end(len(data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> tuple[Any, ...]:
        found = self.data[self._ends[place] : self._ends[place + 1]]
        value: tuple[Any, ...] = marshal.loads(found)  # noqa: S302 - what was packed here
        return value

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return map(self.__getitem__, range(len(self)))

    def holding(self, value: str | int) -> Iterator[int]:
        """Yield the places of all values that hold this, and of others that look as if they did."""
        sought = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else packed(value)
        at = self.data.find(sought)
        while at >= 0:
            yield bisect_right(self._ends, at) - 1
            at = self.data.find(sought, at + 1)


class Numbered(dict[str, int]):
    """Names that articles share, each kept once and known by its number, in the order of appearance.

    A name that is asked for is kept if it is new.
    """

    __slots__ = ("names",)

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self.names)
        self.names.append(name)
        return number

    def ids(self, names: Iterable[str]) -> Ids:
        """Return the numbers of names."""
        return tuple([self[name] for name in names])

    def those(self, ids: Ids) -> tuple[str, ...]:
        """Return the names of these numbers."""
        return tuple([self.names[number] for number in ids]) if ids else ()
