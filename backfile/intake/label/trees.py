"""A model of small decision trees over measured values: their sum says how much speaks for a line."""

from collections.abc import Sequence
from typing import NamedTuple


class Tree(NamedTuple):
    """A complete tree: node k looks at the value `places[k]`; at most `limits[k]` goes left.

    Node 0 is not used, the root is node 1, and below node k stand nodes 2k and 2k + 1. `means` has the mean
    of the leaves below a node; those of the last row are the leaves themselves.
    """

    places: tuple[int, ...]
    limits: tuple[float, ...]
    means: tuple[float, ...]


def score(values: Sequence[float], trees: Sequence[Tree]) -> float:
    """Return the sum of the leaves that a line comes to."""
    total = 0.0
    for places, limits, means in trees:
        size = len(places)
        node = 1
        while node < size:
            node = 2 * node + (values[places[node]] > limits[node])
        total += means[node]
    return total


def shares(values: Sequence[float], trees: Sequence[Tree]) -> list[float]:
    """Return how much each value moved the sum, by how the means change on a line's way down each tree."""
    found = [0.0] * len(values)
    for places, limits, means in trees:
        node = 1
        while node < len(places):
            place = places[node]
            below = 2 * node + (values[place] > limits[node])
            found[place] += means[below] - means[node]
            node = below
    return found


def read_trees(text: str, names: Sequence[str]) -> tuple[Tree, ...]:
    """Read trees, one a line: `name<=limit` of each node from the root down, then the leaves; by tabs."""
    return tuple([_tree(line.split("\t"), names) for line in text.splitlines() if not line.startswith("#")])


def _tree(cells: Sequence[str], names: Sequence[str]) -> Tree:
    size = (len(cells) + 1) // 2
    pairs = [cell.split("<=") for cell in cells[: size - 1]]
    means = [0.0] * size + list(map(float, cells[size - 1 :]))
    for node in range(size - 1, 0, -1):
        means[node] = (means[2 * node] + means[2 * node + 1]) / 2
    places = (0, *[names.index(name) for name, _ in pairs])
    return Tree(places, (0.0, *[float(limit) for _, limit in pairs]), tuple(means))
