"""One page an article: what it says, what is known about it, and how that is known."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from html import unescape
from typing import NamedTuple

from markupsafe import Markup

from backfile.errors import Problems
from backfile.model import Article, CaptureRecord
from backfile.names import path_of
from backfile.press import anchors, urls
from backfile.press.citing.cited import cited
from backfile.press.citing.references import Reference, references
from backfile.press.head import metadata
from backfile.press.holdings.deck import Faces
from backfile.press.holdings.indexes import Kind, twice
from backfile.press.holdings.kin import Kin, kin_of
from backfile.press.markdown import markup
from backfile.press.page import Desk, Page, Plan
from backfile.press.pages import capture, changes, citations, data
from backfile.press.reading import article_at
from backfile.press.showing.captured import Shown, held, shown_of
from backfile.press.showing.credited import Credits, credits_of
from backfile.press.showing.pictured import Pictured, pictured
from backfile.press.showing.views import (
    UNTITLED,
    Beside,
    Card,
    Named,
    Span,
    When,
    card_of,
    in_words,
    linked,
    shortened,
    when_of,
)
from backfile.records.record import Face, Record
from backfile.records.shelf import Shelved
from backfile.toml.settings import Site

_TAG = re.compile(r"<[^>]*(?:>|\Z)")
_FIRST = 4_000
_SUMMARY = 160
"""Characters of the description that search engines show."""
MOST_SAME = 20
"""So many articles of the same text are named; a text may have been sold to hundreds of publications."""

FEW = 4
"""For so many edited articles the related ones are looked for one by one."""


_COUNTED = (", captured ", "; ")
"""What stands in the evidence of a date that is counted from the capture, or told by several lines."""


class ArticlePage(NamedTuple):
    """What article.html sees.

    `summary` is the beginning of its text, `head` what the page's head tells programs, `own` its address
    on the web, `canonical` the one that it names as that to keep. `evidence` is (field, spans) for every
    field that says how it is known; `dated` is that of the date, `stated` tells that it was stated, and
    `printed` that the capture prints just this day: else it was inferred. `references` cite the article,
    as do the `files`, for programs. `capture_path` is the page that shows the capture; None where there
    is none, or its file is no longer in the archive. `retrieved` is when it was made. `captures` are all
    that the article has, the latest first, where there are several. `same` are articles that have the
    same text elsewhere, and `more` whether there are others. `related` are those that have rare things in
    common with it.
    """

    title: str
    summary: str
    head: Markup
    own: str | None
    canonical: str | None
    article: Article
    when: When | None
    modified: When | None
    pictures: tuple[Pictured, ...]
    body: Markup
    tags: tuple[Named, ...]
    credits: Credits
    dated: tuple[Span, ...]
    stated: bool
    printed: bool
    evidence: tuple[tuple[str, tuple[Span, ...]], ...]
    references: tuple[Reference, ...]
    files: tuple[Named, ...]
    capture: CaptureRecord | None
    retrieved: When | None
    capture_path: str | None
    captures: tuple[Shown, ...]
    same: tuple[Card, ...]
    more: bool
    related: tuple[Card, ...]
    newer: Beside | None
    older: Beside | None


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out a page for each article, and behind it those of its captures that are in the archive."""
    records = plan.archive.records
    few = plan.edited is not None and len(plan.edited) <= FEW
    related = partial(kin_of, plan.archive) if few else Kin(plan.archive).of
    again = twice(records, Kind.AUTHORS, few=few)
    if plan.edited is None:
        for place, (before, record, after) in enumerate(_in_order(records)):
            newer, older = before.face if before else None, after.face if after else None
            yield from _of(plan, place, newer, record, older, related(place), again)
        return
    places = (records.place_of(key) for key in sorted(plan.edited))
    for place in (place for place in places if place is not None):  # None are those that are withheld
        newer = records.deck.face(place - 1) if place > 0 else None
        older = records.deck.face(place + 1) if place + 1 < len(records) else None
        yield from _of(plan, place, newer, records.record(place), older, related(place), again)


