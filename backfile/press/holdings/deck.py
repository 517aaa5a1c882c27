"""The faces of an archive, packed, and lists of some of them: what list pages are made of."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from backfile.records.record import Face, face_of, faced
from backfile.records.runs import Run

_DIGEST = 16
"""Bytes of the digest of a face."""
_MOST = 30_000
"""Faces kept as values at once, as an article stands on some ten lists."""

Places: TypeAlias = "array[int]"
"""Places of articles in an archive, from 0."""


def places() -> Places:
    """Return no places, to be added to."""
    return array("I")


class Deck:
    """The faces of an archive by their places. A face that is asked for again soon is the same value."""

    __slots__ = ("_kept", "_run", "digests")

    def __init__(self, shown: Run, digests: bytes) -> None:
        """`shown` is what each face shows (see `record.faced`), and `digests` has the digest of each."""
        self._run = shown
        self.digests = digests
        self._kept: dict[int, Face] = {}

    def digest(self, place: int) -> bytes:
        """Return the digest of the face at a place, which is not unpacked for it."""
        return self.digests[place * _DIGEST : (place + 1) * _DIGEST]

    def holding(self, text: str) -> Iterator[int]:
        """Yield the places of faces that may hold this text, and of each that does."""
        return self._run.holding(text)

    @property
    def titles(self) -> Iterator[str | None]:
        """The headline of each article."""
        for _, title, *_ in self._run:
            yield title

    def title(self, place: int) -> str | None:
        """Return the headline of the article at a place."""
        title: str | None = self._run[place][1]
        return title

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

    def are_of(self, deck: Deck) -> bool:
        """Tell whether these are places in this deck."""
        return self._deck is deck

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
    own = [*faces]
    shown = Run()
    shown.extend(map(faced, own))
    return Faces(Deck(shown, b"".join([face.digest for face in own])), array("I", range(len(own))))
