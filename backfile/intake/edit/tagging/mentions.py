"""A mention: one place of the text that speaks of one thing."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a tag names."""

    COUNTRY = "country"
    CITY = "city"
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """That line `number` speaks of `tag`.

    `weight` says how plainly, from 0 to 1: a country's own name 1, an adjective less. `rank` is the rank of
    the office that the words give a person. `bare` is True for an adjective, which never makes a tag by
    itself, and `located` for a city that something happens in, not one that stands for its government.
    """

    tag: str
    kind: Kind
    number: int
    weight: float = 1.0
    rank: int = 0
    bare: bool = False
    located: bool = False
