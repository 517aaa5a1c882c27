"""The dates that a page prints about itself: "Published November 19, 2024 | Updated November 20, 2024".

Pages print many dates: today's in the masthead, those of teasers, of comments, of the story itself. Each date
found gets a cost; the cheapest one is the page's own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backfile.intake.edit.dating.cost import ACCEPTED, SURE, Look, at_foot, cost_of, other_words, surely_none
from backfile.intake.edit.dating.kind import ANNOUNCED, Kind, kind_of, later_of_pair
from backfile.intake.edit.dating.lexicon import any_of, lexicon
from backfile.intake.edit.dating.place import HEADER_LENGTH, Place, places
from backfile.intake.edit.dating.written import (
    FIGURED,
    Reading,
    Written,
    cleaned,
    lowered,
    numeric_orders,
    written_dates,
)
from backfile.roles import BODY_ROLES, LabelledLine, Role

_DATELINE = 90  # characters at the head of a paragraph
_DATELINE_WORDS = 5
_DATELINE_COST = SURE + 1
_WEEKDAY = 24  # characters before a date in which its weekday stands

_LETTERS = re.compile(r"[^\W\d_]+")
_RIGHTS = re.compile(
    r"©|\(c\)|copyright|rights? reserved|rechte vorbehalten|derechos reservados|droits réservés"
)
_POST = re.compile(r"[—–-]\s?[^@()]{1,60}\(@")  # how posts are signed that pages embed
_TIME = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d(?!\d)|\d{1,2}\s?[ap]\.?m\b|\d時|\d\s?uhr\b")
_AFTER_DATELINE = re.compile(r"[.,]?\s?(?:\([^()]{2,30}\)|/[^/]{2,30}/|[–—-]|[电電])")
_IN_BRACKETS = re.compile(r"[.,]?\s?(?:\([^()]{2,30}\)|/[^/]{2,30}/)\s?[–—-]")
"""What must follow where no place stands before the day: "March 2 (Reuters) - "."""
_SHOUTED = re.compile(r"[.,]?\s?[A-ZА-ЯЄІЇҐ][A-ZА-ЯЄІЇҐ.-]{2,30}(?:\s?[–—-]|\.)\s")
"""How Interfax goes on: "Київ. 2 березня. ІНТЕРФАКС-УКРАЇНА. "."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A date that the page prints about itself, perhaps: where, what kind, and how unlikely (the cost).

    `weekday` is the one printed before it, 0 for Monday. `foot` dates stand bare below the text, `header`
    dates around the title; a `masthead` date has a weekday, and other lines between it and the title. `why`
    says what decided between two ways to read figures.
    """

    line: int
    words: str
    readings: tuple[Reading, ...]
    kind: Kind
    cost: int
    weekday: int | None
    foot: bool = False
    header: bool = False
    why: str = ""
    masthead: bool = False

    def whole_day(self) -> date | None:
        """Return the day that it means, if all of it is printed, and it can be read in one way."""
        return self.readings[0].whole() if len(self.readings) == 1 else None

    def latest(self) -> date | None:
        """Return the latest day that it can mean, if its year is printed."""
        days = [reading.latest() for reading in self.readings]
        return max((day for day in days if day is not None), default=None)

    def __str__(self) -> str:
        return f"line {self.line}: {self.words}"


def printed_dates(lines: Sequence[LabelledLine], *, language: str | None, order: str = "") -> list[Printed]:
    """Find the dates that the page may print about itself, the likeliest (cheapest) first.

    A bare date at the foot of the text counts only if it is the only one: comments and teasers have many.
    `order` is "day" or "month", where it is known which of them comes first in dates in figures.
    """
    figured = {line.number: line for line in lines if FIGURED.search(line.text, 0, HEADER_LENGTH)}
    shown = order or _numeric_order(figured.values())
    why = "" if order else "as its other dates show" if shown else "by its language"
    found = [
        printed
        for place in places(lines)
        if place.line.number in figured
        for printed in (*_in_line(place, language, shown), *_in_dateline(place, language, shown))
    ]
    found = [replace(one, why=f"the {one.why} first {why}" if why and one.why else "") for one in found]
    bare = {printed.readings for printed in found if printed.foot}
    kept = [p for p in found if p.cost <= ACCEPTED and (not p.foot or len(bare) == 1)]
    return sorted(kept, key=lambda printed: (printed.cost, printed.line))


def _numeric_order(lines: Iterable[LabelledLine]) -> str:
    """Return "day" or "month" if the page's own numeric dates show which they put first, else ""."""
    texts = (line.text for line in lines if len(line.text) <= HEADER_LENGTH)
    orders = {order for text in texts for order in numeric_orders(cleaned(text))}
    return orders.pop() if len(orders) == 1 else ""


