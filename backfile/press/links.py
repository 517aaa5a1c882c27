"""Links of finished pages: what each leads to, so that it can be proved that every one leads somewhere.

An autoescaping printer makes every quote in text an entity, so `href="` behind white space is an attribute.
"""

import html
import posixpath
import re
from collections.abc import Collection, Container, Iterator
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote, urlsplit

PAGE = ".html"
"""How the files end that links are looked for in."""
_ATTRIBUTES = (b'href="', b'src="')
_SEGMENT = rb"[A-Za-z0-9][\w.-]*+"
_PLAIN = re.compile(rb"((?:%b/)*%b)(?:#([\w.-]*+))?" % (_SEGMENT, _SEGMENT))
_NAME = re.compile(rb"[\w.-]*+")
_ABROAD = re.compile(rb"https?://[\w.-]++(?:[/?#]|\Z)")
_FOLDERS = ("", ".", "..")
_FEW = 8
"""So many places are looked for one by one; to list all anchors of a page takes as long as some of these."""
_USUAL = b' id="'
"""What stands before an anchor in the usual place."""
_ANCHOR = re.compile(rb'\sid="([^"]*)"')
_MARKUP = frozenset('"&')
"""What a page never has in an anchor as it is: it ends one, or begins an entity."""


class Target(NamedTuple):
    """What a link names in the site. The path is empty where it names no file, the anchor for none."""

    path: str
    anchor: str


Anchored: TypeAlias = tuple[str, tuple[str, ...]]
"""A page, and the places on it that another one links to. Plain values, as a large site has millions."""


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
    """Return what a link on the page at `path` names; None where it leads out of the site.

    Nearly every link is of one of three forms that need not be taken apart to know what they name.
    """
    if link[:1] == b"#":
        if _NAME.fullmatch(link, 1):
            return _place(path, link[1:].decode())
    elif link.startswith(top := known_by(path)) and (plain := _PLAIN.fullmatch(link, len(top))):
        file, anchor = plain.groups(b"")
        return _place(file.decode(), anchor.decode()) if anchor else Target(file.decode(), "")
    elif _ABROAD.match(link):
        return None
    return _resolved(link, path)


def anchors_in(page: bytes) -> frozenset[str]:
    """Return the anchors of a page."""
    return frozenset(html.unescape(name.decode("utf-8", "replace")) for name in _ANCHOR.findall(page))


def beyond(page: bytes, written: set[bytes]) -> set[bytes]:
    """Return the links of a page less those to places on itself, where it has many and they are there.

    That of a capture has one for each of its lines. A place that is spelt as in the link is surely there.
    """
    own = [link for link in written if link[:1] == b"#"]
    if len(own) <= _FEW:
        return written
    usual = _usual_in(page)
    return written.difference([link for link in own if link[1:] in usual])


def missing_in(page: bytes, anchors: Collection[str]) -> frozenset[str]:
    """Return those of the anchors that a page has not."""
    if len(anchors) <= _FEW:
        doubtful = [anchor for anchor in anchors if not _shows(page, anchor)]
    else:
        usual = _usual_in(page)
        doubtful = [anchor for anchor in anchors if not _stands(anchor, usual)]
    return frozenset(doubtful) - anchors_in(page) if doubtful else frozenset()


def _usual_in(page: bytes) -> set[bytes]:
    """Return the anchors that stand in the usual place; what stands before the first one is none of them."""
    return {part.partition(b'"')[0] for part in page.split(_USUAL)[1:]}


def _shows(page: bytes, anchor: str) -> bool:
    """Tell whether a page has an anchor in the usual place, and spelt as in the link."""
    return b'%b%b"' % (_USUAL, anchor.encode("utf-8", "replace")) in page and _MARKUP.isdisjoint(anchor)


def _stands(anchor: str, usual: Container[bytes]) -> bool:
    """Tell whether an anchor is among those in the usual place, and spelt as in the link."""
    return anchor.encode("utf-8", "replace") in usual and _MARKUP.isdisjoint(anchor)


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


def _resolved(link: bytes, path: str) -> Target | None:
    """Resolve any link on the page at `path`.

    The target's path is empty for an address that is none (http://[), one that would leave the folder when
    opened from disk or under a sub-path (/x), and a folder, of which a disk shows the listing.
    """
    text = html.unescape(link.decode("utf-8", "replace"))
    try:
        parts = urlsplit(text)
    except ValueError:
        return Target("", "")
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return _place(path, unquote(parts.fragment))
    if parts.path.startswith("/") or posixpath.basename(parts.path) in _FOLDERS:
        return Target("", "")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return _place(file, unquote(parts.fragment))


def _place(file: str, fragment: str) -> Target:
    """Return what a fragment names.

    "top" is the top of any page (HTML Living Standard, 7.4.6.4); what follows ":~:" is for the browser (WICG,
    Text Fragments); and what a fragment says of another file than a page, such as "page=2", is that format's.
    """
    anchor = fragment.partition(":~:")[0]
    return Target(file, "" if anchor.lower() == "top" or not file.endswith(PAGE) else anchor)
