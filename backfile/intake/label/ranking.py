"""The named features by which lines are compared as headlines: their place, their words, their neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from backfile.intake.label.facts import CHROME, Facts, bucket

_TELLING: Final = (
    "start:",
    "mark:bar",
    "mark:arrow",
    "closes:",
    "opens:",
    "credit-tail",
    "person:",
    "stops:",
    "date:",
)
_MOST: Final = 60
"""Words that count of one paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the ranking sees of the page: see `Page`."""

    lines: Sequence[Facts]
    content: Sequence[set[str]]
    returns: Sequence[float]
    leads: Sequence[float]
    ahead: Sequence[int]
    dates: Sequence[int]
    copies: Sequence[int]
    entries: Sequence[int]
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What the ranking measures once for all candidates of a page; each list has a value for each line.

    `prose` says how many words of paragraphs stand above a line, and at its end how many the page has.
    `places` has the lines that read alike, of those that stand on the page again.
    """

    headlines: Sequence[int]
    bylines: Sequence[int]
    shares: Sequence[int]
    starts: Mapping[tuple[str, ...], int]
    tails: Sequence[Sequence[str]]
    kinds: Sequence[str]
    prose: Sequence[int]
    places: Mapping[str, Sequence[int]]
    matched: Sequence[int]
    best: int


def ranking_features(view: View, places: Sequence[int]) -> list[list[str]]:
    """Name the features of each candidate."""
    around = _measure(view, places)
    return [
        [
            *_place_features(i, view, around),
            *_beside(i, view, around),
            *_own_features(i, view, around),
        ]
        for i in places
    ]


def _measure(view: View, places: Sequence[int]) -> _Around:
    lines = view.lines
    headlines = [0]
    for line in lines:
        headlines.append(headlines[-1] + (line.kind in {"headline", "date"} and line.length > 4))
    starts: dict[tuple[str, ...], int] = {}
    for line in lines:
        if line.length > 3:
            key = tuple(line.words[:4])
            starts[key] = starts.get(key, 0) + 1
    prose = [0]
    places_of: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        prose.append(prose[-1] + (min(line.length, _MOST) if line.kind == "prose" else 0))
        if view.copies[i] > 1:
            places_of.setdefault(line.text[:200].casefold(), []).append(i)
    matched = [round(view.leads[i] * min(len(view.content[i]), 9)) for i in range(len(lines))]
    return _Around(
        headlines=headlines,
        bylines=distances([bool(line.families & {"byline"}) and line.length <= 14 for line in lines]),
        shares=distances([bool(line.whole & {"share", "counter", "player"}) for line in lines]),
        starts=starts,
        tails=[line.words[-4:] for line in lines],
        kinds=["^", "^", *[line.kind for line in lines], "$", "$"],
        prose=prose,
        places=places_of,
        matched=matched,
        best=max([matched[i] for i in places], default=0),
    )


def _place_features(i: int, view: View, around: _Around) -> list[str]:
    """Name what a candidate is like, and what stands around it."""
    lines = view.lines
    line = lines[i]
    dated = [back for back in (1, 2, 3) if i >= back and lines[i - back].dated]
    lead = bucket(view.leads[i], (0, 0.2, 0.35, 0.5, 0.7, 0.9))
    headlines = around.headlines
    run = headlines[min(len(lines), i + view.ahead[i])] - headlines[i + 1]
    between = bucket(run, (0, 1, 2, 3, 5, 9))
    zone = _zone(i, view)
    return [
        "length:" + bucket(line.length, (1, 2, 3, 4, 6, 9, 14, 20, 28)),
        "end:" + line.end,
        "kind:" + line.kind,
        f"kind:{line.kind}+{line.end}",
        "ahead:" + bucket(view.ahead[i], (1, 2, 3, 5, 8, 12, 20, 40)),
        "date:" + bucket(view.dates[i], (1, 2, 3, 5, 8, 12)),
        "date-before:" + bucket(min(dated, default=9), (1, 2, 3)),
        "byline:" + bucket(around.bylines[i], (1, 2, 3, 5, 8, 12)),
        "share:" + bucket(around.shares[i], (1, 2, 3, 5, 8, 12)),
        "lead:" + lead,
        f"lead:{lead}+{'s' if line.length < 5 else 'l'}",
        "matched:" + str(around.matched[i]),
        "returns:" + bucket(view.returns[i], (0, 0.2, 0.35, 0.5, 0.7, 0.9)),
        "between:" + between,
        f"between:{between}+{zone}",
        "zone:" + zone,
        "before:" + around.kinds[i + 1],
        "before2:" + around.kinds[i],
        "after:" + around.kinds[i + 3],
        "after2:" + around.kinds[i + 4],
        f"copies:{min(view.copies[i], 3)}",
        f"twins:{min(around.starts.get(tuple(line.words[:4]), 1), 3)}",
        "prose-above:" + bucket(around.prose[i] / (around.prose[-1] or 1), (0, 0.02, 0.1, 0.3, 0.6)),
        *(_copies(i, line, around) if view.copies[i] > 1 else ()),
    ]


