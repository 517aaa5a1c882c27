"""Evidence in words: which lines of the capture say so, and what they say."""

from collections.abc import Iterable

from backfile.roles import LabelledLine
from backfile.text import folded

LONGEST = 120
"""Characters of one line that evidence repeats; more would bury the fact. The capture holds the rest."""


def cite(lines: Iterable[LabelledLine]) -> str:
    """Name the lines and repeat their words: "line 1: Support The Example!; line 34: A Message …"."""
    return "; ".join(f"line {line.number}: {excerpt(line.text)}" for line in lines)


def excerpt(text: str, *, ending: bool = False) -> str:
    """Return the text on one line, cut to the beginning (or the `ending`) where it is long."""
    if len(text) > 2 * LONGEST:
        text = text[-2 * LONGEST :] if ending else text[: 2 * LONGEST]
    short = folded(text)
    if len(short) <= LONGEST:
        return short
    return f"…{short[-LONGEST:].lstrip()}" if ending else f"{short[:LONGEST].rstrip()}…"
