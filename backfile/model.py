"""What an article states, and what it remembers of its captures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from backfile.edtf import Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that the page showed: caption and credit as printed, either of which may be unknown.

    Where the picture was captured, `file` is its path in the site, and `sha256` (hex) that of its bytes.
    """

    caption: str | None = None
    credit: str | None = None
    file: str | None = None
    sha256: str | None = None


class NoteType(StrEnum):
    """What a note is about."""

    CORRECTION = "correction"
    UPDATE = "update"
    DISCLAIMER = "disclaimer"
    TRANSLATION = "translation"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of the publisher's or the archive's about the article. It is content and is never dropped."""

    type: NoteType
    text: str


class Status(StrEnum):
    """Where an article stands: filed by intake, reviewed by a person, or withheld from the site."""

    FILED = "filed"
    REVIEWED = "reviewed"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRecord:
    """What an article remembers of the capture that it was read from.

    `filed` is the digest of the article file as intake wrote it (see `seal.fingerprint`). `ledger`
    maps roles to line ranges ("1, 29-55") that together hold each line exactly once; `reasons` maps the
    reasons for the roles to line ranges in the same way. Where the lines are not the file's own, `format`
    and `encoding` say how they were read, and `text` is the SHA-256 of them.

    `retrieved` is when the capture was made. `words` is the digest by which the same text is known again
    (see `intake/sameness.py`), `url` the address that it states, where that is not the article's own.
    """

    file: str
    sha256: str
    filed: str | None = None
    ledger: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    format: str | None = None
    encoding: str | None = None
    text: str | None = None
    retrieved: Edtf | None = None
    words: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: the front matter's fields, in the file's order, and the Markdown body.

    `capture` is the one that it was read from; `captures` are others of the same article, earliest first.
    """

    title: str | None
    description: str | None = None
    date: Edtf | None = None
    modified: Edtf | None = None
    publication: str | None = None
    section: str | None = None
    language: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    images: tuple[Image, ...] = ()
    notes: tuple[Note, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    url: str | None = None
    archived: tuple[str, ...] = ()
    rights: str | None = None
    status: Status = Status.FILED
    evidence: Mapping[str, str] = field(default_factory=dict)
    capture: CaptureRecord | None = None
    captures: tuple[CaptureRecord, ...] = ()
    body: str = ""

    @property
    def pictures(self) -> tuple[tuple[str, str], ...]:
        """The file and the SHA-256 (hex) of each picture that was captured."""
        return tuple((image.file, image.sha256) for image in self.images if image.file and image.sha256)


class Gist(NamedTuple):
    """As much of an article as lists and indexes need.

    Of its captures only `file`, `sha256`, `filed`, `words`, `retrieved` and `url` are there, and of its
    pictures the file and the SHA-256 of those that were captured.
    """

    title: str | None
    date: Edtf | None
    publication: str | None
    language: str | None
    byline: str | None
    section: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    tags: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]
    url: str | None
    archived: tuple[str, ...]
    status: Status
    capture: CaptureRecord | None
    captures: tuple[CaptureRecord, ...]
    pictures: tuple[tuple[str, str], ...]
