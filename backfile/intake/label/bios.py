"""What is said of the author below the text: it begins with the name of the byline, and tells a trade."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from backfile.intake.label.body import Verdict
from backfile.intake.label.facts import Facts
from backfile.roles import Role

_TRADE: Final = re.compile(
    r"(?: is| was| has been) (?:an?|the) [^.]{0,60}?"
    r"\b(?:reporter|writer|correspondent|editor|journalist|columnist|producer|photographer)\b"
    r"| ist [^.]{0,60}?(?:Redakteur|Journalist|Reporter|Autor|Volontär|Korrespondent)"
)
_OPENING: Final = 200
"""Characters of a line in which the trade stands."""
_LAST: Final = 6
"""Among so many lines of text, the last ones, the author is spoken of."""


def bios(
    lines: Sequence[Facts], states: Sequence[str], bylines: Iterable[int]
) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines at the end of the text that tell about those who are named in the bylines."""
    signers = {pair for i in bylines for pair in _names(lines[i])}
    if not signers:
        return
    text = [i for i, state in enumerate(states) if state == "body"]
    for i in text[-_LAST:]:
        line = lines[i]
        told = "bio" in line.families or _TRADE.search(line.text, 0, _OPENING)
        if told and tuple(line.words[:2]) in signers and not line.text[:1].islower():
            yield i, (Role.BIO, "tells about the author")


def _names(line: Facts) -> Iterator[tuple[str, str]]:
    """Yield the pairs of neighbouring words that are written as names are, in lower case."""
    for one, two in pairwise(line.original):
        if one[:1].isupper() and two[:1].isupper():
            yield one.lower(), two.lower()
