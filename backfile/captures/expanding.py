"""Compressed captures, expanded no further than the site allows."""

import zlib

from backfile.errors import BackfileError, Location
from backfile.settings import Intake

_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_STEP = 1 << 20


def expanded(data: bytes, name: str, limits: Intake) -> bytes:
    """Return the content of a gzip file (RFC 1952, of one member or more), or the data if it is none.

    Raises BackfileError: over the limit, cut off, or damaged.
    """
    if not data.startswith(_MAGIC):
        return data
    found: list[bytes] = []
    size, rest = 0, data
    # Behind the last member there may be padding, which is no member.
    while rest.startswith(_MAGIC):
        inflater = zlib.decompressobj(_GZIP)
        while not inflater.eof:
            try:
                piece = inflater.decompress(rest, _STEP)
            except zlib.error:
                raise _damaged("is damaged", name) from None
            rest = inflater.unconsumed_tail
            size += len(piece)
            if size > limits.expanded_bytes:
                raise over_limit(limits, name)
            if not piece and not rest and not inflater.eof:
                raise _damaged("was cut off", name)
            found.append(piece)
        rest = inflater.unused_data
    return b"".join(found)


def over_limit(limits: Intake, name: str) -> BackfileError:
    """Return the error for a capture that expands to more than the site allows."""
    message = f"it expands to more than the limit of {limits.expanded_bytes:,} bytes"
    hint = "raise intake.expanded_bytes in site.toml if it is to be read"
    return BackfileError(message, Location(name), hint)


def _damaged(what: str, name: str) -> BackfileError:
    hint = "put a whole copy of the file in its place"
    return BackfileError(f"the compressed file {what}", Location(name), hint)
