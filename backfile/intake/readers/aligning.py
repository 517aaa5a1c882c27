"""Which lines of a page are in a text that somebody else has chosen from it.

The other text has its own ideas of lines and white space, and is in the page's order. So the page's lines
are sought in its words, and of all places where they may stand the heaviest chain is taken that goes
forward in both: a headline that stands on the page three times is chosen once. The work is n log n.
"""

import re
from collections.abc import Iterator, Sequence
from operator import eq
from typing import NamedTuple

_DENSE = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1000-\u109f"
_WORD = re.compile(f"[{_DENSE}]|[^\\W{_DENSE}]+")
_SOFT_HYPHEN = "\xad"
_GRAM = 3
MOST_PLACES = 8
"""Places of one run of words that are looked at: what stands there more often is no text."""
_SHARE = 0.5
"""A line stands where so many of its runs of words do."""


class _Place(NamedTuple):
    line: int
    start: int
    end: int
    weight: int


def aligned(lines: Sequence[str], chosen: str) -> frozenset[int]:
    """Return the places (from 0) of the lines that stand in the chosen text."""
    rows = [_words(row) for row in chosen.split("\n")]
    words = [word for row in rows for word in row]
    starts = _starts(rows)
    grams: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(_grams(words)):
        grams.setdefault(gram, []).append(at)
    places = [place for at, line in enumerate(lines) for place in _places(at, line, words, grams, starts)]
    return frozenset(_heaviest_chain(places, len(words)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace(_SOFT_HYPHEN, "").casefold())


def _starts(rows: Sequence[Sequence[str]]) -> dict[tuple[str, ...], list[int]]:
    """Return where each short row of the chosen text begins, counted in words."""
    found: dict[tuple[str, ...], list[int]] = {}
    at = 0
    for row in rows:
        if 0 < len(row) < _GRAM:
            found.setdefault(tuple(row), []).append(at)
        at += len(row)
    return found


def _places(
    at: int,
    line: str,
    words: Sequence[str],
    grams: dict[tuple[str, ...], list[int]],
    starts: dict[tuple[str, ...], list[int]],
) -> Iterator[_Place]:
    """Yield where a line may stand in the chosen words."""
    own = _words(line)
    if len(own) < _GRAM:
        for start in starts.get(tuple(own), ())[:MOST_PLACES]:
            yield _Place(at, start, start + len(own), len(own))
        return
    runs = list(_grams(own))
    drift = len(own) // 4 + 1
    seen: set[tuple[int, int]] = set()
    for offset in dict.fromkeys((0, len(runs) // 2, len(runs) - 1)):
        for found in grams.get(runs[offset], ())[:MOST_PLACES]:
            start = max(found - offset, 0)
            same = sum(map(eq, own, words[start : start + len(own)]))
            if same >= len(own) * _SHARE and (start, start + len(own)) not in seen:
                seen.add((start, start + len(own)))
                yield _Place(at, start, min(start + len(own), len(words)), same)
            if same == len(own):
                continue
            # The other text may have left out a link or a footnote, so that words stand nearer together.
            hits = [
                place
                for at_run, run in enumerate(runs)
                for place in grams.get(run, ())[:MOST_PLACES]
                if abs(place - found - at_run + offset) <= drift
            ]
            if len(hits) < len(runs) * _SHARE:
                continue
            span = hits[0], hits[-1] + _GRAM
            if span not in seen and span[0] < span[1]:
                seen.add(span)
                yield _Place(at, *span, min(len(hits), len(own)))


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _heaviest_chain(places: Sequence[_Place], size: int) -> Iterator[int]:
    """Yield the lines of the heaviest chain of places that overlap neither in lines nor in words.

    A Fenwick tree holds the heaviest chain that ends at or before each word (Fenwick, 1994).
    """
    best: list[tuple[int, int]] = [(0, -1)] * (size + 2)
    before: list[int] = []
    waiting: list[tuple[int, int, int]] = []  # chains of the line at hand: no line stands in two places
    line = -1
    for number, place in enumerate(places):
        if place.line != line:
            _enter(best, waiting)
            waiting = []
            line = place.line
        weight, link = (0, -1)
        at = place.start + 1
        while at > 0:
            weight, link = max((weight, link), best[at])
            at -= at & -at
        before.append(link)
        waiting.append((place.end + 1, weight + place.weight, number))
    _enter(best, waiting)
    weight, number = (0, -1)
    at = size + 1
    while at > 0:
        weight, number = max((weight, number), best[at])
        at -= at & -at
    while number >= 0:
        yield places[number].line
        number = before[number]


def _enter(best: list[tuple[int, int]], chains: Sequence[tuple[int, int, int]]) -> None:
    for end, weight, number in chains:
        at = end
        while at < len(best):
            best[at] = max(best[at], (weight, number))
            at += at & -at
