"""The table of documents: for each slot that is taken, how long the article is and of which days."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from backfile.search.doc import Doc, reach
from backfile.search.store import deflated, inflated

SHARD = 65_536
"""Slots of a shard of the table."""
_STEPS = 16
"""Classes of lengths to a doubling: a class is 4 % wide."""
_LENGTHS = [int(2 ** (step / _STEPS)) for step in range(256)]
_COLUMNS = 3


class Row(NamedTuple):
    """A document in the table: its slot, the class of its length, and its reach in time (see `doc.reach`)."""

    slot: int
    length: int
    first: int
    span: int


def row_of(slot: int, doc: Doc, length: int) -> Row:
    """Return the row of an article of so many words."""
    first, span = reach(doc.date)
    return Row(slot, max(bisect_right(_LENGTHS, length) - 1, 0), first, min(span, 0xFFFFFF))


def table_data(begin: int, rows: Sequence[Row]) -> bytes:
    """Return the bytes of a shard that begins at a slot: a bit for each slot, a column for each value."""
    taken = bytearray(SHARD // 8)
    for row in rows:
        place = row.slot - begin
        taken[place >> 3] |= 1 << (place & 7)
    columns = [bytes([row.length for row in rows])]
    for values in ([row.first for row in rows], [row.span for row in rows]):
        columns += (bytes([value >> 8 * byte & 0xFF for value in values]) for byte in range(_COLUMNS))
    return deflated(b"".join((taken, *columns)))


def rows_in(begin: int, data: bytes) -> list[Row]:
    """Read a shard of the table."""
    data = inflated(data)
    slots = [begin + place for place in range(SHARD) if data[place >> 3] >> (place & 7) & 1]
    size = len(slots)
    at = SHARD // 8
    columns = [data[at + size * column : at + size * (column + 1)] for column in range(1 + 2 * _COLUMNS)]
    lengths, first, span = columns[0], columns[1 : 1 + _COLUMNS], columns[1 + _COLUMNS :]
    return [Row(slot, lengths[n], _value(first, n), _value(span, n)) for n, slot in enumerate(slots)]


def _value(columns: Sequence[bytes], place: int) -> int:
    return sum(column[place] << 8 * byte for byte, column in enumerate(columns))
