"""Feeds of the whole archive, of each tag and of those who write; each can be followed to its oldest entry.

The latest document holds the latest entries, and those before it PER each. They are numbered from the oldest,
so that an article that comes behind the others changes none of them (RFC 5005, section 4).
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from backfile.press import urls
from backfile.press.feeds.feeding import ATOM, JSON, atom_of, json_of
from backfile.press.holdings.deck import Faces
from backfile.press.holdings.indexes import FOLLOWED, has_page, indexes_of
from backfile.press.page import Page, Plan

PER = 100
"""Entries of a document of the archive."""
LEAST = 25
"""Entries of the latest document, if there are so many; it has less than PER more."""
LEADS = 40
"""So many of the latest entries of the whole archive's feed have the beginning of their text."""


class Fed(NamedTuple):
    """What a feed is of: the page that lists the same, the name of what is listed (None: all), the faces."""

    page: str
    name: str | None
    faces: Faces


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out all feeds."""
    if not plan.settings.export.feeds:
        return
    retrieved = _retrieved(plan)
    whole = _whole(plan)
    yield from latest(plan)
    for number in range(1, _archived(whole) + 1):
        yield from _document(plan, whole, number, retrieved)
    for fed in _parts(plan):
        for number in range(_archived(fed) + 1):
            yield from _document(plan, fed, number, retrieved)


def latest(plan: Plan) -> Iterator[Page]:
    """Lay out the latest document of the whole archive's feed: it shows what only articles' files hold."""
    if plan.settings.export.feeds:
        yield from _document(plan, _whole(plan), 0, _retrieved(plan), leads=LEADS)


def _whole(plan: Plan) -> Fed:
    return Fed(urls.HOME, None, plan.archive.records.all)


def _parts(plan: Plan) -> Iterator[Fed]:
    """Yield what has a feed of its own. Another kind of index is another one of FOLLOWED."""
    for name, path in plan.tags.items():
        yield Fed(path, name, plan.archive.tags[name])
    found = indexes_of(plan.archive.records)
    for kind in FOLLOWED:
        for name, faces in found[kind].items():
            if has_page(kind, name, len(faces)):
                yield Fed(urls.named(kind, name), name, faces)


def _archived(fed: Fed) -> int:
    """Return how many documents of the archive a feed has."""
    return max(0, (len(fed.faces) - LEAST) // PER)


def _document(
    plan: Plan, fed: Fed, number: int, retrieved: Mapping[int, str], *, leads: int = 0
) -> Iterator[Page]:
    """Lay out a document, number 0 being the latest, in each format."""
    archived, records = _archived(fed), plan.archive.records
    end = len(fed.faces) - (number - 1 if number else archived) * PER
    faces = fed.faces.part(end - PER if number else 0, end)
    made_of = (
        (fed.page, fed.name),
        (number, archived),
        faces,
        tuple((at, retrieved[place]) for at, place in enumerate(faces.places) if place in retrieved),
        tuple(tuple(dict.fromkeys(records.record(place).tags)) for place in faces.places)
        if fed.name is None
        else (),
        tuple(records.record(place).sha256 for place in faces.places[:leads]),
    )
    yield Page(urls.feed(fed.page, ATOM, number), "", atom_of, made_of)
    if plan.settings.site.base_url:
        yield Page(urls.feed(fed.page, JSON, number), "", json_of, made_of)


def _retrieved(plan: Plan) -> Mapping[int, str]:
    """Return when the captures were made of articles whose date says no latest day, by place."""
    found, records = {}, plan.archive.records
    for place, face in zip(plan.archive.shelf.places, plan.archive.shelf, strict=True):
        if face.date is None or face.date.last is None:
            dates = [origin.retrieved for origin in records.record(place).captures if origin.retrieved]
            if dates:
                found[place] = max(dates)
    return found
