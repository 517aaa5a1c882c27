"""The dictionary: every key with its postings, in the order of the keys, cut into shards.

Where a shard ends is told by the keys themselves, so that a change within one leaves the others as they are.
The postings of frequent words stand in files of their own.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from backfile.search.codec import Postings, halves, number, numbers, read, whole

APART = 4_096
"""Bytes: longer postings stand apart."""
_LEAST, _MOST = 24_000, 96_000
"""Bytes: where a shard may end, and where it must."""
_DIGEST = 8
"""Bytes of the digest that stands for a key in the name of a file."""
_ONE_IN = 32
"""Of so many keys, one ends a shard that may end."""


class Apart(NamedTuple):
    """What a shard has of postings that stand apart: how many, and the bytes of codes and of weights."""

    held: int
    codes: int
    weights: int


Found = tuple[str, Postings | Apart]


class Shard(NamedTuple):
    """A shard: its first key, its entries, and their bytes."""

    first: str
    entries: list[Found]
    data: bytes


def digest_of(key: str) -> str:
    """Return the digits that stand for a key in the names of files."""
    return hashlib.blake2b(key.encode(), digest_size=_DIGEST).hexdigest()


def sizes_of(packed: Postings | Apart) -> Apart:
    """Return what the dictionary says of postings."""
    return packed if isinstance(packed, Apart) else Apart(packed.held, len(packed.codes), len(packed.weights))


def is_apart(sizes: Apart) -> bool:
    """Tell whether postings of these sizes stand in a file of their own."""
    return _size(sizes) > APART


def _size(sizes: Apart) -> int:
    """Return the bytes of postings as they are written: weights stand two in a byte."""
    return sizes.codes + (sizes.weights + 1) // 2


def shards(found: Iterable[Found]) -> Iterator[Shard]:
    """Cut the dictionary into shards."""
    entries: list[Found] = []
    heads = bytearray()
    bodies: list[bytes] = []
    size, before = 0, b""
    for key, packed in found:
        if entries and (size >= _MOST or (size >= _LEAST and _ends(key))):
            yield _shard(entries, heads, bodies)
            entries, heads, bodies, size, before = [], bytearray(), [], 0, b""
        name = key.encode()
        sizes = sizes_of(packed)
        shared = _shared(before, name)
        head = numbers((shared, len(name) - shared)) + name[shared:] + numbers(sizes)
        entries.append((key, packed))
        if is_apart(sizes):
            head += bytes.fromhex(digest_of(key))
        elif isinstance(packed, Postings):
            body = apart_data(packed)
            bodies.append(body)
            size += len(body)
        heads += head
        size += len(head)
        before = name
    if entries:
        yield _shard(entries, heads, bodies)


def _shared(one: bytes, other: bytes) -> int:
    """Return how many bytes two names begin with alike."""
    size = min(len(one), len(other))
    different = int.from_bytes(one[:size]) ^ int.from_bytes(other[:size])
    return size - (different.bit_length() + 7) // 8


def _ends(key: str) -> bool:
    return hashlib.blake2b(key.encode(), digest_size=1).digest()[0] % _ONE_IN == 0


def _shard(entries: list[Found], heads: bytearray, bodies: list[bytes]) -> Shard:
    data = b"".join((number(len(entries)), number(len(heads)), heads, *bodies))
    return Shard(entries[0][0], entries, data)


def read_shard(data: bytes) -> Iterator[Found]:
    """Read a shard: each key with its postings, or what there is of them here."""
    count, at = read(data, 0)
    size, at = read(data, at)
    body = at + size
    name = b""
    for _ in range(count):
        shared, at = read(data, at)
        rest, at = read(data, at)
        name = name[:shared] + data[at : at + rest]
        held, at = read(data, at + rest)
        codes, at = read(data, at)
        weights, at = read(data, at)
        sizes = Apart(held, codes, weights)
        if is_apart(sizes):
            at += _DIGEST
            yield name.decode(), sizes
            continue
        end = body + _size(sizes)
        yield name.decode(), apart_of(data[body:end], sizes)
        body = end


def apart_data(packed: Postings) -> bytes:
    """Return the bytes of postings that stand apart."""
    return packed.codes + halves(packed.weights) if packed.weights else packed.codes


def apart_of(data: bytes, sizes: Apart) -> Postings:
    """Read postings of these sizes."""
    return Postings(sizes.held, data[: sizes.codes], whole(data[sizes.codes :], sizes.weights))
