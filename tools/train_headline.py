"""Train the weights by which headlines are ranked: a softmax over each page's candidates, with L2."""

from collections.abc import Sequence
from math import exp, sqrt

from labelling_truth import Sample

from backfile.intake.label.facts import Facts
from backfile.intake.label.headline import candidates, ranking_features
from backfile.intake.label.page import view_of

ROUNDS = 18
RATE = 0.15
L2 = 0.08

Page = tuple[list[list[str]], int]


def ranking_page(sample: Sample, facts: Sequence[Facts]) -> Page | None:
    """Return the features of a page's candidates and the place of the true headline among them."""
    if not sample.states or "title" not in sample.states:
        return None
    view = view_of(facts)
    places = candidates(view)
    title = sample.states.index("title")
    return (ranking_features(view, places), places.index(title)) if title in places else None


def train_ranking(pages: Sequence[Page]) -> dict[str, float]:
    """Fit the weights by Adagrad, page by page in order: the same pages give the same weights."""
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    for _ in range(ROUNDS):
        for names, truth in pages:
            scores = [sum([weights.get(name, 0.0) for name in row]) for row in names]
            top = max(scores)
            parts = [exp(score - top) for score in scores]
            whole = sum(parts)
            slope: dict[str, float] = {}
            for i, (row, part) in enumerate(zip(names, parts, strict=True)):
                push = (i == truth) - part / whole
                if abs(push) > 0.001:
                    for name in row:
                        slope[name] = slope.get(name, 0.0) + push
            for name, push in slope.items():
                step = push - L2 * weights.get(name, 0.0)
                squares[name] = squares.get(name, 0.5) + step * step
                weights[name] = weights.get(name, 0.0) + RATE * step / sqrt(squares[name])
    return {name: round(value, 3) for name, value in weights.items() if abs(value) >= 0.005}
