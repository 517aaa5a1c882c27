"""The figures of a group of pages, with 95 % confidence intervals.

A figure is a share: of all its pages, or of all its cases, such as captions. The interval is the percentile
bootstrap's, over publishers: pages of one publisher look alike, so that each stands or falls with the others
(Davison and Hinkley, Bootstrap Methods and their Application, 1997, sections 3.8 and 5.3).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import ModuleType

from datecheck import is_visible
from devpages import Page
from extractors import Result
from labelling_truth import tokens

_PARTS = ("P", "R", "ge90", "title", "date", "dates_right", "author", "captions")
FIGURES = ("F1", *_PARTS)
_REPLICATES = 1_000
_SEED = 1
_LEAST = 5
"""Publishers that there must be for an interval."""

Counts = tuple[float, ...]
"""What a page adds to each of _PARTS: first all numerators, then all denominators."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value from 0 to 1, with the ends of its interval: None where there are too few publishers."""

    value: float
    low: float | None
    high: float | None


def counted(page: Page, result: Result, scorer: ModuleType) -> Counts:
    """Score one page; what has no truth, or was not looked for, counts nothing."""
    row = page.row
    scored = scorer.score_page(row, result)
    found: dict[str, tuple[float, float]] = {}
    for name, key in (("P", "precision"), ("R", "recall"), ("title", "title_any"), ("author", "author")):
        if scored.get(key) is not None:
            found[name] = scored[key], 1
    found["ge90"] = float(scored["f1"] >= 0.9), 1
    if "date" in scored:
        if is_visible(row["gt_date"], row["text"]):
            found["date"] = scored["date"], 1
        if result["date"]:
            found["dates_right"] = scored["date"], 1
    found["captions"] = _captions_left(page, result["body"] or "")
    return tuple(found.get(name, (0, 0))[part] for part in (0, 1) for name in _PARTS)


def _captions_left(page: Page, body: str) -> tuple[int, int]:
    """Count captions of six words and more that stand in the body, and all of them.

    Those that the truth has in its body too are no mistake, and count nothing.
    """
    kept, truth = (f" {' '.join(tokens(text))} " for text in (body, page.row["gt_body"]))
    captions = [tokens(text) for text in page.row["gt_captions_silver"] or ()]
    told = [f" {' '.join(words)} " for words in captions if len(words) >= 6]
    told = [words for words in told if words not in truth]
    return sum(words in kept for words in told), len(told)


def figures_of(counts: Sequence[tuple[str, Counts]]) -> dict[str, Figure]:
    """Return the figures of pages, given as publisher and counts; those without any case are left out."""
    clusters: defaultdict[str, list[Counts]] = defaultdict(list)
    for publisher, page in counts:
        clusters[publisher].append(page)
    sums = [_total(pages) for pages in clusters.values()]
    values = _shares(_total(sums))
    if len(sums) < _LEAST:
        return {name: Figure(value, None, None) for name, value in values.items()}
    rng = Random(_SEED)
    drawn = [_shares(_total(rng.choices(sums, k=len(sums)))) for _ in range(_REPLICATES)]
    return {name: Figure(value, *_ends(drawn, name)) for name, value in values.items()}


def _total(counts: Sequence[Counts]) -> Counts:
    return tuple(map(sum, zip(*counts, strict=True)))


def _shares(total: Counts) -> dict[str, float]:
    whole = dict(zip(_PARTS, total[len(_PARTS) :], strict=True))
    shares = {
        name: share / whole[name] for name, share in zip(_PARTS, total, strict=False) if whole[name] > 0
    }
    precision, recall = shares.get("P", 0), shares.get("R", 0)
    both = precision + recall
    return {"F1": 2 * precision * recall / both if both else 0.0, **shares}


def _ends(drawn: Sequence[Mapping[str, float]], name: str) -> tuple[float, float]:
    values = sorted(each[name] for each in drawn if name in each)
    edge = len(values) // 40
    return values[edge], values[-1 - edge]
