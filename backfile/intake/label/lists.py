"""Lists and tables inside the text: a model that learns from prose drops them; losing text is worse."""

import re
from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts

_BULLET: Final = re.compile(r"[•·▪■●○◦*►▶–—-]\s")
_ROWS: Final = 3
"""How many rows a table has at least: a copied table has a tab between two cells of a row."""
_NEAR: Final = 4
"""How many lines above a table, and below it, the text stands."""


def keep_tables(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """Keep a run of rows with tabs that the body stands closely above and below of."""
    found = list(states)
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and "mark:tab" in lines[end].features:
            end += 1
        amid = "body" in found[max(0, i - _NEAR) : i] and "body" in found[end : end + _NEAR]
        if end - i >= _ROWS and amid and "title" not in found[i:end]:
            found[i:end] = ["body"] * (end - i)
        i = max(end, i + 1)
    return found


def keep_lists(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """Keep a run of bulleted lines inside the body, together with the line that announces it with a colon.

    Menus have bullets too, so the run counts only where a paragraph stands right above its announcement and
    the body goes on below it.
    """
    found = list(states)
    last = max([i for i, state in enumerate(found) if state == "body"], default=-1)
    i = 1
    while i <= last:
        end = i
        while end <= last and _BULLET.match(lines[end].text):
            end += 1
        announced = lines[i - 1].text.rstrip().endswith(":")
        if end - i > 1 and announced and "body" in found[max(0, i - 3) : i]:
            found[i - 1 : end] = ["body"] * (end - i + 1)
        i = max(end, i + 1)
    return found
