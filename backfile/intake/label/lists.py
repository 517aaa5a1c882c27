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
        while end < len(lines) and "\t" in lines[end].text:
            end += 1
        if end - i >= _ROWS and _is_amid(found, i, end) and "title" not in found[i:end]:
            found[i:end] = ["body"] * (end - i)
        i = max(end, i + 1)
    return found


def _is_amid(states: Sequence[str], start: int, end: int) -> bool:
    return "body" in states[max(0, start - _NEAR) : start] and "body" in states[end : end + _NEAR]


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
        if end - i > 1 and _announces(lines[i - 1]) and "body" in found[max(0, i - 3) : i]:
            found[i - 1 : end] = ["body"] * (end - i + 1)
        i = max(end, i + 1)
    return found


def _announces(line: Facts) -> bool:
    return line.text.rstrip().endswith(":")
