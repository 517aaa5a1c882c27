"""Train the trees of the second look, on pages that the chain has not seen the publishers of."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from labelling_choices import Known
from train_trees import Grown, Rows, train_trees

from backfile.intake.label.chain import STATES, Weights, decode, score
from backfile.intake.label.likelihood import likelihoods
from backfile.intake.label.measures import VALUES, measured
from backfile.intake.label.page import Page
from backfile.intake.label.second import TRUST, unsure
from backfile.intake.label.trees import Tree, read_trees
from backfile.intake.label.verdicts import ruled

TRAINED = 5.5
"""The log-odds up to which a line is trained with: further than it is looked at, as that is steadier."""
CAPTIONS = 3.0
"""How much more a caption counts than another line: few are to be left in the text."""
LEAST = 50
"""Words that a text is taken to have at least: a line's weight falls with the root of their number."""
LONG = 80

Row = tuple[list[float], bool, float]
"""A line's values, whether it is text, and its weight."""


def rows_of(known: Known, page: Page, names: list[list[str]], weights: Weights) -> list[Row]:
    """Return the unsure lines of a page of which the truth is known, given weights that have not seen it."""
    scores = score(names, weights)
    path = [STATES[k] for k in decode(scores, weights.moves)]
    states, _ = ruled(known.facts, page, path)
    likely = likelihoods(scores, weights)
    places = unsure(states, path, likely, TRAINED)
    rescued = frozenset([i for i in places if states[i] == "body" != path[i]])
    rows = measured(places, known.facts, page, states, likely, rescued)
    whole = sum(line.length for line, own in zip(known.facts, known.choices, strict=True) if own == {"body"})
    found: list[Row] = []
    for i, values in zip(places, rows, strict=True):
        own = known.choices[i]
        if own == {"body"} or "body" not in own:
            weight = known.weight * (min(known.facts[i].length, LONG) + 3) / max(whole, LEAST) ** 0.5
            found.append((values, own == {"body"}, weight * (CAPTIONS if own == {"caption"} else 1.0)))
    return found


def train_second(rows: Sequence[Row]) -> list[Grown]:
    """Fit the trees to lines; on the average one weighs 1."""
    values = np.array([each[0] for each in rows], dtype=float)
    weights = np.array([each[2] for each in rows])
    return train_trees(
        Rows(
            values=values,
            truth=np.array([each[1] for each in rows], dtype=float),
            weights=weights / weights.mean(),
            start=TRUST * values[:, 0],
        )
    )


def ready_trees(grown: Sequence[Grown]) -> tuple[Tree, ...]:
    """Make trees ready for use."""
    return read_trees(_text(grown), VALUES)


def write_trees(grown: Sequence[Grown], path: Path) -> None:
    """Write trees, one a line, as `trees.read_trees` reads them."""
    path.write_text(_text(grown), encoding="utf-8")


def _text(grown: Sequence[Grown]) -> str:
    lines = [
        "# value<=limit of each node, from the root down; the leaves, from the one where all limits hold\n"
    ]
    for tree in grown:
        nodes = [f"{VALUES[place]}<={limit:g}" for place, limit in zip(tree.places, tree.limits, strict=True)]
        lines.append("\t".join([*nodes, *[f"{leaf:g}" for leaf in tree.leaves]]) + "\n")
    return "".join(lines)
