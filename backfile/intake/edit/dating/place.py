"""Where a line stands in a capture: how far from the title, in the header or below the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backfile.roles import LEFT_OUT, LabelledLine, Role

HEADER_LENGTH = 300
"""A line that says when the page was published is not longer (characters)."""

BESIDE = 4
"""So many lines on each side of the title, any label may be wrong."""

_BARE = 40
"""A line of no more characters may be a date alone."""

_NEAR = 20
"""So many lines below the title, a line of that size may be the page's date though it looks like a button."""

FOOT = 8
"""So many lines under the last paragraph a bare date may be the page's."""

DATE_ROLES = frozenset({Role.PUBLISHED, Role.MODIFIED, Role.BYLINE, Role.DATELINE})
"""Roles whose lines may hold the page's date wherever they stand."""

_AFTER = 30  # lines of the header after the title
_BEFORE = 8  # and before it
_PARAGRAPHS = 3  # of prose after the title end the header; the first may be a summary
_PROSE_LENGTH = 150

_NEVER = frozenset({Role.BLANK, Role.CAPTION, Role.COMMENTS, Role.LEGAL, Role.TITLE})
_SELDOM = frozenset(
    {Role.RELATED, Role.NAVIGATION, Role.PROMO, Role.PLAYER, Role.NOTE, Role.BIO, Role.AGENCY}
)


_NOT_COUNTED = LEFT_OUT | {Role.BYLINE}
"""Lines that may stand between the title and the date in any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line, and where it stands.

    `distance` counts lines from the title, negative before it; `paragraphs` those of prose since the title,
    and `below` the lines since the last of them.
    """

    line: LabelledLine
    distance: int
    paragraphs: int
    below: int

    @property
    def in_header(self) -> bool:
        """Tell whether the line is one of those around the title, before the article's text."""
        return self.paragraphs < _PARAGRAPHS and -_BEFORE <= self.distance <= _AFTER

    @property
    def beside_title(self) -> bool:
        """Tell whether only a few lines lie between this one and the title."""
        return self.in_header and abs(self.distance) <= BESIDE


def places(lines: Sequence[LabelledLine]) -> Iterator[Place]:
    """Go through the lines that may hold the page's own date; those left out of the article do not count."""
    visible = [line for line in lines if line.role is not Role.BLANK and line.text[:HEADER_LENGTH].strip()]
    title = next((at for at, line in enumerate(visible) if line.role is Role.TITLE), None)
    distance = 1 if title is None else -title
    paragraphs, below = (_PARAGRAPHS if title is None else 0), 0
    for line in visible:
        near = abs(distance) <= BESIDE or _may_be_bare(line, distance, paragraphs, below)
        if line.role not in _NEVER and (line.role not in _SELDOM or near):
            yield Place(line=line, distance=distance, paragraphs=paragraphs, below=below)
        distance += distance < 0 or line.role not in _NOT_COUNTED
        prose = distance > 0 and _is_prose(line)
        paragraphs, below = (paragraphs + 1, 0) if prose else (paragraphs, below + 1)


def _may_be_bare(line: LabelledLine, distance: int, paragraphs: int, below: int) -> bool:
    """Tell whether a line may be a date and no more, around the title or right under the text."""
    if len(line.text) > _BARE or distance < -_BEFORE:
        return False
    header = paragraphs < _PARAGRAPHS and distance <= _NEAR
    return header or (paragraphs > 1 and below <= FOOT)


def _is_prose(line: LabelledLine) -> bool:
    if len(line.text) < _PROSE_LENGTH:
        return False
    return line.text[-20:].rstrip(" \"'”’»)").endswith((".", "!", "?", "…"))
