"""Web pages saved as one file (MHTML, RFC 2557), as browsers do."""

import re
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser

from backfile.captures.htmlpage import part_of
from backfile.captures.part import Fact, Part
from backfile.errors import BackfileError, Location
from backfile.settings import Intake

_HEAD = 8192
_HEADER = re.compile(rb"\s*+[A-Za-z][A-Za-z-]{1,40}:")
_RELATED = re.compile(
    rb"^content-type:\s{0,9}multipart/(?:related|mixed|alternative)", re.IGNORECASE | re.MULTILINE
)


def parts(data: bytes, name: str, limits: Intake) -> Iterator[Part] | None:
    """Take the page that such a file was saved of; None for any other file.

    Raises BackfileError where it holds no page.
    """
    head = data[:_HEAD].split(b"\r\n\r\n")[0].split(b"\n\n")[0]
    if not _HEADER.match(head) or not _RELATED.search(head):
        return None
    return iter((_page(data, name, limits),))


def _page(data: bytes, name: str, limits: Intake) -> Part:
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                payload = part.get_payload(decode=True)
                charset = part.get_content_charset()
                break
        else:
            payload = None
    except (RecursionError, LookupError, ValueError):
        raise BackfileError("the saved page is damaged", Location(name)) from None
    if not isinstance(payload, bytes):
        raise BackfileError("the file holds no web page", Location(name))
    facts = (
        Fact("url", _header(message, "Snapshot-Content-Location"), "the saved page: its location"),
        Fact("url", _header(part, "Content-Location"), "the saved page: its location"),
        Fact("retrieved", _header(message, "Date"), "the saved page: Date"),
    )
    return part_of(payload, name, limits, charset=charset, kind="HTML in MHTML", facts=facts)


def _header(message: object, name: str) -> str:
    value = message.get(name) if hasattr(message, "get") else None
    return str(value).strip() if value else ""
