"""The seal of an article's file: the digest that intake writes into it, by which an edit by hand is known."""

import hashlib
import re

from backfile.yaml import yamlwrite

_FILED = re.compile(rb'(?m)^(capture:\n  file: .*\n  sha256: "?[0-9a-f]{64}"?\n  filed: )"?[0-9a-f]{64}"?$')
_CAPTURE = b"capture:\n  file: "  # how _FILED begins
_FENCE = b"\n---\n"


def fingerprint(text: str) -> str:
    """Return the SHA-256 (hex) of an article file's text with its `filed` digest left blank.

    Intake writes it into `filed`; while it still fits, nobody has touched the file. Line ends do not count,
    so that a checkout with CRLF is no edit.
    """
    return fingerprint_of(text.encode())


def fingerprint_of(data: bytes) -> str:
    """Return the fingerprint of an article file, given its bytes."""
    data = data.replace(b"\r\n", b"\n") if b"\r" in data else data  # to look is a tenth of the work
    start, end = _seal(data)
    digest = hashlib.sha256(data[:start])
    digest.update(data[end:])
    return digest.hexdigest()


def unsealed(text: str) -> str:
    """Return an article file's text with LF line ends and its `filed` digest left blank."""
    data = text.replace("\r\n", "\n").encode()
    start, end = _seal(data)
    return (data[:start] + data[end:]).decode()


def sealed_with(text: str, digest: str) -> str:
    """Return an article file's text with another `filed` digest (hex); the same where it has none.

    Nothing else in it changes, not even lines that end otherwise than the others.
    """
    data = text.encode()
    plain = data.replace(b"\r\n", b"\n")
    start, end = _seal(plain)
    if end == start:
        return text
    before = sum(map(len, data.splitlines(keepends=True)[: plain.count(b"\n", 0, start)]))
    at = before + start - (plain.rfind(b"\n", 0, start) + 1)
    return (data[:at] + yamlwrite.scalar(digest).encode() + data[at + end - start :]).decode()


def _seal(data: bytes) -> tuple[int, int]:
    """Return where the `filed` digest begins and ends; without one, the end of the text twice."""
    matter = data.find(_FENCE)
    matter = matter if matter >= 0 else len(data)
    capture = data.find(_CAPTURE, 0, matter)
    seal = _FILED.search(data, capture, matter) if capture >= 0 else None
    return (seal.end(1), seal.end()) if seal else (len(data), len(data))
