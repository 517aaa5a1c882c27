"""The search's scripts, small files in static/search, as the one file that a browser loads."""

import re
from collections.abc import Mapping

from backfile.press import urls

_OF_SEARCH = f"{urls.STATIC}search"
_FOLDER = f"{_OF_SEARCH}/"
_IN_ORDER = (
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
"""The scripts that the search is made of; each needs only those before it."""

_ABOUT = b"/* Made of static/search/*.js. Of Snowball's part, the licence is search/snowball/COPYING. */\n"
_COMMENT = re.compile(rb"(?ms)^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n")


def published(static: Mapping[str, bytes], *, search: bool) -> dict[str, bytes]:
    """Return the static files that a site has, by path, of those of its theme.

    What begins with static/search is of use only with a `search`. The scripts of that folder become one,
    without the comments that stand on lines of their own: a third of what a browser would have to load.
    """
    if not search:
        return {path: data for path, data in static.items() if not path.startswith(_OF_SEARCH)}
    scripts = [f"{_FOLDER}{name}" for name in _IN_ORDER]
    files = {path: data for path, data in static.items() if path not in scripts}
    ours = [_COMMENT.sub(b"", static[path]) for path in scripts if path in static]
    return {**files, urls.SCRIPT: b"".join([_ABOUT, *ours])} if ours else files
