"""A document of a feed, written from its slice of the archive."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from backfile import __version__
from backfile.export import atom, jsonfeed
from backfile.export.feed import EPOCH, Feed
from backfile.press import urls
from backfile.press.feeds.entries import Entries, Written, entries_at
from backfile.press.holdings.deck import Faces
from backfile.press.page import Desk
from backfile.press.reading import lead_of
from backfile.press.showing.views import shortened
from backfile.records.record import Face
from backfile.text import folded

ATOM, JSON = "atom", "json"

Retrieved: TypeAlias = tuple[tuple[int, str], ...]
"""Dates of captures (EDTF), by the numbers of entries from 0, where an entry has no better date."""
Tags: TypeAlias = tuple[tuple[str, ...], ...]
"""The tags of each entry; none at all where they are not to be shown."""


def atom_of(
    desk: Desk,
    of: tuple[str, str | None],
    numbers: tuple[int, int],
    faces: Faces,
    retrieved: Retrieved,
    tags: Tags,
    digests: tuple[str, ...],
) -> bytes:
    """Write a document as Atom.

    It is of the page and the name in `of`, and number so much of so many (0: the latest). `digests` are of
    the files of the first articles, which are shown with the beginning of their text.
    """
    entries = _entries_at(desk, of[0], numbers[0])
    written = _written(desk, entries, faces, retrieved, tags, digests)
    return atom.atom(_head(entries, ATOM, of, numbers, written), [entry.atom for entry in written])


def json_of(
    desk: Desk,
    of: tuple[str, str | None],
    numbers: tuple[int, int],
    faces: Faces,
    retrieved: Retrieved,
    tags: Tags,
    digests: tuple[str, ...],
) -> bytes:
    """Write a document as JSON Feed: see `atom_of`."""
    entries = _entries_at(desk, of[0], numbers[0])
    written = _written(desk, entries, faces, retrieved, tags, digests)
    return jsonfeed.json_feed(_head(entries, JSON, of, numbers, written), [entry.json for entry in written])


def _entries_at(desk: Desk, page: str, number: int) -> Entries:
    site, export = desk.settings.site, desk.settings.export
    depth = 0 if site.base_url else urls.feed(page, ATOM, number).count("/")
    return entries_at(site, export, desk.tongue, depth)


def _head(
    entries: Entries,
    suffix: str,
    of: tuple[str, str | None],
    numbers: tuple[int, int],
    written: Sequence[Written],
) -> Feed:
    """Say what a document is, and which documents stand beside it."""
    site, (page, name), (number, last) = entries.site, of, numbers
    older, newer = (number - 1 if number else last), number + 1

    def document(which: int) -> str:
        return entries.address(urls.feed(page, suffix, which))

    return Feed(
        id=entries.identifier(page),
        title=f"{name} · {site.title}" if name else site.title,
        subtitle="" if name else site.description,
        language=site.language,
        author=site.title,
        page=entries.address(page),
        own=document(number),
        updated=max((entry.updated for entry in written), default=EPOCH),
        current=document(0) if number else None,
        previous=document(older) if older else None,
        next=document(newer) if number and newer <= last else None,
        about=name,
        generator=f"Backfile {__version__}",
    )


@lru_cache(maxsize=1)  # behind a document in one format comes the same in the other
def _written(
    desk: Desk, entries: Entries, faces: Faces, retrieved: Retrieved, tags: Tags, digests: Sequence[str]
) -> list[Written]:
    captured = dict(retrieved)
    if not tags:
        return [entries.short(face, captured.get(at)) for at, face in enumerate(faces)]
    leads = [_lead(desk, face, digest) for face, digest in zip(faces, digests, strict=False)]
    return [
        entries.full(face, captured.get(at), tags[at], leads[at] if at < len(leads) else None)
        for at, face in enumerate(faces)
    ]


def _lead(desk: Desk, face: Face, sha256: str) -> str:
    return folded(shortened(lead_of(desk, face.key, sha256)))
