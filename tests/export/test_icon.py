"""Icons: drawn from a name alone, and files that any program can read."""

import struct
import zlib
from xml.etree import ElementTree as ET

import pytest

from backfile.export import glyphs, icon, png


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("The Back File", "BF"),
        ("Новая газета", "НГ"),
        ("Élan", "E"),
        ("«Медуза»", "М"),
        ("The", "T"),
        ("An Archive of 9 Papers", "AO"),
    ],
)
def test_an_icon_has_the_initials_of_the_name(name: str, letters: str) -> None:
    assert icon.initials(name) == tuple(map(glyphs.shape_of, letters))


@pytest.mark.parametrize("name", ["مرحبا", "北京", "!!!", "Ω", " "])
def test_a_name_in_another_script_has_a_page_for_an_icon(name: str) -> None:
    assert icon.initials(name) == (glyphs.PAGE,)


@pytest.mark.parametrize("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789БГДЖИЛПУФЦЧШЩЪЫЬЭЮЯЄІҐΔΘΛΞΣΨ")
def test_every_letter_stays_within_its_field(letter: str) -> None:
    shape = glyphs.shape_of(letter)
    assert shape
    for mark in shape.replace("|", " ").split():
        assert 0 <= int(mark[-2], 16) <= 8
        assert 0 <= int(mark[-1], 16) <= 14


def test_a_drawing_is_svg_that_runs_nothing() -> None:
    root = ET.fromstring(icon.svg('<script>"&'))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "rect", "path"}


def test_a_png_is_read_back_as_it_was_drawn() -> None:
    rows = icon.shades("The Back File", 45)
    data = png.png(rows, icon.INK, icon.PAPER)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size]) == (zlib.crc32(kind + body),)
        chunks[kind] = body
        at += size + 12
    assert chunks[b"IHDR"] == struct.pack(">IIBBBBB", 45, 45, 4, 3, 0, 0, 0)
    assert chunks[b"PLTE"][:3] == bytes.fromhex(icon.INK[1:])
    assert chunks[b"PLTE"][-3:] == bytes.fromhex(icon.PAPER[1:])
    pixels = zlib.decompress(chunks[b"IDAT"])
    lines = [pixels[line * 24 + 1 : line * 24 + 24] for line in range(45)]
    assert [[shade for pair in line for shade in (pair >> 4, pair & 15)][:45] for line in lines] == [
        list(row) for row in rows
    ]
    assert {0, 15} < {shade for row in rows for shade in row}


def test_a_large_png_is_of_several_blocks() -> None:
    rows = [bytes(1000)] * 200
    data = png.png(rows, "#000000", "#ffffff")
    at = data.index(b"IDAT")
    (size,) = struct.unpack(">I", data[at - 4 : at])
    assert zlib.decompress(data[at + 4 : at + 4 + size]) == bytes(501 * 200)
