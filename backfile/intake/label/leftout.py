"""What the left-out lines are: promotion, navigation, other articles, comments and the rest."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts
from backfile.intake.label.reasons import family_reason
from backfile.roles import Role

Verdict = tuple[Role, str]

_ROLES: Final = {
    "promo": Role.PROMO,
    "comments": Role.COMMENTS,
    "share": Role.SHARE,
    "related": Role.RELATED,
    "legal": Role.LEGAL,
    "player": Role.PLAYER,
    "counter": Role.COUNTER,
    "navigation": Role.NAVIGATION,
}
_SECTIONS: Final = frozenset({Role.PROMO, Role.COMMENTS, Role.RELATED})
"""Roles that a heading opens: what follows without a cue of its own belongs to them."""
_REACH: Final = 40
"""How many lines a section may run on without a further cue."""


def left_out(lines: Sequence[Facts], out: Sequence[bool]) -> list[Verdict | None]:
    """Give every line for which `out` holds a left-out role; the others get None."""
    own = [_own(line) if flag else None for line, flag in zip(lines, out, strict=True)]
    found: list[Verdict | None] = []
    section: Verdict | None = None
    age = 0
    for i, flag in enumerate(out):
        if not flag:
            found.append(None)
            section = None
            continue
        verdict = own[i]
        if verdict and verdict[0] is Role.RELATED and section and not _announces(i, lines, out):
            verdict = None
        if verdict and section and section[0] is Role.PROMO and _also_promo(lines[i], verdict[0]):
            verdict = section
        if verdict and verdict[0] in _SECTIONS:
            section, age = verdict, 0
        elif verdict is None and section and age < _REACH:
            verdict, age = (section[0], "follows a line that " + section[1]), age + 1
        found.append(verdict)
    return [verdict or (_shape(i, lines, own) if out[i] else None) for i, verdict in enumerate(found)]


def _own(line: Facts) -> Verdict | None:
    """Return the role that the line's own phrases name: those that cover most of its words."""
    covered: dict[str, int] = {}
    for hit in line.hits:
        if hit.family in _ROLES:
            covered[hit.family] = covered.get(hit.family, 0) + hit.size
    best = max(covered, key=lambda family: (covered[family], -list(_ROLES).index(family)), default=None)
    if best is None:
        return None
    share = covered[best] / min(line.length or 1, len(line.words) or 1)
    if best in {"promo", "legal"} and share < 0.1 and line.length > 30:
        return None
    if best not in {"promo", "legal"} and share < 0.3:
        return None
    return _ROLES[best], family_reason(best)


def _announces(i: int, lines: Sequence[Facts], out: Sequence[bool]) -> bool:
    """Tell whether a line such as "Read more" has a headline to announce, in it or right after it."""
    if lines[i].length > 4:
        return True
    return any(
        out[j] and lines[j].kind in {"headline", "open", "prose", "sentence"}
        for j in range(i + 1, min(i + 3, len(lines)))
    )


def _also_promo(line: Facts, role: Role) -> bool:
    """Tell a form's small print and buttons, which belong to the appeal that they stand in."""
    return role in {Role.LEGAL, Role.COUNTER, Role.NAVIGATION} and (
        "promo" in line.families or line.length <= 2
    )


def _shape(i: int, lines: Sequence[Facts], own: Sequence[Verdict | None]) -> Verdict:
    """Decide by the line's look, or by the appeal that it opens."""
    for j in range(i + 1, min(i + 3, len(lines))):
        ahead = own[j]
        if ahead and ahead[0] is Role.PROMO:
            return Role.PROMO, "leads to a line that " + ahead[1]
    if lines[i].kind in {"headline", "open", "prose", "sentence"}:
        return Role.RELATED, "looks like a link to another article"
    return Role.NAVIGATION, "looks like a link or a button"
