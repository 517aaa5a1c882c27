"""Articles and captures, read again when their pages are printed."""

from functools import lru_cache

from backfile.captures import read_capture
from backfile.captures.naming import file_of
from backfile.drafts import Capture
from backfile.errors import BackfileError, Location
from backfile.model import CaptureRecord
from backfile.names import path_of
from backfile.places import Place
from backfile.press.markdown.markup import first_paragraph
from backfile.press.page import Desk
from backfile.records.shelf import Shelved, read_article
from backfile.toml.settings import Press
from backfile.working.patience import limited


def article_at(desk: Desk, key: str, sha256: str) -> Shelved:
    """Read the article with this key. Raises BackfileError or Problems, also where it is not what it was."""
    return _article_at(desk.place, path_of(key), desk.settings.press, sha256)


def lead_of(desk: Desk, key: str, sha256: str) -> str:
    """Return how an article begins, for a page of many. Raises BackfileError, also if it takes long."""
    with limited(desk.settings.press.article_seconds, path_of(key), "press.article_seconds"):
        article = article_at(desk, key, sha256).article
        return article.description or first_paragraph(article.body)


@lru_cache(maxsize=1)  # behind an article's page comes that of its capture; the digest says what it must be
def _article_at(place: Place, path: str, limits: Press, sha256: str) -> Shelved:
    shelved = read_article(place, path, limits)
    if shelved.sha256 != sha256:
        message = "the file was changed while the site was built"
        raise BackfileError(message, Location(path), "build again")
    return shelved


def captured(desk: Desk, shelved: Shelved, file: str, sha256: str) -> tuple[Capture, CaptureRecord]:
    """Read one of an article's captures, and return it with what the article's file says of it.

    Raises BackfileError, also where it is another one.
    """
    article, path = shelved.article, shelved.path
    records = [one for one in (article.capture, *article.captures) if one]
    record = next(one for one in records if (one.file, one.sha256) == (file, sha256))
    capture = read_capture(desk.place, file, desk.settings.intake, sha256=sha256)
    if capture.sha256 != sha256:
        message = f"the capture is not the one that {path} was read from: its SHA-256 differs"
        raise BackfileError(message, Location(file_of(file)), "put the capture back as it was received")
    return capture, record


def body_place(shelved: Shelved, words: str) -> Location:
    """Find where in an article's text words stand as they were written; else name the file alone."""
    body = shelved.article.body
    at = body.find(words)
    if at < 0:
        return Location(shelved.path)
    return Location(shelved.path, shelved.body_line + body.count("\n", 0, at), at - body.rfind("\n", 0, at))
