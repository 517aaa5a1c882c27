"""A deck that was taken for the headline: the headline stands right above it."""

import re
from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import CHROME, Facts

_LONG: Final = 18
"""Words from which a line is likelier a deck than a headline."""
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Letters of scripts that have no spaces, whose words are only counted by guess."""
_HEADLINE: Final = range(4, 21)
"""How many words the headline above a deck may have."""
_TRAIL: Final = " > "
"""What stands between the sections of a trail: "News > Harbour"."""
_LABEL: Final = 2
"""Words of a label that may stand between the headline and its deck."""


def given_back(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """Make a deck that was taken for the headline the deck, and the line above it the headline.

    A deck is a sentence with a full stop or dots, or longer than headlines are; above it stands a line
    without a full stop, date or words of buttons, and perhaps a label between them. Nor is a trail of
    sections a headline.
    """
    found = list(states)
    title = found.index("title") if "title" in found else 0
    above = _headline_above(lines, title) if title else None
    if above is not None:
        own = "head" if _TRAIL in lines[title].text else "description"
        found[above : title + 1] = ["title", *["head"] * (title - above - 1), own]
    return found


def _headline_above(lines: Sequence[Facts], title: int) -> int | None:
    deck = lines[title]
    long = deck.length >= _LONG and deck.end != "question" and not _UNSPACED.search(deck.text)
    place = title - 2 if lines[title - 1].length <= _LABEL else title - 1
    if not (long or _ends(deck) or deck.end == "dots" or _TRAIL in deck.text) or place < 0:
        return None
    above = lines[place]
    ended = above.end == "colon" or _ends(above)
    plain = not ended and not above.dated and not above.families & {"ago", "counter"}
    shorter = above.length < deck.length or _ends(deck) or _TRAIL in deck.text
    named = above.length in _HEADLINE and shorter and not above.whole & CHROME
    return place if plain and named else None


def _ends(line: Facts) -> bool:
    """Tell a line with a full stop; a headline may well end in an exclamation mark."""
    return line.end == "stop" and not line.text.endswith("!")
