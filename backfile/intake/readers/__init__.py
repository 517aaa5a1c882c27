"""The readers, one file a kind of capture, tried in this order."""

from dataclasses import replace

from backfile.addresses import original
from backfile.captures.part import Part
from backfile.drafts import Capture, Draft, Stated
from backfile.errors import BackfileError, Location
from backfile.intake.readers import html, marked, plain
from backfile.text import is_blank
from backfile.toml.config import web_address

READERS = (html.read, marked.read, plain.read)


def read(capture: Capture, part: Part, outside: Stated) -> Draft:
    """Hand an article's capture, with what its format says of it, to the reader that knows the format.

    `outside` is what its sidecar states. Raises BackfileError where there is no text.
    """
    if all(is_blank(line) for line in capture.lines):
        hint = "capture the page again, or remove the file"
        raise BackfileError("the capture holds no text", Location(capture.file), hint)
    draft = next(draft for reader in READERS if (draft := reader(capture, part, outside)) is not None)
    return draft if draft.stated.url is None else replace(draft, stated=_published_at(draft.stated))


def _published_at(stated: Stated) -> Stated:
    """Tell where an article was published from where an archive has a copy of it."""
    address = stated.url or ""
    url = original(address)
    if url == address or web_address(url):
        return stated
    places = {**stated.places, "archived": stated.places["url"]} if "url" in stated.places else stated.places
    others = (one for one in stated.archived if one != address)
    return replace(stated, url=url, archived=(address, *others), places=places)
