"""The home page: the latest articles, the most-used tags, the years."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from backfile.press import urls
from backfile.press.page import Page, Plan
from backfile.press.views import Card, Link, card_of, tag_links

LATEST = 40
TAGS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What home.html sees: the LATEST articles, the latest first, and how many `more` there are."""

    latest: tuple[Card, ...]
    more: int
    tags: tuple[Link, ...]
    years: tuple[Link, ...]
    shelf: Link


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the home page."""
    yield Page(path=urls.HOME, template="home.html", view=partial(_view, plan))


def _view(plan: Plan) -> Home:
    archive = plan.archive
    counts = {name: len(articles) for name, articles in archive.tags.items()}
    top = sorted(counts, key=lambda name: (-counts[name], name))[:TAGS]
    return Home(
        latest=tuple(card_of(shelved, lead=True) for shelved in archive.articles[:LATEST]),
        more=max(len(archive.articles) - LATEST, 0),
        tags=tag_links(top, counts, plan.tags),
        years=tuple(
            Link(name=f"{year}", path=urls.year(year), count=archive.years[year].count)
            for year in sorted(archive.years, reverse=True)
        ),
        shelf=Link(name="Undated and uncertain", path=urls.UNDATED, count=len(archive.shelf)),
    )
