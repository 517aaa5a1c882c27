"""Pictures for the demonstration: a horizon with hills, a sun and a lighthouse, drawn by numbers, as PNG.

(PNG: W3C Recommendation, third edition: signature, IHDR, PLTE, IDAT, IEND; colour type 3, filter 0.)
"""

import struct
import zlib
from math import sin
from random import Random

WIDTH, HEIGHT = 720, 405
_FAR, _SUN, _WHITE = 8, 11, 12
_SKIES = ((0xF2, 0xD9, 0xC2), (0xC9, 0xDB, 0xE4), (0xE6, 0xE0, 0xD2), (0x2B, 0x36, 0x4A))
_LANDS = ((0x7A, 0x5C, 0x4E), (0x4F, 0x6D, 0x7A), (0x6B, 0x72, 0x53), (0x17, 0x1E, 0x2B))
_SUNS = ((0xE8, 0x9A, 0x5B), (0xF7, 0xF2, 0xE3), (0xD9, 0x8E, 0x73), (0xF3, 0xE7, 0xB5))


def picture(seed: str) -> bytes:
    """Draw a picture: the same seed gives the same bytes."""
    rng = Random(seed)
    mood = int(rng.random() * len(_SKIES))
    palette = _palette(_SKIES[mood], _LANDS[mood], _SUNS[mood])
    hills = [_hill(rng, depth) for depth in range(3)]
    sun = (
        int(WIDTH * (0.15 + 0.7 * rng.random())),
        int(HEIGHT * (0.2 + 0.25 * rng.random())),
        34 + int(rng.random() * 30),
    )
    tower = int(WIDTH * (0.2 + 0.6 * rng.random()))
    rows = [_row(y, hills, sun, tower) for y in range(HEIGHT)]
    return _png(palette, b"".join(b"\0" + row for row in rows))


def _palette(
    sky: tuple[int, int, int], land: tuple[int, int, int], sun: tuple[int, int, int]
) -> list[tuple[int, ...]]:
    """Return eight shades of sky, three of land from far to near, the sun, and white."""
    shades = [tuple(_mixed(part, 255, step / 24) for part in sky) for step in range(8)]
    far = [tuple(_mixed(a, b, step / 4) for a, b in zip(land, sky, strict=True)) for step in (2, 1, 0)]
    return [*shades, *far, sun, (250, 248, 242)]


def _mixed(one: int, other: int, share: float) -> int:
    return round(one + (other - one) * share)


def _hill(rng: Random, depth: int) -> list[int]:
    """Return the height of a line of hills at each column."""
    base = HEIGHT * (0.58 + 0.14 * depth)
    waves = [(rng.random() * 6, 0.004 + 0.006 * rng.random() * (depth + 1), 36 / (n + 1)) for n in range(3)]
    return [
        int(base + sum(high * sin(start + x * wide) for start, wide, high in waves)) for x in range(WIDTH)
    ]


def _row(y: int, hills: list[list[int]], sun: tuple[int, int, int], tower: int) -> bytes:
    """Return a row of the picture, a byte a pixel: sky, sun, hills from far to near, a lighthouse between."""
    row = bytearray([min(y * 8 // HEIGHT, 7)]) * WIDTH
    across, down, radius = sun
    if abs(y - down) < radius:
        half = int((radius * radius - (y - down) ** 2) ** 0.5)
        row[across - half : across + half] = bytes([_SUN]) * (2 * half)
    for depth, hill in enumerate(hills):
        for x, high in enumerate(hill):
            if y > high:
                row[x] = _FAR + depth
        foot = hills[1][tower]
        if depth == 1 and foot - 110 < y < foot + 12:
            half = 5 + (y - foot + 110) // 22
            row[tower - half : tower + half] = bytes([_WHITE if (foot - y) // 22 % 2 else _FAR + 2]) * (
                2 * half
            )
    return bytes(row)


def _png(palette: list[tuple[int, ...]], rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    colours = bytes(part for colour in palette for part in colour)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
