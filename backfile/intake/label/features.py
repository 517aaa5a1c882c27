"""The named features of every visible line: its own, its neighbours', and its place on the page."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts, bucket
from backfile.intake.label.page import Page
from backfile.intake.label.scales import Scales, scales

_HEADINGS: Final = ("comments", "related", "promo")
_CLOSE: Final = 3
"""How many lines away the copy of a caption stands at most."""


def features(lines: Sequence[Facts], gaps: Sequence[int], page: Page) -> list[list[str]]:
    """Return for each visible line the names of its features; each is at weight 1."""
    measured = scales(lines, gaps, page)
    memory = _Memory()
    found = []
    for i, line in enumerate(lines):
        side = measured.zones[i][:1]
        names = [
            *line.features,
            *_beside(i, line, measured, side),
            *_counted(i, line, measured, side),
            *_copied(i, lines, page, side),
            *_about(i, line, page, side),
            *_announced(i, lines, side),
            *memory.names(i, line.kind),
        ]
        memory.see(i, line)
        if i < 2:
            names.append(f"page-start:{i}")
        if i >= len(lines) - 2:
            names.append(f"page-end:{len(lines) - i}")
        found.append(names)
    return found


def _beside(i: int, line: Facts, measured: Scales, side: str) -> list[str]:
    """Features of the lines right around: their kinds, sizes, last marks, blank lines between."""
    kind, zone, gap = line.kind, measured.zones[i], measured.gaps[i]
    two, one, _, left, right = measured.kinds[i : i + 5]
    sizes, ends, credited = measured.sizes, measured.ends, measured.credits
    return [
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
        f"credits:{credited[i]}{credited[i + 1]}{credited[i + 2]}+{kind}",
        f"ends:{ends[i]}+{ends[i + 1]}+{ends[i + 2]}",
    ]


def _counted(i: int, line: Facts, measured: Scales, side: str) -> list[str]:
    """Features of what is further around: prose, short lines, dates, lines that come again."""
    kind, one = line.kind, measured.kinds[i + 1]
    left, before, after = measured.left[i], measured.before[i], measured.after[i]
    return [
        f"left:{left}",
        f"left:{left}+{kind}",
        f"left:{left}+{one}+{kind}",
        f"prose-before:{before}+{kind}",
        f"prose-after:{after}+{kind}",
        f"prose-around:{before}+{after}+{side}",
        f"block:{measured.blocks[i]}+{side}+{kind}",
        f"echoes:{measured.echoes[i]}+{side}+{kind}",
        f"dates:{measured.dates[i]}+{side}+{kind}",
        f"shorts:{measured.shorts[i]}+{side}+{kind}",
    ]


def _copied(i: int, lines: Sequence[Facts], page: Page, side: str) -> list[str]:
    """Features of a line that stands on the page again: captions do, and close together."""
    if page.copies[i] < 2:
        return []
    line = lines[i]
    names = [f"copies:{min(page.copies[i], 3)}+{side}+{line.kind}"]
    near = (lines[k] for k in range(max(0, i - _CLOSE), min(len(lines), i + _CLOSE + 1)) if k != i)
    if line.length > 3 and any(other.words == line.words for other in near):
        names.append("copy-near+" + line.kind)
    return names


def _announced(i: int, lines: Sequence[Facts], side: str) -> list[str]:
    """Features of the phrases in a line, and of what the lines beside it announce."""
    kind = lines[i].kind
    names = [f"side:{side}+has:{family}" for family in sorted(lines[i].families)]
    if i:
        names += [f"before-is:{family}+{kind}" for family in sorted(lines[i - 1].whole)]
    if i + 1 < len(lines):
        names += [f"after-is:{family}+{kind}" for family in sorted(lines[i + 1].whole)]
    return names


def _about(i: int, line: Facts, page: Page, side: str) -> list[str]:
    """Features of the title: how much of a line comes back in the prose, and how far the likely title is."""
    names = []
    if page.shared[i] >= 0:
        names.append(f"title-words:{min(page.shared[i], 3)}+{side}+{line.kind}")
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


class _Memory:
    """How long ago a line announced a part of the page ("Read more"), and how many spoke of comments."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._replies = 0

    def see(self, i: int, line: Facts) -> None:
        for family in line.whole:
            self._last[family] = i
        self._replies += "comments" in line.whole

    def names(self, i: int, kind: str) -> list[str]:
        found = []
        for family in _HEADINGS:
            last = self._last.get(family)
            if last is not None:
                found.append(f"since-{family}:{bucket(i - last, (1, 2, 4, 8, 16, 40))}+{kind}")
        if self._replies:
            found.append(f"since-replies:{bucket(self._replies, (1, 2, 4, 8))}+{kind}")
        return found
