"""Plain text, as copied from a browser window or dumped by a scraper: its lines are the file's own."""

from collections.abc import Iterator

from backfile.captures.decoding import decoded
from backfile.captures.part import Line, Part
from backfile.errors import BackfileError
from backfile.text import lines_of
from backfile.toml.settings import Intake


def parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError]:  # noqa: ARG001 - a reader's form
    """Take any text, as one article. Raises BackfileError for bytes that are no text."""
    found = decoded(data, name)
    lines = tuple(map(Line, lines_of(found.text)))
    yield Part(lines=lines, encoding=found.encoding)
    if found.fault:
        yield found.fault
