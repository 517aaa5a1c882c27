"""Which pages exist. A new kind of page is one file in `pages` and one line here."""

from collections.abc import Iterator

from backfile.press.page import Page, Plan
from backfile.press.pages import (
    about,
    article,
    dateindex,
    dates,
    home,
    pictures,
    review,
    search,
    tags,
    undated,
)

KINDS = (
    home.pages,
    article.pages,
    pictures.pages,
    tags.pages,
    dateindex.pages,
    dates.pages,
    undated.pages,
    about.pages,
    review.pages,
    search.pages,
)


OF_FILES = (home.pages, article.pages, about.pages, review.pages)
"""The kinds that show what no record but only an article's file holds, or that it was edited or found."""


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out every page of the site, or those that the edited articles may have changed."""
    for kind in KINDS if plan.edited is None else OF_FILES:
        yield from kind(plan)
