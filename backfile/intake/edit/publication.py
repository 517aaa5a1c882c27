"""The publication, as the page names it where it speaks of itself: banners, newsletters, copyright lines.

A wrong publication is much worse than none, so one weak place is not enough: kinds of places are worth
points (data/publications.toml), two points are needed, and a rival with as many leaves the question open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backfile.drafts import Stated
from backfile.intake.edit.evidence import cite
from backfile.intake.edit.mentions import Mention, mentions_of
from backfile.intake.edit.periodical import name_key
from backfile.intake.finding import Finding
from backfile.roles import BODY_ROLES, LabelledLine, Role
from backfile.text import folded

_ENOUGH = 2.0
_LEAD = 1.0
_SPEAKING = frozenset(
    {Role.PROMO, Role.NAVIGATION, Role.LEGAL, Role.SHARE, Role.COMMENTS, Role.PLAYER, Role.NOTE}
)
"""Roles in which a page speaks of itself. RELATED is not one: it names people and subjects."""
_CITED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    name: str
    score: float
    mentions: tuple[Mention, ...]


def publication_of(lines: Sequence[LabelledLine], *, stated: Stated) -> Finding[str | None]:
    """Return the publication: the stated one, else the one that the page's own words name surely enough.

    The evidence repeats the lines that say so most clearly, two at most.
    """
    if stated.publication is not None and (name := folded(stated.publication)):
        return Finding(name, stated.evidence("publication"))
    speaking = [line for line in lines if line.role in _SPEAKING]
    titles = [line for line in lines if line.role is Role.TITLE]
    people = " ".join(line.text for line in lines if line.role in (Role.BYLINE, Role.BIO))[:2000].casefold()
    told = [line.number for line in lines if line.role is Role.TITLE or line.role in BODY_ROLES]
    article = range(min(told), max(told) + 1) if told else range(0)
    mentions = [each for each in mentions_of(speaking, titles, article) if each.name.casefold() not in people]
    ranked = sorted(_candidates(mentions), key=lambda each: (-each.score, each.name))
    if not ranked or ranked[0].score < _ENOUGH:
        return Finding(None)
    best = ranked[0]
    if len(ranked) > 1 and best.score - ranked[1].score < _LEAD:
        return Finding(None)
    return Finding(best.name, cite(_clearest(best.mentions)))


def _candidates(mentions: Iterable[Mention]) -> list[_Candidate]:
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(name_key(mention.name), []).append(mention)
    return [
        _Candidate(name=_usual(group), score=_score(group), mentions=tuple(group))
        for group in groups.values()
    ]


def _score(mentions: Sequence[Mention]) -> float:
    """Add up the kinds of places, each counted once, and only where it stands on a line of its own."""
    best: dict[str, float] = {}
    used: set[int] = set()
    for mention in sorted(mentions, key=lambda each: (-each.weight, each.line.number)):
        if mention.kind not in best and mention.line.number not in used:
            best[mention.kind] = mention.weight
            used.add(mention.line.number)
    return sum(best.values())


def _usual(mentions: Sequence[Mention]) -> str:
    """Return the spelling that has the most points; one in capitals only where there is no other."""
    points: dict[str, float] = {}
    for mention in mentions:
        points[mention.name] = points.get(mention.name, 0) + mention.weight
    return max(points, key=lambda name: (not name.isupper(), points[name], name))


def _clearest(mentions: Sequence[Mention]) -> list[LabelledLine]:
    """Return the lines of the weightiest kinds of places, in the order of the page."""
    chosen: dict[int, LabelledLine] = {}
    for mention in sorted(mentions, key=lambda each: (-each.weight, each.line.number)):
        if len(chosen) < _CITED:
            chosen.setdefault(mention.line.number, mention.line)
    return [chosen[number] for number in sorted(chosen)]
