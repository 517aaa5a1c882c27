"""Pictures that browsers show: told by their first bytes, with the size that these state.

PNG (W3C, third edition, 11.2.1), JPEG (ITU-T T.81, B.2.2), GIF (89a, 18), WebP (RFC 9649, 2.5 to 2.7), AVIF
(ISO/IEC 23008-12, 6.5.3). SVG is none of them: it may hold scripts.
"""

import posixpath
import re
import struct
from typing import NamedTuple

SUFFIXES = {"avif": "avif", "gif": "gif", "jpeg": "jpg", "jpg": "jpg", "png": "png", "webp": "webp"}
"""How names of pictures end, each with the kind that is meant."""
MOST_BYTES = 20_000_000
"""A larger file is taken for no picture that a page can show."""
_ENDS = frozenset(f".{suffix}"[-4:] for suffix in SUFFIXES)
_JPEG_HEADS = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SEARCHED = 65_536


RESIZED = frozenset({"jpg", "png", "webp"})
"""The kinds of which smaller copies can be made; GIF and AVIF often move."""


class Picture(NamedTuple):
    """The kind of a picture, by its usual suffix ("jpg"), and its size in pixels."""

    kind: str
    width: int
    height: int


def is_named_as_picture(name: str) -> bool:
    """Tell whether a file's name ends as those of pictures do."""
    return kind_named(name) is not None


def kind_named(name: str) -> str | None:
    """Return the kind of picture that a file's name promises; None where it promises none."""
    # The suffix is that of `posixpath.splitext`, which takes four times as long and is not asked for others.
    if name[-4:].lower() not in _ENDS:
        return None
    return SUFFIXES.get(posixpath.splitext(name)[1][1:].lower())


def picture_of(data: bytes) -> Picture | None:
    """Tell what picture the bytes of a file are; None for anything else, and for one without a size."""
    for read in (_png, _gif, _webp, _avif, _jpeg):
        found = read(data)
        if found is not None:
            return found if found.width and found.height else None
    return None


def _png(data: bytes) -> Picture | None:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR" or len(data) < 24:
        return None
    return Picture("png", *struct.unpack(">II", data[16:24]))


def _gif(data: bytes) -> Picture | None:
    if data[:6] not in (b"GIF87a", b"GIF89a") or len(data) < 10:
        return None
    return Picture("gif", *struct.unpack("<HH", data[6:10]))


def _webp(data: bytes) -> Picture | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    form = data[12:16]
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return Picture("webp", width & 0x3FFF, height & 0x3FFF)
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return Picture("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if form == b"VP8X":
        return Picture(
            "webp", int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        )
    return None


def _avif(data: bytes) -> Picture | None:
    if data[4:8] != b"ftyp" or not re.match(rb"avi[fs]", data[8:12]):
        return None
    at = data.find(b"ispe", 0, _SEARCHED)
    if at < 0 or len(data) < at + 16:
        return None
    return Picture("avif", *struct.unpack(">II", data[at + 8 : at + 16]))


def _jpeg(data: bytes) -> Picture | None:
    """Go from segment to segment until the one that states the size."""
    if data[:3] != b"\xff\xd8\xff":
        return None
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _JPEG_ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _JPEG_HEADS and at + 9 <= len(data):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Picture("jpg", width, height)
        at += 2 + max(int.from_bytes(data[at + 2 : at + 4], "big"), 2)
    return None
