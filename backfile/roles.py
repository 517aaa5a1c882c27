"""What a line of a capture is: each has exactly one role."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What one line of a capture is. Each line has exactly one."""

    TITLE = "title"
    DESCRIPTION = "description"
    KICKER = "kicker"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHED = "published"
    MODIFIED = "modified"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    AGENCY = "agency"
    NOTE = "note"
    BIO = "bio"
    PROMO = "promo"
    NAVIGATION = "navigation"
    SHARE = "share"
    RELATED = "related"
    COMMENTS = "comments"
    COUNTER = "counter"
    PLAYER = "player"
    LEGAL = "legal"
    BLANK = "blank"


BODY_ROLES = frozenset({Role.BODY, Role.HEADING, Role.LIST_ITEM, Role.QUOTE})
"""Roles whose words become the article's body."""

LEFT_OUT = frozenset(
    {
        Role.PROMO,
        Role.NAVIGATION,
        Role.SHARE,
        Role.RELATED,
        Role.COMMENTS,
        Role.COUNTER,
        Role.PLAYER,
        Role.LEGAL,
        Role.KICKER,  # content, but no field of an article holds it, nor the next
        Role.BIO,
    }
)
"""Roles whose words stay in the capture only. The capture page marks them."""


class LabelledLine(NamedTuple):
    """A line of a capture (numbered from 1), its role, and the reason for the role in plain words."""

    number: int
    text: str
    role: Role
    reason: str
