"""An archive's records, packed into a few long runs of bytes.

Workers that are forked share this process's memory for as long as nobody writes to it, and Python writes to
every value that it looks at: it counts who holds it. Records kept as values would be copied into each worker
as their pages are printed, and take four times the room to begin with. Packed, a record is made anew where it
is needed, in some millionths of a second.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from backfile.press.holdings.deck import Deck, Faces, Places
from backfile.records.record import Fields, Names, Origin, Record
from backfile.records.runs import Ids, Numbered, Run, packed

_FILE = 32
"""Bytes of the digest of a file."""
_WORDS = Origin._fields.index("words")

_ONE_EACH = ("sections", "publications", "languages")
LISTS = ("tags", "agencies", *_ONE_EACH, "authors", "people", "places", "organisations")
"""What an archive has names of, in the order in which records have them by number."""


def _numbered(row: Fields, names: Numbered) -> tuple[Ids, ...]:
    """Return the names of an article by their numbers, in the order of LISTS."""
    section, *others = row.names
    return (
        names.ids(row.tags) if row.tags else (),
        names.ids(row.agencies) if row.agencies else (),
        *[(names[name],) if name is not None else () for name in (section, row.publication, row.language)],
        *[names.ids(several) if several else () for several in others],
    )


def _rest(row: Fields) -> tuple[Any, ...]:
    return (
        tuple(row.origin) if row.origin else None,
        tuple(map(tuple, row.further)) if row.further else (),
        tuple(row.addresses),
        tuple(map(tuple, row.pictures)) if row.pictures else (),
    )


class Records:
    """The records of an archive in their order, none of them withheld.

    What an article's file holds besides is kept apart: where only that has changed, the `shape` is the same.
    """

    __slots__ = ("_files", "_names", "_numbers", "_rest", "_sizes", "_touched", "captured", "deck")

    def __init__(self, rows: Iterable[Fields]) -> None:
        self._names = Numbered()
        shown, self._numbers, self._rest = Run(), Run(), Run()
        digests, self._files, self._touched = bytearray(), bytearray(), bytearray()
        self._sizes = array("Q")
        self.captured = 0
        for row in rows:
            shown.add(packed(row.shown))
            digests += bytes.fromhex(row.digest)
            self._numbers.add(packed(_numbered(row, self._names)))
            self._rest.add(packed(_rest(row)))
            self._files += bytes.fromhex(row.sha256)
            self._sizes.append(row.size)
            self._touched.append(row.touched)
            self.captured += len(row.captures)
        self.deck = Deck(shown, bytes(digests))

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
        whole = hashlib.blake2b(self.deck.digests, digest_size=32)
        whole.update(self._rest.data)
        whole.update(self._numbers.data)
        whole.update("\0".join(self._names.names).encode("utf-8", "surrogatepass"))
        return whole.digest()

    @property
    def touched(self) -> int:
        """How many were written or edited by a person."""
        return sum(self._touched)

    @property
    def captures(self) -> Iterator[tuple[int, str]]:
        """The captures of all articles, `captured` in number: each article's place and the file."""
        for place, (origin, further, *_) in enumerate(self._rest):
            for one in further:
                yield place, one[0]
            if origin:
                yield place, origin[0]

    @property
    def words(self) -> Iterator[tuple[int, str | None]]:
        """Of all captures the article's place, and what tells the words of its text."""
        for place, (origin, further, *_) in enumerate(self._rest):
            for one in (*further, origin) if origin else further:
                yield place, one[_WORDS]

    @property
    def all(self) -> Faces:
        """The faces of all articles."""
        return Faces(self.deck, array("I", range(len(self))))

    @property
    def numbers(self) -> Iterator[tuple[Ids, ...]]:
        """The names of each article, by their numbers: a tuple for each of LISTS."""
        return iter(self._numbers)

    def numbers_at(self, place: int) -> tuple[Ids, ...]:
        """Return those of the article at a place."""
        return self._numbers[place]

    def with_number(self, number: int) -> Iterator[int]:
        """Yield the places of articles that may have the name of this number, and of each that does."""
        return self._numbers.holding(number)

    @property
    def names(self) -> Sequence[str]:
        """All names, in the order of their numbers."""
        return self._names.names

    @property
    def addresses(self) -> Iterator[tuple[str, ...]]:
        """The addresses of each article."""
        for _, _, addresses, _ in self._rest:
            yield addresses

    def addresses_at(self, place: int) -> tuple[str, ...]:
        """Return those of the article at a place."""
        addresses: tuple[str, ...] = self._rest[place][2]
        return addresses

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
        origin, further, addresses, pictures = self._rest[place]
        numbers = self._numbers[place]
        tags, agencies, sections, _, _, *others = map(self._names.those, numbers)
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
            names=Names(sections[0] if sections else None, *others),
            addresses=addresses,
            pictures=pictures,
        )

    def place_of(self, key: str) -> int | None:
        """Return the place of an article, None where there is none of this key."""
        return next((place for place in self.deck.holding(key) if self.deck.face(place).key == key), None)
