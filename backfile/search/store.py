"""The store of texts, in groups of neighbouring slots: hits are shown from it, phrases looked up in it."""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from backfile.search.doc import Doc, packed, unpacked

GROUP = 32
"""Slots of a group: two thirds of them are taken."""
BASES = 12
"""The texts of so many articles are the base of a large store: what recurs is not written again."""
LARGE = 256
"""Articles that make an archive large."""
_WINDOW = 32_768
_SHARE = _WINDOW // BASES
_LEVEL, _MEMORY = 6, 8
"""With the larger table of zlib's, 9, texts are compressed a fourteenth slower, and no smaller."""


def base_of(docs: Iterable[Doc]) -> bytes:
    """Return the base that the texts of these articles make."""
    texts = ("\n".join(doc.paragraphs).encode("utf-8", "replace")[:_SHARE] for doc in docs)
    return b"".join(texts)[:_WINDOW].decode("utf-8", "ignore").encode()


def deflated(data: bytes, base: bytes = b"") -> bytes:
    """Compress as raw DEFLATE (RFC 1951), as if the base stood in front."""
    maker = _compressor(base).copy()
    return maker.compress(data) + maker.flush()


@lru_cache(maxsize=2)  # a base, and none
def _compressor(base: bytes) -> "zlib._Compress":
    """Return what compresses behind a base; it takes as long to read that as a tenth of a group."""
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY, zlib.Z_DEFAULT_STRATEGY, base)


def inflated(data: bytes, base: bytes = b"") -> bytes:
    """Undo `deflated`."""
    return zlib.decompressobj(-zlib.MAX_WBITS, base).decompress(data)


def group_data(docs: Sequence[tuple[int, Doc]], base: bytes) -> bytes:
    """Return the bytes of a group of the store."""
    return deflated(packed(docs), base)


def docs_in(data: bytes, base: bytes) -> list[tuple[int, Doc]]:
    """Read a group of the store."""
    return unpacked(inflated(data, base))
