"""Web pages saved as one file (MHTML, RFC 2557), as browsers do."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backfile.captures import cutoff
from backfile.captures.htmlpage import part_of
from backfile.captures.part import Fact, Part
from backfile.errors import BackfileError, Location
from backfile.toml.settings import Intake

if TYPE_CHECKING:
    from email.message import Message

_HEAD = 8192
_LENGTH = re.compile(r"[0-9]{1,15}\Z")
_PLAIN = ("", "7bit", "8bit", "binary")
"""Codings in which a part's bytes are what they stand for (RFC 2045, 6.2); in others they are ASCII."""
_HEADER = re.compile(rb"\s*+[A-Za-z][A-Za-z-]{1,40}:")
_RELATED = re.compile(
    rb"^(?:content-type:\s{0,9}multipart/related|snapshot-content-location:)", re.IGNORECASE | re.MULTILINE
)
"""RFC 2557, 4.1. Other kinds of multipart are mails, whose words no page has to have."""


def parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError] | None:
    """Take the page that such a file was saved of; None for any other file.

    Raises BackfileError where it holds no page.
    """
    head = data[:_HEAD].split(b"\r\n\r\n")[0].split(b"\n\n")[0]
    if not _HEADER.match(head) or not _RELATED.search(head):
        return None
    return _parts(data, name, limits)


def _parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError]:
    from email import policy  # the press imports this module, and few sites have such captures
    from email.parser import BytesParser

    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        leaves = [*message.walk()]
        for part in leaves:
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
    page = part_of(payload, name, limits, charset=charset, kind="HTML in MHTML", facts=facts)
    yield page
    if _is_open(leaves):
        what = "the page" if part is leaves[-1] else "the file"
        less = "" if part is leaves[-1] else "; the page itself is whole"
        yield BackfileError(
            f"{what} was cut off: its last part has no end{less}", Location(name), cutoff.HINT
        )
    elif fault := cutoff.fault_of(page, payload, name, said=_missed(part)):
        yield fault
    elif short := next((leaf for leaf in leaves if leaf is not part and _missed(leaf)), None):
        why = f"of a part {len(_sent(short)):,} bytes of {_missed(short):,} are there"
        yield BackfileError(
            f"the file is damaged: {why}; the page itself is whole", Location(name), cutoff.HINT
        )


def _is_open(parts: list["Message"]) -> bool:
    """Tell whether a part of parts has no closing boundary, which each must have (RFC 2046, 5.1.1)."""
    from email.errors import CloseBoundaryNotFoundDefect

    return any(isinstance(fault, CloseBoundaryNotFoundDefect) for part in parts for fault in part.defects)


def _missed(part: "Message") -> int:
    """Return how many bytes a part says that it has, 0 where as many are there, or it does not say.

    Writers count what is sent or what it stands for, with the line's end before the boundary or without, and
    a copy may have lost half the ends of lines: the greatest of these counts is held against what it says.
    """
    said = _header(part, "Content-Length")
    if part.is_multipart() or not _LENGTH.match(said):
        return 0
    sent = _sent(part)
    most = len(sent) + sent.count(b"\n") - sent.count(b"\r\n") + len(b"\r\n")
    return int(said) if most < int(said) else 0


def _sent(part: "Message") -> bytes:
    coding = _header(part, "Content-Transfer-Encoding").lower()
    sent = part.get_payload(decode=True) if coding in _PLAIN else part.get_payload()
    return sent if isinstance(sent, bytes) else str(sent).encode("utf-8", "replace")


def _header(message: "Message", name: str) -> str:
    return str(message.get(name) or "").strip()
