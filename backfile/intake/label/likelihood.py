"""How likely each line is to be in each state, by all sequences of states: the forward-backward algorithm."""

from collections.abc import Sequence
from math import exp
from operator import mul
from typing import Final

from backfile.intake.label.chain import Weights
from backfile.intake.label.unrolled import products

_FAR: Final = 6000
"""Hundredths below a line's best state from which a state counts as this: nothing is divided by zero."""
_LEAST: Final = exp(-_FAR / 100)
_OFTEN: Final = 4
"""After how many lines sums are scaled: scaling takes a sixth of the time if done at every line."""


def likelihoods(scores: Sequence[Sequence[int]], weights: Weights) -> list[list[float]]:
    """Return the likelihood of each state for each line, given its scores in hundredths (`chain.score`).

    Rabiner, "A tutorial on hidden Markov models" (1989), section III.
    """
    if not scores:
        return []
    own = [_factors(row) for row in scores]
    into = products(weights.odds)
    forward = [own[0]]
    before = own[0]
    for i, line in enumerate(own[1:], 1):
        before = list(map(mul, into(*before), line))
        if i % _OFTEN == 0:
            before = _scaled(before)
        forward.append(before)
    found = [_scaled(before)]
    out_of = products(tuple(zip(*weights.odds, strict=True)))
    ahead = [1.0] * len(own[0])
    for i in range(len(own) - 2, -1, -1):
        ahead = out_of(*map(mul, ahead, own[i + 1]))
        if i % _OFTEN == 0:
            ahead = _scaled(ahead)
        found.append(_scaled(list(map(mul, forward[i], ahead))))
    found.reverse()
    return found


def _factors(row: Sequence[int]) -> list[float]:
    """Return how many times likelier a line is in each state than in its best one, by itself."""
    top = max(row)
    least = top - _FAR
    return [exp((value - top) / 100) if value > least else _LEAST for value in row]


def _scaled(values: list[float]) -> list[float]:
    scale = 1 / sum(values)
    return [value * scale for value in values]
