"""Train a linear-chain conditional random field on lines of which the states are known, in part or in full.

The likelihood is that of all sequences of states which the known lines allow (a partially labelled chain:
Tsuboi et al., "Training conditional random fields using incomplete annotations", COLING 2008). Needs numpy
and scipy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, minimize
from scipy.sparse import csr_matrix

Array = NDArray[np.float64]

LEAST = 1e-290
"""A likelihood below this counts as this: nothing is divided by zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One page: the rows of its lines in the matrix, the states that each may have, its weight."""

    rows: NDArray[np.int64]
    choices: Array
    weight: float


def feasible(choices: Array, moves: Array) -> bool:
    """Tell whether any sequence of the allowed states makes only moves that are allowed (both 0 or 1)."""
    reached = choices[0] > 0
    for own in choices[1:]:
        reached = (reached.astype(float) @ moves > 0) & (own > 0)
    return bool(reached.any())


class Batch:
    """Chains of any lengths, laid out time by time, the longest first, so that all advance in one step."""

    def __init__(self, features: csr_matrix, chains: Sequence[Chain]) -> None:
        ordered = sorted(chains, key=lambda chain: -len(chain.rows))
        lengths = np.array([len(chain.rows) for chain in ordered])
        self.alive = [int((lengths > step).sum()) for step in range(lengths[0])]
        self.starts = np.concatenate([[0], np.cumsum(self.alive)])
        size, states = int(self.starts[-1]), ordered[0].choices.shape[1]
        rows = np.empty(size, np.int64)
        self.choices = np.empty((size, states))
        self.line_weights = np.empty(size)
        for k, chain in enumerate(ordered):
            places = self.starts[: len(chain.rows)] + k
            rows[places], self.choices[places] = chain.rows, chain.choices
            self.line_weights[places] = chain.weight
        self.weights = np.array([chain.weight for chain in ordered])
        self.features = features[rows].tocsr().astype(np.float32)
        self.transposed = self.features.T.tocsr()

    def _expect(self, scores: Array, moves: Array) -> tuple[Array, Array, Array]:
        """Return the lines' state likelihoods, the expected moves, the log-likelihood (forward-backward).

        `scores` holds for each line several rows of states, and each of them is a chain of its own: all go
        in one sweep, which takes little longer than one.
        """
        starts, alive = self.starts, self.alive
        forward, backward = np.empty_like(scores), np.ones_like(scores)
        scales, size = np.empty(scores.shape[:2]), len(moves)
        before = scores[:0]
        for step, count in enumerate(alive):
            here = slice(starts[step], starts[step + 1])
            reached = scores[here]
            if step:
                reached = (before[:count].reshape(-1, size) @ moves).reshape(reached.shape) * reached
            scales[here] = np.maximum(reached.sum(axis=2), LEAST)
            before = forward[here] = reached / scales[here, :, None]
        expected = np.zeros((scores.shape[1], *moves.shape))
        for step in range(len(alive) - 2, -1, -1):
            count = alive[step + 1]
            here = slice(starts[step], starts[step] + count)
            later = slice(starts[step + 1], starts[step + 2])
            ahead = scores[later] * backward[later] / scales[later, :, None]
            backward[here] = (ahead.reshape(-1, size) @ moves.T).reshape(ahead.shape)
            weighed = forward[here] * self.weights[:count, None, None]
            for k in range(len(expected)):
                expected[k] += weighed[:, k].T @ ahead[:, k]
        return forward * backward, expected * moves, self.line_weights @ np.log(scales)

    def loss(self, states: Array, moves: Array, allowed: Array) -> tuple[float, Array, Array]:
        """Return the negative log-likelihood and its slopes by the features' weights and by the moves'."""
        scores = self.features @ states.astype(np.float32)
        likely = np.exp(np.maximum(scores - scores.max(axis=1, keepdims=True), -60)).astype(np.float64)
        pair = np.stack([likely, likely * self.choices], axis=1)
        found, found_moves, (whole, part) = self._expect(pair, np.exp(moves) * allowed)
        push = (found[:, 0] - found[:, 1]) * self.line_weights[:, None]
        slope = (self.transposed @ push.astype(np.float32)).astype(np.float64)
        return float(whole - part), slope, (found_moves[0] - found_moves[1]) * allowed


def train(batch: Batch, allowed: Array, *, l1: float, l2: float, rounds: int) -> tuple[Array, Array]:
    """Fit the weights of features and moves (L-BFGS-B over their positive and negative parts, for L1)."""
    count, states = batch.features.shape[1], allowed.shape[0]
    size = count * states + states * states

    def loss(parts: Array) -> tuple[float, Array]:
        values = parts[:size] - parts[size:]
        rows, moves = values[: count * states].reshape(count, states), values[count * states :]
        value, slope, move_slope = batch.loss(rows, moves.reshape(states, states), allowed)
        value += l2 * float(values @ values) + l1 * float(parts.sum())
        push = np.concatenate([slope.ravel(), move_slope.ravel()]) + 2 * l2 * values
        return value, np.concatenate([push + l1, l1 - push])

    options = {"maxiter": rounds, "maxfun": 2 * rounds, "maxcor": 8}
    found = minimize(
        loss, np.zeros(2 * size), jac=True, method="L-BFGS-B", bounds=Bounds(0, np.inf), options=options
    )
    values = found.x[:size] - found.x[size:]
    return values[: count * states].reshape(count, states), values[count * states :].reshape(states, states)
