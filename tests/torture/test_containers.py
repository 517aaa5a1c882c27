"""Containers: what is nested, cut off, of another length or without end is told of, or read in part."""

import gzip
import io
import re
import struct
import zipfile
import zlib

import pytest

from backfile.captures import held_in
from backfile.captures.part import Part
from backfile.errors import BackfileError
from backfile.toml.settings import Intake
from tests.ending import it_ends
from tests.site.lab import STORY, Lab
from tests.torture.outcomes import built
from tests.webarchives import page, wacz, warc

PAGES = [(f"https://gazette.example/{name}", page(name)) for name in ("lamp", "bridge")]
PLAIN = warc(PAGES, packed=False)
PACKED = warc(PAGES)
WACZ = wacz({"a.warc": PLAIN, "b.warc.gz": PACKED})
MOST = 2_000_000
"""Bytes that a capture may expand to, in these tests."""
LIMITS = Intake(expanded_bytes=MOST)


def mhtml(*parts: bytes, kind: str = "related") -> bytes:
    """Return a page saved as one file, of parts that have a head of their own."""
    head = f'From: A\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="x"\r\n'.encode()
    return head + b"\r\n" + b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"


def html(encoding: str, payload: bytes, charset: str = "utf-8") -> bytes:
    """Return a part that is a page."""
    kind = f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return kind.encode() + payload


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _nested(depth: int) -> bytes:
    """Return a saved page within so many parts of parts."""
    data = html("8bit", page("lamp"))
    for number in range(depth):
        head = f'Content-Type: multipart/related; boundary="x{number}"\r\n\r\n--x{number}\r\n'
        data = head.encode() + data + f"\r\n--x{number}--\r\n".encode()
    return b"From: A\r\nMIME-Version: 1.0\r\n" + data


def _saying(length: str) -> bytes:
    """Return a WARC file whose records say that they are so long."""
    return re.sub(rb"(?<=warc-fields\r\nContent-Length: )\d+", length.encode(), PLAIN)


def _locked(data: bytes) -> bytes:
    """Return a zip file whose members are marked as encrypted."""
    return re.sub(rb"(?s)(PK\x03\x04..|PK\x01\x02....)\0", lambda match: match[1] + b"\1", data)


SAVED = mhtml(html("quoted-printable", page("lamp").replace(b"=", b"=3D")))
MAIL = mhtml(b"Content-Type: text/plain\r\n\r\nThe lamp burns.", kind="mixed")
WHOLE = {"warc": PLAIN, "warc.gz": PACKED, "wacz": WACZ, "mhtml": SAVED, "eml": MAIL,
         "txt.gz": gzip.compress(STORY.encode(), mtime=0)}  # fmt: skip