def _of(
    plan: Plan,
    place: int,
    newer: Face | None,
    record: Record,
    older: Face | None,
    related: Faces | None,
    again: Callable[[str, int], bool],
) -> Iterator[Page]:
    """Lay out the pages of one article, which stands between two others in time."""
    captures = held(record, plan.captures)
    same = plan.archive.same_as(place, record)
    if same and related:
        related = related.those(frozenset(related.places).difference(same.places).__contains__)
    made_of = (
        record.key,
        record.sha256,
        plan.shows(record.origin),
        tags := tuple(dict.fromkeys(record.tags)),
        tuple(map(plan.tags.__getitem__, tags)),
        tuple([name for name in record.names.authors if again(name, place)]),
        tuple((one.path, one.changes, one.same) for one in captures) if record.further else (),
        same.first(MOST_SAME) if same else None,
        same is not None and len(same) > MOST_SAME,
        related,
        newer,
        older,
        tuple(dict.fromkeys(file for file, _ in record.pictures if file in plan.pictures)),
    )
    yield Page(urls.article(record.key), "article.html", _view, made_of, path_of(record.key))
    yield from data.pages(plan, record)  # which is read of the article that has just been read, as are these
    if plan.settings.export.citations:
        yield from citations.pages(record)
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
    again: tuple[str, ...],
    captures: tuple[tuple[str | None, str | None, bool], ...],
    same: Faces | None,
    more: bool,  # noqa: FBT001 - as above
    related: Faces | None,
    newer: Face | None,
    older: Face | None,
    pictures: tuple[str, ...],
) -> ArticlePage:
    shelved = article_at(desk, key, sha256)
    article, blocks = shelved.article, _blocks_of(shelved, desk.settings.press.nesting)
    capture_path = urls.capture(key) if shown else None
    site, of = desk.settings.site, cited(key, article, desk.settings.site)
    when, modified, known = when_of(article.date), when_of(article.modified), article.evidence
    record, shown_pictures = article.capture, tuple(pictured(desk, article, pictures))
    title = article.title or desk.tongue.gettext(UNTITLED)
    page = ArticlePage(
        title=title,
        summary=shortened(article.description or _beginning(blocks), _SUMMARY),
        head=metadata.head(of, title, article, site, when, modified, _addresses(shown_pictures, site)),
        own=of.own,
        canonical=metadata.canonical(of, site),
        article=article,
        when=when,
        modified=modified,
        pictures=shown_pictures,
        body=anchors.anchored(blocks),
        tags=tuple(map(Named, tags, addresses)),
        credits=credits_of(article, again),
        dated=linked(known["date"], capture_path) if "date" in known else (),
        stated=known.get("date", "").startswith("stated"),
        printed=_is_printed(article),
        evidence=tuple((name, linked(text, capture_path)) for name, text in known.items()),
        references=references(of),
        files=citations.files(key) if desk.settings.export.citations else (),
        capture=record,
        retrieved=when_of(record.retrieved) if record else None,
        capture_path=capture_path,
        captures=shown_of(article, captures),
        same=tuple(map(card_of, same or ())),
        more=more,
        related=tuple(map(card_of, related or ())),
        newer=_beside(newer) if newer else None,
        older=_beside(older) if older else None,
    )
    return page if when and when.iso else _untimed(page)


def _blocks_of(shelved: Shelved, nesting: int) -> Sequence[str]:
    """Return the body's blocks as they are printed. Raises Problems for what can't be."""
    rendered = markup.render(shelved.article.body, nesting=nesting)
    if rendered.faults:
        raise Problems(markup.problems(rendered, shelved.path, shelved.body_line))
    return rendered.blocks


def _is_printed(article: Article) -> bool:
    """Tell whether an article's date stands in its capture as it is, and was counted from nothing."""
    evidence = article.evidence.get("date", "")
    certain = article.date is not None and article.date.exact_day is not None
    return certain and evidence.startswith("line ") and not any(mark in evidence for mark in _COUNTED)


def _untimed(page: ArticlePage) -> ArticlePage:
    """Leave dates to readers only: programs take the first that they can read for that of the article."""
    return page._replace(
        modified=in_words(page.modified),
        retrieved=in_words(page.retrieved),
        captures=tuple([one._replace(retrieved=in_words(one.retrieved)) for one in page.captures]),
        related=tuple([card._replace(when=in_words(card.when)) for card in page.related]),
    )


def _beginning(blocks: Iterable[str]) -> str:
    """Return the words of the first paragraph of a body as it is printed: reading it again takes longer."""
    first = next((block for block in blocks if block.startswith("<p>")), "")
    return unescape(_TAG.sub("", first[:_FIRST])).strip()


def _addresses(pictures: Sequence[Pictured], site: Site) -> tuple[str, ...]:
    """Return where those pictures that were captured stand on the web, if the site does."""
    base = site.base_url
    return tuple([urls.absolute(one.path, base) for one in pictures if one.path]) if base else ()


def _beside(face: Face) -> Beside:
    return Beside(urls.article(face.key), face.title or "", face.language)
