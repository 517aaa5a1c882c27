"""Captures as bytes and as lines: read and digested the same way for intake and for the capture pages."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from backfile.captures.expanding import expanded
from backfile.captures.naming import name_of, split
from backfile.captures.part import Part
from backfile.drafts import Capture
from backfile.errors import BackfileError, Location
from backfile.places import Place, read
from backfile.text import printable
from backfile.toml.settings import Intake

FOLDER = "seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A capture's file: what it is called, the SHA-256 and the size of its bytes, and what it holds.

    `parts` can be gone through once, and may raise BackfileError on the way.
    """

    file: str
    sha256: str
    size: int
    parts: Iterator[Part | BackfileError]


def read_file(place: Place, file: str, limits: Intake) -> Held:
    """Read a capture's file. `file` is its path in the place, by which the ledger and errors call it.

    Raises BackfileError: not a plain file, over a limit, or of no format that we know.
    """
    data = read(place, file, most=limits.capture_bytes, setting="intake.capture_bytes")
    return held_in(data, file, limits)


def held_in(data: bytes, file: str, limits: Intake) -> Held:
    """Find the parts of a capture's bytes; see `read_file`."""
    from backfile.captures.formats import FORMATS  # they take long to import, and most builds read no capture

    sha256, size = hashlib.sha256(data).hexdigest(), len(data)
    content = expanded(data, file, limits)
    found = next(found for kind in FORMATS if (found := kind(content.data, file, limits)) is not None)
    broken = (content.fault,) if content.fault else ()
    return Held(file=file, sha256=sha256, size=size, parts=chain(found, broken))


def capture_of(held: Held, part: Part, limits: Intake) -> Capture:
    """Return one article's part of a file as a capture. Raises BackfileError where it has too many lines."""
    name = name_of(held.file, part.number)
    if len(part.lines) > limits.capture_lines:
        message = f"{len(part.lines):,} lines, over the limit of {limits.capture_lines:,}"
        hint = "raise intake.capture_lines in site.toml if it is to be read"
        raise BackfileError(message, Location(name), hint)
    cleaned = [printable(line.text) for line in part.lines]
    return Capture(
        file=name,
        sha256=held.sha256,
        size=held.size,
        format=part.format,
        encoding=part.encoding,
        controls=sum(count for _, count in cleaned),
        lines=tuple(line for line, _ in cleaned),
    )


def text_digest(capture: Capture) -> str:
    """Return the SHA-256 (hex) of a capture's lines, by which a ledger knows the text that it is of."""
    return hashlib.sha256("\n".join(capture.lines).encode()).hexdigest()


def read_capture(place: Place, name: str, limits: Intake, *, sha256: str) -> Capture:
    """Read the capture of one article. `name` is of a file in the place (see `naming`).

    `sha256` is what the file should have; it may have another. Raises BackfileError: see `read_file`, and
    where the file has no such part.
    """
    file, number = split(name)
    if number is None:
        held = read_file(place, file, limits)
        for part in held.parts:
            if isinstance(part, BackfileError):
                raise part
            if part.number is None:
                return capture_of(held, part, limits)
        raise _no_part(name)
    known = _all_of(place, file, limits, sha256).get(number)
    if known is None:
        raise _no_part(name)
    return known


# A crawl's articles are often printed in a row, and each would open all of it. The digest says what it is.
@lru_cache(maxsize=8)
def _all_of(place: Place, file: str, limits: Intake, sha256: str) -> dict[int, Capture]:  # noqa: ARG001
    held = read_file(place, file, limits)
    found: dict[int, Capture] = {}
    for part in held.parts:
        if isinstance(part, Part) and part.number is not None:
            try:
                found[part.number] = capture_of(held, part, limits)
            except BackfileError:  # told where the file is taken in
                continue
    return found


def _no_part(name: str) -> BackfileError:
    return BackfileError("the file holds no article of this number", Location(name))
