"""Dates that a page gives by their distance from the capture: "2 days ago", "Yesterday", "vor 3 Stunden"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backfile.edtf import Edtf
from backfile.intake.edit.dating.constraint import Constraint, Span, months_later, shifted
from backfile.intake.edit.dating.kind import Kind, kind_of
from backfile.intake.edit.dating.lexicon import any_of, lexicon
from backfile.intake.edit.dating.place import DATE_ROLES, places
from backfile.intake.edit.dating.written import cleaned, lowered, written_dates
from backfile.roles import LabelledLine

_LENGTH = 100
_WORDS = 8  # a line with more says something else
_NEAR = 8  # lines from the title

_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\d.,:])(\d{1,3})\s?(?=[^\W\d_])|(?<![^\W\d_])([^\W\d_]+)\s(?=[^\W\d_])")
_NEXT = re.compile(r"[^\W\d_]+")
_HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A date by its distance from the capture, and whether it is one of publication or of change."""

    kind: Kind
    constraint: Constraint
    words: str

    def said(self) -> str:
        """Say where it stands."""
        return f"line {self.constraint.line}: {self.words}"


def relative_dates(lines: Sequence[LabelledLine], *, retrieved: Edtf | None) -> Iterator[Relative]:
    """Find the distances from the capture the page prints about itself, the nearest to the title first."""
    captured = retrieved.exact_day if retrieved is not None else None
    if retrieved is None or captured is None:
        return
    near = [
        place
        for place in places(lines)
        if place.line.role in DATE_ROLES or (place.in_header and abs(place.distance) <= _NEAR)
    ]
    for place in sorted(near, key=lambda place: (place.line.role not in DATE_ROLES, abs(place.distance))):
        text = cleaned(place.line.text[: _LENGTH + 1])
        low = lowered(text)
        if len(text) > _LENGTH or len(_LETTERS.findall(low)) > _WORDS:
            continue
        if (place.distance < 0 or any_of("accessed").search(low)) and written_dates(text):
            continue  # "Today is Saturday, 21 November 2026" is the page's clock
        for start, span in _distances(low, captured, retrieved.seconds):
            constraint = Constraint(
                line=place.line.number, words=f"{text}, captured {captured}", span=span, firm=True
            )
            yield Relative(kind=kind_of(low[:start], "", place.line.role), constraint=constraint, words=text)


def has_distance(lines: Sequence[LabelledLine]) -> bool:
    """Tell whether the page prints how long ago it was published."""
    whenever = Edtf.parse("2000-01-01")
    return any(one.kind is not Kind.MODIFIED for one in relative_dates(lines, retrieved=whenever))


def _distances(low: str, captured: date, seconds: int | None) -> Iterator[tuple[int, Span]]:
    """Find distances in a line in lower case: where they begin, and the days they mean."""
    for key, days in (("today", 0), ("yesterday", -1)):
        match = any_of(key).search(low)
        if match:
            day = shifted(captured, days)
            yield match.start(), Span(day, day)
    lex = lexicon()
    for match in _NUMBER.finditer(low):
        number = int(match[1]) if match[1] else lex.cardinals.get(match[2])
        unit_match = _NEXT.match(low, match.end())
        unit = lex.units.get(unit_match.group()) if unit_match else None
        if number is None or unit is None or unit_match is None:
            continue
        before, after = low[: match.start()].rstrip(), low[unit_match.end() :].lstrip(" .")
        if any(after.startswith(word) for word in lex.phrases["ago_after"]) or any(
            before.endswith(word) for word in lex.phrases["ago_before"]
        ):
            yield match.start(), _back(number, unit, captured, seconds)


def _back(number: int, unit: str, captured: date, seconds: int | None) -> Span:
    """Return the days that lie so far back. Pages round down: "2 weeks" are 14 to 20 days."""
    if unit in ("minute", "hour"):
        hours = number if unit == "hour" else 0
        if seconds is not None:
            day = shifted(captured, (seconds // 3600 - hours) // _HOURS)
            return Span(day, day)
        return Span(
            shifted(captured, -((hours + _HOURS - 1) // _HOURS)), shifted(captured, -(hours // _HOURS))
        )
    if unit == "day":
        return Span(shifted(captured, -number), shifted(captured, -number))
    if unit == "week":
        return Span(shifted(captured, -7 * number - 6), shifted(captured, -7 * number))
    size = 12 if unit == "year" else 1
    last = months_later(captured, -number * size)
    return Span(min(last, shifted(months_later(captured, -(number + 1) * size), 1)), last)
