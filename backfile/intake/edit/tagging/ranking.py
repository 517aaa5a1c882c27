"""Rank what a text mentions: the title's names first, then the lead's, then those named most often.

The score of a tag is

    4 x its plainest mention in the title
  + 2 x its plainest mention in the lead (the description, and the body's first LEAD_WORDS words)
  + 1 if a caption names it
  + 2 x log2(1 + the sum of the weights of its mentions outside the title)
  + for a person: 4 for the head of a state or government, 2 for another high office, 1 for a lower one
  - 2 for an organisation that the title does not name

A tag needs a score of LEAST, and more where a wrong tag is likely; see `_is_telling`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import log2

from backfile.intake.edit.tagging.mentions import Kind, Mention
from backfile.intake.edit.tagging.words import Reading
from backfile.roles import Role

LEAD_WORDS = 60
LEAST = 3.5
OFFICE = (0.0, 1.0, 2.0, 4.0)


class Zone(IntEnum):
    """Where in the text a line stands."""

    BODY = 0
    CAPTION = 1
    LEAD = 2
    TITLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A tag, its score, and the lines that name it."""

    tag: str
    score: float
    numbers: tuple[int, ...]


def zones(readings: Iterable[Reading]) -> dict[int, Zone]:
    """Say of each line's number where it stands."""
    found: dict[int, Zone] = {}
    words = 0
    for reading in readings:
        if reading.role is Role.TITLE:
            found[reading.number] = Zone.TITLE
        elif reading.role is Role.CAPTION:
            found[reading.number] = Zone.CAPTION
        elif reading.role is Role.DESCRIPTION or words < LEAD_WORDS:
            found[reading.number] = Zone.LEAD
            words += len(reading.words) if reading.role is not Role.DESCRIPTION else 0
        else:
            found[reading.number] = Zone.BODY
    return found


def ranked(mentions: Iterable[Mention], places: Mapping[int, Zone]) -> tuple[Ranked, ...]:
    """Return the telling tags, the most telling first; ties go to the one named first, then by name."""
    groups: dict[tuple[str, Kind], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.tag, mention.kind), []).append(mention)
    found: dict[str, Ranked] = {}
    for (tag, kind), group in groups.items():
        score = _score(kind, group, places)
        if (
            score >= LEAST
            and _is_telling(kind, group, places)
            and (tag not in found or found[tag].score < score)
        ):
            numbers = tuple(sorted({mention.number for mention in group}))
            found[tag] = Ranked(tag=tag, score=score, numbers=numbers)
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.numbers[0], one.tag)))


def _score(kind: Kind, group: Sequence[Mention], places: Mapping[int, Zone]) -> float:
    title = max((one.weight for one in group if places[one.number] is Zone.TITLE), default=0.0)
    lead = max((one.weight for one in group if places[one.number] is Zone.LEAD), default=0.0)
    caption = any(places[one.number] is Zone.CAPTION for one in group)
    often = sum(one.weight for one in group if places[one.number] is not Zone.TITLE)
    score = 4 * title + 2 * lead + caption + 2 * log2(1 + often)
    if kind is Kind.PERSON:
        score += OFFICE[max(one.rank for one in group)]
    return score - 2 if kind is Kind.ORGANISATION and not title else score


def _is_telling(kind: Kind, group: Sequence[Mention], places: Mapping[int, Zone]) -> bool:
    """Ask for more where less would mislead.

    A country needs more than two adjectives. A city needs to be named in the title or three times, and
    somewhere as a place where something happens. A person needs a second mention, the title or the highest
    office; an organisation needs a second mention.
    """
    titled = any(places[one.number] is Zone.TITLE for one in group)
    if kind is Kind.COUNTRY:
        return len(group) > 2 or any(not one.bare for one in group)
    if kind is Kind.CITY:
        return (titled or len(group) > 2) and any(one.located for one in group)
    if kind is Kind.PERSON:
        return titled or len(group) > 1 or max(one.rank for one in group) > 2
    return len(group) > 1
