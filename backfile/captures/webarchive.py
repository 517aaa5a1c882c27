"""Web archives: WARC files (ISO 28500), and WACZ, which is WARC files in a zip with a list of pages.

Each response that is a page is an article (see `records`), told by the number of its record; of a WACZ, the
records of all its WARC files are counted on, in the order of their names.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec

from backfile.captures.expanding import Damaged, expanded, over_limit
from backfile.captures.part import Part
from backfile.captures.records import pages
from backfile.errors import BackfileError, Exit, Location
from backfile.toml.settings import Intake

_WARC = re.compile(rb"WARC/[0-9]\.[0-9]{1,2}\r?\n[A-Za-z-]{1,40}:")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_DAMAGED: tuple[type[Exception], ...] = (
    zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError,
)  # fmt: skip
"""What damaged or encrypted zip files raise."""
with suppress(ImportError):  # Python may have been built without it, and zipfile does without, too
    from lzma import LZMAError

    _DAMAGED += (LZMAError,)


def warc_parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError] | None:
    """Take the pages of a WARC file; None for any other file.

    Raises BackfileError (exit code 2) where warcio is not installed.
    """
    if not _WARC.match(data):
        return None
    _installed(name)
    return (found for _, found in pages(data, name, limits, 1, "HTML in WARC") if found is not None)


def wacz_parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError] | None:
    """Take the pages of a WACZ file: those that its list of pages names, where it has one.

    Raises BackfileError: it is damaged or over a limit, or warcio is not installed (exit code 2).
    """
    if not data.startswith(_ZIP):
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = sorted(info.filename for info in archive.infolist())
    except _DAMAGED:
        raise BackfileError("the archive is damaged", Location(name)) from None
    files = [file for file in names if file.startswith("archive/") and file.endswith((".warc", ".warc.gz"))]
    if not files:
        raise BackfileError("a zip file that is no WACZ: it has no archive/*.warc", Location(name))
    _installed(name)
    return _zipped(archive, files, name, limits)


def _zipped(
    archive: zipfile.ZipFile, files: list[str], name: str, limits: Intake
) -> Iterator[Part | BackfileError]:
    left = limits.expanded_bytes
    listed = _listed(archive, name, limits)
    first = 1
    for file in files:
        try:
            data, fault = expanded(_member(archive, file, left, name, limits), name, limits)
        except Damaged as problem:
            yield problem
            continue
        left -= len(data)
        if left < 0:
            raise over_limit(limits, name)
        for last, found in pages(data, name, limits, first, "HTML in WACZ", listed):
            first = last + 1
            if found is not None:
                yield found
        if fault:
            yield fault


def _member(archive: zipfile.ZipFile, file: str, most: int, name: str, limits: Intake) -> bytes:
    try:
        with archive.open(file) as member:
            data = member.read(most + 1)
    except KeyError:
        return b""
    except _DAMAGED:
        raise Damaged(f"{file} in the archive is damaged", Location(name)) from None
    if len(data) > most:
        raise over_limit(limits, name)
    return data


def _listed(archive: zipfile.ZipFile, name: str, limits: Intake) -> frozenset[str]:
    """Return the addresses of the pages that somebody looked at; empty where there is no list."""
    found: set[str] = set()
    data = _member(archive, "pages/pages.jsonl", limits.expanded_bytes, name, limits)
    for line in data.splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            found.add(page["url"])
    return frozenset(found)


def _installed(name: str) -> None:
    if find_spec("warcio") is None:
        hint = "install it with: pip install 'backfile[warc]'"
        message = "a web archive needs warcio, which is not installed"
        raise BackfileError(message, Location(name), hint, code=Exit.USAGE)
