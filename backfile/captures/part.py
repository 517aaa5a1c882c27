"""What a capture's file holds: articles, each a part of it, as lines and the facts stated beside them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """What a file's format says of a line: by a tag that it stands in, or the field that it was read from."""

    PLAIN = "plain"
    LINK = "link"
    TITLE = "title"
    DESCRIPTION = "description"
    BYLINE = "byline"
    PUBLISHED = "published"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CAPTION = "caption"
    TEXT = "text"
    HIDDEN = "hidden"
    CHROME = "chrome"
    ASIDE = "aside"
    HEADER = "header"


class Line(NamedTuple):
    """A line of a part: its text, and what the format says of it.

    `words` is the text without the format's own signs ("## "), None where that is the text itself.
    """

    text: str
    mark: Mark = Mark.PLAIN
    words: str | None = None


class Fact(NamedTuple):
    """A fact that is stated beside the text: a field of `model.Facts`, its value as written, and where.

    `where` reads on from "stated by": "the feed: pubDate". A field may be stated more than once; the first
    that can be read counts, but of authors, tags and other addresses all from the first place count.
    """

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One article of a capture's file.

    `number` tells it from the file's other articles, None where the file is one article (see `naming`).
    `encoding` says how its text was decoded, and `format` what it was read out of, None for plain text.
    `markup` is the source of an HTML page; None where the lines are all there is.
    """

    lines: tuple[Line, ...]
    encoding: str
    number: int | None = None
    format: str | None = None
    markup: str | None = None
    facts: tuple[Fact, ...] = ()
