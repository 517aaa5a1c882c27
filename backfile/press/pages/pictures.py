"""Captured pictures as they are, each once, and smaller copies of them where site.toml asks for any."""

import hashlib
from collections.abc import Iterator

from backfile.errors import BackfileError, Location
from backfile.pictures import MOST_BYTES, RESIZED, kind_named
from backfile.places import read
from backfile.press import urls
from backfile.press.page import Desk, Page, Plan


def shown(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each captured picture that is in the archive: its file, and where it stands in the site."""
    for file, sha256, kind in _captured(plan):
        yield file, urls.picture(sha256, kind)


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the pictures. Those of the same bytes are one."""
    seen: set[str] = set()
    for file, sha256, kind in _captured(plan):
        path = urls.picture(sha256, kind)
        if path in seen:
            continue
        seen.add(path)
        stamp = plan.pictures[file]
        yield Page(path, "", _bytes, (file, sha256, stamp), file)
        widths = plan.settings.press.thumbnails if kind in RESIZED else ()
        for width in dict.fromkeys(widths):
            from backfile.press.showing import thumbnails

            smaller = (file, sha256, stamp, width, thumbnails.version())
            yield Page(urls.thumbnail(sha256, kind, width), "", _smaller, smaller, file)


def _captured(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield the file, SHA-256 and kind of each picture of each article that is in the archive."""
    for pictures in plan.archive.records.pictures:
        for file, sha256 in pictures:
            kind = kind_named(file)
            if kind is not None and file in plan.pictures:
                yield file, sha256, kind


def _bytes(desk: Desk, file: str, sha256: str, _: str) -> bytes:
    data = read(desk.place, file, most=MOST_BYTES, setting="the limit of a picture")
    if hashlib.sha256(data).hexdigest() != sha256:
        message = "the picture is not the one that the article names: its SHA-256 differs"
        raise BackfileError(message, Location(file), "put it back as it was received")
    return data


def _smaller(desk: Desk, file: str, sha256: str, stamp: str, width: int, _: str) -> bytes:
    from backfile.press.showing import thumbnails

    return thumbnails.smaller(_bytes(desk, file, sha256, stamp), width, file)
