"""Readers' comments below the text that a label announces ("Comments (12)", "Комментарии"), and were kept."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts

_LABEL: Final = 4
_NAME: Final = 4
"""Words that the label has at most, and who comments."""
_PARAGRAPHS: Final = 2
"""Paragraphs of the text that stand above the label at least."""
_LEAST: Final = 2
"""Comments below it at least: one name above one paragraph may be a heading."""
_SAID: Final = frozenset({"prose", "open", "sentence"})
_BUTTONS: Final = frozenset({"date", "cue"})


def without_replies(lines: Sequence[Facts], states: Sequence[str]) -> Sequence[str]:
    """Take comments out of the text: behind their label, names with a paragraph each, dates and buttons."""
    for i, line in enumerate(lines):
        if "comments" in line.whole and line.length <= _LABEL and _stands_below(lines, states, i):
            end = _end(lines, i + 1)
            if end > i + 1:
                found = list(states)
                found[i:end] = ["below"] * (end - i)
                return found
    return states


def _stands_below(lines: Sequence[Facts], states: Sequence[str], i: int) -> bool:
    above = [k for k in range(i) if states[k] == "body" and lines[k].kind in _SAID]
    return len(above) >= _PARAGRAPHS and "body" in states[i + 1 :]


def _end(lines: Sequence[Facts], start: int) -> int:
    """Return where the comments end that begin at `start`; that place itself where there are too few."""
    count, end, named = 0, start, False
    for i in range(start, len(lines)):
        line = lines[i]
        if line.kind in _SAID and named:
            count, end, named = count + 1, i + 1, False
        elif line.length <= _NAME and line.end in {"none", "digit"} and not line.whole:
            if named:
                break
            named = True
        elif line.kind not in _BUTTONS:
            break
    return end if count >= _LEAST else start
