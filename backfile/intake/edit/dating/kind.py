"""What the words around a date announce it as: publication, change, access, the story, or nothing."""

from collections.abc import Sequence
from enum import StrEnum

from backfile.intake.edit.dating.lexicon import any_of
from backfile.intake.edit.dating.written import Written
from backfile.roles import Role

_BEHIND = 12  # characters after a date in which East Asian pages announce it
_APART = 4  # characters at most between two dates side by side


class Kind(StrEnum):
    """What a date that a page prints about itself is said to be."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    ACCESSED = "accessed"
    EVENT = "event"
    PLAIN = "plain"


ANNOUNCED = (Kind.PUBLISHED, Kind.MODIFIED, Kind.ACCESSED, Kind.EVENT)
"""The kinds that words announce."""

_NOWHERE = (-1, 0)


def kind_of(before: str, after: str, role: Role) -> Kind:
    """Read the announcing word nearest before a date; East Asian pages put it behind. All in lower case."""
    for kind in (Kind.MODIFIED, Kind.PUBLISHED, Kind.ACCESSED):
        if any("\u3040" <= match.group()[0] <= "\u9fff" for match in any_of(kind).finditer(after[:_BEHIND])):
            return kind
    nearest, kind = max((_last(kind, before), kind) for kind in ANNOUNCED)
    if nearest > _NOWHERE:
        return kind
    return {Role.PUBLISHED: Kind.PUBLISHED, Role.MODIFIED: Kind.MODIFIED}.get(role, Kind.PLAIN)


def later_of_pair(written: Sequence[Written]) -> Written | None:
    """Return the later of a line's two dates that stand side by side: the page's change, before or behind."""
    if len(written) != 2 or written[1].start - written[0].end > _APART:
        return None
    first, second = (one.readings[0].whole() for one in written)
    if first is None or second is None or first == second:
        return None
    return written[0] if first > second else written[1]


def _last(kind: Kind, text: str) -> tuple[int, int]:
    """Return where the last announcement of a kind ends, and its length: "event date:" is not "date:"."""
    return max(((match.end(), len(match.group())) for match in any_of(kind).finditer(text)), default=_NOWHERE)
