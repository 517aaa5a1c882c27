"""Plain text, as copied from a browser window or dumped by a scraper."""

from backfile.captures.part import Part
from backfile.drafts import Capture, Draft, Stated


def read(capture: Capture, part: Part, outside: Stated) -> Draft | None:
    """Take the capture's lines as they are; None where their format says anything of them."""
    if part.format is not None:
        return None
    return Draft(capture=capture, lines=capture.lines, stated=outside)
