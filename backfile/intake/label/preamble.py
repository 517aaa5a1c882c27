"""Above a sure headline stands no text of the article: teasers, menus and what is said of the page."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts
from backfile.intake.label.page import Page

_SURE: Final = 0.75
"""The likelihood from which no text stands above a headline;"""
_LIKELY, _LIST = 0.3, 8
"""and from which no list does: so many lines at least, without a paragraph among them."""
MOST: Final = 60
"""Words that count of one line."""
ENOUGH: Final = 80
"""Words of a text,"""
_ABOVE: Final = 0.5
"""which below the headline is at least so much of what stands above it."""


def without_preamble(lines: Sequence[Facts], page: Page, states: Sequence[str]) -> list[str]:
    """Take out of the body what stands above the headline.

    A headline that the ranking is unsure of may be that of a part: the text above it stays.
    """
    found = list(states)
    title = found.index("title") if "title" in found else 0
    above, below = _words(lines[:title], found[:title]), _words(lines[title:], found[title:])
    if above and below >= max(ENOUGH, _ABOVE * above) and _is_sure(lines, page, found, title):
        found[:title] = ["above" if state == "body" else state for state in found[:title]]
    return found


def _words(lines: Sequence[Facts], states: Sequence[str]) -> int:
    return sum(min(line.length, MOST) for line, state in zip(lines, states, strict=True) if state == "body")


def _is_sure(lines: Sequence[Facts], page: Page, states: Sequence[str], title: int) -> bool:
    kept = [lines[i] for i in range(title) if states[i] == "body"]
    listed = len(kept) >= _LIST and all(line.kind != "prose" for line in kept)
    return page.title == title and page.sure >= (_LIKELY if listed else _SURE)
