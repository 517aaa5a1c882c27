"""The state: what one build leaves for the next, in one file.

Nothing that is built depends on its being there: it only says what need not be done again. It is rows of
JSON, then a head, then a line that says where the head begins. The head alone is enough to tell that nothing
has changed, so the rows are read only when something has. A state that was cut off or altered, or is of
another form, counts as none.
"""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from backfile.errors import BackfileError, Location
from backfile.files import disk

NAME = ".backfile.state"
_PART = f"{NAME}.part"
_FORM = "backfile-state-2"
_BLOCK = 500
"""Rows on a line: written and read faster than each on its own."""
_AHEAD = 1 << 20
"""Bytes: more than a line. To put a line together of pieces of some kilobytes takes nine times as long."""
_END = len(f"{_FORM} {0:020d} {'0' * 64}\n")

Head = Mapping[str, Any]
"""A few values, ready for JSON."""
Rows = Iterable[Sequence[Any]]


class _Place(NamedTuple):
    """Where a section's lines begin in the file, and how many rows each of them holds."""

    at: int
    sizes: Sequence[int]


@dataclass(frozen=True, slots=True)
class State:
    """An earlier build's head, and where its rows are by section; nothing where there is none to go by."""

    root: Path
    head: Head = field(default_factory=dict)
    places: Mapping[str, _Place] = field(default_factory=dict)

    def seal(self, section: str) -> str | None:
        """Return the seal under which a section's rows were made."""
        seal = self.head.get("seals", {}).get(section)
        return str(seal) if seal else None

    def count(self, section: str, seal: str) -> int:
        """Return how many rows a section has that were made under this seal."""
        place = self.places.get(section)
        return sum(place.sizes) if place and seal == self.seal(section) else 0

    def rows(self, section: str, seal: str | None = None) -> Iterator[Any]:
        """Yield a section's rows, if they were made under this seal (None: under whatever); else none.

        They are read as they are asked for, as those of a large archive should not stand in memory beside
        what is made of them. Raises BackfileError (input/output): the file was changed meanwhile.
        """
        for line, _ in self.blocks(section, seal):
            yield from _block(line)

    def blocks(self, section: str, seal: str | None = None) -> Iterator[tuple[bytes, int]]:
        """Yield the same rows as the lines that they stand on, with the number of rows on each."""
        place = self.places.get(section)
        if place is None or seal not in (None, self.seal(section)):
            return
        with _told(), disk.opened(self.root / NAME, ahead=_AHEAD) as file:
            file.seek(place.at)
            for size in place.sizes:
                yield file.readline(), size


def head_of(root: Path) -> Head:
    """Read the head alone; an empty one where there is none that can be trusted."""
    try:
        with disk.opened(root / NAME) as file:
            return _tail(file)[0]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def load(root: Path) -> State:
    """Look through the whole state; an empty one where there is none that can be trusted."""
    try:
        with disk.opened(root / NAME, ahead=_AHEAD) as file:
            head, end = _tail(file)
            file.seek(0)
            places: dict[str, _Place] = {}
            seal = hashlib.sha256()
            for name, sizes in head["blocks"].items():
                places[name] = _Place(file.tell(), sizes)
                for _ in sizes:
                    seal.update(file.readline())
            whole = seal.hexdigest() == head["rows"] and file.tell() == end
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return State(root)
    return State(root, head, places) if whole else State(root)


def _block(line: bytes) -> list[Any]:
    """Read a line of rows, which was whole when its seal was checked. Raises BackfileError."""
    try:
        rows = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        raise BackfileError("it was changed while the site was built", Location(NAME), "build again")
    return rows


class Draft:
    """A state while it is written: section by section, then the head that makes a state of it."""

    __slots__ = ("_blocks", "_file", "_root", "_seal", "_seals")

    def __init__(self, root: Path, file: BinaryIO) -> None:
        self._root = root
        self._file = file
        self._seal = hashlib.sha256()
        self._blocks: dict[str, list[int]] = {}
        self._seals: dict[str, str] = {}

    def add(
        self,
        section: str,
        rows: Rows,
        seal: str,
        *,
        before: Iterable[tuple[bytes, int]] = (),
        gone: Collection[int] = (),
    ) -> None:
        """Write a section. Its `seal` is what the rows depend on besides what is in them.

        The rows of the blocks `before` stay, but for those whose numbers (from 0) are `gone`; a block of
        which none is gone is written as it is. Raises BackfileError (input/output).
        """
        self._blocks[section], self._seals[section] = [], seal
        rest: Iterator[Any] = iter(rows)
        number, begun = 0, list[Any]()
        with _told():
            for line, size in before:
                numbers = range(number, number + size)
                number += size
                if not gone or not any(map(gone.__contains__, numbers)):
                    self._write(section, line, size)
                    continue
                begun += [row for at, row in zip(numbers, _block(line), strict=True) if at not in gone]
                begun += islice(rest, max(_BLOCK - len(begun), 0))
                if len(begun) >= _BLOCK:
                    self._encode(section, begun[:_BLOCK])
                    begun = begun[_BLOCK:]
            while begun := [*begun, *islice(rest, _BLOCK - len(begun))]:
                self._encode(section, begun)
                begun = []

    def _encode(self, section: str, rows: Sequence[Any]) -> None:
        line = json.dumps(rows, separators=(",", ":"))
        self._write(section, f"{line}\n".encode("ascii"), len(rows))

    def _write(self, section: str, line: bytes, size: int) -> None:
        self._seal.update(line)
        self._file.write(line)
        self._blocks[section].append(size)

    def keep(self, head: Head) -> None:
        """Keep what was written for the next build. Raises BackfileError (input/output).

        It is not synced to the disk, as a torn one is noticed.
        """
        whole = {**head, "seals": self._seals, "blocks": self._blocks, "rows": self._seal.hexdigest()}
        line = f"{json.dumps(whole, separators=(',', ':'))}\n".encode("ascii")
        with _told():
            at = self._file.tell()
            self._file.write(line)
            self._file.write(f"{_FORM} {at:020d} {hashlib.sha256(line).hexdigest()}\n".encode("ascii"))
            self._file.close()
            (self._root / _PART).replace(self._root / NAME)


@contextmanager
def drafted(root: Path) -> Iterator[Draft]:
    """Begin a state; what is not kept is removed. Raises BackfileError (input/output)."""
    with _told():
        file = (root / _PART).open("wb")
    try:
        with file:
            yield Draft(root, file)
    finally:
        forget(root)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise disk.unusable(error, NAME) from None


def _tail(file: BinaryIO) -> tuple[Head, int]:
    """Return the head and where it begins. Raises ValueError or OSError where there is none of ours."""
    end = file.seek(-_END, os.SEEK_END)
    form, at, seal = file.read(_END).decode("ascii").split()
    file.seek(int(at))
    line = file.read(end - int(at))
    if form != _FORM or seal != hashlib.sha256(line).hexdigest():
        raise ValueError("not a state of this form")
    head = json.loads(line)
    if not isinstance(head, dict):
        raise TypeError("a head is a table")
    return head, int(at)


def forget(root: Path) -> None:
    """Remove what a build that was cut off while it kept its state has left."""
    with suppress(OSError):
        (root / _PART).unlink()
