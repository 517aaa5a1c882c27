"""The tag index and a page for each tag."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from backfile.press import urls
from backfile.press.packed import Faces
from backfile.press.page import Desk, Page, Plan
from backfile.press.views import Card, Link, card_of
from backfile.record import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class TagIndex:
    """What tags.html sees: the tags by first letter, A to Z."""

    letters: tuple[tuple[str, tuple[Link, ...]], ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagPage:
    """What tag.html sees: the tag's articles by year, latest first; of no known year last, under None."""

    name: str
    count: int
    years: tuple[tuple[int | None, tuple[Card, ...]], ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the index, then each tag."""
    tags = plan.archive.tags
    counts = tuple((name, path, len(tags[name])) for name, path in plan.tags.items())
    yield Page(urls.TAGS, "tags.html", _index, (counts,))
    for name, path in plan.tags.items():
        yield Page(path, "tag.html", _tag, (name, tags[name]))


def _index(_: Desk, tags: tuple[tuple[str, str, int], ...]) -> TagIndex:
    links = [Link(name=name, path=path, count=count) for name, path, count in tags]
    links.sort(key=lambda link: (_letter(link.name), link.name.casefold(), link.name))
    letters = tuple(
        (letter, tuple(group)) for letter, group in groupby(links, key=lambda link: _letter(link.name))
    )
    return TagIndex(letters=letters, count=len(links))


def _tag(_: Desk, name: str, faces: Faces) -> TagPage:
    years: dict[int | None, list[Card]] = {}
    for face in faces:
        years.setdefault(_year(face), []).append(card_of(face))
    # An open date ("on or before") sorts among the years but is of none of them.
    if None in years:
        years[None] = years.pop(None)
    return TagPage(
        name=name, count=len(faces), years=tuple((year, tuple(cards)) for year, cards in years.items())
    )


def _year(face: Face) -> int | None:
    date = face.date
    return date.first.year if date and date.first and date.last else None


def _letter(name: str) -> str:
    """Return the letter that a tag stands under: without its accent, "#" for what is no letter."""
    first = unicodedata.normalize("NFD", name.strip()[:1]).upper()[:1]
    return first if first.isalpha() else "#"
