"""Train the weights by which headlines are ranked: a softmax over each page's candidates, with L2."""

from collections.abc import Sequence

import numpy as np
from labelling_choices import Known
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from backfile.intake.label.headline import candidates
from backfile.intake.label.page import view_of
from backfile.intake.label.ranking import ranking_features

L2 = 2.0
ROUNDS = 80
SMALLEST = 0.005
"""Weights nearer to 0 are left out of the file."""

Page = tuple[list[list[str]], int, float]


def ranking_page(known: Known) -> Page | None:
    """Return the features of a page's candidates, the place of the true headline among them, its weight."""
    if known.title is None:
        return None
    view = view_of(known.facts)
    places = candidates(view)
    if known.title not in places:
        return None
    return ranking_features(view, places), places.index(known.title), known.weight


def train_ranking(pages: Sequence[Page]) -> dict[str, float]:
    """Fit the weights: the same pages give the same weights."""
    columns: dict[str, int] = {}
    places, ends, starts, truths, weights = [], [0], [0], [], []
    for rows, truth, weight in pages:
        truths.append(len(ends) - 1 + truth)
        for row in rows:
            places += [columns.setdefault(name, len(columns)) for name in row]
            ends.append(len(places))
        starts.append(len(ends) - 1)
        weights.append(weight)
    matrix = csr_matrix((np.ones(len(places)), places, ends), shape=(len(ends) - 1, len(columns)))
    transposed = matrix.T.tocsr()
    counts, first = np.diff(starts), np.array(starts[:-1])
    heavy = np.array(weights)
    target = np.zeros(len(ends) - 1)
    target[truths] = 1.0

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ values
        tops = np.maximum.reduceat(scores, first)
        likely = np.exp(scores - np.repeat(tops, counts))
        whole = np.add.reduceat(likely, first)
        value = float(heavy @ (np.log(whole) + tops - scores[truths]))
        push = (likely / np.repeat(whole, counts) - target) * np.repeat(heavy, counts)
        return value + L2 * float(values @ values), transposed @ push + 2 * L2 * values

    options = {"maxiter": ROUNDS, "maxcor": 8}
    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options=options).x
    return {name: round(float(found[k]), 3) for name, k in columns.items() if abs(found[k]) >= SMALLEST}