def _in_line(place: Place, language: str | None, order: str) -> Iterator[Printed]:
    """Find the dates in a line that is short enough to be about dates."""
    if len(place.line.text) > HEADER_LENGTH:
        return
    text = cleaned(place.line.text)
    low = lowered(text)
    if surely_none(place, text, low):
        return
    written = written_dates(text, language=language, order=order)
    if not written or _RIGHTS.search(low) or _POST.match(low):
        return
    announced = any_of(*ANNOUNCED).search(low) is not None
    role = Role.BODY if announced else place.line.role
    others, byline = other_words(low, written), any_of("by").match(low) is not None
    later = later_of_pair(written)
    for at, one in enumerate(written):
        since = written[at - 1].end if at else 0
        until = written[at + 1].start if at + 1 < len(written) else len(low)
        before = low[since : one.start]
        look = Look(
            kind=kind_of(before, low[one.end : until], role),
            others=others,
            timed=_TIME.search(low[since:until]) is not None,
            byline=byline,
            labelled=before.rstrip().endswith(":"),
        )
        cost = cost_of(place, one.readings[0], look)
        if cost is not None and look.kind is not Kind.EVENT:
            changed = look.kind is Kind.PLAIN and one is later
            kind = Kind.MODIFIED if changed else look.kind
            found = _printed(place, one, low, kind, cost + at, foot=at_foot(place, look))
            yield found if announced or changed or not place.in_header else _as_clock(found, place, low)


def _as_clock(found: Printed, place: Place, low: str) -> Printed:
    """Tell the page's clock, above the title: "Today is …" for sure, a day with its weekday perhaps."""
    if place.distance < 0 and any_of("today").search(low):
        return replace(found, kind=Kind.ACCESSED)
    if place.distance < -1 and found.weekday is not None:
        return replace(found, cost=max(found.cost, SURE + 1), masthead=True)
    return found


def _in_dateline(place: Place, language: str | None, order: str) -> Iterator[Printed]:
    """Find the day in the dateline that opens a story's first paragraph: "KYIV, Nov. 19 (Reuters) - ..."."""
    opening = place.distance > 0 and place.paragraphs <= 1 and place.line.role in BODY_ROLES | {Role.DATELINE}
    if not opening:
        return
    text = cleaned(place.line.text[:HEADER_LENGTH])
    low = lowered(text)
    for one in written_dates(text[:_DATELINE], language=language, order=order)[:1]:
        few = len(_LETTERS.findall(low[: one.start])) <= _DATELINE_WORDS
        signed = _AFTER_DATELINE.match(low, one.end) or _SHOUTED.match(text, one.end)
        placed = one.start or _IN_BRACKETS.match(low, one.end)
        if few and placed and signed and one.readings[0].day is not None:
            yield _printed(place, one, low, Kind.PLAIN, _DATELINE_COST)


def _printed(
    place: Place, written: Written, low: str, kind: Kind, cost: int, *, foot: bool = False
) -> Printed:
    return Printed(
        line=place.line.number,
        words=written.words,
        readings=written.readings,
        kind=kind,
        cost=cost,
        weekday=_weekday(low[max(0, written.start - _WEEKDAY) : written.start]),
        foot=foot,
        header=place.in_header and place.distance > 0,
        why=written.chosen,
    )


def _weekday(before: str) -> int | None:
    """Return the weekday that stands right before a date, if one does."""
    lex = lexicon()
    words = [word for word in _LETTERS.findall(before) if word not in lex.phrases["beside"]]
    return lex.weekdays.get(words[-1], lex.short.get(words[-1])) if words else None
