"""PNG (W3C, third edition) of sixteen shades between two colours.

The data is stored and not compressed (RFC 1951, 3.2.4): what a compressor makes of it is not the same in all
of its versions, and an icon is small.
"""

import struct
import zlib
from collections.abc import Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST = 0xFFFF
"""Bytes of a stored block."""


def png(rows: Sequence[bytes | bytearray], dark: str, light: str) -> bytes:
    """Return a picture of rows of shades from 0, which is `dark` ("#1d1b18"), to 15, which is `light`."""
    width, height = len(rows[0]), len(rows)
    ends = [(int(dark[at : at + 2], 16), int(light[at : at + 2], 16)) for at in (1, 3, 5)]
    palette = bytes(round(low + (high - low) * shade / 15) for shade in range(16) for low, high in ends)
    data = b"".join(b"\0" + _packed(row) for row in rows)
    return b"".join(
        [
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", _stored(data)),
            _chunk(b"IEND", b""),
        ]
    )


def _packed(row: bytes | bytearray) -> bytes:
    """Put two shades into each byte."""
    padded = bytes(row) + b"\0" * (len(row) % 2)
    return bytes(high << 4 | low for high, low in zip(padded[::2], padded[1::2], strict=True))


def _stored(data: bytes) -> bytes:
    """Return a zlib stream (RFC 1950) of blocks that are not compressed."""
    parts = [b"\x78\x01"]
    for at in range(0, len(data), _MOST):
        block = data[at : at + _MOST]
        last = at + _MOST >= len(data)
        parts.append(struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block)
    return b"".join([*parts, struct.pack(">I", zlib.adler32(data))])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
