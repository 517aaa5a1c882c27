"""The search page. What it searches is the index, which is made beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfile.press import urls
from backfile.press.language.datewords import MONTHS
from backfile.press.page import Desk, Page, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What search.html sees: the messages of the months' names, with which its scripts say dates."""

    months: tuple[str, ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the search page, where the site is to have a search."""
    if plan.settings.search.enabled:
        yield Page(urls.SEARCH, "search.html", _view, ())


def _view(_: Desk) -> Search:
    return Search(months=MONTHS)
