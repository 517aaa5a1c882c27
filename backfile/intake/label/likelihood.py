"""How likely each line is to be in each state, by all sequences of states: the forward-backward algorithm."""

from collections.abc import Sequence
from math import exp
from operator import mul
from typing import Final

from backfile.intake.label.chain import Weights

_LEAST: Final = -6000
"""Hundredths below a line's best state from which a state counts as this: nothing is divided by zero."""
_OFTEN: Final = 4
"""After how many lines sums are scaled: scaling takes a sixth of the time if done at every line."""


def likelihoods(scores: Sequence[Sequence[int]], weights: Weights) -> list[list[float]]:
    """Return the likelihood of each state for each line, given its scores in hundredths (`chain.score`).

    Rabiner, "A tutorial on hidden Markov models" (1989), section III.
    """
    if not scores:
        return []
    own = [[exp(max(value - top, _LEAST) / 100) for value in row] for row in scores for top in (max(row),)]
    forward = [own[0]]
    before = own[0]
    for i, line in enumerate(own[1:], 1):
        before = [sum(map(mul, before, into)) * value for into, value in zip(weights.odds, line, strict=True)]
        if i % _OFTEN == 0:
            before = _scaled(before)
        forward.append(before)
    found = [_scaled(before)]
    out_of = list(zip(*weights.odds, strict=True))
    ahead = [1.0] * len(out_of)
    for i in range(len(own) - 2, -1, -1):
        later = list(map(mul, ahead, own[i + 1]))
        ahead = [sum(map(mul, later, out)) for out in out_of]
        if i % _OFTEN == 0:
            ahead = _scaled(ahead)
        found.append(_scaled(list(map(mul, forward[i], ahead))))
    found.reverse()
    return found


def _scaled(values: list[float]) -> list[float]:
    scale = 1 / sum(values)
    return [value * scale for value in values]
