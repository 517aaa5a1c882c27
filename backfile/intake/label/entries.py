"""The entries of a live blog: times of the day on lines of their own, each above its words, in order."""

import re
from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts

TIME: Final = "is the time of an entry"
_TIME: Final = re.compile(
    r"(?:um |kl\.? ?|at )?(\d{1,2})[:.h](\d\d)"
    r"(?: ?(?:[ap]\.?m\.?|uhr|h|[^\W\d_]{2,5}))?(?: ?[([]?[^\W\d_]{2,5}[)\]]?)?",
    re.IGNORECASE,
)
_WORDS: Final = 5
_LONGEST: Final = 24
"""Words and characters of such a line at most: "2:05 p.m. (GMT)"."""
_LEAST: Final = 3
"""Entries of which a live blog has at least so many: two times may be those of a change."""
_BELOW: Final = 3
"""How many lines below its time the words of an entry begin at most: headings may stand between."""
_HALF: Final = re.compile(r"([ap])\.?m\b")
_NOON: Final = 12
_HOUR: Final = 60
_LATE: Final = 10 * _HOUR
"""One entry at least is of ten o'clock or later: earlier ones alone look like the lengths of films."""
_OWN: Final = {"title": "title", "caption": "caption"}
"""What a line of an entry may be besides text."""
_SAID: Final = frozenset({"prose", "open", "sentence"})


def entries(lines: Sequence[Facts]) -> list[int]:
    """Return the places of the times at which a live blog's entries begin; none of any other page."""
    timed = [i for i, line in enumerate(lines) if line.dates]
    if len(timed) < _LEAST:
        return []
    short = (i for i in timed if lines[i].length <= _WORDS)
    found = [(i, minutes) for i in short if (minutes := _minutes(lines[i])) is not None]
    if len(found) < _LEAST:
        return []
    told = [
        (i, minutes)
        for i, minutes in found
        if any(line.kind in _SAID for line in lines[i + 1 : i + 1 + _BELOW])
    ]
    times = [minutes for _, minutes in told]
    ordered = len(set(times)) >= _LEAST and times in (sorted(times), sorted(times, reverse=True))
    return [i for i, _ in told] if ordered and max(times) >= _LATE else []


def with_entries(lines: Sequence[Facts], begun: Sequence[int], states: Sequence[str]) -> list[str]:
    """Keep entries from where they have `begun` to their first words, where most of them are text."""
    found = list(states)
    told = [(i, _words_of(lines, i)) for i in begun]
    if told and 2 * sum(states[words] == "body" for _, words in told) >= len(told):
        for i, words in told:
            found[i : words + 1] = [_OWN.get(state, "body") for state in found[i : words + 1]]
    return found


def _words_of(lines: Sequence[Facts], i: int) -> int:
    return next(k for k in range(i + 1, len(lines)) if lines[k].kind in _SAID)


def _is_told(below: Sequence[Facts]) -> bool:
    return any(line.kind in _SAID for line in below)


def _minutes(line: Facts) -> int | None:
    text = line.text.strip()
    time = _TIME.fullmatch(text) if len(text) <= _LONGEST else None
    return None if time is None else _of_day(int(time[1]), int(time[2]), text.casefold())


def _of_day(hour: int, minute: int, text: str) -> int | None:
    half = _HALF.search(text)
    if half is not None and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half[1] == "p" else 0)
    return hour * _HOUR + minute if hour < 2 * _NOON and minute < _HOUR else None