def _copies(i: int, line: Facts, around: _Around) -> list[str]:
    """Say where a line that stands on the page again does so: a section's name comes back in the menu."""
    others = [k for k in around.places[line.text[:200].casefold()] if k != i]
    near = bucket(min([abs(k - i) for k in others]), (2, 6, 15, 40))
    sides = ("u" if others[0] < i else "") + ("d" if others[-1] > i else "")
    return [f"copy:{near}{sides}", f"copy:{near}+{bucket(line.length, (2, 5, 9, 14, 20))}"]


def _own_features(i: int, view: View, around: _Around) -> list[str]:
    """Name what a candidate says by itself, and whether it is the likeliest by its words or by its place."""
    line = view.lines[i]
    names = []
    if around.matched[i] == around.best and around.best > 1:
        names.append("best")
    if i == 0:
        names.append("first")
    if i < 4:
        names.append("early")
    names += ["is:" + family for family in sorted(line.whole & CHROME)]
    names += ["has:" + family for family in sorted(line.families)]
    if line.text.isupper():
        names.append("caps")
    names += filter(_is_telling, line.features)
    if view.dates[i] <= 5 and view.ahead[i] <= 20:
        names.append("dated+" + _zone(i, view))
    return names


@lru_cache(maxsize=1 << 12)
def _is_telling(name: str) -> bool:
    return name.startswith(_TELLING)


def _zone(i: int, view: View) -> str:
    return "above" if i < view.first else "at" if i == view.first else "below"


def _beside(i: int, view: View, around: _Around) -> list[str]:
    """Compare a candidate with the lines beside it: a headline stands above its deck and below its kicker."""
    lines, matched = view.lines, around.matched
    line = lines[i]
    names = []
    if i:
        above = lines[i - 1]
        length = bucket(above.length, (2, 5, 9, 16, 28))
        names.append(f"above:{length}+{'stop' if above.end == 'stop' else 'open'}")
        names.append(f"above-matched:{min(matched[i - 1], 3)}+{length}")
        if above.length > 3 and above.kind not in {"cue", "date"}:
            names.append("longer" if line.length > above.length else "shorter")
    if i + 1 < len(lines):
        below = lines[i + 1]
        length = bucket(below.length, (2, 5, 9, 16, 28))
        names.append(f"below:{length}+{'stop' if below.end == 'stop' else 'open'}")
        names.append(f"below-matched:{min(matched[i + 1], 3)}+{length}")
        names.append(
            f"next:{'byline' if around.bylines[i] == 1 else 'date' if view.dates[i] == 1 else 'other'}"
        )
        names.append(f"over:{line.kind}+{below.kind}+{_compare(line, below)}")
        if i:
            names.append(f"amid:{lines[i - 1].kind}+{line.kind}+{below.kind}")
        if i + 2 < len(lines):
            names.append(f"over:{below.kind}+{lines[i + 2].kind}+{_compare(line, below)}")
    if i:
        above = lines[i - 1]
        names.append(f"under:{line.kind}+{above.kind}+{_compare(line, above)}")
        if i > 1:
            names.append(f"under:{above.kind}+{lines[i - 2].kind}+{_compare(line, above)}")
        names.append(
            f"under-lead:{bucket(view.leads[i] - view.leads[i - 1], (-0.3, -0.1, 0, 0.1, 0.3))}+{above.kind}"
        )
    if line.length > 3:
        tail = line.words[-4:]
        alike = [k for k in range(max(0, i - 8), min(i + 9, len(lines))) if around.tails[k] == tail]
        if any(k < i and lines[k].length > line.length for k in alike):
            names.append("tail-of-another")
        if any(k > i and 1 < lines[k].length < line.length for k in alike):
            names.append("another-is-its-tail")
    return names


def _compare(line: Facts, other: Facts) -> str:
    return "=" if line.words == other.words else "<" if line.length < other.length else ">"


def distances(flags: Sequence[bool]) -> list[int]:
    """Say for each line how many lines further the next line with the flag stands; at most 99."""
    found = [99] * len(flags)
    near = len(flags) + 99
    for i in range(len(flags) - 1, -1, -1):
        found[i] = min(near - i, 99)
        if flags[i]:
            near = i
    return found
