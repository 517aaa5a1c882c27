"""Pages that were cut off on their way, as far as that can be known.

Many a sound page has no `</html>`, so its absence says nothing. A page that has none and ends inside a tag,
a comment, a script, a style sheet or a character was cut off: no program writes such an end. And one that
has neither that nor `</body>`, though it begins with both a head and a body, was probably cut off between two
tags or words: who leaves out tags that may be (HTML Living Standard, 13.1.2.4) leaves out those of the head.
"""

import re

from backfile.captures.htmltokens import Ending, ending_of
from backfile.captures.part import Part
from backfile.errors import BackfileError, Location

HINT = "get it again, or leave it: what is there is read"
_ENDED = re.compile(r"</html\b", re.IGNORECASE)
# The first bytes of a character in UTF-8 (RFC 3629, section 4), of which the others are not there.
_BEGUN = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")


def fault_of(part: Part, data: bytes, name: str, *, said: int = 0) -> BackfileError | None:
    """Return the error for a page that was cut off, None where nothing says so.

    `data` are the bytes that it was read from, and `said` is how many of them there should be, if that is
    known. `name` is by what errors call it (see `naming`).
    """
    text = part.markup or ""
    if _ENDED.search(text):
        return None
    if len(data) < said:
        return _cut_off(f"{len(data):,} bytes of {said:,} are there", name)
    ending = ending_of(text)
    if what := ending.inside or _character(data, part.encoding):
        return _cut_off(f"it ends inside {what}", name)
    if _is_unended(ending):
        why = "it has a head and a body, and neither </body> nor </html>"
        return BackfileError(f"the page was probably cut off: {why}", Location(name), HINT)
    return None


def _is_unended(ending: Ending) -> bool:
    begun = {name for _, name in ending.tags}
    return {"head", "body"} <= begun and ("/", "body") not in ending.tags


def _character(data: bytes, encoding: str) -> str:
    begun = _BEGUN.search(data, max(0, len(data) - 3)) if encoding.startswith("utf-8") else None
    return "a character" if begun or (encoding.startswith("utf-16") and len(data) % 2) else ""


def _cut_off(why: str, name: str) -> BackfileError:
    return BackfileError(f"the page was cut off: {why}", Location(name), HINT)
