"""Proof of the finished pages: every internal link leads to a page, and every anchor to a place on it."""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

# An autoescaping printer makes every quote in text an entity, so these find attributes only.
_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_FOLDERS = ("", ".", "..")
_ANCHOR = re.compile(r'\sid="([^"]*)"')


def dead(pages: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield (page, link as written) for each internal link of the HTML pages that leads nowhere.

    `pages` holds every file of the site by path.
    """
    anchors: dict[str, frozenset[str]] = {}
    for page in sorted(pages):
        if not page.endswith(".html"):
            continue
        for written in dict.fromkeys(_LINK.findall(pages[page].decode("utf-8", "replace"))):
            if not _leads_somewhere(html.unescape(written), page, pages, anchors):
                yield page, html.unescape(written)


def _leads_somewhere(
    link: str, page: str, pages: Mapping[str, bytes], anchors: dict[str, frozenset[str]]
) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False  # no address at all, as in http://[
    if parts.scheme or parts.netloc:
        return True
    if parts.path.startswith("/"):
        return False  # it would leave the folder when opened from disk or under a sub-path
    if parts.path and posixpath.basename(parts.path) in _FOLDERS:
        return False  # opened from disk, a folder shows its listing
    folder = posixpath.dirname(page)
    target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else page
    if target not in pages:
        return False
    if not parts.fragment:
        return True
    if target not in anchors:
        found = _ANCHOR.findall(pages[target].decode("utf-8", "replace"))
        anchors[target] = frozenset(html.unescape(name) for name in found)
    return unquote(parts.fragment) in anchors[target]
