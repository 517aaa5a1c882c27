"""Numbers as bytes, seven bits a byte, the last with its high bit clear; and postings, which are numbers.

A posting says that a word stands in an article, and how much it weighs there. Its code is the slots between
it and the one before, doubled, and one more where the weight is over 1; such weights stand behind all codes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import sub
from typing import NamedTuple

MOST_WEIGHT = 17
"""A weight of more is no more: then it takes half a byte, and hardly tells in a rank."""
_PLAIN = 128
_SMALL = 1 << 14
_CLOSE = 64
"""A gap of so many slots is a code of one byte."""


def number(value: int) -> bytes:
    """Return a number from 0 as bytes."""
    out = bytearray()
    while value >= _PLAIN:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


_NUMBERS = [*map(number, range(_SMALL))]
_STEPS = bytes((code >> 1) + 1 if code < _PLAIN else 0 for code in range(256))
_DOUBLED = bytes(max(2 * gap - 2, 0) & 0xFF for gap in range(256))
_CAPPED = bytes(min(weight, MOST_WEIGHT) for weight in range(256))
_OVER = bytes(weight > 1 for weight in range(256))
_FLAGS = bytes(code & 1 for code in range(256))
_LESS = bytes(max(weight - 2, 0) & 0xF for weight in range(256))
_LOW = bytes((byte & 0xF) + 2 for byte in range(256))
_HIGHER = bytes((byte >> 4) + 2 for byte in range(256))


class Postings(NamedTuple):
    """The articles that a word is in, as bytes: how many, the codes, and each weight over 1 in a byte."""

    held: int
    codes: bytes
    weights: bytes


def numbers(values: Iterable[int]) -> bytes:
    """Return numbers one behind the other."""
    try:
        return b"".join(map(_NUMBERS.__getitem__, values))
    except IndexError:
        return b"".join([_NUMBERS[value] if value < _SMALL else number(value) for value in values])


def read(data: bytes, at: int) -> tuple[int, int]:
    """Read a number at a place; returns it, and the place behind it."""
    value = shift = 0
    while (byte := data[at]) >= _PLAIN:
        value |= (byte & 0x7F) << shift
        shift += 7
        at += 1
    return value | byte << shift, at + 1


def postings(slots: Iterable[int], weights: Iterable[int]) -> Postings:
    """Pack slots, ascending, and their weights."""
    return counted([*chain.from_iterable(map(repeat, slots, weights))])


def counted(slots: Sequence[int]) -> Postings:
    """Pack slots, ascending, each of which stands there as often as it weighs.

    All postings of an archive pass here: where they stand close, no step of ours is made for a single one.
    """
    found = Counter(slots)
    first, over, flags = 2 * slots[0], b"", b""
    if len(found) < len(slots):
        weights = _weights([*found.values()])
        over, flags = weights.translate(None, b"\1"), weights.translate(_OVER)
        first += flags[0]
    head = _NUMBERS[first] if first < _SMALL else number(first)
    if len(found) == 1:
        return Postings(1, head, over)
    gaps = [*map(sub, islice(found, 1, None), found)]
    if max(gaps) <= _CLOSE:
        codes = bytes(gaps).translate(_DOUBLED)
        if over:
            codes = (int.from_bytes(codes) | int.from_bytes(flags[1:])).to_bytes(len(codes))
    elif over:
        codes = numbers([2 * gap - 2 + flag for gap, flag in zip(gaps, flags[1:], strict=True)])
    else:
        codes = numbers([2 * gap - 2 for gap in gaps])
    return Postings(len(found), head + codes, over)


def _weights(counts: list[int]) -> bytes:
    """Return weights, a byte each and none too large."""
    try:
        return bytes(counts).translate(_CAPPED)
    except ValueError:
        return bytes([min(count, MOST_WEIGHT) for count in counts])


def slots_and_weights(packed: Postings) -> tuple[list[int], list[int]]:
    """Unpack what `postings` has packed."""
    codes = packed.codes
    if not codes.isascii():
        values = _all(codes)
        steps: Iterable[int] = [(value >> 1) + 1 for value in values]
        flags: Iterable[int] = [value & 1 for value in values]
    else:  # most codes of a frequent word are one byte each, and need no loop of ours
        steps, flags = codes.translate(_STEPS), codes.translate(_FLAGS)
    slots = [*accumulate(steps, initial=-1)][1:]
    over = iter(packed.weights)
    return slots, [next(over) if flag else 1 for flag in flags]


def halves(weights: bytes) -> bytes:
    """Return weights over 1 as they are written, two in a byte."""
    low = weights.translate(_LESS)
    return bytes([one | other << 4 for one, other in zip(low[::2], low[1::2] + b"\0", strict=False)])


def whole(written: bytes, count: int) -> bytes:
    """Return so many weights as they were before they were written."""
    both = bytearray(2 * len(written))
    both[::2] = written.translate(_LOW)
    both[1::2] = written.translate(_HIGHER)
    return bytes(both[:count])


def _all(data: bytes) -> list[int]:
    found, at = [], 0
    while at < len(data):
        value, at = read(data, at)
        found.append(value)
    return found
