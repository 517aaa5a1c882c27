"""An archive's records, packed into a few long runs of bytes.

Workers that are forked share this process's memory for as long as nobody writes to it, and Python writes to
every value that it looks at: it counts who holds it. Records kept as values would be copied into each worker
as their pages are printed, and take four times the room to begin with. Packed, a record is made anew where it
is needed, in some millionths of a second.
"""

import hashlib
import marshal
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from backfile.record import Face, Origin, Record, face_of, faced

_DIGEST, _FILE = 16, 32
"""Bytes of the digests of a face, and of a file."""
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

    __slots__ = ("_ends", "data")

    def __init__(self) -> None:
        self.data = bytearray()
        self._ends = array("Q", [0])

    def add(self, value: tuple[Any, ...]) -> None:
        self.data += marshal.dumps(value, _PLAIN)
        self._ends.append(len(self.data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> tuple[Any, ...]:
        packed = self.data[self._ends[place] : self._ends[place + 1]]
        value: tuple[Any, ...] = marshal.loads(packed)  # noqa: S302 - what `add` has packed
        return value

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return map(self.__getitem__, range(len(self)))

    def holding(self, text: str) -> Iterator[int]:
        """Yield the places of all values that hold this text, and of others that look as if they did."""
        sought = text.encode("utf-8", "surrogatepass")
        at = self.data.find(sought)
        while at >= 0:
            yield bisect_right(self._ends, at) - 1
            at = self.data.find(sought, at + 1)


class Deck:
    """The faces of an archive by their places. A face that is asked for again soon is the same value."""

    __slots__ = ("_kept", "_run", "digests")

    def __init__(self) -> None:
        self._run = _Run()
        self.digests = bytearray()
        self._kept: dict[int, Face] = {}

    def add(self, face: Face) -> None:
        """Put a face behind the others."""
        self._run.add(faced(face))
        self.digests += face.digest

    def digest(self, place: int) -> bytes:
        """Return the digest of the face at a place, which is not unpacked for it."""
        return bytes(self.digests[place * _DIGEST : (place + 1) * _DIGEST])

    def holding(self, text: str) -> Iterator[int]:
        """Yield the places of faces that may hold this text, and of each that does."""
        return self._run.holding(text)

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

    def part(self, start: int, stop: int) -> "Faces":
        """Return the faces from one place of the list to before another."""
        return Faces(self._deck, self.places[start:stop])

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
    """The records of an archive in their order, none of them withheld.

    What an article's file holds besides is kept apart: where only that has changed, the `shape` is the same.
    """

    __slots__ = ("_files", "_rest", "_sizes", "_touched", "deck")

    def __init__(self, records: Iterable[Record]) -> None:
        self.deck = Deck()
        self._rest = _Run()
        self._files = bytearray()
        self._sizes = array("Q")
        self._touched = bytearray()
        for record in records:
            self.deck.add(record.face)
            origin, further = record.origin, tuple(map(tuple, record.further))
            self._rest.add(
                (record.tags, record.agencies, tuple(origin) if origin else None, further, record.pictures)
            )
            self._files += bytes.fromhex(record.sha256)
            self._sizes.append(record.size)
            self._touched.append(record.touched)

    def __len__(self) -> int:
        return len(self._rest)

    def __iter__(self) -> Iterator[Record]:
        return map(self.record, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and [*self] == [*other]

    def __hash__(self) -> int:
        return hash((*self,))

    @property
    def shape(self) -> bytes:
        """Return a digest of all that the records hold, but for files' digests and sizes and `touched`."""
        return hashlib.blake2b(self.deck.digests + self._rest.data, digest_size=32).digest()

    @property
    def touched(self) -> int:
        """How many were written or edited by a person."""
        return sum(self._touched)

    @property
    def captures(self) -> Iterator[tuple[Origin, ...]]:
        """The captures of each article, that which it was read from at the end."""
        for _, _, origin, further, _ in self._rest:
            yield tuple([Origin(*one) for one in (*further, *((origin,) if origin else ()))])

    @property
    def pictures(self) -> Iterator[tuple[tuple[str, str], ...]]:
        """The pictures of each article that were captured: file and SHA-256."""
        for *_, pictures in self._rest:
            yield pictures

    def faces(self, places: Places) -> Faces:
        """Return the faces at these places."""
        return Faces(self.deck, places)

    def record(self, place: int) -> Record:
        """Return the record at a place."""
        tags, agencies, origin, further, pictures = self._rest[place]
        return Record(
            face=self.deck.face(place),
            sha256=self._files[place * _FILE : (place + 1) * _FILE].hex(),
            size=self._sizes[place],
            tags=tags,
            agencies=agencies,
            withheld=False,
            touched=bool(self._touched[place]),
            origin=Origin(*origin) if origin else None,
            further=tuple([Origin(*one) for one in further]),
            pictures=pictures,
        )

    def place_of(self, key: str) -> int | None:
        """Return the place of an article, None where there is none of this key."""
        return next((place for place in self.deck.holding(key) if self.deck.face(place).key == key), None)
