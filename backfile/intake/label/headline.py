"""Which line is most like the article's headline: a ranking of lines by named, weighted features."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import repeat
from math import exp
from typing import Final

from backfile.intake.label.facts import CHROME, Facts
from backfile.intake.label.ranking import View, ranking_features

_SOON: Final = 2
"""How many lines below a byline a date stands at most, if it is to be told from a headline."""
_BYLINE: Final = 8
_FEW_LOWER: Final = 0.2
"""Words that a byline has at most, and their share in lower case: names have capitals."""
_WELL: Final = 1 / 6
"""The likelihood from which the line right above the likeliest headline is it,"""
_LONG: Final = 7
"""and how many words it has at least."""
_NO_HEADLINE: Final = frozenset({"stop", "colon"})
_GLUED: Final = 3
"""How many lines below a trail of sections its headline is looked for by itself."""
_LEAST: Final = 4
"""How many words such a headline has at least."""
_SENTENCE: Final = 16
"""Words from which a sentence with a full stop is a paragraph. Of headlines on the development pages, the
longest such one has 13."""


@cache
def headline_weights() -> dict[str, float]:
    """Read headline.tsv, once: the weight of each feature."""
    source = resources.files("backfile.intake.label").joinpath("headline.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in source.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in rows}


def candidates(view: View) -> list[int]:
    """Return the lines that may be a headline: short ones that text follows within reach.

    Within the entries of a live blog are headings of these.
    """
    lines = view.lines
    begun = view.entries[0] if view.entries else len(lines)
    found = [
        i
        for i, line in enumerate(lines[: begun or len(lines)])
        if 1 <= line.length <= 40
        and view.ahead[i] <= 60
        and (line.length > 1 or len(line.text) > 7)
        and not (view.dates[i] <= _SOON and _names_author(line))
        and "mark:side" not in line.features
    ]
    return found or [i for i, line in enumerate(lines) if 2 <= line.length <= 40][:200]


def _names_author(line: Facts) -> bool:
    """Tell a byline from a headline that begins alike ("By the numbers: ...", "Von Kiew bis ...")."""
    return (
        line.length <= _BYLINE
        and line.lower < _FEW_LOWER
        and ":" not in line.text
        and any(hit.family == "byline" and hit.place == 0 for hit in line.hits)
    )


def without_paragraphs(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """Give the text back a paragraph that was taken for the headline, as of a text that has none."""
    return [
        "body" if state == "title" and _is_paragraph(line) else state
        for line, state in zip(lines, states, strict=True)
    ]


def _is_paragraph(line: Facts) -> bool:
    return line.kind == "prose" and line.length >= _SENTENCE and line.text.endswith((".", "。"))


def choose(view: View, weights: dict[str, float]) -> tuple[int, float]:
    """Return the likeliest headline (-1 for none) and its share of the likelihood, 0 to 1."""
    places = candidates(view)
    if not places:
        return -1, 0.0
    scores = [sum(map(weights.get, names, repeat(0.0))) for names in ranking_features(view, places)]
    top = max(scores)
    place = places[scores.index(top)]
    whole = sum([exp(score - top) for score in scores])
    likely = {i: exp(score - top) / whole for i, score in zip(places, scores, strict=True)}
    return _unglued(view.lines, above_deck(view.lines, likely, place)), 1 / whole


def above_deck(lines: Sequence[Facts], likely: Mapping[int, float], place: int) -> int:
    """Return the line right above, if it may well be the headline: a headline stands above its deck."""
    above = place - 1
    line = lines[above]
    if likely.get(above, 0.0) < _WELL or line.length < _LONG or line.end in _NO_HEADLINE:
        return place
    return place if line.dated or line.whole & CHROME or _holds(line, lines[place]) else above


def _holds(line: Facts, part: Facts) -> bool:
    """Tell a line in which another one stands, with sections or a name glued to it."""
    return " ".join(part.words[1:]) in " ".join(line.words)


def _unglued(lines: Sequence[Facts], place: int) -> int:
    """Return the line just below that stands in this one: a copy may be glued to a trail of sections."""
    line = lines[place]
    for i in range(place + 1, min(place + 1 + _GLUED, len(lines))):
        words = lines[i].words
        end = line.words[-len(words) :]
        glued = end[1:] == words[1:] and end[0].endswith(words[0])
        if len(words) >= _LEAST and line.words != words and (glued or _within(words, line.words[1:])):
            return i
    return place


def _within(words: Sequence[str], line: Sequence[str]) -> bool:
    size = len(words)
    return any(line[k : k + size] == words for k in range(len(line) - size + 1))
