"""The tag index, A to Z, and the pages of each tag."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backfile.press.holdings.archive import Archive
from backfile.press.holdings.together import Together
from backfile.press.page import Desk, Page, Plan
from backfile.press.pages.atoz import Entry, index_pages
from backfile.press.showing.charts import Sparks
from backfile.press.showing.listings import Listing, listed, listing_of
from backfile.press.showing.views import Link

RELATED, LEAST_TOGETHER = 12, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TagPage:
    """What tag.html sees: a page of the tag's list, and on the newest the tags that stand beside it often."""

    name: str
    list: Listing
    related: tuple[Link, ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the index, then each tag."""
    archive = plan.archive
    yield from index_pages("tags", _entries(archive, plan), plan.tongue, "tags.html")
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
        found.append((name, path, len(places), (spark.shape, spark.width, spark.best) if spark else None))
    return tuple(found)


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
