"""A linear-chain model: the likeliest sequence of states given the weights of the lines' features."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from math import exp
from struct import Struct
from typing import Final, NamedTuple

from backfile.intake.label.unrolled import tops

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


class Weights(NamedTuple):
    """The weights in hundredths.

    `packed` maps a feature to its weights for all states in one number, a field of 32 bits a state, so that
    adding numbers adds the weights of all states at once. `gains` has for each state how much more than for
    the average state a feature speaks for it. `moves[b][a]` weighs state b after state a, and `odds[b][a]` is
    the same as a factor: how many times likelier it makes a sequence.
    """

    packed: dict[str, int]
    gains: tuple[dict[str, float], ...]
    moves: tuple[tuple[int, ...], ...]
    odds: tuple[tuple[float, ...], ...]


NEVER = -20.0
"""The weight of a move that the development pages do not hold: it is not made."""
_BARRED: Final = -1_000_000_000
_BITS: Final = 32
_MIDDLE: Final = sum([1 << (_BITS * k + _BITS - 1) for k in range(len(STATES))])
_TAG_BITS: Final = 4
_TAG: Final = (1 << _TAG_BITS) - 1
_FIELDS: Final = Struct(f"<{len(STATES)}i")


def _pack(row: Sequence[float]) -> int:
    """Pack a feature's weights into one number, rounded to hundredths."""
    return sum([round(weight * 100) << (_BITS * k) for k, weight in enumerate(row)])


def _unpack(number: int) -> tuple[int, ...]:
    # With its middle added and its highest bit turned, a field is its own two's complement.
    return _FIELDS.unpack(((number + _MIDDLE) ^ _MIDDLE).to_bytes(_FIELDS.size, "little"))


def _gains(rows: Mapping[str, Sequence[float]]) -> tuple[dict[str, float], ...]:
    means = {name: sum(row) / len(row) for name, row in rows.items()}
    return tuple([{name: row[k] - means[name] for name, row in rows.items()} for k in range(len(STATES))])


def ready(states: Mapping[str, Sequence[float]], moves: Sequence[Sequence[float]]) -> Weights:
    """Make weights ready for use; `moves[a][b]` weighs state b after state a, and `NEVER` bars it."""
    columns = [
        [_BARRED if weight <= NEVER else round(weight * 100) for weight in column]
        for column in zip(*moves, strict=True)
    ]
    return Weights(
        packed={name: _pack(row) for name, row in states.items()},
        gains=_gains(states),
        moves=tuple(map(tuple, columns)),
        odds=tuple([tuple([exp(weight / 100) for weight in column]) for column in columns]),
    )


def read_weights(text: str) -> Weights:
    """Read weights: tab-separated rows of a name and a weight per state; "after:title" is a move."""
    rows: dict[str, tuple[float, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, *values = line.split("\t")
            rows[name] = tuple([float(value or 0) for value in values])
    moves = [rows.pop("state-after:" + state) for state in STATES]
    return ready(rows, moves)


@cache
def weights() -> Weights:
    """Read weights.tsv, once."""
    source = resources.files("backfile.intake.label").joinpath("weights.tsv")
    return read_weights(source.read_text(encoding="utf-8"))


def score(features: Sequence[Sequence[str]], weights: Weights) -> list[tuple[int, ...]]:
    """Sum the weights of each line's features, per state, in hundredths."""
    get = weights.packed.get
    return [_unpack(sum(filter(None, map(get, names)))) for names in features]


def decode(scores: Sequence[Sequence[int]], moves: Sequence[Sequence[int]]) -> list[int]:
    """Find the sequence of states with the greatest sum of scores and moves (Viterbi's algorithm).

    `moves[b][a]` weighs state b after state a. Of equal sums the first state in `STATES` wins.
    """
    if not scores:
        return []
    # A sum carries its state in its lowest bits, so that one maximum finds both: a third faster.
    states = [_TAG - state for state in range(len(moves))]
    into = tops(tuple([tuple([move << _TAG_BITS for move in sources]) for sources in moves]))
    best = [(own << _TAG_BITS) + state for own, state in zip(scores[0], states, strict=True)]
    back: list[list[int]] = []
    for line in scores[1:]:
        found = into(*best)
        back.append(found)
        best = [
            (top & ~_TAG) + (own << _TAG_BITS) + state
            for top, own, state in zip(found, line, states, strict=True)
        ]
    path = [_TAG - (max(best) & _TAG)]
    for found in reversed(back):
        path.append(_TAG - (found[path[-1]] & _TAG))
    path.reverse()
    return path
