"""Web archives: WARC files (ISO 28500), and WACZ, which is WARC files in a zip with a list of pages.

Each response that is a page is an article, told by the number of its record; of a WACZ, the records of all
its WARC files are counted on, in the order of their names.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

from backfile.captures.expanding import expanded, over_limit
from backfile.captures.htmlpage import is_page, part_of
from backfile.captures.naming import name_of
from backfile.captures.part import Fact, Part
from backfile.errors import BackfileError, Exit, Location
from backfile.settings import Intake

_WARC = b"WARC/"
_ZIP = b"PK\x03\x04"
_FOUND = "200"
_TYPES = ("text/html", "application/xhtml+xml")
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
    if not data.startswith(_WARC):
        return None
    _installed(name)
    return (found for _, found in _pages(data, name, limits, 1, "HTML in WARC") if found is not None)


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
        data = expanded(_member(archive, file, left, name, limits), name, limits)
        left -= len(data)
        if left < 0:
            raise over_limit(limits, name)
        for last, found in _pages(data, name, limits, first, "HTML in WACZ", listed):
            first = last + 1
            if found is not None:
                yield found


def _member(archive: zipfile.ZipFile, file: str, most: int, name: str, limits: Intake) -> bytes:
    try:
        with archive.open(file) as member:
            data = member.read(most + 1)
    except KeyError:
        return b""
    except _DAMAGED:
        raise BackfileError(f"{file} in the archive is damaged", Location(name)) from None
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


def _pages(
    data: bytes,
    name: str,
    limits: Intake,
    first: int,
    kind: str,
    listed: frozenset[str] = frozenset(),
) -> Iterator[tuple[int, Part | BackfileError | None]]:
    """Yield every record's number with the page that it is, None where it is none, or what is wrong."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = first
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data)), first):
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            if not _is_answer(record) or (listed and address.strip("<>") not in listed):
                yield number, None
                continue
            try:
                yield number, _page(record, address.strip("<>"), name_of(name, number), limits, number, kind)
            except BackfileError as problem:
                yield number, problem
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError) as error:
        message = f"record {number + 1:,} can't be read, nor what follows: {error}"[:200]
        yield number, BackfileError(message, Location(name))


def _is_answer(record: Any) -> bool:  # noqa: ANN401 - warcio has no types
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "text/html").partition(";")[0].strip().lower()
    return record.http_headers.get_statuscode() == _FOUND and kind in _TYPES


def _page(
    record: Any,  # noqa: ANN401 - warcio has no types
    address: str,
    name: str,
    limits: Intake,
    number: int,
    kind: str,
) -> Part | None:
    data = record.content_stream().read(limits.expanded_bytes + 1)
    if len(data) > limits.expanded_bytes:
        raise over_limit(limits, name)
    if not is_page(data):
        return None
    facts = (
        Fact("url", address, "the WARC record: WARC-Target-URI"),
        Fact("retrieved", record.rec_headers.get_header("WARC-Date") or "", "the WARC record: WARC-Date"),
    )
    sent = record.http_headers.get_header("Content-Type") or ""
    charset = sent.lower().partition("charset=")[2].partition(";")[0]
    return part_of(data, name, limits, charset=charset or None, kind=kind, number=number, facts=facts)


def _installed(name: str) -> None:
    if find_spec("warcio") is None:
        hint = "install it with: pip install 'backfile[warc]'"
        message = "a web archive needs warcio, which is not installed"
        raise BackfileError(message, Location(name), hint, code=Exit.USAGE)
