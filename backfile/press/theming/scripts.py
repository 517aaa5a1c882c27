"""What a browser loads of the theme: without comments and needless blanks, and of many small files a few."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain

from backfile.press import urls
from backfile.press.theming import stylesheets

_OF_SEARCH = f"{urls.STATIC}search"
_FOLDER = f"{_OF_SEARCH}/"
_SHEET, _SHEETS = f"{urls.STATIC}style.css", f"{urls.STATIC}style/"
_OF_SHEET = (
    "values",
    "ground",
    "frame",
    "cards",
    "home",
    "text",
    "indexes",
    "calendar",
    "ways",
    "paper",
)
"""The parts of the sheet that every page has, in their order: what stands further on goes before."""
_OF_SCRIPTS: Mapping[str, Sequence[str]] = {
    urls.SCRIPT: ("shards.js", "query.js", "says.js", "desk.js", "view.js"),
    f"{_OF_SEARCH}-engine.js": (
        "snowball/base-stemmer.js",
        "words.js",
        "reading.js",
        "codec.js",
        "terms.js",
        "docs.js",
        "rank.js",
        "choices.js",
        "shown.js",
        "asking.js",
        "looking.js",
        "engine.js",
        "dates.js",
        "hits.js",
        "bars.js",
        "facets.js",
    ),
    f"{_OF_SEARCH}-english.js": ("snowball/english-stemmer.js",),
    f"{_OF_SEARCH}-russian.js": ("snowball/russian-stemmer.js",),
    f"{_OF_SEARCH}-quote.js": ("quote.js", "quoting.js", "check.js"),
}
"""What the scripts of the search become: the one that the search page has, and those that it loads when
something is asked. A script needs only those before it."""

_ABOUT = b"/* Made of static/search/*.js. Of Snowball's part, the licence is search/snowball/COPYING. */\n"
_COMMENT = re.compile(rb"(?ms)^[ \t]*(?:/\*(?:(?!\*/).)*(?:\*/[ \t]*\n|\Z)|//[^\n]*\n)")
_BESIDE = re.compile(rb"(?m)(?<![ \t])[ \t]*/\*\*[^*\n]*\*/|(?<=[;{},(]) // .*$")
"""What stands in a line with code: types, and remarks. No string of ours has the like."""
_INDENT = re.compile(rb"(?m)^\s+")
"""It is a quarter of the search's scripts. No string of ours goes over several lines."""
_JOINED = re.compile(rb"(?m)^((?:(?!//).)*[;{}(\[,])\n")
"""A line whose end says nothing, with that end; a remark would go on."""
_PLAIN = re.compile(rb"(?m)^[^\n`/\\]*+(?:`[^\n`/\\]*+`[^\n`/\\]*+)?$")
"""A line without a pattern, a remark, an escape, or templates of which one may stand in another."""
_SPACED = re.compile(rb"""("[^"]*+"|'[^']*+'|`[^`]*+`)|(?<! ) *+([=<>&|?:,;(){}\[\]*]) *+""")
"""A string; or blanks around what parts words as well. (+ and - are none: two may stand side by side.)"""


def published(static: Mapping[str, bytes], ours: AbstractSet[str], *, search: bool) -> dict[str, bytes]:
    """Return the static files that a site has, by path, of those of its theme.

    What begins with static/search is of use only with a `search`. The scripts of that folder become a few,
    without comments, and the program's own without types too: a third of what a browser would have to load.
    The sheets of static/style become one, unless the site has a static/style.css of its own. The sheets and
    scripts of the program, `ours`, are made small. A file of the site's own stays as it is, byte for byte,
    also beside what it is a part of: the archive is had back from the published one.
    """
    sheets = [f"{_SHEETS}{name}.css" for name in _OF_SHEET]
    scripts = {part: [f"{_FOLDER}{name}" for name in names] for part, names in _OF_SCRIPTS.items()}
    parts = {*sheets, *chain.from_iterable(scripts.values() if search else ())}
    files = {
        path: _small(path, data) if path in ours else data
        for path, data in static.items()
        if (path not in parts or path not in ours) and (search or not path.startswith(_OF_SEARCH))
    }
    if _SHEET not in static and (found := [path for path in sheets if path in static]):
        files[_SHEET] = b"".join(
            _small(path, static[path]) if path in ours else static[path] for path in found
        )
    for whole, paths in scripts.items() if search else ():
        small = [
            _small(path, static[path]) if path in ours else _COMMENT.sub(b"", static[path])
            for path in paths
            if path in static
        ]
        if small:
            files[whole] = b"".join([_ABOUT, *small])
    return files


@lru_cache(maxsize=64)  # for who builds many sites in one process
def _small(path: str, data: bytes) -> bytes:
    if path.endswith(".css"):
        return stylesheets.small(data)
    if not path.endswith(".js"):
        return data
    code = _INDENT.sub(b"", _BESIDE.sub(b"", _COMMENT.sub(b"", data)))
    return _JOINED.sub(rb"\1", _PLAIN.sub(lambda line: _SPACED.sub(rb"\1\2", line[0]), code))
