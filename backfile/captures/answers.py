"""The bodies of HTTP answers as they were sent, with their content codings undone (RFC 9110, 8.4)."""

import zlib
from importlib.util import find_spec
from typing import NamedTuple

from backfile.captures.expanding import GZIP, inflated


class Body(NamedTuple):
    """As much of a body as could be read, what is wrong with the rest, and how to mend that."""

    data: bytes
    fault: str = ""
    hint: str | None = None


def undone(data: bytes, codings: str, most: int) -> Body:
    """Undo the content codings of a body, the last first. More than `most` bytes say that it was not read on.

    `codings` is the header's value. Knows gzip, deflate (RFC 1950, and RFC 1951 as some servers have it) and
    br (RFC 7932), for which brotli must be installed.
    """
    for coding in reversed([word.strip().lower() for word in codings.split(",")]):
        if coding in ("", "identity"):
            continue
        if coding in ("gzip", "x-gzip", "deflate"):
            data, _, fault = inflated(data, 0, most, _form(coding, data))
        elif coding != "br":
            return Body(b"", f"is compressed in a way that is not known: {coding[:20]}")
        elif find_spec("brotli") is None:
            fault = "is compressed with brotli, which is not installed"
            return Body(b"", fault, "install it with: pip install 'backfile[warc]'")
        else:
            data, fault = _unbrotlied(data, most)
        if fault:
            return Body(data, fault)
    return Body(data)


def _form(coding: str, data: bytes) -> int:
    """Return zlib's name for a coding; for deflate, by whether the data begins with a header of RFC 1950."""
    if coding != "deflate":
        return GZIP
    wrapped = data[:1] != b"" and data[0] & 15 == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


def _unbrotlied(data: bytes, most: int) -> tuple[bytes, str]:
    import brotli

    reader = brotli.Decompressor()
    try:
        found: bytes = reader.process(data, output_buffer_limit=most + 1)
    except brotli.error:
        return b"", "is damaged"
    return found, "" if reader.is_finished() or len(found) > most else "was cut off"
