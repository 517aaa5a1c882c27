"""Captures whose paragraphs were broken into lines of one width, as old mail and terminals do.

A line was broken where the next line's first word would not have fitted. So the widest line gives the width,
and a capture is taken for wrapped only if most of its lines that touch fit that rule.
"""

import re
from collections.abc import Container, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from backfile.drafts import Wrap
from backfile.text import is_blank

NARROWEST, WIDEST = 50, 120
"""Widths, in characters, that text is broken at."""
_LEAST = 6
"""Breaks that there must be to tell."""
_SHARE = 0.6
_COLUMNS = "    "
"""What stands between the parts of a running head, which may be wider than the text."""
_WITH_COLUMNS = 2 * WIDEST
_HYPHEN = re.compile(r"([^\W\d_]{0,40}[a-zß-ÿа-яёєіїґ])[-\u00ad¬]\Z")
_TAIL = 48
"""Characters in which the last word of a line is looked for."""
_REST = re.compile(r"[a-zß-ÿа-яёєіїґ][^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]+")
_SLACK = 6
"""Characters that a line may be short of the width: some programs count bytes, of which “ has three."""


class Block(NamedTuple):
    """Lines of a capture (numbered from 1) that are one paragraph, and its text on one line."""

    first: int
    last: int
    text: str


def blocks(lines: Sequence[str], wrap: Wrap = Wrap.WIDTH, apart: Container[int] = ()) -> tuple[Block, ...]:
    """Join the lines of a wrapped capture into paragraphs; in any other, each line is a block of its own.

    Lines of a number that is set `apart` are not joined to others.
    """
    if wrap is Wrap.EMPTY:
        return _between_blanks(lines, apart)
    width = _width(lines) if wrap is Wrap.WIDTH else None
    if width is None:
        return tuple([Block(number, number, line) for number, line in enumerate(lines, 1)])
    found: list[Block] = []
    words = _Words(lines)
    for number, line in enumerate(lines, 1):
        before = found[-1] if found and number not in apart and number - 1 not in apart else None
        if before and _broken(lines[number - 2], line, width):
            text = _joined(before.text.rstrip(), line.strip(), words)
            found[-1] = Block(first=before.first, last=number, text=text)
        else:
            found.append(Block(first=number, last=number, text=line))
    return tuple(found)


def _between_blanks(lines: Sequence[str], apart: Container[int]) -> tuple[Block, ...]:
    found: list[Block] = []
    open_ = False
    for number, line in enumerate(lines, 1):
        alone = is_blank(line) or number in apart
        if open_ and not alone:
            text = f"{found[-1].text.rstrip()} {line.strip()}"
            found[-1] = Block(first=found[-1].first, last=number, text=text)
        else:
            found.append(Block(first=number, last=number, text=line))
        open_ = not alone
    return tuple(found)


class _Words:
    """The words of a capture's lines but for those at which lines were broken; read only if asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def whole(self) -> frozenset[str]:
        """Return the words in lower case."""
        return frozenset(word.lower() for line in self._lines for word in _WORD.findall(line)[1:-1])


def _joined(text: str, below: str, words: _Words) -> str:
    """Join two lines of a paragraph; a word that was broken at a hyphen is put together again.

    It keeps the hyphen where both its parts are words of the capture, and the whole is none: "well-known".
    """
    broken, rest = _HYPHEN.search(text[-_TAIL:]), _REST.match(below)
    if broken is None or rest is None:
        return f"{text} {below}"
    first, last = broken[1].lower(), rest[0].lower()
    apart = text[-1] == "-" and {first, last} <= words.whole and first + last not in words.whole
    return f"{text if apart else text[:-1]}{below}"


def _width(lines: Sequence[str]) -> int | None:
    """Return the width at which a capture was wrapped; None where it was not."""
    if max(map(len, lines), default=0) > _WITH_COLUMNS:
        return None
    width = max((len(line) for line in lines if _COLUMNS not in line), default=0)
    if not NARROWEST <= width <= WIDEST:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if not is_blank(a) and not is_blank(b)]
    breaks = sum(_broken(a, b, width) for a, b in pairs)
    return width if breaks >= _LEAST and breaks >= _SHARE * len(pairs) else None


def _broken(line: str, below: str, width: int) -> bool:
    """Tell whether `below` goes on with what `line` had no room for."""
    if is_blank(line) or is_blank(below):
        return False
    word = below.lstrip().split(" ", 1)[0]
    return len(line.rstrip()) + 1 + len(word) > width - _SLACK
