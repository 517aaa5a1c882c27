"""The search page. What it searches is the index, which is made beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfile.press import urls
from backfile.press.page import Desk, Page, Plan

_SCRIPTS = (
    "snowball/base-stemmer.js",
    "snowball/english-stemmer.js",
    "snowball/russian-stemmer.js",
    "words.js",
    "reading.js",
    "query.js",
    "codec.js",
    "shards.js",
    "terms.js",
    "docs.js",
    "rank.js",
    "choices.js",
    "shown.js",
    "quote.js",
    "engine.js",
    "says.js",
    "dates.js",
    "hits.js",
    "bars.js",
    "facets.js",
    "check.js",
    "view.js",
)
"""The scripts that the search is made of, in the order in which they need each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What search.html sees: its scripts' files, in order."""

    scripts: tuple[str, ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the search page, where the site is to have a search."""
    if plan.settings.search.enabled:
        yield Page(urls.SEARCH, "search.html", _view, ())


def _view(_: Desk) -> Search:
    return Search(scripts=tuple(f"{urls.STATIC}search/{name}" for name in _SCRIPTS))
