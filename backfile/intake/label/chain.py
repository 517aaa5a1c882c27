"""A linear-chain model: the likeliest sequence of states given the weights of the lines' features."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

STATES = (
    "above",
    "title",
    "head",
    "description",
    "byline",
    "published",
    "caption",
    "body",
    "inside",
    "below",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """`states` maps a feature to a weight per state, `moves[a][b]` weighs state b after state a."""

    states: dict[str, tuple[float, ...]]
    moves: tuple[tuple[float, ...], ...]


NEVER = -20.0
"""The weight of a move that the development pages do not hold: it is not made."""

_NOTHING = (0.0,) * len(STATES)


def read_weights(text: str) -> Weights:
    """Read weights: tab-separated rows of a name and a weight per state; "after:title" is a move."""
    rows: dict[str, tuple[float, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, *values = line.split("\t")
            rows[name] = tuple([float(value or 0) for value in values])
    moves = tuple([rows.pop("state-after:" + state) for state in STATES])
    return Weights(states=rows, moves=moves)


@cache
def weights() -> Weights:
    """Read weights.tsv, once."""
    source = resources.files("backfile.intake.label").joinpath("weights.tsv")
    return read_weights(source.read_text(encoding="utf-8"))


def score(features: Sequence[Sequence[str]], weights: Weights) -> list[tuple[float, ...]]:
    """Sum the weights of each line's features, per state."""
    states = weights.states
    scores = []
    for names in features:
        rows = [states[name] for name in names if name in states]
        scores.append(tuple(map(sum, zip(*rows, strict=True))) if rows else _NOTHING)
    return scores


def decode(scores: Sequence[Sequence[float]], moves: Sequence[Sequence[float]]) -> list[int]:
    """Find the sequence of states with the greatest sum of scores and moves (Viterbi's algorithm)."""
    if not scores:
        return []
    into = [
        [(a, row[b]) for a, row in enumerate(moves) if row[b] > NEVER] or [(b, NEVER)]
        for b in range(len(moves))
    ]
    best = list(scores[0])
    back: list[list[int]] = []
    for line in scores[1:]:
        came, reached = [], []
        for sources, own in zip(into, line, strict=True):
            top, source = best[sources[0][0]] + sources[0][1], sources[0][0]
            for a, move in sources[1:]:
                total = best[a] + move
                if total > top:
                    top, source = total, a
            came.append(source)
            reached.append(top + own)
        back.append(came)
        best = reached
    state = best.index(max(best))
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    path.reverse()
    return path
