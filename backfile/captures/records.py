"""The pages in the records of a WARC file (WARC 1.1, ISO 28500:2017), and what is wrong with each."""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from backfile.captures import cutoff
from backfile.captures.answers import Body, undone
from backfile.captures.expanding import over_limit
from backfile.captures.htmlpage import is_page, part_of
from backfile.captures.naming import name_of
from backfile.captures.part import Fact, Part
from backfile.errors import BackfileError, Location
from backfile.toml.settings import Intake

_FOUND = "200"
_TYPES = ("text/html", "application/xhtml+xml")
_STEP = 1 << 20
_LENGTH = re.compile(r"[0-9]{1,15}\Z")
_WEB = ("http:", "https:")

Numbered = tuple[int, Part | BackfileError | None]


def pages(
    data: bytes,
    name: str,
    limits: Intake,
    first: int,
    kind: str,
    listed: frozenset[str] = frozenset(),
) -> Iterator[Numbered]:
    """Yield every record's number with the page that it is, None where it is none, and what is wrong.

    Records are counted from `first`. Where addresses are `listed`, only their pages are.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    _silence()
    archive = ArchiveIterator(io.BytesIO(data), no_record_parse=True)
    archive.INC_RECORD = ""  # it is printed
    number, errors = first - 1, 0
    try:
        for number, record in enumerate(archive, first):
            if archive.err_count > errors:
                errors = archive.err_count
                yield number - 1, _misfit(name, number - 1)
            if record.length is None:  # every record must have a Content-Length (WARC 1.1, 5.3)
                yield number, _misfit(name, number)
            for found in _found(record, name_of(name, number), limits, number, kind, listed):
                yield number, found
                if found is None and _is_short(record):
                    yield number, _misfit(name, number)
        if archive.err_count > errors:
            yield number, _misfit(name, number)
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError) as error:
        message = f"record {number + 1:,} can't be read, nor what follows: {error}"[:200]
        yield number, BackfileError(message, Location(name))


def _misfit(name: str, number: int) -> BackfileError:
    message = "the record is not as long as it says: it may be cut off, or hold the next one, too"
    return BackfileError(message, Location(name_of(name, number)))


def _is_short(record: Any) -> bool:  # noqa: ANN401 - warcio has no types
    """Tell whether the file ends before a record that is no page: it may be pages that it swallows."""
    while record.raw_stream.read(_STEP):
        pass
    return getattr(record.raw_stream, "limit", 0) > 0


@cache
def _silence() -> None:
    # It logs addresses that it mends; without a handler that would be printed.
    logging.getLogger("warcio").addHandler(logging.NullHandler())


def _found(
    record: Any,  # noqa: ANN401 - warcio has no types
    name: str,
    limits: Intake,
    number: int,
    kind: str,
    listed: frozenset[str],
) -> Iterator[Part | BackfileError | None]:
    """Yield the page that a record is, or None, and what is wrong with it."""
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if record.rec_type != "response" or (listed and address not in listed):
        yield None
        return
    if address and not address.lower().startswith(_WEB):
        yield None
        return
    head = _head(record)
    if not _is_answer(head):
        yield None
        return
    try:
        body = _body(record, head, name, limits)
        page = _page(body.data, head, record, address, name, limits, number, kind)
    except BackfileError as problem:
        yield problem
        return
    yield page
    if body.fault:
        yield BackfileError(f"the page {body.fault}", Location(name), body.hint)
    elif record.rec_headers.get_header("WARC-Truncated"):  # WARC 1.1, 5.13
        yield BackfileError("the page was cut off when it was captured", Location(name))
    elif page and (fault := cutoff.fault_of(page, body.data, name, said=_said(head))):
        yield fault


def _head(record: Any) -> Any:  # noqa: ANN401 - warcio has no types
    """Return the head of the HTTP answer that a record holds, None where it holds nothing.

    It is not left to warcio, for which a record without an address is the end of the file.
    """
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        return StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=False).parse(record.raw_stream)
    except EOFError:
        return None


def _is_answer(head: Any) -> bool:  # noqa: ANN401 - warcio has no types
    if head is None:
        return False
    kind = (head.get_header("Content-Type") or "text/html").partition(";")[0].strip().lower()
    return head.get_statuscode() == _FOUND and kind in _TYPES


def _said(head: Any) -> int:  # noqa: ANN401 - warcio has no types
    """Return how many bytes an answer says that its page has, 0 where it was sent in another form."""
    if head.get_header("Content-Encoding") or head.get_header("Transfer-Encoding"):
        return 0
    length = (head.get_header("Content-Length") or "").strip()
    return int(length) if _LENGTH.match(length) else 0


def _body(record: Any, head: Any, name: str, limits: Intake) -> Body:  # noqa: ANN401 - warcio has no types
    """Return a record's page as it was before it was sent. Raises BackfileError beyond the limit."""
    from warcio.bufferedreaders import ChunkedDataReader

    most = limits.expanded_bytes
    chunked = (head.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    sent = Body(stream.read(most + 1))
    # Many tools keep a page as it was read, with the head that it was sent with.
    codings = "" if is_page(sent.data) else head.get_header("Content-Encoding") or ""
    body = undone(sent.data, codings, most) if len(sent.data) <= most else sent
    if len(body.data) > most:
        raise over_limit(limits, name)
    if chunked and sent.data and not body.fault and not is_page(body.data):
        return Body(body.data, "is in chunks that can't be told apart")
    if getattr(record.raw_stream, "limit", 0) > 0 and not body.fault:
        return Body(body.data, "was cut off")
    return body


def _page(
    data: bytes,
    head: Any,  # noqa: ANN401 - warcio has no types
    record: Any,  # noqa: ANN401 - warcio has no types
    address: str,
    name: str,
    limits: Intake,
    number: int,
    kind: str,
) -> Part | None:
    if not is_page(data):
        return None
    facts = (
        Fact("url", address, "the WARC record: WARC-Target-URI"),
        Fact("retrieved", record.rec_headers.get_header("WARC-Date") or "", "the WARC record: WARC-Date"),
    )
    sent = head.get_header("Content-Type") or ""
    charset = sent.lower().partition("charset=")[2].partition(";")[0]
    return part_of(data, name, limits, charset=charset or None, kind=kind, number=number, facts=facts)
