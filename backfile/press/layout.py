"""Which pages exist. A new kind of page is one file in `pages` and one line here."""

from collections.abc import Collection, Iterator

from backfile.press.page import Page, Plan
from backfile.press.pages import (
    about,
    article,
    dateindex,
    dates,
    feeds,
    find,
    home,
    hosting,
    key,
    named,
    pictures,
    review,
    search,
    sources,
    tags,
    undated,
)

KINDS = (
    # Articles take as long as all others: whoever begins with them should have next to nothing else.
    article.pages,
    home.pages,
    tags.pages,
    named.pages,
    find.pages,
    dateindex.pages,
    dates.pages,
    undated.pages,
    about.pages,
    feeds.pages,
    hosting.pages,
    review.pages,
    search.pages,
    key.pages,
    sources.pages,
    pictures.pages,
)


OF_FILES = (home.pages, article.pages, about.pages, feeds.latest, review.pages, sources.pages)
"""The kinds that show what no record but only an article's file holds, or that it was edited or found."""


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out every page of the site, or those that the edited articles may have changed."""
    for kind in KINDS if plan.edited is None else OF_FILES:
        yield from kind(plan)


def behind(plan: Plan, paths: Collection[str]) -> Iterator[Page]:
    """Lay out what is made of the paths of all other files: what was edited has no say in them."""
    if plan.edited is None:
        yield from hosting.behind(plan, paths)
