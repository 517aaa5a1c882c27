"""The captures of an article in the order in which they were made, and the pages that show them."""

import hashlib
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from backfile.captures.naming import order, split
from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord
from backfile.press import urls
from backfile.press.showing.views import When, when_of
from backfile.records.record import Origin, Record


class Held(NamedTuple):
    """A capture, and its page; None where its file is not in the archive.

    `changes` is the page that compares it with the next one that is shown; there is none behind the last,
    and none of a copy of the same bytes. `same` tells that the next has the same text.
    """

    origin: Origin
    path: str | None
    changes: str | None = None
    same: bool = False


class Shown(NamedTuple):
    """One of several captures, as an article's page shows it.

    `path` is its page, `changes` that which compares it with the next one. `read` tells that the article was
    read from this one, `same` that the next one has the same text.
    """

    record: CaptureRecord
    read: bool
    retrieved: When | None
    path: str | None
    changes: str | None
    same: bool


def held(record: Record, captures: Container[str]) -> tuple[Held, ...]:
    """Return an article's captures, earliest first; `captures` are those that are in the archive."""
    if not record.further:
        return tuple(Held(origin, _page(record, origin, captures, "")) for origin in record.captures)
    named = [*_named(sorted(record.captures, key=_when))]
    found: list[Held] = []
    later: Origin | None = None
    for origin, name in reversed(named):
        path = _page(record, origin, captures, name)
        other = later is not None and path is not None and _differ(origin, later)
        changes = urls.changes(record.key, name) if other else None
        found.append(Held(origin, path, changes, later is not None and _same(origin, later)))
        later = origin if path else later
    return tuple(reversed(found))


def shown_of(article: Article, pages: Sequence[tuple[str | None, str | None, bool]]) -> tuple[Shown, ...]:
    """Bring the records of several captures to their pages, the latest first.

    `pages` has (path, changes, same) of each, the earliest first; none where there is one capture only.
    """
    if not pages:
        return ()
    records = [one for one in (*article.captures, article.capture) if one]
    records.sort(key=lambda one: order(one.file, one.retrieved))
    return tuple(
        Shown(record, record is article.capture, when_of(record.retrieved), *of)
        for record, of in zip(reversed(records), reversed(pages), strict=True)
    )


def _page(record: Record, origin: Origin, captures: Container[str], name: str) -> str | None:
    if origin.file not in captures:
        return None
    return urls.capture(record.key) if origin is record.origin else urls.other_capture(record.key, name)


def _named(origins: list[Origin]) -> Iterator[tuple[Origin, str]]:
    """Name captures for their pages: by their bytes, so that they keep the name wherever they are put."""
    used: set[str] = set()
    for origin in origins:
        number = split(origin.file)[1]
        name = origin.sha256[:12] + (f"-{number}" if number is not None else "")
        if name in used:
            name += f"-{hashlib.sha256(origin.file.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
        used.add(name)
        yield origin, name


def _when(origin: Origin) -> tuple[object, ...]:
    return order(origin.file, Edtf.parse(origin.retrieved) if origin.retrieved else None)


def _differ(one: Origin, other: Origin) -> bool:
    return (one.sha256, split(one.file)[1]) != (other.sha256, split(other.file)[1])


def _same(one: Origin, other: Origin) -> bool:
    return not _differ(one, other) or one.words == other.words is not None
