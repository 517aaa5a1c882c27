"""What the house keeps in mind of an article: enough to index it, to list it and to tell that it has changed.

Never its body: a million records must fit into memory. The bodies are read again, one by one, when their
pages are printed. Records are named tuples, as a build makes each of them several times.
"""

import hashlib
from collections.abc import Sequence
from sys import intern
from typing import Any, NamedTuple

from backfile.addresses import canonical
from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord, Gist, Status

_WORDS = 32
"""Hex digits of the digest of a text's words that are kept in mind: 128 bits tell all texts apart."""

Row = Sequence[Any]
"""A record as plain values, ready for JSON: what passes between processes and from build to build."""


class Face(NamedTuple):
    """What other pages may show of an article. `digest` is of all of it, and stands for it in comparisons."""

    key: str
    title: str | None
    date: Edtf | None
    language: str | None
    publication: str | None
    byline: str | None
    digest: bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Face) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


class Origin(NamedTuple):
    """A capture of an article: its file, its SHA-256 (hex), and of its text's words the first 32 digits.

    `filed` is the digest of the article as it was filed, where it was read from this capture; `retrieved` is
    when the capture was made (EDTF).
    """

    file: str
    sha256: str
    filed: str | None = None
    words: str | None = None
    retrieved: str | None = None


class Names(NamedTuple):
    """What an article is found by in the indexes besides its tags, agencies and what its face shows."""

    section: str | None = None
    authors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class Record(NamedTuple):
    """An article. `sha256` (hex) and `size` are its file's; `touched` marks what a person wrote or edited.

    `origin` is the capture that it was read from, `further` are others of the same article, earliest first.
    `addresses` are those where it was published or captured, each in its one form (see `addresses`).
    `pictures` are those that were captured, each with the file and its SHA-256 (hex).
    """

    face: Face
    sha256: str
    size: int
    tags: tuple[str, ...]
    agencies: tuple[str, ...]
    withheld: bool
    touched: bool
    origin: Origin | None
    further: tuple[Origin, ...] = ()
    names: Names = Names()
    addresses: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The article's identity: "2024/slug"."""
        return self.face.key

    @property
    def captures(self) -> tuple[Origin, ...]:
        """All captures of the article, the one that it was read from at the end."""
        return (*self.further, self.origin) if self.origin else self.further


class Filed(NamedTuple):
    """What intake goes by of an article in the articles folder, as `Record` has it.

    `captures` are all of the article, with `origin` at the end.
    """

    title: str | None
    publication: str | None
    touched: bool
    origin: Origin | None
    captures: tuple[Origin, ...]


class Fields(NamedTuple):
    """A row's values by their names: those of `Face`, with `digest` in hex, and then those of `Record`.

    What is of named tuples there is of plain ones here, or of lists.
    """

    key: str
    title: str | None
    date: str | None
    language: str | None
    publication: str | None
    byline: str | None
    digest: str
    sha256: str
    size: int
    tags: Sequence[str]
    agencies: Sequence[str]
    withheld: bool
    touched: bool
    origin: Row | None
    further: Sequence[Row]
    names: Row
    addresses: Sequence[str]
    pictures: Sequence[Row]

    @property
    def shown(self) -> tuple[str | None, ...]:
        """What a face shows."""
        shown: tuple[str | None, ...] = self[:_SHOWN]  # type: ignore[assignment]  # they stand in this order
        return shown

    @property
    def captures(self) -> Sequence[Row]:
        """All captures of the article, the one that it was read from at the end."""
        return (*self.further, self.origin) if self.origin else self.further


_SHOWN = Fields._fields.index("digest")


def faced(face: Face) -> tuple[str | None, ...]:
    """Return what a face shows, as plain values."""
    return (
        face.key,
        face.title,
        face.date.text if face.date else None,
        face.language,
        face.publication,
        face.byline,
    )


def face_of(shown: Sequence[Any], digest: bytes) -> Face:
    """Return the face that shows this. Names that many articles share are kept once.

    Raises ValueError or TypeError for what is no face.
    """
    key, title, date, language, publication, byline = shown
    return Face(
        key,
        title,
        Edtf.parse(date) if date else None,
        intern(language) if language is not None else None,
        intern(publication) if publication is not None else None,
        byline,
        digest,
    )


def row_of(key: str, article: Article | Gist, *, fingerprint: str, sha256: str, size: int) -> Fields:
    """Return what is kept of an article, as plain values."""
    capture, date = article.capture, article.date.text if article.date else None
    shown = (key, article.title, date, article.language, article.publication, article.byline)
    return Fields(
        *shown,
        _digest(shown),
        sha256,
        size,
        article.tags,
        article.agencies,
        article.status is Status.WITHHELD,
        capture is None or capture.filed != fingerprint,
        _origin(capture) if capture else None,
        tuple(map(_origin, article.captures)),
        (article.section, article.authors, article.people, article.places, article.organisations),
        _addresses(article),
        article.pictures,
    )


def _addresses(article: Article | Gist) -> Row:
    """Return the one form of each address that an article is known to have had."""
    captures = (*article.captures, article.capture) if article.capture else article.captures
    stated = (article.url, *article.archived, *(one.url for one in captures))
    forms = dict.fromkeys(canonical(address) for address in stated if address)
    return tuple(filter(None, forms))


def _origin(capture: CaptureRecord) -> Row:
    words = capture.words[:_WORDS] if capture.words else None
    retrieved = capture.retrieved.text if capture.retrieved else None
    return (capture.file, capture.sha256, capture.filed, words, retrieved)


def row_for(record: Record) -> Fields:
    """Return the row that a record was made of."""
    face, _, *rest = record.face, *record
    return Fields._make((*faced(face), face.digest.hex(), *rest))


def filed_of(row: Fields) -> Filed:
    """Return what intake goes by of the article that a row stands for."""
    origin = Origin(*row.origin) if row.origin else None
    further = tuple([Origin(*one) for one in row.further]) if row.further else ()
    captures = (*further, origin) if origin else further
    return Filed(row.title, row.publication, row.touched, origin, captures)


def _digest(shown: tuple[str | None, ...]) -> str:
    """Digest what other pages may show; no text of an article holds a NUL."""
    text = "\0".join("" if part is None else f"={part}" for part in shown)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
