"""The page of a review: what needs a human. Laid out only where a build is asked for it, never linked to."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import groupby

from backfile.matters import ABOUT, Kind, Matter
from backfile.press import urls
from backfile.press.page import Desk, Page, Plan
from backfile.press.showing.views import UNTITLED, Named

MOST = 200
"""Matters of one kind on the page."""
SPANS = 12
"""Ranges of lines of one matter that are linked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A matter, with the pages of the articles that it names, and the lines of the first one's capture."""

    matter: Matter
    articles: tuple[Named, ...]
    lines: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The matters of one kind: the first of them, and how many there are."""

    kind: str
    title: str
    count: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """What review.html sees."""

    groups: tuple[Group, ...]
    count: int


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the page, where there is to be one."""
    if plan.matters is None:
        return
    groups = [(kind, list(group)) for kind, group in groupby(plan.matters, key=lambda one: one.kind)]
    named = {key for _, group in groups for one in group[:MOST] for key in one.articles}
    shown = tuple(
        (record.key, record.face.title or "", plan.shows(record.origin))
        for record in plan.archive.records
        if record.key in named
    )
    told = tuple((kind, len(group), tuple(map(astuple, group[:MOST]))) for kind, group in groups)
    yield Page(urls.REVIEW, "review.html", _view, (told, shown))


def _view(
    desk: Desk,
    groups: tuple[tuple[str, int, tuple[tuple[object, ...], ...]], ...],
    shown: tuple[tuple[str, str, bool], ...],
) -> ReviewPage:
    titles = {key: title or desk.tongue.gettext(UNTITLED) for key, title, _ in shown}
    captures = {key for key, _, has_capture in shown if has_capture}
    return ReviewPage(
        groups=tuple(
            Group(
                kind=kind,
                title=ABOUT[Kind(kind)],
                count=count,
                rows=tuple(_row(_matter(values), titles, captures) for values in told),
            )
            for kind, count, told in groups
        ),
        count=sum(count for _, count, _ in groups),
    )


def _matter(values: tuple[object, ...]) -> Matter:
    return Matter(**dict(zip(Matter.__dataclass_fields__, values, strict=True)))  # type: ignore[arg-type]


def _row(matter: Matter, titles: dict[str, str], captures: set[str]) -> Row:
    """Link a matter to what this site shows of it; an article that is withheld has no page."""
    articles = tuple(Named(titles[key], urls.article(key)) for key in matter.articles if key in titles)
    key = matter.articles[0] if matter.articles else ""
    spans = matter.lines.split(", ")[:SPANS] if matter.lines and key in captures else []
    lines = tuple(Named(span, f"{urls.capture(key)}#L{span.partition('-')[0]}") for span in spans)
    return Row(matter=matter, articles=articles, lines=lines)
