"""Compressed captures, expanded no further than the site allows."""

import zlib
from typing import NamedTuple

from backfile.errors import BackfileError, Location
from backfile.toml.settings import Intake

GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
_STEP = 1 << 20
# A member's rest is copied at each step and at its end, and a file may be of many members of twenty bytes.
_FED = 1 << 13
_MEMBER = b"\x1f\x8b\x08"
_PROBED = 512
_ARCHIVE = b"WARC/"
_LOST = b"WARC/1.1\r\nWARC-Type: lost\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
"""What stands for a damaged record, so that the others keep their numbers."""
_MOST_FAULTS = 100


class Damaged(BackfileError):  # noqa: N818 - it is no kind of error, but tells how far one goes
    """A part of a capture can't be read, and others may be sound."""


class Expanded(NamedTuple):
    """The content of a file, and what is wrong with a part of it that was left out."""

    data: bytes
    fault: BackfileError | None = None


class Inflated(NamedTuple):
    """What came out of a compressed stream, where it ended, and why it ended too early, if it did."""

    data: bytes
    end: int
    fault: str


def expanded(data: bytes, name: str, limits: Intake) -> Expanded:
    """Return the content of a gzip file (RFC 1952, of one member or more), or the data if it is none.

    The records of a web archive are a member each (WARC 1.1, Annex D.2): those that are whole are kept, and
    what lies between them counts as one. Raises BackfileError: over the limit, or, for other files, cut off
    or damaged.
    """
    found: list[bytes] = []
    faults: list[str] = []
    size = at = 0
    # Behind the last member there may be padding, which is no member.
    while data.startswith(_MAGIC, at):
        piece, end, fault = inflated(data, at, limits.expanded_bytes - size)
        size += len(piece)
        if size > limits.expanded_bytes:
            raise over_limit(limits, name)
        if not fault:
            found.append(piece)
            at = end
            continue
        faults.append(fault)
        if not found or not found[0].startswith(_ARCHIVE):
            raise _damaged(fault, name)
        found.append(_LOST)
        at = _next_record(data, at + 1) if len(faults) < _MOST_FAULTS else len(data)
    if not at:
        return Expanded(data)
    return Expanded(b"".join(found), _damaged(faults[0], name) if faults else None)


def inflated(data: bytes, at: int, most: int, form: int = GZIP) -> Inflated:
    """Expand the compressed stream that begins here. More than `most` bytes say that it was not read on.

    `form` is as zlib's `wbits`. `fault` is "is damaged" or "was cut off".
    """
    inflater = zlib.decompressobj(form)
    found: list[bytes] = []
    size = 0
    fault = ""
    while not inflater.eof and size <= most and not fault:
        fed = data[at : at + _FED]
        try:
            piece = inflater.decompress(fed, _STEP)
        except zlib.error:
            fault = "is damaged"
            break
        at += len(fed) - len(inflater.unconsumed_tail) - len(inflater.unused_data)
        size += len(piece)
        found.append(piece)
        if not fed and not piece and not inflater.eof:
            fault = "was cut off"
    return Inflated(b"".join(found), at, fault)


def over_limit(limits: Intake, name: str) -> BackfileError:
    """Return the error for a capture that expands to more than the site allows."""
    message = f"it expands to more than the limit of {limits.expanded_bytes:,} bytes"
    hint = "raise intake.expanded_bytes in site.toml if it is to be read"
    return BackfileError(message, Location(name), hint)


def _next_record(data: bytes, at: int) -> int:
    """Return where the next member begins that holds a record; the end where there is none."""
    while (at := data.find(_MEMBER, at)) >= 0:
        if inflated(data[at : at + _PROBED], 0, len(_ARCHIVE)).data.startswith(_ARCHIVE):
            return at
        at += 1
    return len(data)


def _damaged(what: str, name: str) -> BackfileError:
    hint = "put a whole copy of the file in its place"
    return Damaged(f"the compressed file {what}", Location(name), hint)
