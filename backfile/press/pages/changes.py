"""What changed between two captures of one article, word by word."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from backfile.names import path_of
from backfile.press import urls
from backfile.press.page import Desk, Page
from backfile.press.pages.capture import runs_of
from backfile.press.reading import article_at, captured
from backfile.press.showing.captured import Held
from backfile.press.showing.comparing import Comparison, Line, compared
from backfile.press.showing.views import UNTITLED, When, when_of
from backfile.records.record import Record
from backfile.records.shelf import Shelved
from backfile.roles import Role

_Slice = tuple[str, str, str]
"""A capture: its file, its SHA-256, and its page."""


class Side(NamedTuple):
    """One of the two captures: when it was made, its file, and the page that shows it."""

    file: str
    path: str
    retrieved: When | None
    address: str | None


class ChangesPage(NamedTuple):
    """What changes.html sees."""

    title: str
    article_path: str
    language: str | None
    earlier: Side
    later: Side
    comparison: Comparison


def pages(record: Record, captures: Sequence[Held]) -> Iterator[Page]:
    """Lay out a page for each capture and the next one of those that are shown."""
    for earlier, later in pairwise(one for one in captures if one.path is not None):
        if earlier.changes is not None:
            made_of = (record.key, record.sha256, _slice(earlier), _slice(later))
            yield Page(earlier.changes, "changes.html", _view, made_of, path_of(record.key))


def _slice(one: Held) -> _Slice:
    return one.origin.file, one.origin.sha256, one.path or ""


def _view(desk: Desk, key: str, sha256: str, earlier: _Slice, later: _Slice) -> ChangesPage:
    shelved = article_at(desk, key, sha256)
    (before, old, whole), (after, new, also_whole) = (_read(desk, shelved, one) for one in (earlier, later))
    return ChangesPage(
        title=shelved.article.title or desk.tongue.gettext(UNTITLED),
        article_path=urls.article(key),
        language=shelved.article.language,
        earlier=before,
        later=after,
        comparison=compared(
            old, new, whole_lines=whole and also_whole, most=desk.settings.press.compared_words
        ),
    )


def _read(desk: Desk, shelved: Shelved, one: _Slice) -> tuple[Side, list[Line], bool]:
    """Return one side, the lines of it that are part of the article, and whether each is a paragraph."""
    file, sha256, path = one
    capture, record = captured(desk, shelved, file, sha256)
    lines = [
        Line(Role.BLANK if run.left_out else run.role, row.text)
        for run in runs_of(capture, record, shelved.path)
        for row in run.rows
    ]
    side = Side(file, path, when_of(record.retrieved), record.url)
    return side, lines, capture.format is not None
