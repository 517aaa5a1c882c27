"""The rows of all articles by path, packed.

Kept as records, those of a million would take two gigabytes until they have been sorted and packed for the
press, and leave as much behind that only this process can use again. Packed, they take a third, in one run of
bytes that is given back whole.
"""

from array import array
from collections.abc import Iterator, Sequence

from backfile.records.record import Fields, Filed, filed_of
from backfile.records.runs import Run


class Rows:
    """Rows, found by the place of their path in `paths`."""

    __slots__ = ("_numbers", "_run", "paths")

    def __init__(self, paths: Sequence[str], run: Run, numbers: "array[int]") -> None:
        """`numbers` has for each path the number of its row in the run."""
        self.paths = paths
        self._run = run
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, place: int) -> Fields:
        return Fields._make(self._run[self._numbers[place]])

    def __iter__(self) -> Iterator[Fields]:
        return map(self.__getitem__, range(len(self)))

    def items(self) -> Iterator[tuple[str, Fields]]:
        """Yield each path with its row."""
        return zip(self.paths, self, strict=True)

    def filed(self) -> dict[str, Filed]:
        """Return what intake goes by, by path. Of a large archive it takes twice the room."""
        return {path: filed_of(row) for path, row in self.items()}
