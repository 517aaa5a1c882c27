"""What is measured once for all lines of a page: each list has a value for each visible line."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from backfile.intake.label.facts import Facts, bucket
from backfile.intake.label.page import Page

_STEPS: Final = (1, 2, 4, 8, 16, 32)
_BARE: Final = 7
"""Words that a credit has at most."""


class Scales(NamedTuple):
    """Measures as the features name them.

    `kinds` has two entries more at either end, `sizes`, `ends` and `credits` have one. `gaps` says how a line
    is set off by blank lines, `before` and `after` how much prose stands around it, `left` how much is to
    come, `blocks` how long the paragraphs around it are, `shorts` how many short lines stand in one run with
    it. `echoes` counts lines nearby that stand on the page again, `dates` those that are dates.
    """

    kinds: list[str]
    sizes: list[str]
    ends: list[str]
    credits: list[int]
    gaps: list[str]
    zones: list[str]
    before: list[str]
    after: list[str]
    left: list[str]
    blocks: list[str]
    shorts: list[str]
    echoes: list[str]
    dates: list[str]


def scales(lines: Sequence[Facts], gaps: Sequence[int], page: Page) -> Scales:
    """Measure the visible lines of a page; `gaps` are the numbers of blank lines before each of them."""
    before, after = _prose_around(lines)
    few = (0, 1, 2, 4)
    return Scales(
        kinds=["^", "^", *[line.kind for line in lines], "$", "$"],
        sizes=["^", *[bucket(line.length, (2, 5, 10, 18, 30, 50)) for line in lines], "$"],
        ends=["^", *[line.end for line in lines], "$"],
        credits=[0, *[credited(line) for line in lines], 0],
        gaps=_set_off(gaps, page),
        zones=[_zone(i, page) for i in range(len(lines))],
        before=before,
        after=after,
        left=_left(lines, page),
        blocks=_blocks(lines),
        shorts=_short_runs(lines),
        echoes=[bucket(count, few) for count in _near([copies > 2 for copies in page.copies], 5)],
        dates=[bucket(count, few) for count in _near([line.kind == "date" for line in lines], 6)],
    )


def _set_off(gaps: Sequence[int], page: Page) -> list[str]:
    if page.dense:
        return ["dense"] * len(gaps)
    return [f"{min(gap, 2)}{min(later, 2)}" for gap, later in zip(gaps, [*gaps[1:], 2], strict=False)]


def _zone(i: int, page: Page) -> str:
    if i < page.first:
        return "b" + bucket(page.first - i, _STEPS)
    if i > page.last:
        return "a" + bucket(i - page.last, _STEPS)
    if i == page.first:
        return "i-first"
    if i == page.last:
        return "i-last"
    return "i"


def _prose_around(lines: Sequence[Facts]) -> tuple[list[str], list[str]]:
    """Say for each line how many of the six lines before it, and after it, are prose."""
    flags = [1 if line.kind == "prose" else 0 for line in lines]
    sums = [0]
    for flag in flags:
        sums.append(sums[-1] + flag)
    size = len(lines)
    before = [bucket(sums[i] - sums[max(0, i - 6)], (0, 1, 2, 4)) for i in range(size)]
    after = [bucket(sums[min(size, i + 7)] - sums[i + 1], (0, 1, 2, 4)) for i in range(size)]
    return before, after


def _left(lines: Sequence[Facts], page: Page) -> list[str]:
    """Say for each line how much prose on the page's topic is still to come: in the run, and beyond it."""
    found: list[str] = []
    run = paragraphs = 0
    total = (
        sum([min(line.length, 60) for line in lines[page.first : page.last + 1] if line.kind == "prose"]) or 1
    )
    for i in range(len(lines) - 1, -1, -1):
        share = bucket(run / total, (0, 0.08, 0.25, 0.6, 0.99))
        found.append(f"{share}+{bucket(paragraphs, (0, 1, 3, 8))}" if run == 0 else share)
        line = lines[i]
        if line.kind == "prose":
            if page.first <= i <= page.last:
                run += min(line.length, 60)
            elif i > page.last and page.returns[i] >= 0.5 and line.length > 14:
                paragraphs += 1
    found.reverse()
    return found


def _near(flags: Sequence[bool], reach: int) -> list[int]:
    """Count for each line the lines with the flag within reach above and below it."""
    sums = [0]
    for flag in flags:
        sums.append(sums[-1] + flag)
    size = len(flags)
    return [sums[min(size, i + reach + 1)] - sums[max(0, i - reach)] for i in range(size)]


def credited(line: Facts) -> int:
    """Tell a line that is a credit and little else (2) from one that ends in a credit (1) and others (0)."""
    names = line.features
    closes = "credit:closes" in names
    if (closes and line.length <= _BARE) or "credit:opens" in names or "credit:bracket" in names:
        return 2
    return 1 if closes else 0


def _blocks(lines: Sequence[Facts]) -> list[str]:
    """Say how long the paragraphs around a line are, against the page's longest block of paragraphs."""
    weights: list[int] = []
    block = [-1] * len(lines)
    away = 9
    for i, line in enumerate(lines):
        if line.kind in {"prose", "open"}:
            if away > 1:
                weights.append(0)
            weights[-1] += min(line.length, 60)
            away = 0
        else:
            away += 1
        if away <= 1 and weights:
            block[i] = len(weights) - 1
    most = max(weights, default=1)
    steps = [
        "most" if weight == most else bucket(weight / most, (0.05, 0.15, 0.35, 0.7)) for weight in weights
    ]
    return [steps[k] if k >= 0 else "none" for k in block]


def _short_runs(lines: Sequence[Facts]) -> list[str]:
    """Say for each line how many short lines stand in one run with it."""
    found: list[str] = []
    run = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and lines[i].kind not in {"prose", "open"}:
            run += 1
            continue
        found += [bucket(run, (1, 2, 4, 8, 16))] * run
        if i < len(lines):
            found.append("0")
        run = 0
    return found
