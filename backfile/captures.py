"""Captures as bytes: read, digested and decoded, the same way for intake and for the capture pages."""

import codecs
import hashlib

from backfile.errors import BackfileError, Location
from backfile.model import Capture
from backfile.places import Place, read
from backfile.settings import Intake
from backfile.text import lines_of, printable

FOLDER = "seeds"


def read_capture(place: Place, name: str, limits: Intake) -> Capture:
    """Read one capture. `name` is its path in the place, by which the ledger and errors call it.

    Raises BackfileError: not a plain file, over a limit, or bytes that are no text.
    """
    data = read(place, name, most=limits.capture_bytes, setting="intake.capture_bytes")
    return decode(data, name, limits)


def decode(data: bytes, name: str, limits: Intake) -> Capture:
    """Decode a capture's bytes: UTF-16 where a byte order mark says so, else UTF-8.

    Raises BackfileError with the line of the first byte that does not fit.
    """
    encoding, start = "utf-8", 0
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif data.startswith(codecs.BOM_UTF8):
        start = len(codecs.BOM_UTF8)
    try:
        decoded = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[start : start + error.start].decode(encoding, errors="replace")
        line = len(lines_of(before + "."))
        hint = f"save the text as UTF-8 beside it and remove this file from {FOLDER}/"
        message = f"the text is not {encoding.upper()}: byte {start + error.start + 1:,} ({error.reason})"
        raise BackfileError(message, Location(name, line), hint) from None
    raw = lines_of(decoded)
    if len(raw) > limits.capture_lines:
        message = f"{len(raw):,} lines, over the limit of {limits.capture_lines:,}"
        hint = "raise intake.capture_lines in site.toml if it is to be read"
        raise BackfileError(message, Location(name), hint)
    cleaned = [printable(line) for line in raw]
    return Capture(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=encoding,
        controls=sum(count for _, count in cleaned),
        lines=tuple(line for line, _ in cleaned),
    )
