"""What a line is measured by at the second look: how likely it is text, what stands around it, and where."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain
from math import log
from typing import Final, NamedTuple

from backfile.intake.label.chain import STATES
from backfile.intake.label.facts import Facts
from backfile.intake.label.page import Page

BODY, INSIDE, BELOW = map(STATES.index, ("body", "inside", "below"))
VALUES: Final = (
    "own",
    "above",
    "below",
    "p-inside",
    "p-below",
    "segment",
    "longest-above",
    "run-words",
    "run-share",
    "run-returns",
    "length",
    "against-median",
    "function-words",
    "lower",
    "overlap",
    "dates",
    "from-last",
    "from-first",
    "cues-since",
    "words-since",
    "replies",
    "gap-after",
    "title-at",
    "to-come",
    "rescued",
    "promo",
    "above-length",
)
"""The values of a line in their order; docs/labelling.md says what each is."""
_LEAST: Final = 3e-4
_FAR: Final = 60
_NOWHERE: Final = 99.0
_MOST: Final = 999.0
_WORDS: Final = 60
"""How many words of a line count: a paragraph of 300 weighs as five."""
_TALK: Final = frozenset({"prose", "open", "sentence"})
_USUAL: Final = 30
"""How long a paragraph is taken to be where there is none."""


class _Run(NamedTuple):
    words: int
    returns: float


class _Sums(NamedTuple):
    """What is measured once for all lines of a page."""

    likely: list[float]
    whole: float
    first: int
    last: int
    before: list[int]
    segments: list[int]
    longest: list[int]
    runs: list[_Run]
    out: list[int]
    cues: list[int]
    dates: list[int]
    replies: list[int]
    topic: Counter[str]
    median: int


def measured(
    places: Sequence[int],
    lines: Sequence[Facts],
    page: Page,
    states: Sequence[str],
    likely: Sequence[Sequence[float]],
    rescued: frozenset[int],
) -> list[list[float]]:
    """Return the values of the lines at `places`, in the order of `VALUES`.

    `states` are those after the rules, `likely` the chain's likelihoods, and `rescued` the lines that the
    rules brought into the text.
    """
    if not places:
        return []
    sums = _sums(lines, page, states, likely)
    return [_values(i, lines, page, states, likely, sums, rescued=i in rescued) for i in places]


def log_odds(likely: float) -> float:
    """Return the logarithm of the odds of a likelihood, within bounds."""
    sure = min(max(likely, _LEAST), 1 - _LEAST)
    return log(sure / (1 - sure))


def _sums(
    lines: Sequence[Facts], page: Page, states: Sequence[str], likely: Sequence[Sequence[float]]
) -> _Sums:
    size = len(lines)
    body = [state == "body" for state in states]
    words = [min(line.length, _WORDS) for line in lines]
    share = [row[BODY] * count for row, count in zip(likely, words, strict=True)]
    kept = [i for i in range(size) if body[i]]
    segments, runs = _segments(body, words), _runs(lines, words, page)
    prose = sorted([lines[i].length for i in kept if lines[i].kind == "prose"])
    return _Sums(
        likely=[0.0, *accumulate(share)],
        whole=sum(share) or 1.0,
        first=kept[0] if kept else size,
        last=kept[-1] if kept else -1,
        before=_last_before(body),
        segments=segments,
        longest=[0, *accumulate(segments, max)],
        runs=runs,
        out=[0, *accumulate([0 if text else count for text, count in zip(body, words, strict=True)])],
        cues=[0, *accumulate([line.kind == "cue" for line in lines])],
        dates=[0, *accumulate([line.kind == "date" for line in lines])],
        replies=_last_before(["comments" in line.whole for line in lines], here=True),
        topic=Counter(chain.from_iterable([page.content[i] for i in kept])),
        median=prose[len(prose) // 2] if prose else _USUAL,
    )


def _last_before(flags: Sequence[bool], *, here: bool = False) -> list[int]:
    """Return for each line the last one before it (or itself, with `here`) that has the flag, or -1."""
    found = []
    last = -1
    for i, flag in enumerate(flags):
        if here and flag:
            last = i
        found.append(last)
        if flag:
            last = i
    return found


def _segments(body: Sequence[bool], words: Sequence[int]) -> list[int]:
    """Return for each line the words of the unbroken lines of text that it stands in; 0 outside the text."""
    found: list[int] = []
    start = 0
    for i in range(len(body) + 1):
        if i < len(body) and body[i]:
            continue
        found += [sum(words[start:i])] * (i - start)
        if i < len(body):
            found.append(0)
        start = i + 1
    return found


def _runs(lines: Sequence[Facts], words: Sequence[int], page: Page) -> list[_Run]:
    """Return for each line the paragraphs and sentences that it stands among, with no other line between."""
    found: list[_Run] = []
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and lines[i].kind in _TALK:
            continue
        found += [_Run(sum(words[start:i]), max(page.returns[start:i], default=0.0))] * (i - start)
        if i < len(lines):
            found.append(_Run(0, 0.0))
        start = i + 1
    return found


def _values(
    i: int,
    lines: Sequence[Facts],
    page: Page,
    states: Sequence[str],
    likely: Sequence[Sequence[float]],
    sums: _Sums,
    *,
    rescued: bool,
) -> list[float]:
    line, size, whole = lines[i], len(lines), sums.whole
    before, run = sums.before[i], sums.runs[i]
    return [
        log_odds(likely[i][BODY]),
        log_odds(likely[i - 1][BODY]) if i else -9.0,
        log_odds(likely[i + 1][BODY]) if i + 1 < size else -9.0,
        likely[i][INSIDE],
        likely[i][BELOW],
        sums.segments[i] / whole,
        sums.longest[i] / whole,
        run.words,
        run.words / whole,
        run.returns,
        min(line.length, 120),
        line.length / sums.median,
        line.plain,
        line.lower,
        _overlap(page.content[i], sums.topic, own=states[i] == "body"),
        sums.dates[min(size, i + 6)] - sums.dates[max(0, i - 5)],
        min(max(i - sums.last, -_FAR), _FAR),
        min(max(i - sums.first, -_FAR), _FAR),
        sums.cues[i] - sums.cues[before + 1] if before >= 0 else _NOWHERE,
        sums.out[i] - sums.out[before + 1] if before >= 0 else _MOST,
        min(i - sums.replies[i], _NOWHERE) if sums.replies[i] >= 0 else _NOWHERE,
        min(page.gaps[i + 1], 3) if i + 1 < size else 3,
        min(max(i - page.title, -20), _FAR) if page.title >= 0 else -30,
        (sums.likely[-1] - sums.likely[i + 1]) / whole,
        rescued,
        "promo" in line.families,
        min(lines[i - 1].length, 80) if i else -1,
    ]


def _overlap(words: set[str], topic: Counter[str], *, own: bool) -> float:
    """Return the share of a line's telling words that other lines of the text have; -1 without such words."""
    if not words:
        return -1.0
    least = 2 if own else 1
    return sum([topic.get(word, 0) >= least for word in words]) / len(words)
