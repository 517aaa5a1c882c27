"""A capture as it was read: its lines, what is stated of it elsewhere, and what its format says of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backfile.edtf import Edtf
from backfile.errors import BackfileError
from backfile.model import Image
from backfile.roles import Role


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
