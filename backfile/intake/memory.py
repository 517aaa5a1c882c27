"""What intake remembers from one build to the next, so that a capture that has not changed is not read again.

A reading depends on the capture's bytes, its sidecar's, the settings of intake, the profile of its
publication and the program. While all of these are the same, so are the digests of the article files that it
makes; they are all that is kept. Files with the same stamps are not even opened; without a settled stamp,
their digests are compared.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, NamedTuple

from backfile import program
from backfile.files.stamps import UNSETTLED, Stamps
from backfile.intake.found import Found
from backfile.intake.sameness import Tell
from backfile.intake.sidecar import sidecar_for
from backfile.toml.settings import Intake, Publication


class Taken(NamedTuple):
    """A capture's file as read: its digest and size, its sidecar's digest, its articles, and what to tell.

    `remarks` are of parts of the file that could not be read. `profiles` are the publications of site.toml
    that had a say in the reading, by name, with their digests. `row` is the number of the row in which all of
    this was remembered, with the stamps that are still the files'; None where there is none.
    """

    file: str
    sha256: str
    size: int
    sidecar: str
    found: tuple[Found, ...]
    remarks: tuple[str, ...]
    profiles: Mapping[str, str]
    row: int | None = None


class Remembered(NamedTuple):
    """A reading: the number of its row, the stamps of the capture and its sidecar, and what came of them.

    `parts` are by their names: the digest of the article file that the part alone would make, what tells it
    from others, its shape, and the two digests of what it made together with others, where it did.
    """

    row: int
    file: str
    stamp: str
    sha256: str
    size: int
    sidecar: str
    parts: Mapping[str, Sequence[str]]
    remarks: Sequence[str]
    profiles: Mapping[str, str]

    def taken(self, *, settled: bool) -> Taken:
        """Return what a reading that changes nothing comes to; not `settled` where other stamps are its."""
        found = [
            Found(
                file=name,
                sha256=self.sha256,
                size=self.size,
                sidecar=self.sidecar,
                digest=digest,
                tell=Tell(*tell),
                shape=shape,
                joined=(joined[0], joined[1]) if joined else None,
            )
            for name, (digest, *tell, shape, joined) in self.parts.items()
        ]
        return Taken(
            file=self.file,
            sha256=self.sha256,
            size=self.size,
            sidecar=self.sidecar,
            found=tuple(found),
            remarks=tuple(self.remarks),
            profiles=self.profiles,
            row=self.row if settled else None,
        )


def seal(settings: Intake, publications: Sequence[Publication]) -> str:
    """Return the SHA-256 (hex) of what every reading depends on besides its capture.

    Of publications that is how they are known. What else site.toml says of one has a say in its own captures.
    """
    told = [(one.name, one.hosts, one.patterns) for one in publications]
    return _digest((program.digest(), settings, told))


def digests_of(publications: Iterable[Publication]) -> dict[str, str]:
    """Return the SHA-256 (hex) of all that site.toml says of each publication, by name."""
    return {one.name: _digest(one) for one in publications}


def remembered(rows: Iterable[Sequence[Any]], profiles: Mapping[str, str]) -> dict[str, Remembered]:
    """Return the readings of an earlier build by file, but for those that another profile had a say in.

    `profiles` are the publications of site.toml, by name, with their digests.
    """
    known = (Remembered(number, *row) for number, row in enumerate(rows))
    return {one.file: one for one in known if one.profiles.items() <= profiles.items()}


def stamp_for(capture: str, stamps: Stamps) -> str:
    """Return one stamp for a capture and its sidecar; UNSETTLED where one of them is."""
    sidecar = sidecar_for(capture, stamps.__contains__)
    parts = [stamps[capture], *((sidecar, stamps[sidecar]) if sidecar else ())]
    return UNSETTLED if UNSETTLED in parts else " ".join(parts)


def rows_for(
    taken: Iterable[Taken], stamps: Stamps, joined: Mapping[str, tuple[str, str]], count: int
) -> tuple[list[tuple[object, ...]], frozenset[int]]:
    """Return what is to be remembered of this build's readings: the new rows, and the numbers of those gone.

    `joined` is by name what several captures made together, and `count` how many rows there were before.
    """
    rows: list[tuple[object, ...]] = []
    gone = bytearray(b"\1") * count
    for one in taken:
        if one.row is not None and all(joined.get(found.file) == found.joined for found in one.found):
            gone[one.row] = False
        elif not any(found.lacking for found in one.found):
            rows.append(_row(one, stamps, joined))
    return rows, frozenset(compress(range(count), gone))


def _row(one: Taken, stamps: Stamps, joined: Mapping[str, tuple[str, str]]) -> tuple[object, ...]:
    parts = {
        found.file: (found.digest, *found.tell, found.shape, joined.get(found.file)) for found in one.found
    }
    stamp = stamp_for(one.file, stamps)
    return one.file, stamp, one.sha256, one.size, one.sidecar, parts, one.remarks, one.profiles


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
