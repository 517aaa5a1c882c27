"""What intake remembers from one build to the next, so that a capture that has not changed is not read again.

A reading depends on the capture's bytes, its sidecar's, the settings of intake and the program. While all of
these are the same, so is the digest of the article file that it makes; that is all that is kept. Files with
the same stamps are not even opened; without a settled stamp, their digests are compared.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backfile import program
from backfile.intake.filing import Found
from backfile.intake.sidecar import sidecar_for
from backfile.record import Record
from backfile.settings import Intake
from backfile.stamps import UNSETTLED, Stamps


@dataclass(frozen=True, slots=True)
class Remembered:
    """A reading: the stamps of the capture and its sidecar, and their digests with that of what they make.

    `size` is the capture's, in bytes.
    """

    file: str
    stamp: str
    sha256: str
    size: int
    sidecar: str
    digest: str

    def found(self) -> Found:
        """Return what a reading that changes nothing comes to."""
        return Found(
            file=self.file, sha256=self.sha256, size=self.size, sidecar=self.sidecar, digest=self.digest
        )


def seal(settings: Intake) -> str:
    """Return the SHA-256 (hex) of what every reading depends on besides its capture."""
    return hashlib.sha256(repr((program.digest(), settings)).encode("utf-8", "surrogatepass")).hexdigest()


def settled(rows: Iterable[Sequence[Any]], records: Iterable[Record]) -> dict[str, Remembered]:
    """Return, by capture, the readings that change nothing: their articles are as filed, or a person's."""
    memory = {str(row[0]): Remembered(*row) for row in rows}
    found: dict[str, Remembered] = {}
    waiting: set[str] = set()
    for record in records:
        origin = record.origin
        reading = memory.get(origin.file) if origin else None
        if origin is None or reading is None:
            continue
        if reading.sha256 == origin.sha256 and (record.touched or origin.filed == reading.digest):
            found[origin.file] = reading
        else:  # of two articles of one capture, one has to be written
            waiting.add(origin.file)
    return {file: reading for file, reading in found.items() if file not in waiting}


def stamp_for(capture: str, stamps: Stamps) -> str:
    """Return one stamp for a capture and its sidecar; UNSETTLED where one of them is."""
    sidecar = sidecar_for(capture, stamps.__contains__)
    parts = [stamps[capture], *((sidecar, stamps[sidecar]) if sidecar else ())]
    return UNSETTLED if UNSETTLED in parts else " ".join(parts)


def rows_for(found: Iterable[Found], stamps: Mapping[str, str]) -> list[tuple[str | int, ...]]:
    """Return what is to be remembered of this build's readings."""
    return [
        (one.file, stamp_for(one.file, stamps), one.sha256, one.size, one.sidecar, one.digest)
        for one in found
    ]
