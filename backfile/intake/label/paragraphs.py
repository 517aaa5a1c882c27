"""Decks and paragraphs that the model took for captions although nothing there speaks of a picture."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts
from backfile.intake.label.page import Page
from backfile.intake.label.scales import credited

_DECK: Final = range(6, 61)
"""How many words a deck may have."""
_CAPTION: Final = 13
"""Words from which a line without a credit is likelier a paragraph than a caption."""
_PICTURES: Final = frozenset({"agency", "caption"})
_HEADER: Final = frozenset({"byline", "published"})
_ABOVE: Final = 4
_BELOW: Final = 2
"""How many lines above the body, and below it, such a paragraph is still looked for."""


def with_paragraphs(lines: Sequence[Facts], page: Page, states: Sequence[str]) -> list[str]:
    """Make decks of more than 60 words body, and captions that no credit, word or copy tells what they are.

    Between the headline and the byline or the date, that is a deck; and a paragraph from 13 words on.
    """
    found = list(states)
    body = [i for i, state in enumerate(found) if state == "body"]
    first, last = (body[0], body[-1]) if body else (len(found), -1)
    title = found.index("title") if "title" in found else first
    header = max([i for i in range(title, first) if found[i] in _HEADER], default=title)
    for i, (line, state) in enumerate(zip(lines, states, strict=True)):
        if state == "description" and line.length >= _DECK.stop:
            found[i] = "body"
        elif state == "caption" and not (page.copies[i] > 1 or _pictured(i, lines, last)):
            if title < i < header and line.length in _DECK:
                found[i] = "description"
            elif first - _ABOVE <= i <= last + _BELOW and line.length >= _CAPTION:
                found[i] = "body" if line.kind in {"prose", "open"} else state
    return found


def _pictured(i: int, lines: Sequence[Facts], last: int) -> bool:
    """Tell a line that a credit in it or below it, a side or a word makes a caption.

    An agency alone below the text's last line signs the text.
    """
    line = lines[i]
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below and credited(below) and not (i > last and "agency" in below.whole):
        return True
    marked = "credit-tail" in line.features or "mark:side" in line.features
    return credited(line) > 0 or marked or bool(line.families & _PICTURES)
