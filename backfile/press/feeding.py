"""What stands in a document of a feed: entries from faces, their addresses and identifiers."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from backfile import __version__
from backfile.edtf import Edtf
from backfile.export import atom, jsonfeed
from backfile.export.feed import EPOCH, Entry, Feed, language_of, moment, updated
from backfile.press import tongue, urls
from backfile.press.markup import first_paragraph
from backfile.press.packed import Faces
from backfile.press.page import Desk
from backfile.press.reading import article_at
from backfile.press.views import UNTITLED, shortened, when_of
from backfile.record import Face
from backfile.settings import Export, Settings, Site
from backfile.text import folded

ATOM, JSON = "atom", "json"

_NAMESPACE = UUID("8c3b4a52-2f0e-5d0b-9d53-5b1f3a3c7a16")
"""Of the identifiers that are made from the site's title (RFC 9562, 5.5)."""


class _Frame(NamedTuple):
    """What an entry depends on besides its article: the site, and how deep in it the document stands."""

    site: Site
    export: Export
    depth: int

    def address(self, target: str) -> str:
        """Return the address of a file of the site."""
        base = self.site.base_url
        return urls.absolute(target, base) if base else urls.relative(target, depth=self.depth)

    def identifier(self, path: str) -> str:
        """Return the permanent identifier of what stands at a path, wherever the site stands."""
        if self.export.id:
            return f"{self.export.id.rstrip('/')}/{path}"
        return uuid5(_NAMESPACE, f"{self.site.title}\0{path}").urn


def atom_of(
    desk: Desk,
    of: tuple[str, str | None],
    numbers: tuple[int, int],
    faces: Faces,
    retrieved: tuple[tuple[int, str], ...],
    tags: tuple[tuple[str, ...], ...],
    digests: tuple[str, ...],
) -> bytes:
    """Write a document as Atom.

    It is of the page and the name in `of`, and document so many of so many (0: the latest). `retrieved` are
    dates of captures by the numbers of entries, `tags` those of each entry, if they are to be shown, and
    `digests` are of the articles, from the first on, that are shown with the beginning of their text.
    """
    frame = _frame(desk.settings, of[0], numbers[0])
    entries = _entries(desk, frame, _atom_entry, faces, retrieved, tags, digests)
    return atom.atom(_head(frame, ATOM, of, numbers, faces, retrieved), entries)


def json_of(
    desk: Desk,
    of: tuple[str, str | None],
    numbers: tuple[int, int],
    faces: Faces,
    retrieved: tuple[tuple[int, str], ...],
    tags: tuple[tuple[str, ...], ...],
    digests: tuple[str, ...],
) -> bytes:
    """Write a document as JSON Feed: see `atom_of`."""
    frame = _frame(desk.settings, of[0], numbers[0])
    entries = _entries(desk, frame, _json_entry, faces, retrieved, tags, digests)
    return jsonfeed.json_feed(_head(frame, JSON, of, numbers, faces, retrieved), entries)


def _frame(settings: Settings, page: str, number: int) -> _Frame:
    return _Frame(settings.site, settings.export, urls.feed(page, ATOM, number).count("/"))


def _head(
    frame: _Frame,
    suffix: str,
    of: tuple[str, str | None],
    numbers: tuple[int, int],
    faces: Faces,
    retrieved: tuple[tuple[int, str], ...],
) -> Feed:
    """Say what a document is, and which documents stand beside it."""
    site, (page, name), (number, last) = frame.site, of, numbers
    captured = dict(retrieved)
    older, newer = (number - 1 if number else last), number + 1

    def document(which: int) -> str:
        return frame.address(urls.feed(page, suffix, which))

    return Feed(
        id=frame.identifier(page),
        title=f"{name} · {site.title}" if name else site.title,
        subtitle="" if name else site.description,
        language=site.language,
        author=site.title,
        page=frame.address(page),
        own=document(number),
        updated=max(
            (updated(face.date, _parsed(captured.get(at))) for at, face in enumerate(faces)), default=EPOCH
        ),
        current=document(0) if number else None,
        previous=document(older) if older else None,
        next=document(newer) if number and newer <= last else None,
        about=name,
        generator=f"Backfile {__version__}",
    )


def _entries(
    desk: Desk,
    frame: _Frame,
    write: Callable[[_Frame, Face, str | None, tuple[str, ...] | None, str | None], str],
    faces: Faces,
    retrieved: tuple[tuple[int, str], ...],
    tags: Sequence[tuple[str, ...]],
    digests: Sequence[str],
) -> list[str]:
    captured, written = dict(retrieved), []
    for at, face in enumerate(faces):
        lead = _lead(desk, face, digests[at]) if at < len(digests) else None
        written.append(write(frame, face, captured.get(at), tags[at] if tags else None, lead))
    return written


@lru_cache(maxsize=1 << 14)  # an article is in the feeds of all its tags
def _atom_entry(
    frame: _Frame, face: Face, retrieved: str | None, tags: tuple[str, ...] | None, lead: str | None
) -> str:
    return atom.entry_of(_entry(frame, face, retrieved, tags, lead))


@lru_cache(maxsize=1 << 14)  # as above
def _json_entry(
    frame: _Frame, face: Face, retrieved: str | None, tags: tuple[str, ...] | None, lead: str | None
) -> str:
    return jsonfeed.item_of(_entry(frame, face, retrieved, tags, lead))


def _entry(
    frame: _Frame, face: Face, retrieved: str | None, tags: tuple[str, ...] | None, lead: str | None
) -> Entry:
    """Make an entry of what an article's face shows. A byline is given as printed, never taken apart."""
    language = language_of(face.language)
    return Entry(
        id=frame.identifier(f"articles/{face.key}"),
        title=folded(face.title or "") or UNTITLED,
        link=frame.address(urls.article(face.key)),
        updated=updated(face.date, _parsed(retrieved)),
        published=moment(face.date),
        language=language if language != frame.site.language else None,
        author=folded(face.byline or face.publication or "") or None,
        summary=_summary(face, lead),
        tags=tuple(map(folded, tags or ())),
        data=frame.address(urls.data(face.key)) if tags is not None and frame.export.data else None,
    )


def _summary(face: Face, lead: str | None) -> str:
    """Say where and when an article was printed, as a feed can't say that a date is not certain."""
    when = when_of(face.date)
    if lead and when and when.certain:
        return lead
    facts = (face.publication, face.byline, when.text if when else tongue.text("Undated"), lead)
    return " · ".join(folded(fact) for fact in facts if fact)


def _lead(desk: Desk, face: Face, sha256: str) -> str:
    article = article_at(desk, face.key, sha256).article
    return folded(shortened(article.description or first_paragraph(article.body)))


def _parsed(date: str | None) -> Edtf | None:
    return Edtf.parse(date) if date else None
