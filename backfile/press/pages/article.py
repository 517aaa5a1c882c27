"""One page an article: what it says, what is known about it, and how that is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from backfile.errors import Problems
from backfile.model import Article, CaptureRecord
from backfile.press import markup, urls
from backfile.press.page import Page, Plan
from backfile.press.views import Card, Span, Tag, When, card_of, linked, title_of, when_of
from backfile.shelf import Shelved


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """What article.html sees.

    `evidence` is (field, spans) for every field that says how it is known. `capture_path` is the page that
    shows the capture; None where there is none, or its file is no longer in the archive.
    """

    title: str
    article: Article
    when: When | None
    modified: When | None
    body: Markup
    tags: tuple[Tag, ...]
    evidence: tuple[tuple[str, tuple[Span, ...]], ...]
    capture: CaptureRecord | None
    capture_path: str | None
    newer: Card | None
    older: Card | None


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out a page for each article."""
    for index, shelved in enumerate(plan.archive.articles):
        yield Page(
            path=urls.article(shelved.key),
            template="article.html",
            view=partial(_view, plan, index),
            source=shelved.path,
        )


def _view(plan: Plan, index: int) -> ArticlePage:
    articles = plan.archive.articles
    shelved = articles[index]
    article = shelved.article
    rendered = markup.render(article.body, nesting=plan.settings.press.nesting)
    if rendered.faults:
        raise Problems(markup.problems(rendered, shelved.path, shelved.body_line))
    has_capture = plan.captures.has(article.capture)
    capture_path = urls.capture(shelved.key) if has_capture else None
    return ArticlePage(
        title=title_of(article),
        article=article,
        when=when_of(article.date, plan.dates),
        modified=when_of(article.modified, plan.dates),
        body=Markup(rendered.html),  # noqa: S704 - our own renderer's output, raw HTML off
        tags=tuple(Tag(name=name, path=plan.tags[name]) for name in dict.fromkeys(article.tags)),
        evidence=tuple((name, linked(text, capture_path)) for name, text in article.evidence.items()),
        capture=article.capture,
        capture_path=capture_path,
        newer=_neighbour(articles, index - 1),
        older=_neighbour(articles, index + 1),
    )


def _neighbour(articles: tuple[Shelved, ...], index: int) -> Card | None:
    return card_of(articles[index]) if 0 <= index < len(articles) else None
