"""Records, made of their rows: the press has them packed, and makes each from its parts."""

from collections.abc import Sequence
from typing import Any

from backfile.records.record import Fields, Names, Origin, Record, face_of


def record_of(row: Sequence[Any]) -> Record:
    """Return the record that a row stands for. Raises ValueError or TypeError for what is no row."""
    known = Fields._make(row)
    section, *lists = known.names
    return Record(
        face=face_of(known.shown, bytes.fromhex(known.digest)),
        sha256=known.sha256,
        size=known.size,
        tags=tuple(known.tags),
        agencies=tuple(known.agencies),
        withheld=known.withheld,
        touched=known.touched,
        origin=Origin(*known.origin) if known.origin else None,
        further=tuple(Origin(*one) for one in known.further),
        names=Names(section, *map(tuple, lists)),
        addresses=tuple(known.addresses),
        pictures=tuple((file, sha256) for file, sha256 in known.pictures),
    )
