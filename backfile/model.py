"""The values that pass through the house: what a capture is, what a line is, what an article states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from backfile.edtf import Edtf
from backfile.errors import BackfileError


class Role(StrEnum):
    """What one line of a capture is. Each line has exactly one."""

    TITLE = "title"
    DESCRIPTION = "description"
    KICKER = "kicker"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHED = "published"
    MODIFIED = "modified"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    AGENCY = "agency"
    NOTE = "note"
    BIO = "bio"
    PROMO = "promo"
    NAVIGATION = "navigation"
    SHARE = "share"
    RELATED = "related"
    COMMENTS = "comments"
    COUNTER = "counter"
    PLAYER = "player"
    LEGAL = "legal"
    BLANK = "blank"


BODY_ROLES = frozenset({Role.BODY, Role.HEADING, Role.LIST_ITEM, Role.QUOTE})
"""Roles whose words become the article's body."""

LEFT_OUT = frozenset(
    {
        Role.PROMO,
        Role.NAVIGATION,
        Role.SHARE,
        Role.RELATED,
        Role.COMMENTS,
        Role.COUNTER,
        Role.PLAYER,
        Role.LEGAL,
        Role.KICKER,  # content, but no field of an article holds it, nor the next
        Role.BIO,
    }
)
"""Roles whose words stay in the capture only. The capture page marks them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One captured article, decoded and otherwise untouched.

    `file` names a file, or an article's own part of one ("seeds/crawl.warc.gz#3", see `captures.naming`);
    `sha256` and `size` are of the whole file's bytes as received. `lines` are those of the text, without
    their ends and with the controls that no page can hold removed (`controls` counts them). The lines of
    plain text are split at LF, CRLF and CR only; of any other `format` they are what was read out of it.
    """

    file: str
    sha256: str
    size: int
    format: str | None = None
    encoding: str
    controls: int
    lines: tuple[str, ...]

    @property
    def derived(self) -> bool:
        """Whether the lines are not the file's own, as any editor would number them."""
        return self.format is not None or self.encoding not in ("utf-8", "utf-16")


class LabelledLine(NamedTuple):
    """A line of a capture (numbered from 1), its role, and the reason for the role in plain words."""

    number: int
    text: str
    role: Role
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that was captured: its file, named from beside the sidecar, and what is known of it."""

    file: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What can be known of an article from outside its capture's text: the keys of a sidecar.

    Dates are EDTF; `retrieved` is when the capture was made.
    """

    title: str | None = None
    url: str | None = None
    published: Edtf | None = None
    modified: Edtf | None = None
    retrieved: Edtf | None = None
    publication: str | None = None
    section: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    archived: tuple[str, ...] = ()
    rights: str | None = None
    images: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Facts):
    """Facts, and where they were stated. A stated fact wins over an inferred one.

    `source` is the sidecar; `places` says of each field that was stated elsewhere by what it was. `houses`
    are what a capture states as its author and is no person: they count where nobody is named.
    """

    houses: tuple[str, ...] = ()
    source: str = ""
    places: Mapping[str, str] = field(default_factory=dict)

    def evidence(self, name: str) -> str:
        """Say where a field was stated."""
        if name in self.places:
            return f"stated by {self.places[name]}"
        return f"stated in {self.source}" if self.source else "stated"


class Wrap(StrEnum):
    """How lines make paragraphs.

    By WIDTH, a line that was broken where the next word did not fit goes on in the next; by EMPTY lines, any
    does until an empty one, or one that has a hint; with NONE, each is a paragraph.
    """

    WIDTH = "width"
    EMPTY = "empty"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a capture's format says of a line: its role, and the reason.

    A `firm` hint decides. One that is not goes before what the labeller makes of the words, but not before
    the roles that it tells by a line's own words, such as notes and sign-offs. One that is `among_body` only
    tells which kind of body a line is that the labeller takes for body, or leaves out amid the body for its
    shape alone.
    """

    role: Role
    reason: str
    firm: bool = False
    among_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that the page showed: caption and credit as printed, either of which may be unknown.

    Where the picture was captured, `file` is its path in the site, and `sha256` (hex) that of its bytes.
    """

    caption: str | None = None
    credit: str | None = None
    file: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader makes of a capture: the words of its lines, stated facts, hints from the format.

    The ledger accounts for the lines of `capture`; `lines` are as many, without signs that are the format's
    own. `hints` are by number of the line, from 1. `wrap` says how lines make paragraphs. `pictures` are
    those that were captured with it, and `lacking` tells of those that its sidecar names and that are not
    there: a site carries no picture that its article does not show, so neither has an archive had from it.
    """

    capture: Capture
    lines: tuple[str, ...]
    stated: Stated
    hints: Mapping[int, Hint] = field(default_factory=dict)
    wrap: Wrap = Wrap.WIDTH
    pictures: tuple[Image, ...] = ()
    lacking: tuple[BackfileError, ...] = ()


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
