"""Labels and hints brought together: what the words of a line are like, and what its format says of it."""

from collections.abc import Iterator, Mapping, Sequence

from backfile.drafts import Hint
from backfile.roles import BODY_ROLES, LEFT_OUT, LabelledLine, Role
from backfile.text import is_blank

_KNOWN_BY_WORDS = frozenset({Role.NOTE, Role.AGENCY, Role.BYLINE, Role.PUBLISHED, Role.MODIFIED, Role.LEGAL})
"""Roles that the labeller tells by a line's words, which a text that was chosen as a whole may hold."""
_ASKS = ("asks for", "announces other articles")
"""How reasons begin of lines that were left out for their own words, and not for their neighbours'."""
_SHAPED = "looks like a link"
"""How reasons begin of lines that were left out for their shape alone."""
_BLANK = "blank"


def hidden_from_labels(hint: Hint | None) -> bool:
    """Tell whether the labeller should not see a line, since it is surely no part of what a reader sees."""
    return hint is not None and hint.firm and hint.role in LEFT_OUT


def settled(lines: Sequence[LabelledLine], hints: Mapping[int, Hint]) -> tuple[LabelledLine, ...]:
    """Give each line its role. Lines are numbered as hints are; without hints, labels stay as they are."""
    if not hints:
        return tuple(lines)
    told = {hint.role for hint in hints.values()}
    body = [line.number for line in lines if line.role is Role.BODY]
    inside = range(body[0], body[-1]) if body else range(0)
    return tuple(_with_blanks([_settled(line, hints.get(line.number), told, inside) for line in lines]))


def _settled(line: LabelledLine, hint: Hint | None, told: set[Role], inside: range) -> LabelledLine:
    if hint is None or is_blank(line.text) or not _decides(line, hint, told, inside):
        return line
    return line._replace(role=hint.role, reason=hint.reason)


def _decides(line: LabelledLine, hint: Hint, told: set[Role], inside: range) -> bool:
    """Tell whether a hint goes before the label; `inside` are the lines from the text's first to its last."""
    if hint.firm:
        return True
    if hint.role not in BODY_ROLES:
        # Where the format names the headline, no other line is one.
        return line.role in BODY_ROLES or (line.role is Role.TITLE and Role.TITLE in told)
    if line.role in BODY_ROLES:
        return hint.role is not Role.BODY
    if hint.among_body:
        return line.number in inside and line.reason.startswith(_SHAPED)
    return line.role not in _KNOWN_BY_WORDS and not line.reason.startswith(_ASKS)


def _with_blanks(lines: Sequence[LabelledLine]) -> Iterator[LabelledLine]:
    """Give a blank line the role of its neighbours where both have the same."""
    waiting: list[LabelledLine] = []
    before: LabelledLine | None = None
    for line in lines:
        if is_blank(line.text):
            waiting.append(line)
            continue
        same = before is not None and before.role is line.role
        role, reason = (before.role, before.reason) if before and same else (Role.BLANK, _BLANK)
        yield from (blank._replace(role=role, reason=reason) for blank in waiting)
        yield line
        waiting, before = [], line
    yield from (blank._replace(role=Role.BLANK, reason=_BLANK) for blank in waiting)
