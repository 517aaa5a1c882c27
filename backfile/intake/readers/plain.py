"""Plain text, as copied from a browser window or dumped by a scraper."""

from backfile.errors import BackfileError, Location
from backfile.model import Capture, Draft, Stated
from backfile.text import is_blank

_MARKUP = ("<!doctype", "<html", "<?xml", "<rss", "<feed")


def read(capture: Capture, stated: Stated) -> Draft | None:
    """Take the capture's lines as they are; None where they are markup or nothing at all."""
    first = next((line for line in capture.lines if not is_blank(line)), None)
    if first is None or first.lstrip("\ufeff").lstrip().lower().startswith(_MARKUP):
        return None
    return Draft(capture=capture, lines=capture.lines, stated=stated)


def unreadable(capture: Capture) -> BackfileError:
    """Return the error for a capture that no reader takes."""
    if all(is_blank(line) for line in capture.lines):
        hint = "capture the page again, or remove the file"
        return BackfileError("the capture holds no text", Location(capture.file), hint)
    hint = "open the saved page in a browser, copy its text, and save that as a .txt capture"
    return BackfileError("the capture is markup, which has no reader yet", Location(capture.file, 1), hint)
