"""Many files at once, each whole on the disk before it has its name, for the price of one flush.

To flush a thousand new files one by one takes six times as long: see docs/decisions/0011-publishing.md.
"""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from backfile.errors import BackfileError
from backfile.files import disk, disktrees

_BATCH = 500
"""Files that are flushed together: so many are unnamed at most."""


class Write(NamedTuple):
    """What is to stand under a name, relative to a folder; if it is `new`, nothing may stand there yet."""

    name: str
    data: bytes
    new: bool


def write_all(root: Path, writes: Sequence[Write], aside: str) -> list[bool | BackfileError]:
    """Write files below `root`, and return for each whether it was done: False where the name is taken.

    `aside` is a folder in `root`, on the same file system, in which they stand until they are whole. It is
    gone afterwards, and what a run that was killed left there is removed by the next one.
    """
    folder = root / aside
    results: list[bool | BackfileError] = []
    made: set[str] = set()
    for start in range(0, len(writes), _BATCH):
        batch = writes[start : start + _BATCH]
        try:
            disktrees.discard(folder)
            folder.mkdir(parents=True)
            results += _written(os.fspath(root), batch, os.fspath(folder), made)
        except OSError as error:
            results += [disk.unusable(error, write.name) for write in batch]
        finally:
            with contextlib.suppress(OSError):
                disktrees.discard(folder)
    return results


def _written(root: str, writes: Sequence[Write], folder: str, made: set[str]) -> list[bool | BackfileError]:
    """Write all, flush all, name all. `made` are the folders that are known to be there. Raises OSError."""
    faults: dict[int, BackfileError] = {}
    for number, write in enumerate(writes):
        try:
            disk.write_new(f"{folder}/{number}", (write.data,))
        except OSError as error:
            faults[number] = disk.unusable(error, write.name)
    disktrees.flush(Path(folder))
    return [
        faults.get(number) or _named(f"{folder}/{number}", root, write, made)
        for number, write in enumerate(writes)
    ]


def _named(part: str, root: str, write: Write, made: set[str]) -> bool | BackfileError:
    path = f"{root}/{write.name}"
    parent = path[: path.rindex("/")]
    try:
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - some times quicker, and there are many
            made.add(parent)
        if write.new:
            return disk.named(part, path, write.data)
        os.replace(part, path)  # noqa: PTH105 - as above
    except OSError as error:
        return disk.unusable(error, write.name)
    return True
