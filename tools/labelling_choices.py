"""What is known of each line of a development page: the states that it may have.

The core's truth names one state a line. Reviewed pages name the body, but no captions, so that what stands
around the body is known less closely. Pages with segments tell only of the lines that hold one.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labelling_truth import CORE, STYLES, Sample, align_title, load, tokens

from backfile.intake.label.chain import STATES
from backfile.intake.label.facts import Facts, measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.page import skim
from backfile.intake.label.traits import described

REVIEWED, SEGMENTS = "wcxb", "traf"
WEIGHT = 0.3
"""The weight of a page beyond the core: blogs and guides are of use, but are not news."""
COPIES = 3
"""A segment to be left out that stands in more lines than this tells nothing."""

Choices = tuple[frozenset[str], ...]
_ALL = frozenset(STATES)
_LOOSE = {
    "above": frozenset({"above", "byline", "published"}),
    "head": frozenset({"head", "description", "caption", "byline", "published"}),
    "description": frozenset({"head", "description", "caption", "byline", "published"}),
    "inside": frozenset({"inside", "caption"}),
    "below": frozenset({"below", "caption", "byline", "published"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One page without the middles of its menus: its lines, and what is known of each."""

    sample: Sample
    facts: list[Facts]
    gaps: list[int]
    choices: Choices

    @property
    def core(self) -> bool:
        """Tell whether the page is news with one known state a line."""
        return self.sample.row["dataset"] in CORE

    @property
    def weight(self) -> float:
        """How much the page counts in training."""
        return 1.0 if self.core else WEIGHT

    @property
    def title(self) -> int | None:
        """The place of the headline, where it is known."""
        return next((i for i, own in enumerate(self.choices) if own == {"title"}), None)

    def part(self, lines: slice) -> "Known":
        """Return a part of the page."""
        sample = replace(self.sample, visible=self.sample.visible[lines])
        return replace(
            self, sample=sample, facts=self.facts[lines], gaps=self.gaps[lines], choices=self.choices[lines]
        )


def spot(sample: Sample) -> int:
    """Return a number that belongs to a page, to choose by."""
    return int(hashlib.sha256(sample.row["id"].encode()).hexdigest()[:8], 16)


def known_pages(captures: Path) -> list[Known]:
    """Read the core in both styles, and of every other page the one style that its name chooses."""
    found = [_known(sample) for sample in load(captures, CORE)]
    return found + [
        _known(sample)
        for sample in load(captures, (REVIEWED, SEGMENTS))
        if sample.visible and sample.style == STYLES[spot(sample) % len(STYLES)]
    ]


def _known(sample: Sample) -> Known:
    facts = [described(measure(sample.lines[i], lexicon())) for i in sample.visible]
    texts = [sample.lines[i] for i in sample.visible]
    if sample.states is None:
        choices = _by_segments(texts, sample)
    elif sample.row["dataset"] in CORE:
        choices = tuple([frozenset({state}) for state in sample.states])
    else:
        choices = tuple([_by_review(*pair) for pair in zip(sample.states, facts, strict=True)])
    gaps = [place - before - 1 for before, place in zip((-1, *sample.visible), sample.visible, strict=False)]
    kept = skim(facts)
    return Known(
        sample=replace(sample, visible=tuple([sample.visible[i] for i in kept]), states=None),
        facts=[facts[i] for i in kept],
        gaps=[gaps[i] for i in kept],
        choices=tuple([choices[i] for i in kept]),
    )


def _by_review(state: str, line: Facts) -> frozenset[str]:
    """Loosen the state of a line of a page whose reviewed body may hold captions."""
    if state == "body" and any(name.startswith("credit:") for name in line.features):
        return frozenset({"body", "caption"})
    return _LOOSE.get(state, frozenset({state}))


def _by_segments(texts: Sequence[str], sample: Sample) -> Choices:
    """Say what the segments that belong to the text, and those that do not, tell of their lines."""
    plain = [" ".join(text.split()) for text in texts]
    choices = [_ALL] * len(texts)

    def holding(segment: str) -> list[int]:
        words = " ".join(segment.split())
        return [i for i, text in enumerate(plain) if words and words in text]

    for segment in sample.row["gt_without"] or []:
        places = holding(segment)
        if len(places) <= COPIES:
            for i in places:
                choices[i] = _ALL - {"body"}
    for segment in sample.row["gt_with"] or []:
        places = holding(segment)
        if len(places) == 1:
            known = choices[places[0]]
            choices[places[0]] = frozenset({"body"}) if "body" in known else _ALL
    body = [i for i, own in enumerate(choices) if own == {"body"}]
    title = align_title([tokens(text) for text in texts], sample.row, body[0] if body else len(texts))
    if title is not None and choices[title] != {"body"}:
        choices = [own - {"title"} for own in choices]
        choices[title] = frozenset({"title"})
    return tuple(choices)
