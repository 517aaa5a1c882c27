"""One page an article: what it says, what is known about it, and how that is known."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from backfile.captures.naming import order
from backfile.errors import Problems
from backfile.model import Article, CaptureRecord
from backfile.names import path_of
from backfile.press import markup, urls
from backfile.press.captured import held
from backfile.press.packed import Faces
from backfile.press.page import Desk, Page, Plan
from backfile.press.pages import capture, changes
from backfile.press.pictured import Pictured, pictured
from backfile.press.reading import article_at
from backfile.press.views import UNTITLED, Beside, Card, Named, Span, When, card_of, linked, when_of
from backfile.record import Face, Record

MOST_SAME = 20
"""So many articles of the same text are named; a text may have been sold to hundreds of publications."""


class Shown(NamedTuple):
    """One of several captures. `path` is its page, `changes` that which compares it with the next one.

    `read` tells that the article was read from this one, `same` that the next one has the same text.
    """

    record: CaptureRecord
    read: bool
    retrieved: When | None
    path: str | None
    changes: str | None
    same: bool


class ArticlePage(NamedTuple):
    """What article.html sees.

    `evidence` is (field, spans) for every field that says how it is known. `capture_path` is the page that
    shows the capture; None where there is none, or its file is no longer in the archive. `captures` are all
    that the article has, the latest first, where there are several. `same` are articles that have the same
    text elsewhere, and `more` whether there are others.
    """

    title: str
    article: Article
    when: When | None
    modified: When | None
    pictures: tuple[Pictured, ...]
    body: Markup
    tags: tuple[Named, ...]
    evidence: tuple[tuple[str, tuple[Span, ...]], ...]
    capture: CaptureRecord | None
    capture_path: str | None
    captures: tuple[Shown, ...]
    same: tuple[Card, ...]
    more: bool
    newer: Beside | None
    older: Beside | None


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out a page for each article, and behind it those of its captures that are in the archive."""
    records = plan.archive.records
    if plan.edited is None:
        for place, (before, record, after) in enumerate(_in_order(records)):
            yield from _of(
                plan, place, before.face if before else None, record, after.face if after else None
            )
        return
    places = (records.place_of(key) for key in sorted(plan.edited))
    for place in (place for place in places if place is not None):  # None are those that are withheld
        newer = records.deck.face(place - 1) if place > 0 else None
        older = records.deck.face(place + 1) if place + 1 < len(records) else None
        yield from _of(plan, place, newer, records.record(place), older)


def _of(plan: Plan, place: int, newer: Face | None, record: Record, older: Face | None) -> Iterator[Page]:
    """Lay out the pages of one article, which stands between two others in time."""
    captures = held(record, plan.captures)
    same = plan.archive.same_as(place, record)
    made_of = (
        record.key,
        record.sha256,
        plan.shows(record.origin),
        tags := tuple(dict.fromkeys(record.tags)),
        tuple(map(plan.tags.__getitem__, tags)),
        tuple((one.path, one.changes, one.same) for one in captures) if record.further else (),
        same.first(MOST_SAME) if same else None,
        same is not None and len(same) > MOST_SAME,
        newer,
        older,
        tuple(dict.fromkeys(file for file, _ in record.pictures if file in plan.pictures)),
    )
    yield Page(urls.article(record.key), "article.html", _view, made_of, path_of(record.key))
    yield from capture.pages(record, captures)
    yield from changes.pages(record, captures)


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
    captures: tuple[tuple[str | None, str | None, bool], ...],
    same: Faces | None,
    more: bool,  # noqa: FBT001 - as above
    newer: Face | None,
    older: Face | None,
    pictures: tuple[str, ...],
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
        pictures=tuple(pictured(desk, article, pictures)),
        body=Markup(rendered.html),  # noqa: S704 - our own renderer's output, raw HTML off
        tags=tuple(map(Named, tags, addresses)),
        evidence=tuple((name, linked(text, capture_path)) for name, text in article.evidence.items()),
        capture=article.capture,
        capture_path=capture_path,
        captures=_shown(article, captures),
        same=tuple(map(card_of, same or ())),
        more=more,
        newer=_beside(newer) if newer else None,
        older=_beside(older) if older else None,
    )


def _shown(article: Article, captures: Sequence[tuple[str | None, str | None, bool]]) -> tuple[Shown, ...]:
    """Bring the records of several captures to their pages, the latest first."""
    if not captures:
        return ()
    records = [one for one in (*article.captures, article.capture) if one]
    records.sort(key=lambda one: order(one.file, one.retrieved))
    return tuple(
        Shown(record, record is article.capture, when_of(record.retrieved), *pages)
        for record, pages in zip(reversed(records), reversed(captures), strict=True)
    )


def _beside(face: Face) -> Beside:
    return Beside(urls.article(face.key), face.title or UNTITLED, face.language)
