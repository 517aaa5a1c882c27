"""Where no text of the article stands: above a sure headline, and below the heading of a comment section."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts
from backfile.intake.label.page import Page

_SURE: Final = 0.75
"""The likelihood from which no text stands above a headline;"""
_LIKELY, _LIST = 0.3, 8
"""and from which no list does: so many lines at least, without a paragraph among them."""
_MOST: Final = 60
"""Words that count of one line."""
_ENOUGH: Final = 80
"""Words of a text,"""
_ABOVE: Final = 0.5
"""which below the headline is at least so much of what stands above it,"""
_BEFORE: Final = 0.25
"""and so much of the whole before its comments."""
_DATES, _SOON = 2, 12
"""So many lines with a date among so many below a heading are comments."""
_DATED: Final = 8
"""Words that such a line has at most."""


def bounded(lines: Sequence[Facts], page: Page, states: Sequence[str]) -> list[str]:
    """Take out of the body what stands above the headline, or below the heading of the comments.

    A headline that the ranking is unsure of may be that of a part: the text above it stays. So does what
    stands below a mere invitation to comment, which many pages show amid the text.
    """
    found = list(states)
    words = [
        min(line.length, _MOST) if state == "body" else 0 for line, state in zip(lines, found, strict=True)
    ]
    title = found.index("title") if "title" in found else 0
    above, below = sum(words[:title]), sum(words[title:])
    if above and below >= max(_ENOUGH, _ABOVE * above) and _is_sure(lines, page, found, title):
        found[:title] = ["above" if state == "body" else state for state in found[:title]]
        words[:title] = [0] * title
    whole = sum(words)
    passed = 0
    for i, count in enumerate(words):
        passed += count
        if passed >= max(_ENOUGH, _BEFORE * whole) and _opens_comments(lines, i):
            found[i:] = ["below" if state == "body" else state for state in found[i:]]
            break
    return found


def _is_sure(lines: Sequence[Facts], page: Page, states: Sequence[str], title: int) -> bool:
    kept = [lines[i] for i in range(title) if states[i] == "body"]
    listed = len(kept) >= _LIST and all(line.kind != "prose" for line in kept)
    return page.title == title and page.sure >= (_LIKELY if listed else _SURE)


def _opens_comments(lines: Sequence[Facts], i: int) -> bool:
    """Tell a heading that counts comments, or one below which dated lines stand."""
    if "comments" not in lines[i].whole:
        return False
    soon = lines[i + 1 : i + 1 + _SOON]
    dated = sum([line.kind == "date" or (line.dated and line.length <= _DATED) for line in soon])
    return dated >= _DATES or any(map(str.isdigit, lines[i].text))
