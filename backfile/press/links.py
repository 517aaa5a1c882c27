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


def dead(pages: Mapping[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """Yield (page, link as written, the path it names) for each internal link that leads nowhere.

    `pages` holds every file of the site by path.
    """
    anchors: dict[str, frozenset[str]] = {}
    for page in sorted(pages):
        if not page.endswith(".html"):
            continue
        for written in dict.fromkeys(_LINK.findall(pages[page].decode("utf-8", "replace"))):
            link = html.unescape(written)
            target = _target(link, page)
            if target is None:
                continue
            path, anchor = target
            if path in pages and path not in anchors and anchor:
                found = _ANCHOR.findall(pages[path].decode("utf-8", "replace"))
                anchors[path] = frozenset(html.unescape(name) for name in found)
            if path not in pages or (anchor and anchor not in anchors[path]):
                yield page, link, path


def _target(link: str, page: str) -> tuple[str, str] | None:
    """Return the path and the anchor that a link names; None where it leads out of the site.

    The path is empty where the link names no file: an address that is none (http://[), one that would leave
    the folder when opened from disk or under a sub-path (/x), a folder, of which a disk shows the listing.
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/") or (parts.path and posixpath.basename(parts.path) in _FOLDERS):
        return "", ""
    folder = posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else page
    return path, unquote(parts.fragment)
