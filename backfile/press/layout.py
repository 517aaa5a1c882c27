"""Which pages exist. A new kind of page is one file in `pages` and one line here."""

from collections.abc import Iterator

from backfile.press.page import Page, Plan
from backfile.press.pages import about, article, dates, home, tags

KINDS = (home.pages, article.pages, tags.pages, dates.pages, about.pages)


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out every page of the site."""
    for kind in KINDS:
        yield from kind(plan)
