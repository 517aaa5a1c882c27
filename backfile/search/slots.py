"""Where each article stands in the index: a number of its own that other articles hardly ever change.

The table has room for a third more than there are. Each article's home is told by its key's digest; where
that is taken, it stands at the next free slot behind it. Taken in the order of the digests, the same articles
always come to stand at the same slots, and one more moves only those that it pushes on.
"""

import hashlib
from collections.abc import Iterable

_LEAST = 16


def digest_of(key: str) -> int:
    """Return 64 bits that stand for a key."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def capacity_for(count: int) -> int:
    """Return the homes of a table of so many articles: a power of two or half more, at least 4/3 of them."""
    size = _LEAST
    while size * 3 < count * 4:
        size = size * 3 // 2 if size & (size - 1) == 0 else size * 4 // 3
    return size


def slots_of(keys: Iterable[str], capacity: int) -> dict[str, int]:
    """Return each key's slot, in the order of the slots. The last may stand behind the table's end."""
    free = 0
    slots = {}
    for digest, key in sorted((digest_of(key), key) for key in keys):
        slots[key] = slot = max(digest * capacity >> 64, free)
        free = slot + 1
    return slots
