"""A second look at the lines that the chain is unsure of, with the whole page in view.

The chain knows a line by its features and its neighbours. What it cannot know is how the page came out: how
much text there is, how much stands between a line and the rest of it, how many of its words come back there.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import exp
from typing import Final, NamedTuple

from backfile.intake.label.chain import STATES
from backfile.intake.label.facts import Facts
from backfile.intake.label.measures import BODY, VALUES, measured
from backfile.intake.label.page import Page
from backfile.intake.label.scales import credited
from backfile.intake.label.trees import Tree, read_trees, score, shares

_OPEN: Final = frozenset({"above", "head", "inside", "below", "body", "caption", "description"})
_UNSURE: Final = 3.0
"""The logarithm of the odds, for or against, up to which the chain is unsure of a line."""
TRUST: Final = 0.6
"""How much of the chain's own odds stands."""
_PICTURED: Final = 0.3
"""What must speak for a line that the chain took for a caption or a deck, if it is to be text."""
_PICTURES: Final = frozenset({"agency", "caption"})
_AGAINST: Final = -0.5
"""What must speak against a line of the text, if it is to be none; if it is likelier a caption, less does."""
_TAKEN, _BROUGHT = 0.25, 1.0
"""The shares of the text that may be taken out of it, and brought into it: losing text is worse."""
_WORDS: Final = 60

_PHRASES: Final = {
    "above": "by the line above it",
    "below": "by the line below it",
    "p-inside": "interrupts the text",
    "p-below": "stands below the text",
    "segment": "by how little text stands in one piece with it",
    "longest-above": "by how much text stands in one piece above it",
    "run-words": "by how few sentences stand in a row with it",
    "run-share": "by how few sentences stand in a row with it",
    "run-returns": "few words of the sentences around it return in the text",
    "length": "by its length",
    "against-median": "by its length against the paragraphs'",
    "function-words": "by its share of function words",
    "lower": "by its share of words in lower case",
    "overlap": "few of its words return in the text",
    "dates": "by the dates around it",
    "from-last": "by how far it is from the text's end",
    "from-first": "by how far it is from the text's beginning",
    "cues-since": "buttons and headings of the page stand between it and the text",
    "words-since": "by how much stands between it and the text",
    "replies": "follows a line that uses the words of a comment section",
    "gap-after": "by how it is set off by blank lines",
    "title-at": "by its place relative to the headline",
    "to-come": "by how little of the text is still to come",
    "promo": "asks for support or a subscription",
    "above-length": "by the length of the line above it",
}
_DOUBTED: Final = "was doubtful, and the page as a whole speaks against it"


@cache
def trees() -> tuple[Tree, ...]:
    """Read second.tsv, once."""
    source = resources.files("backfile.intake.label").joinpath("second.tsv")
    return read_trees(source.read_text(encoding="utf-8"), VALUES)


class Looked(NamedTuple):
    """The states after the second look, the lines that it brought into the text, why it took out others."""

    states: list[str]
    brought: frozenset[int]
    taken: dict[int, str]


def unsure(
    states: Sequence[str], path: Sequence[str], likely: Sequence[Sequence[float]], most: float = _UNSURE
) -> list[int]:
    """Return the lines that the chain is unsure of, and those that the rules brought into the text."""
    least = 1 / (1 + exp(most))
    return [
        i
        for i, state in enumerate(states)
        if state in _OPEN and ((state == "body" != path[i]) or least <= likely[i][BODY] <= 1 - least)
    ]


def second_look(
    lines: Sequence[Facts],
    page: Page,
    states: Sequence[str],
    path: Sequence[str],
    likely: Sequence[Sequence[float]],
    trees: Sequence[Tree],
) -> Looked:
    """Decide again on the lines that the chain is unsure of; `path` are its states, `states` the rules'."""
    places = unsure(states, path, likely)
    rescued = frozenset([i for i in places if states[i] == "body" != path[i]])
    rows = dict(zip(places, measured(places, lines, page, states, likely, rescued), strict=True))
    told = {i: TRUST * row[0] + score(row, trees) for i, row in rows.items()}
    pictured = {i for i in places if _second_choice(likely[i]) == "caption"}
    taken = [i for i in places if states[i] == "body" and told[i] < (0.0 if i in pictured else _AGAINST)]
    last = max([i for i, state in enumerate(states) if state == "body"], default=-1)
    brought = [
        i
        for i in places
        if states[i] != "body"
        and told[i] > _least(states[i])
        and not (states[i] == "caption" and _pictured(lines, i, last))
    ]
    whole = _weight(lines, [i for i, state in enumerate(states) if state == "body"])
    if _weight(lines, taken) > _TAKEN * whole:
        taken = []
    if _weight(lines, brought) > _BROUGHT * whole:
        brought = []
    found = list(states)
    for i in taken:
        found[i] = "caption" if i in pictured else "below" if i >= last else "inside"
    for i in brought:
        found[i] = "body"
    return Looked(found, frozenset(brought), {i: _against(rows[i], trees) for i in taken})


def _second_choice(likely: Sequence[float]) -> str:
    """Return the state that a line is likeliest in if it is no text."""
    return max(zip(likely, STATES, strict=True), key=lambda pair: pair[0] * (pair[1] != "body"))[1]


def _pictured(lines: Sequence[Facts], i: int, last: int) -> bool:
    """Tell a line with a word of captions or a credit; amid the text it may stand in the line below."""
    below = i < last and credited(lines[i + 1]) > 0
    return bool(lines[i].families & _PICTURES) or credited(lines[i]) > 0 or below


def _least(state: str) -> float:
    return _PICTURED if state in {"caption", "description"} else 0.0


def _weight(lines: Sequence[Facts], places: Sequence[int]) -> int:
    return sum([min(lines[i].length, _WORDS) for i in places])


def _against(row: Sequence[float], trees: Sequence[Tree]) -> str:
    """Say in plain words what spoke most against a line."""
    found = shares(row, trees)
    for place in sorted(range(len(VALUES)), key=found.__getitem__):
        if found[place] < 0 and VALUES[place] in _PHRASES:
            return f"no paragraph: {_PHRASES[VALUES[place]]}"
    return _DOUBTED
