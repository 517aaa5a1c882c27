"""The home page: the latest articles, the most-used tags, the years."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from backfile.press import urls
from backfile.press.markup import first_paragraph
from backfile.press.page import Desk, Page, Plan
from backfile.press.reading import article_at
from backfile.press.views import Card, Link, card_of, shortened
from backfile.record import Face

LATEST = 40
LEADS = 7
TAGS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What home.html sees: the LATEST articles, the latest first, and how many `more` there are.

    The first LEADS of them have the beginning of their text.
    """

    latest: tuple[Card, ...]
    more: int
    tags: tuple[Link, ...]
    years: tuple[Link, ...]
    shelf: Link


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the home page."""
    archive = plan.archive
    top = sorted(archive.tags, key=lambda name: (-len(archive.tags[name]), name))[:TAGS]
    latest = tuple(islice(archive.records, LATEST))
    made_of = (
        tuple(record.face for record in latest),
        tuple(record.sha256 for record in latest[:LEADS]),
        max(len(archive.records) - LATEST, 0),
        tuple((name, plan.tags[name], len(archive.tags[name])) for name in top),
        tuple((year, archive.years[year].count) for year in sorted(archive.years, reverse=True)),
        len(archive.shelf),
    )
    yield Page(urls.HOME, "home.html", _view, made_of)


def _view(
    desk: Desk,
    latest: tuple[Face, ...],
    digests: tuple[str, ...],
    more: int,
    tags: tuple[tuple[str, str, int], ...],
    years: tuple[tuple[int, int], ...],
    shelf: int,
) -> Home:
    leads = [_lead(desk, face, sha256) for face, sha256 in zip(latest, digests, strict=False)]
    return Home(
        latest=(
            *(card_of(face, lead=lead) for face, lead in zip(latest, leads, strict=False)),
            *(card_of(face) for face in latest[len(leads) :]),
        ),
        more=more,
        tags=tuple(Link(name=name, path=path, count=count) for name, path, count in tags),
        years=tuple(Link(name=f"{year}", path=urls.year(year), count=count) for year, count in years),
        shelf=Link(name="Undated and uncertain", path=urls.UNDATED, count=shelf),
    )


def _lead(desk: Desk, face: Face, sha256: str) -> str:
    article = article_at(desk, face.key, sha256).article
    return shortened(article.description or first_paragraph(article.body))
