"""One page an article: what it says, what is known about it, and how that is known."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from backfile.errors import Problems
from backfile.model import Article, CaptureRecord
from backfile.names import path_of
from backfile.press import markup, urls
from backfile.press.page import Desk, Page, Plan
from backfile.press.pages import capture
from backfile.press.reading import article_at
from backfile.press.views import UNTITLED, Beside, Named, Span, When, linked, when_of
from backfile.record import Face, Record


class ArticlePage(NamedTuple):
    """What article.html sees.

    `evidence` is (field, spans) for every field that says how it is known. `capture_path` is the page that
    shows the capture; None where there is none, or its file is no longer in the archive.
    """

    title: str
    article: Article
    when: When | None
    modified: When | None
    body: Markup
    tags: tuple[Named, ...]
    evidence: tuple[tuple[str, tuple[Span, ...]], ...]
    capture: CaptureRecord | None
    capture_path: str | None
    newer: Beside | None
    older: Beside | None


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out a page for each article, and behind it that of its capture, where that is in the archive."""
    records = plan.archive.records
    if plan.edited is None:
        for before, record, after in _in_order(records):
            yield from _of(plan, before.face if before else None, record, after.face if after else None)
        return
    places = (records.place_of(key) for key in sorted(plan.edited))
    for place in (place for place in places if place is not None):  # None are those that are withheld
        newer = records.deck.face(place - 1) if place > 0 else None
        older = records.deck.face(place + 1) if place + 1 < len(records) else None
        yield from _of(plan, newer, records.record(place), older)


def _of(plan: Plan, newer: Face | None, record: Record, older: Face | None) -> Iterator[Page]:
    """Lay out the pages of one article, which stands between two others in time."""
    made_of = (
        record.key,
        record.sha256,
        plan.shows(record.origin),
        tags := tuple(dict.fromkeys(record.tags)),
        tuple(map(plan.tags.__getitem__, tags)),
        newer,
        older,
    )
    yield Page(urls.article(record.key), "article.html", _view, made_of, path_of(record.key))
    if plan.shows(record.origin):
        yield capture.page(record)


def _in_order(records: Iterable[Record]) -> Iterator[tuple[Record | None, Record, Record | None]]:
    """Yield each record between its neighbours."""
    ordered = iter(records)
    before, record = None, next(ordered, None)
    for after in ordered:
        if record:
            yield before, record, after
        before, record = record, after
    if record:
        yield before, record, None


def _view(
    desk: Desk,
    key: str,
    sha256: str,
    shown: bool,  # noqa: FBT001 - a part of a slice
    tags: tuple[str, ...],
    addresses: tuple[str, ...],
    newer: Face | None,
    older: Face | None,
) -> ArticlePage:
    shelved = article_at(desk, key, sha256)
    article = shelved.article
    rendered = markup.render(article.body, nesting=desk.settings.press.nesting)
    if rendered.faults:
        raise Problems(markup.problems(rendered, shelved.path, shelved.body_line))
    capture_path = urls.capture(key) if shown else None
    return ArticlePage(
        title=article.title or UNTITLED,
        article=article,
        when=when_of(article.date),
        modified=when_of(article.modified),
        body=Markup(rendered.html),  # noqa: S704 - our own renderer's output, raw HTML off
        tags=tuple(map(Named, tags, addresses)),
        evidence=tuple((name, linked(text, capture_path)) for name, text in article.evidence.items()),
        capture=article.capture,
        capture_path=capture_path,
        newer=_beside(newer) if newer else None,
        older=_beside(older) if older else None,
    )


def _beside(face: Face) -> Beside:
    return Beside(urls.article(face.key), face.title or UNTITLED, face.language)
