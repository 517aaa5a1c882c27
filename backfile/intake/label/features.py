"""The named features of every visible line: its own, its neighbours', and its place on the page."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts, bucket
from backfile.intake.label.page import Page

_STEPS: Final = (1, 2, 4, 8, 16, 32)
_HEADINGS: Final = ("comments", "related", "promo")


def features(lines: Sequence[Facts], gaps: Sequence[int], page: Page) -> list[list[str]]:
    """Return for each visible line the names of its features; each is at weight 1."""
    size = len(lines)
    kinds = ["^", "^"] + [line.kind for line in lines] + ["$", "$"]
    sizes = ["^", *[bucket(line.length, (2, 5, 10, 18, 30, 50)) for line in lines], "$"]
    before, after = _prose_around(lines)
    memory = _Memory()
    remaining = _left(lines, page)
    found = []
    for i, line in enumerate(lines):
        kind = line.kind
        zone = _zone(i, page)
        side = zone[:1]
        one, two, left, right = kinds[i + 1], kinds[i], kinds[i + 3], kinds[i + 4]
        gap = "dense" if page.dense else f"{min(gaps[i], 2)}{min(gaps[i + 1], 2) if i + 1 < size else 2}"
        names = [
            "zone:" + zone,
            f"zone:{zone}+{kind}",
            f"before:{one}+{kind}",
            f"after:{left}+{kind}",
            f"before2:{two}+{one}",
            f"after2:{left}+{right}",
            f"between:{one}+{kind}+{left}",
            f"side:{side}+between:{one}+{kind}+{left}",
            f"gaps:{gap}+{kind}",
            f"gaps:{gap}+{one}+{left}",
            f"side:{side}+end:{line.end}",
            f"sizes:{sizes[i]}+{sizes[i + 1]}+{sizes[i + 2]}",
            f"left:{remaining[i]}",
            f"left:{remaining[i]}+{kind}",
            f"left:{remaining[i]}+{one}+{kind}",
            f"prose-before:{before[i]}+{kind}",
            f"prose-after:{after[i]}+{kind}",
            f"prose-around:{before[i]}+{after[i]}+{side}",
        ]
        if page.copies[i] > 1:
            names.append(f"copies:{min(page.copies[i], 3)}+{side}+{kind}")
        names += _about(i, line, page, side)
        names += [f"side:{side}+has:{family}" for family in sorted(line.families)]
        if i:
            names += [f"before-is:{family}+{kind}" for family in sorted(lines[i - 1].whole)]
        if i + 1 < size:
            names += [f"after-is:{family}+{kind}" for family in sorted(lines[i + 1].whole)]
        names += memory.names(i, kind)
        memory.see(i, line)
        if i < 2:
            names.append(f"page-start:{i}")
        if i >= size - 2:
            names.append(f"page-end:{size - i}")
        found.append(line.features + names)
    return found


def _about(i: int, line: Facts, page: Page, side: str) -> list[str]:
    """Features of the title: how much of a line comes back in the prose, and how far the likely title is."""
    names = []
    ahead = bucket(page.ahead[i], (1, 2, 4, 7, 12, 20, 40))
    date = bucket(page.dates[i], (1, 2, 4, 7))
    names.append(f"ahead:{ahead}+{line.kind}")
    if line.length > 2:
        share = bucket(page.returns[i], (0, 0.2, 0.4, 0.55, 0.7, 0.85))
        long = bucket(line.length, (4, 6, 20, 45))
        names += [f"returns:{share}+{side}+{long}", f"returns:{share}+{line.kind}+{side}"]
        if line.length <= 40:
            lead = bucket(page.leads[i], (0, 0.2, 0.4, 0.6, 0.8))
            names += [
                f"lead:{lead}+{long}",
                f"lead:{lead}+date:{date}+{line.kind}",
                f"lead:{lead}+ahead:{ahead}",
            ]
    if line.kind in {"headline", "label", "open", "sentence"}:
        names.append(f"date-ahead:{date}+{line.kind}+{side}")
    if page.title >= 0:
        away = i - page.title
        if away == 0:
            sure = bucket(page.sure, (0.3, 0.5, 0.7, 0.9))
            names += ["title", "title:" + sure, f"title+{line.kind}"]
        elif -4 <= away <= 12:
            step = str(away) if away < 5 else bucket(away, (6, 8, 12))
            names += [f"title-at:{step}", f"title-at:{step}+{line.kind}"]
        else:
            names.append(f"title-at:{'above' if away > 0 else 'below'}")
            names.append(f"title-at:{'above' if away > 0 else 'below'}+{side}+{line.kind}")
    else:
        names.append("title-at:nowhere")
    return names


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


class _Memory:
    """How long ago a line announced a part of the page ("Read more", "Comments")."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def see(self, i: int, line: Facts) -> None:
        for family in line.whole:
            self._last[family] = i

    def names(self, i: int, kind: str) -> list[str]:
        found = []
        for family in _HEADINGS:
            last = self._last.get(family)
            if last is not None:
                found.append(f"since-{family}:{bucket(i - last, (1, 2, 4, 8, 16))}+{kind}")
        return found
