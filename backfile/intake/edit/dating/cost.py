"""How unlikely it is that a date is the page's own.

Costs are points. They were set on a thousand pages of many publishers: of the dates at up to SURE points,
97 % were right; of those above, up to ACCEPTED points, four in five.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from backfile.intake.edit.dating.kind import ANNOUNCED, Kind
from backfile.intake.edit.dating.lexicon import any_of, lexicon
from backfile.intake.edit.dating.place import DATE_ROLES, FOOT, Place
from backfile.intake.edit.dating.written import SOME_GLUED, Reading, Written
from backfile.roles import Role

ACCEPTED = 26
"""A date that costs more is not the page's."""

SURE = 13
"""A date that costs more is only probably the page's."""

_ELSEWHERE = 20  # outside the header
_ANNOUNCED, _UNTIMED, _PARTIAL, _BYLINE = -10, 2, 8, -6
_OTHER_LABEL = 8  # "Deadline: 21 February 2020" is announced as something else
_SENTENCE = 20  # a sentence speaks about the story
_PARAGRAPH = 2
_BEFORE_TITLE = 3  # mastheads print today's date
_FEW, _SOME, _MANY = 2, 4, 8  # words that have nothing to do with the date
_ROLES = {Role.PUBLISHED: -30, Role.MODIFIED: -30, Role.BYLINE: -10, Role.DATELINE: -4}

_LETTERS = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile("[\u3040-\u9fff]")
_IN_DATES = frozenset(
    {"st", "nd", "rd", "th", "er", "o", "го", "е", "й", "de", "of", "den", "der", "del", "do", "the"}
    | {"m", "г", "р", "년", "월", "일"}
)
"""What may stand in a written date besides figures and the month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a date stands in its line: `others` counts the line's words that have nothing to do with dates."""

    kind: Kind
    others: int
    timed: bool
    byline: bool
    labelled: bool


def cost_of(place: Place, reading: Reading, look: Look) -> int | None:
    """Return how unlikely a date is to be the page's own, or None if it is out of the question."""
    partial = reading.year is None or reading.day is None
    if partial and not (look.others <= _FEW and (place.beside_title or place.line.role in DATE_ROLES)):
        return None
    cost = _cost_of_place(place, look)
    if cost is None or (look.kind is Kind.ACCESSED and look.others > _SOME):
        return None
    announced = look.kind is not Kind.PLAIN
    cost += look.others + _ROLES.get(place.line.role, 0)
    cost += (
        (_ANNOUNCED if announced else 0)
        + (_BYLINE if look.byline else 0)
        + (_PARTIAL if partial else 0)
        + (0 if look.timed else _UNTIMED)
        + (_OTHER_LABEL if look.labelled and not announced else 0)
    )
    sentence = look.others > _FEW and not (announced or look.byline)
    return cost + (_SENTENCE if sentence and place.line.text.rstrip().endswith((".", "!", "?")) else 0)


def at_foot(place: Place, look: Look) -> bool:
    """Tell whether a date stands bare at the foot of the text, announced by nothing."""
    return not (
        place.in_header or look.byline or look.kind is not Kind.PLAIN or place.line.role in DATE_ROLES
    )


def surely_none(place: Place, text: str, low: str) -> bool:
    """Tell at a glance that `cost_of` rules out whatever date a line has: most paragraphs are so.

    Outside the header, a line has no more than `_MANY` other words. Those counted here stand between spaces,
    and are in no date and no phrase, so that `other_words` can't find fewer. `low` is the text in lower case.
    """
    if place.in_header or place.line.role in DATE_ROLES or SOME_GLUED.search(text) or _UNSPACED.search(text):
        return False
    words = list(filter(str.isalpha, low.split()))
    return len(words) - sum(map(_not_other().__contains__, words)) > _MANY


@cache
def _not_other() -> frozenset[str]:
    lex = lexicon()
    phrases = (phrase for key in (*ANNOUNCED, "today") for phrase in lex.phrases[key])
    said = (word for phrase in phrases for word in _LETTERS.findall(phrase))
    return _IN_DATES.union(said, lex.phrases["beside"], lex.weekdays, lex.short, lex.months)


def _cost_of_place(place: Place, look: Look) -> int | None:
    if place.in_header and place.distance < 0:
        return _BEFORE_TITLE - 2 * place.distance
    if place.in_header:
        return min(place.distance, _ELSEWHERE) + _PARAGRAPH * place.paragraphs
    if at_foot(place, look):
        return _ELSEWHERE if look.others < _FEW and place.paragraphs and place.below <= FOOT else None
    if place.line.role in DATE_ROLES or look.others <= (_MANY if look.byline else _SOME):
        return _ELSEWHERE
    return None


def other_words(low: str, written: Sequence[Written]) -> int:
    """Count a line's words (in lower case) that have nothing to do with dates."""
    for one in reversed(written):
        low = f"{low[: one.start]} {low[one.end :]}"
    lex, rest = lexicon(), any_of(*ANNOUNCED, "today").sub(" ", low)
    known = (lex.phrases["beside"], lex.weekdays, lex.short, lex.months)
    return sum(not any(word in words for words in known) for word in _LETTERS.findall(rest))
