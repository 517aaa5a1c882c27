"""Comments that were kept below the text: a heading announces them ("23 comments", "Комментарии")."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts
from backfile.intake.label.preamble import ENOUGH, MOST

_BEFORE: Final = 0.25
"""So much of the whole text stands above its comments, and words enough for a text."""
_DATES, _SOON = 2, 12
"""So many lines with a date among so many below a heading are comments."""
_DATED: Final = 8
"""Words that such a line has at most."""
_LABEL: Final = 4
_NAME: Final = 4
"""Words that the label has at most, and who comments."""
_PARAGRAPHS: Final = 2
"""Paragraphs of the text that stand above the label at least."""
_LEAST: Final = 2
"""Comments below it at least: one name above one paragraph may be a heading."""
_SAID: Final = frozenset({"prose", "open", "sentence"})
_BUTTONS: Final = frozenset({"date", "cue"})


def without_comments(lines: Sequence[Facts], states: Sequence[str]) -> Sequence[str]:
    """Take out of the body what stands below the heading of the comments.

    Below one that counts them, or has dates below it, all of it; else names with a paragraph each. What
    stands below a mere invitation to comment stays, which many pages show amid the text.
    """
    return _without_named(lines, _without_counted(lines, states))


def _without_counted(lines: Sequence[Facts], states: Sequence[str]) -> Sequence[str]:
    words = [
        min(line.length, MOST) if state == "body" else 0 for line, state in zip(lines, states, strict=True)
    ]
    least, passed = max(ENOUGH, _BEFORE * sum(words)), 0
    for i, count in enumerate(words):
        passed += count
        if passed >= least and _opens_comments(lines, i):
            return [*states[:i], *["below" if state == "body" else state for state in states[i:]]]
    return states


def _opens_comments(lines: Sequence[Facts], i: int) -> bool:
    """Tell a heading that counts comments, or one below which dated lines stand."""
    if "comments" not in lines[i].whole:
        return False
    soon = lines[i + 1 : i + 1 + _SOON]
    dated = sum([line.kind == "date" or (line.dated and line.length <= _DATED) for line in soon])
    return dated >= _DATES or any(map(str.isdigit, lines[i].text))


def _without_named(lines: Sequence[Facts], states: Sequence[str]) -> Sequence[str]:
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