"""Of each kind of container a sound one."""
_FIRST = PAGES[:1]
_ADDRESS = PAGES[0][0]
_LARGE = f"expands to more than the limit of {MOST:,} bytes"
_LENGTH = "is not as long as it says"
ATTACKS = {
    "bomb.gz": (gzip.compress(bytes(10 * MOST), mtime=0), _LARGE),
    "members.gz": (gzip.compress(bytes(MOST // 4), mtime=0) * 5, _LARGE),
    "bomb.wacz": (zipped({"archive/a.warc": bytes(10 * MOST)}), _LARGE),
    "inner.wacz": (wacz({"a.warc.gz": gzip.compress(bytes(10 * MOST))}), _LARGE),
    "pages.wacz": (zipped({"archive/a.warc": PLAIN, "pages/pages.jsonl": bytes(10 * MOST)}), _LARGE),
    "gzip.warc": (
        warc([(_ADDRESS, gzip.compress(bytes(10 * MOST)))], head="Content-Encoding: gzip\r\n"), _LARGE,
    ),
    "deflate.warc": (
        warc([(_ADDRESS, zlib.compress(bytes(10 * MOST)))], head="Content-Encoding: deflate\r\n"), _LARGE,
    ),
    "often.warc": (warc(_FIRST, head=f"Content-Encoding: {'gzip, ' * 5_000}gzip\r\n"), ""),
    "garbled.warc": (warc([(_ADDRESS, b"x")], head="Content-Encoding: gzip, gzip\r\n"), "was cut off"),
    "chunks.warc": (
        warc([(_ADDRESS, b"FFFFFFFFFFFFFFFF\r\nx")], head="Transfer-Encoding: chunked\r\n"), "is in chunks",
    ),
    "huge.warc": (_saying("9" * 30), _LENGTH),
    "digits.warc": (_saying("9" * 5_000), _LENGTH),
    "negative.warc": (_saying("-5"), _LENGTH),
    "zero.warc": (_saying("0"), _LENGTH),
    "none.warc": (PLAIN.replace(b"Content-Length: ", b"Content-Lenght: "), _LENGTH),
    "heads.warc": (b"WARC/1.0\r\nWARC-Type: response\r\n" * 20_000, _LENGTH),
    "endless.warc": (b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X-A: b\r\n" * 50_000, _LENGTH),
    "locked.wacz": (_locked(WACZ), "is damaged"),
    "sizes.wacz": (WACZ.replace(struct.pack("<L", len(PLAIN)), struct.pack("<L", 2**32 - 2)), "is damaged"),
    "deep.wacz": (zipped({"archive/a.warc": PLAIN, "pages/pages.jsonl": b"[" * 100_000}), ""),
    "zip.wacz": (zipped({"archive/a.warc": WACZ}), "record 1 can't be read"),
    "names.wacz": (zipped({"archive/../../../secret.warc": PLAIN, "/etc/x": b""}), ""),
    "nothing.zip": (zipped({}), "no WACZ"),
    "nested.mhtml": (_nested(3_000), "damaged"),
    "parts.mhtml": (mhtml(*[b"Content-Type: text/css\r\n\r\np{}"] * 3_000), "holds no web page"),
    "unbound.mhtml": (SAVED.replace(b'boundary="x"', b"boundary"), "holds no web page"),
    "empty.mhtml": (SAVED.replace(b'boundary="x"', b'boundary=""'), "holds no web page"),
    "base64.mhtml": (mhtml(html("base64", b"=" * 1_000 + b"A")), ""),
    "uu.mhtml": (mhtml(html("x-uuencode", b"begin 644 ../../secret\r\n" + b"M" * 500)), ""),
    "charset.mhtml": (mhtml(html("8bit", page("lamp"), "rot13")), ""),
    "mail.mhtml": (mhtml(b"Content-Type: message/rfc822\r\n\r\n" + SAVED), ""),
}  # fmt: skip
"""Files by name, each with what is to be told of it, "" where it is read."""


def read(data: bytes, name: str) -> tuple[list[Part], list[str]]:
    """Return the articles that are found in a file, and what is told of it."""
    parts: list[Part] = []
    told: list[str] = []
    try:
        with it_ends():
            for found in held_in(data, f"seeds/{name}", LIMITS).parts:
                if isinstance(found, Part):
                    parts.append(found)
                else:
                    told.append(str(found))
    except BackfileError as problem:
        told.append(str(problem))
    return parts, told


@pytest.mark.parametrize("name", ATTACKS)
def test_what_a_container_does_wrong_is_told(name: str) -> None:
    data, words = ATTACKS[name]
    parts, told = read(data, name)
    assert words in "\n".join(told)
    assert parts if not words else told
    assert sum(len(line.text) for part in parts for line in part.lines) <= MOST


@pytest.mark.parametrize("kind", WHOLE)
def test_a_container_that_was_cut_anywhere_is_read_in_part_and_told(kind: str) -> None:
    data = WHOLE[kind]
    whole, told = read(data, f"a.{kind}")
    assert whole
    assert not told
    ends = {data.find(b"WARC/1.0", at) for at in range(len(data))} if kind == "warc" else set()
    for at in sorted({*range(100, len(data), len(data) // 40 + 1), len(data) - 1, len(data) - 5}):
        parts, told = read(data[:at], f"a.{kind}")
        assert len(parts) <= max(1, len(whole))
        if kind in ("warc", "wacz", "txt.gz") and len(parts) < len(whole) and at not in ends:
            assert told, at
        if kind == "mhtml" and b"--x--" not in data[:at]:
            assert told, at


@pytest.mark.parametrize("kind", WHOLE)
def test_a_container_with_a_changed_byte_is_read_or_told(kind: str) -> None:
    data = WHOLE[kind]
    for at in range(0, len(data), max(1, len(data) // 60)):
        for other in (data[at] ^ 0xFF, data[at] ^ 0x01, 0):
            parts, told = read(data[:at] + bytes([other]) + data[at + 1 :], f"a.{kind}")
            assert parts or told or kind.startswith(("warc", "wacz")), at


def test_hostile_containers_leave_the_others_alone(lab: Lab) -> None:
    lab.write("site.toml", f"[intake]\nexpanded_bytes = {MOST}\n")
    for name, (data, _) in ATTACKS.items():
        lab.write(f"seeds/{name}", data)
    run = built(lab, "--keep-going")
    assert run.code == 1
    for name, (_, words) in ATTACKS.items():
        assert (f"\nseeds/{name}" in f"\n{run.out}\n{run.err}") == bool(words), name
    assert "Mayor Opens Rebuilt Lighthouse" in lab.read("public/index.html")
