"""The tag index, A to Z, and the pages of each tag."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backfile.press import urls
from backfile.press.alphabet import ONE_PAGE, Entry, Letter, by_letter, letters_of, shelves
from backfile.press.archive import Archive
from backfile.press.charts import Spark, Sparks
from backfile.press.listings import Listing, listed, listing_of
from backfile.press.page import Desk, Page, Plan
from backfile.press.together import Together
from backfile.press.views import Link, Named

MOST_USED = 60
"""Tags that the index shows where each letter has pages of its own."""
RELATED, LEAST_TOGETHER = 12, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag in an index, with its articles over time; None where there is nothing to be drawn."""

    name: str
    path: str
    count: int
    spark: Spark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagIndex:
    """What tags.html sees: all tags of the site by letter; if they are many, the most used and the letters.

    `letter` is that of a page of one letter, and None on the index. Such a page knows no counts (0) of the
    other letters. `parts` are the pages of its letter, by their first and last tag, if there are several.
    """

    count: int
    letter: str | None
    letters: tuple[Letter, ...]
    parts: tuple[tuple[str, Named], ...]
    used: tuple[Tag, ...]
    groups: tuple[tuple[str, tuple[Tag, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagPage:
    """What tag.html sees: a page of the tag's list, and on the newest the tags that stand beside it often."""

    name: str
    list: Listing
    related: tuple[Link, ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the index, then each tag."""
    archive = plan.archive
    entries = _entries(archive, plan)
    if len(entries) <= ONE_PAGE:
        yield Page(urls.TAGS, "tags.html", _index, (entries,))
    else:
        letters = letters_of(urls.TAGS, entries, plan.tongue)
        used = tuple(sorted(entries, key=lambda entry: (-entry[2], entry[0]))[:MOST_USED])
        yield Page(
            urls.TAGS,
            "tags.html",
            _many,
            (len(entries), tuple((letter.name, letter.path, letter.count) for letter in letters), used),
        )
        nav = tuple((letter.name, letter.path) for letter in letters)
        for shelf in shelves(urls.TAGS, entries, plan.tongue):
            slice_ = (nav, shelf.letter, shelf.entries, shelf.parts)
            yield Page(shelf.path, "tags.html", _letter, slice_)
    together = Together(archive.tags, len(archive.records))
    for name, path in plan.tags.items():
        beside = together.with_tag(name, most=RELATED, least=LEAST_TOGETHER)
        related = tuple((other, plan.tags[other], count) for other, count in beside)
        for at, slice_ in listed(archive, path, archive.tags[name]):
            yield Page(at, "tag.html", _tag, (name, related if at == path else (), *slice_))


def _entries(archive: Archive, plan: Plan) -> tuple[Entry, ...]:
    """Return what the index has of each tag: its name, page, count and small line."""
    sparks = Sparks(archive.since)
    found: list[Entry] = []
    for name, path in plan.tags.items():
        places = archive.tags[name].places
        spark = sparks.of(places)
        found.append((name, path, len(places), tuple(spark) if spark else None))
    return tuple(found)


def _index(desk: Desk, entries: tuple[Entry, ...]) -> TagIndex:
    groups = tuple((letter, tuple(map(_shown, group))) for letter, group in by_letter(entries, desk.tongue))
    return TagIndex(
        count=len(entries),
        letter=None,
        letters=tuple(
            Letter(name=letter, path=f"#letter-{at}", count=len(tags))
            for at, (letter, tags) in enumerate(groups, 1)
        ),
        parts=(),
        used=(),
        groups=groups,
    )


def _many(
    _: Desk, count: int, letters: tuple[tuple[str, str, int], ...], used: tuple[Entry, ...]
) -> TagIndex:
    return TagIndex(
        count=count,
        letter=None,
        letters=tuple(Letter(name=name, path=path, count=size) for name, path, size in letters),
        parts=(),
        used=tuple(map(_shown, used)),
        groups=(),
    )


def _letter(
    _: Desk,
    letters: tuple[tuple[str, str], ...],
    letter: str,
    entries: tuple[Entry, ...],
    parts: tuple[tuple[str, str, str], ...],
) -> TagIndex:
    return TagIndex(
        count=0,
        letter=letter,
        letters=tuple(Letter(name=name, path=path, count=0) for name, path in letters),
        parts=tuple((first, Named(last, path)) for first, last, path in parts),
        used=(),
        groups=((letter, tuple(map(_shown, entries))),),
    )


def _tag(
    _: Desk,
    name: str,
    related: tuple[tuple[str, str, int], ...],
    *list_: Any,  # noqa: ANN401 - as `listed` says
) -> TagPage:
    return TagPage(
        name=name,
        list=listing_of(*list_),
        related=tuple(Link(name=other, path=path, count=count) for other, path, count in related),
    )


def _shown(entry: Entry) -> Tag:
    name, path, count, spark = entry
    return Tag(name=name, path=path, count=count, spark=Spark(*spark) if spark else None)
