"""Decks, paragraphs and links that the model took for captions although nothing there speaks of a picture."""

import re
from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts
from backfile.intake.label.page import Page
from backfile.intake.label.scales import credited
from backfile.intake.label.signing import signs_text

_DECK: Final = range(6, 61)
"""How many words a deck may have."""
_CAPTION: Final = 13
"""Words from which a line without a credit is likelier a paragraph than a caption."""
_PICTURES: Final = frozenset({"agency", "caption"})
_FOOTER: Final = re.compile(r"(?:©|\(c\)|copyright) ?(?:19|20)\d\d", re.IGNORECASE)
_HEADER: Final = frozenset({"byline", "published"})
_ABOVE: Final = 4
_BELOW: Final = 2
"""How many lines above the body, and below it, such a paragraph is still looked for."""


def with_paragraphs(lines: Sequence[Facts], page: Page, states: Sequence[str]) -> list[str]:
    """Make decks of more than 60 words body, and captions that no credit, word or copy tells what they are.

    Between the headline and the byline or the date, that is a deck; and a paragraph from 13 words on. Below
    the text only a line with a credit of its own, or under it, is a caption: a footer has one that is none.
    """
    found = list(states)
    body = [i for i, state in enumerate(found) if state == "body"]
    first, last = (body[0], body[-1]) if body else (len(found), -1)
    title = found.index("title") if "title" in found else first
    header = max([i for i in range(title, first) if found[i] in _HEADER], default=title)
    for i, (line, state) in enumerate(zip(lines, states, strict=True)):
        if state == "description" and line.length >= _DECK.stop:
            found[i] = "body"
        if state != "caption":
            continue
        bare = page.copies[i] < 2 and not _pictured(i, lines, states, last)
        long = line.length >= _CAPTION and line.kind in {"prose", "open"}
        if bare and title < i < header and line.length in _DECK:
            found[i] = "description"
        elif bare and long and first - _ABOVE <= i <= last + _BELOW:
            found[i] = "body"
        elif -1 < last < i and not any(map(_owned, lines[i : i + 2])):
            found[i] = "below"
    return found


def _owned(line: Facts) -> bool:
    """Tell a line with a credit that is no footer's: "© 2023 The Gazette"."""
    return credited(line) > 0 and not is_footer(line)


def is_footer(line: Facts) -> bool:
    """Tell a line with a copyright notice of a year: "© 2023 The Gazette"."""
    return _FOOTER.search(line.text) is not None


def _pictured(i: int, lines: Sequence[Facts], states: Sequence[str], last: int) -> bool:
    """Tell a line that a credit in it or below it, a side or a word makes a caption.

    An agency alone below the text's last line signs the text.
    """
    line = lines[i]
    below = lines[i + 1] if i + 1 < len(lines) else None
    signed = below and ((i > last and "agency" in below.whole) or signs_text(i + 1, lines, states))
    if below and credited(below) and not signed:
        return True
    marked = "credit-tail" in line.features or "mark:side" in line.features
    return credited(line) > 0 or marked or bool(line.families & _PICTURES)
