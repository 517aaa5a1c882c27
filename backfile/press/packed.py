"""An archive's records, packed into a few long runs of bytes.

Workers that are forked share this process's memory for as long as nobody writes to it, and Python writes to
every value that it looks at: it counts who holds it. Records kept as values would be copied into each worker
as their pages are printed, and take four times the room to begin with. Packed, a record is made anew where it
is needed, in some millionths of a second.
"""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from backfile.record import Face, Origin, Record, face_of, faced

_DIGEST = 16
_MOST = 30_000
"""Faces kept as values at once, as an article stands on some ten lists."""
_PLAIN = 2
"""The version of marshal that looks for no repeated values: nothing is repeated within a record."""

Places: TypeAlias = "array[int]"
"""Places of articles in an archive, from 0."""


def places() -> Places:
    """Return no places, to be added to."""
    return array("I")


class _Run:
    """Values, each packed and put behind the one before."""

    __slots__ = ("_data", "_ends")

    def __init__(self) -> None:
        self._data = bytearray()
        self._ends = array("Q", [0])

    def add(self, value: tuple[Any, ...]) -> None:
        self._data += marshal.dumps(value, _PLAIN)
        self._ends.append(len(self._data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> tuple[Any, ...]:
        packed = self._data[self._ends[place] : self._ends[place + 1]]
        value: tuple[Any, ...] = marshal.loads(packed)  # noqa: S302 - what `add` has packed
        return value


class Deck:
    """The faces of an archive by their places. A face that is asked for again soon is the same value."""

    __slots__ = ("_digests", "_kept", "_run")

    def __init__(self) -> None:
        self._run = _Run()
        self._digests = bytearray()
        self._kept: dict[int, Face] = {}

    def add(self, face: Face) -> None:
        """Put a face behind the others."""
        self._run.add(faced(face))
        self._digests += face.digest

    def digest(self, place: int) -> bytes:
        """Return the digest of the face at a place, which is not unpacked for it."""
        return bytes(self._digests[place * _DIGEST : (place + 1) * _DIGEST])

    def face(self, place: int) -> Face:
        """Return the face at a place."""
        face = self._kept.get(place)
        if face is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            face = self._kept[place] = face_of(self._run[place], self.digest(place))
        return face


class Faces:
    """Some faces of an archive, in an order of their own: what a list is made of.

    Sent to another process, they come there without the rest of the archive.
    """

    __slots__ = ("_deck", "places")

    def __init__(self, deck: Deck, places: Places) -> None:
        self._deck = deck
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Face]:
        return map(self._deck.face, self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Faces) and self.digests() == other.digests()

    def __hash__(self) -> int:
        return hash(self.digests())

    def __reduce__(self) -> "tuple[Callable[[list[Face]], Faces], tuple[list[Face]]]":
        return faces_of, ([*self],)

    def digests(self) -> bytes:
        """Return the digests of all of the faces, one behind the other."""
        return b"".join(map(self._deck.digest, self.places))

    def first(self, most: int) -> "Faces":
        """Return the first of the faces."""
        return Faces(self._deck, self.places[:most])

    def those(self, wanted: Callable[[int], bool]) -> "Faces":
        """Return the faces whose places are wanted."""
        return Faces(self._deck, array("I", filter(wanted, self.places)))


def faces_of(faces: Iterable[Face]) -> Faces:
    """Pack faces that are of no archive."""
    deck, found = Deck(), places()
    for place, face in enumerate(faces):
        deck.add(face)
        found.append(place)
    return Faces(deck, found)


class Records:
    """The records of an archive in their order, none of them withheld."""

    __slots__ = ("_rest", "deck")

    def __init__(self, records: Iterable[Record]) -> None:
        self.deck = Deck()
        self._rest = _Run()
        for record in records:
            self.deck.add(record.face)
            self._rest.add(_rest(record))

    def __len__(self) -> int:
        return len(self._rest)

    def __iter__(self) -> Iterator[Record]:
        return map(self._record, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and [*self] == [*other]

    def __hash__(self) -> int:
        return hash((*self,))

    def faces(self, places: Places) -> Faces:
        """Return the faces at these places."""
        return Faces(self.deck, places)

    def _record(self, place: int) -> Record:
        sha256, size, tags, agencies, touched, origin, further = self._rest[place]
        return Record(
            face=self.deck.face(place),
            sha256=sha256.hex(),
            size=size,
            tags=tags,
            agencies=agencies,
            withheld=False,
            touched=touched,
            origin=Origin(*origin) if origin else None,
            further=tuple([Origin(*one) for one in further]),
        )


def _rest(record: Record) -> tuple[Any, ...]:
    """Return what a record holds besides its face, as plain values."""
    return (
        bytes.fromhex(record.sha256),
        record.size,
        record.tags,
        record.agencies,
        record.touched,
        tuple(record.origin) if record.origin else None,
        tuple(map(tuple, record.further)),
    )
