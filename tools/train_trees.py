"""Train small decision trees one upon the other: gradient boosting with the logistic loss.

Friedman, "Greedy function approximation: a gradient boosting machine" (2001); splits are found on histograms.
Needs numpy. The same rows give the same trees.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

TREES, DEPTH, RATE, L2 = 60, 3, 0.2, 20.0
BINS = 32
"""Steps of a value among which limits are chosen."""
SHARE = 0.5
"""The share of the values that one tree may look at: they come to lean on more of them."""
LEAST = 8.0
"""The weight that must stand on either side of a limit, as the slope's curvature measures it."""
SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Lines' values; whether each is text (1 or 0); its weight; what speaks for it before the first tree."""

    values: Array
    truth: Array
    weights: Array
    start: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """A complete tree: the value and the limit of each node from the root down, and the leaves."""

    places: list[int]
    limits: list[float]
    leaves: Array


def train_trees(rows: Rows) -> list[Grown]:
    """Fit trees, each to what those before it got wrong."""
    rng = np.random.default_rng(SEED)
    edges = [_edges(column) for column in rows.values.T]
    binned = np.stack([np.searchsorted(*pair) for pair in zip(edges, rows.values.T, strict=True)], axis=1)
    told = rows.start.copy()
    grown = []
    for _ in range(TREES):
        likely = 1 / (1 + np.exp(-told))
        slope, curve = rows.weights * (rows.truth - likely), rows.weights * likely * (1 - likely)
        seen = np.sort(rng.permutation(len(edges))[: max(1, round(len(edges) * SHARE))])
        tree, leaf = _grow(binned, edges, seen, slope, curve)
        told += tree.leaves[leaf]
        grown.append(tree)
    return grown


def _edges(column: Array) -> Array:
    """Return the limits that a value may be compared with: few, and as many lines between any two of them."""
    values = np.unique(column)
    if len(values) > BINS:
        values = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:], method="nearest"))
    return np.round(values[:-1], 4)


def _grow(
    binned: NDArray[np.int64], edges: Sequence[Array], seen: NDArray[np.int64], slope: Array, curve: Array
) -> tuple[Grown, NDArray[np.int64]]:
    """Grow one tree row by row; return it and the leaf of each line."""
    node = np.zeros(len(binned), np.int64)
    places: list[int] = []
    limits: list[float] = []
    for depth in range(DEPTH):
        below = 2 * node
        for k in range(2**depth):
            own = np.flatnonzero(node == k)
            place, step = _split(binned[np.ix_(own, seen)], slope[own], curve[own])
            column = int(seen[place])
            steps = edges[column]
            limits.append(float(steps[step]) if step < len(steps) else float("inf"))
            places.append(column)
            below[own] += binned[own, column] > step
        node = below
    sums, curves = (np.bincount(node, each, 2**DEPTH) for each in (slope, curve))
    return Grown(places=places, limits=limits, leaves=np.round(RATE * sums / (curves + L2), 4)), node


def _split(binned: NDArray[np.int64], slope: Array, curve: Array) -> tuple[int, int]:
    """Return the value and the step whose sides differ most; a step beyond the last where none do."""
    if not len(binned):
        return 0, BINS
    count = binned.shape[1]
    flat = (binned + np.arange(count) * BINS).ravel()
    sums, curves = (
        np.bincount(flat, np.repeat(each, count), BINS * count).reshape(count, BINS).cumsum(axis=1)
        for each in (slope, curve)
    )
    whole, all_curves = sums[:, -1:], curves[:, -1:]
    gain = (
        sums**2 / (curves + L2)
        + (whole - sums) ** 2 / (all_curves - curves + L2)
        - whole**2 / (all_curves + L2)
    )
    gain[(curves < LEAST) | (all_curves - curves < LEAST)] = 0
    best = int(gain.argmax())
    return (best // BINS, best % BINS) if gain.flat[best] > 0 else (0, BINS)
