"""Links of finished pages: what each leads to, so that it can be proved that every one leads somewhere.

An autoescaping printer makes every quote in text an entity, so `href="` behind white space is an attribute.
"""

import html
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

PAGE = ".html"
"""How the files end that links are looked for in."""
_ATTRIBUTES = (b'href="', b'src="')
_PLAIN = re.compile(rb"[a-z0-9]+/(?:[0-9a-z]+/)?[A-Za-z0-9][A-Za-z0-9_-]*\.(?:html|css|ico)")
_FOLDERS = ("", ".", "..")
_FEW = 8
"""So many anchors are looked for one by one; to list all anchors of a page takes as long as some of these."""
_ITSELF = "."
"""Stands for the page that the link is on."""
_ANCHOR = re.compile(rb'\sid="([^"]*)"')
_MARKUP = frozenset('"&')
"""What a page never has in an anchor as it is: it ends one, or begins an entity."""


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """What a link names in the site. The path is empty where it names no file, the anchor for none."""

    path: str
    anchor: str


def written_in(page: bytes) -> set[bytes]:
    """Return the links of a page as they stand in it, each once."""
    found: set[bytes] = set()
    for attribute in _ATTRIBUTES:
        before, *rest = page.split(attribute)
        for part in rest:
            if before[-1:].isspace():
                found.add(part[: part.find(b'"')])
            before = part
    return found


def known_by(path: str) -> bytes:
    """Return what the links begin with that mean the same on every page as deep in the site as `path`."""
    return b"../" * path.count("/")


def target_of(link: bytes, path: str) -> Target | None:
    """Return what a link on the page at `path` names; None where it leads out of the site."""
    top = known_by(path)
    if link.startswith(top) and _PLAIN.fullmatch(link, len(top)):
        return Target(link[len(top) :].decode(), "")  # the most usual form by far
    target = _target(link, posixpath.dirname(path))
    return Target(path, target.anchor) if target is not None and target.path == _ITSELF else target


def anchors_in(page: bytes) -> frozenset[str]:
    """Return the anchors of a page."""
    return frozenset(html.unescape(name.decode("utf-8", "replace")) for name in _ANCHOR.findall(page))


def missing_in(page: bytes, anchors: Collection[str]) -> frozenset[str]:
    """Return those of the anchors that a page has not; that of a capture has one for each of its lines."""
    if len(anchors) > _FEW:
        return frozenset(anchors) - anchors_in(page)
    return frozenset(anchor for anchor in anchors if not has_anchor(page, anchor))


def has_anchor(page: bytes, anchor: str) -> bool:
    """Tell whether a page has an anchor, the quick way where it is spelt as in the link."""
    spelt = b' id="%b"' % anchor.encode("utf-8", "replace")
    return (spelt in page and _MARKUP.isdisjoint(anchor)) or anchor in anchors_in(page)


def dead(
    page: bytes, path: str, paths: Collection[str], missing: Collection[Target]
) -> Iterator[tuple[str, str]]:
    """Yield (link as written, the path it names) for each link of a page that leads nowhere.

    `paths` are all files of the site, `missing` what names an anchor that is not there.
    """
    found = [(link, target) for link in sorted(written_in(page)) if (target := target_of(link, path))]
    own = missing_in(page, {target.anchor for _, target in found if target.path == path and target.anchor})
    for link, target in found:
        gone = target.anchor in own if target.path == path else target in missing
        if target.path not in paths or gone:
            yield html.unescape(link.decode("utf-8", "replace")), target.path


@lru_cache(maxsize=1 << 16)
def _target(link: bytes, folder: str) -> Target | None:
    """Resolve a link on a page in this folder.

    The path is empty for an address that is none (http://[), one that would leave the folder when opened from
    disk or under a sub-path (/x), and a folder, of which a disk shows the listing.
    """
    text = html.unescape(link.decode("utf-8", "replace"))
    try:
        parts = urlsplit(text)
    except ValueError:
        return Target("", "")
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return Target(_ITSELF, unquote(parts.fragment))
    if parts.path.startswith("/") or posixpath.basename(parts.path) in _FOLDERS:
        return Target("", "")
    return Target(posixpath.normpath(posixpath.join(folder, unquote(parts.path))), unquote(parts.fragment))
