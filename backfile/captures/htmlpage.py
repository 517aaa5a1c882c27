"""A saved web page, told by its first tags."""

import re
from collections.abc import Iterator

from backfile.captures import cutoff
from backfile.captures.decoding import decoded
from backfile.captures.htmllines import TooDeep, lines_in
from backfile.captures.part import Fact, Line, Part
from backfile.errors import BackfileError, Location
from backfile.toml.settings import Intake

_HEAD = 4096
"""Bytes in which a page says what it is; browsers look for its character set in a quarter of them."""
_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--[^-]*+(?:-(?!->)[^-]*+)*-->\s*+)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|section|p|h1|table)(?:\s[^<>]*+)?>",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})")


def parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError] | None:
    """Take a page as one article; None where the bytes do not begin as one."""
    return _parts(data, name, limits) if is_page(data) else None


def _parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError]:
    part = part_of(data, name, limits)
    yield part
    if fault := cutoff.fault_of(part, data, name):
        yield fault


def is_page(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does, in any encoding of which the first half is ASCII."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) & ~1].decode("utf-16", "ignore").encode("ascii", "ignore")
    return _OPENS.match(head) is not None


def part_of(
    data: bytes,
    name: str,
    limits: Intake,
    *,
    charset: str | None = None,
    kind: str = "HTML",
    number: int | None = None,
    facts: tuple[Fact, ...] = (),
) -> Part:
    """Read a page's bytes. `charset` is what it was sent with, and goes before what the page says itself.

    Raises BackfileError: no text, or nested deeper than the limit.
    """
    found = decoded(data, name, declared=charset or _declared(data))
    return Part(
        lines=lines_of_html(found.text, name, limits),
        encoding=found.encoding,
        number=number,
        format=kind,
        markup=found.text,
        facts=facts,
    )


def lines_of_html(text: str, name: str, limits: Intake) -> tuple[Line, ...]:
    """Return the lines of HTML. Raises BackfileError where it is nested deeper than the limit."""
    try:
        return lines_in(text, depth=limits.depth)
    except TooDeep:
        raise too_deep(limits, name) from None


def too_deep(limits: Intake, name: str) -> BackfileError:
    """Return the error for what is nested deeper than the site allows."""
    message = f"it is nested deeper than the limit of {limits.depth:,}"
    return BackfileError(message, Location(name), "raise intake.depth in site.toml if it is to be read")


def _declared(data: bytes) -> str | None:
    match = _XML.match(data.lstrip()[:200]) or _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii", "ignore") if match else None
