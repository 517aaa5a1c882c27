"""The readers, one file a kind of capture, tried in this order."""

from backfile.captures.part import Part
from backfile.errors import BackfileError, Location
from backfile.intake.readers import html, marked, plain
from backfile.model import Capture, Draft, Stated
from backfile.text import is_blank

READERS = (html.read, marked.read, plain.read)


def read(capture: Capture, part: Part, outside: Stated) -> Draft:
    """Hand an article's capture, with what its format says of it, to the reader that knows the format.

    `outside` is what its sidecar states. Raises BackfileError where there is no text.
    """
    if all(is_blank(line) for line in capture.lines):
        hint = "capture the page again, or remove the file"
        raise BackfileError("the capture holds no text", Location(capture.file), hint)
    return next(draft for reader in READERS if (draft := reader(capture, part, outside)) is not None)
