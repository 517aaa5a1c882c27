"""Putting the constraints together: the EDTF date that they leave, and the evidence for it."""

from collections.abc import Iterable, Sequence
from datetime import date

from backfile.edtf import Edtf
from backfile.intake.edit.dating.constraint import Constraint, Span, WeekdayClue, months_later, shifted
from backfile.intake.finding import Finding

_CHOOSABLE = 7
"""Weekdays choose among so many days at most; among more they come round again."""

_MARGIN = 2
"""By so much the best day's weekday must lead, or none is chosen."""


def solved(
    constraints: Iterable[Constraint], clues: Sequence[WeekdayClue], bound: Constraint | None
) -> Finding[Edtf | None]:
    """Return what soft constraints, weekdays and the upper bound leave of the day of publication."""
    span, evidence = allowed(constraints, bound)
    if span == Span(None, None):
        return Finding(None)
    chosen, reasons = _chosen(span, clues)
    return Finding(Edtf.parse(spelled(chosen)), "; ".join([*evidence, *reasons]))


def allowed(constraints: Iterable[Constraint], bound: Constraint | None) -> tuple[Span, list[str]]:
    """Return the days that constraints and the bound leave together, and the evidence for them.

    Firm constraints count first, then the tightest; one that contradicts those before it is named in the
    evidence and otherwise left out. The bound holds always.
    """
    span, evidence = Span(None, None), list[str]()
    soft = sorted(constraints, key=lambda one: (not one.firm, one.span.length, one.line or 0))
    for constraint in soft:
        met = span.meet(constraint.span)
        if met is None:
            evidence.append(f"{constraint} conflicts")
        elif met != span:
            span = met
            evidence.append(str(constraint))
    met = span.meet(bound.span) if bound is not None else span
    if bound is None or met == span:
        return span, evidence
    if met is None:
        return bound.span, [str(bound), *(f"{said} conflicts" for said in evidence)]
    return met, [*evidence, str(bound)]


def _chosen(span: Span, clues: Sequence[WeekdayClue]) -> tuple[Span, list[str]]:
    """Let the weekdays choose one of a few days, if one of them is clearly the likeliest."""
    if not 1 < span.length <= _CHOOSABLE:
        return span, []
    scores = sorted(
        ((sum(clue.weights[day.weekday()] for clue in clues), day) for day in span.days()), reverse=True
    )
    if scores[0][0] - scores[1][0] < _MARGIN:
        return span, []
    best = scores[0][1]
    speaking = max(clues, key=lambda clue: clue.weights[best.weekday()])
    if speaking.weights[best.weekday()] > 0:
        return Span(best, best), [str(speaking)]
    against = min(clues, key=lambda clue: min(clue.weights))
    return Span(best, best), [str(against)]


def spelled(span: Span) -> str:
    """Write a span of inferred days as EDTF: an uncertain day or month, or one of a set of days."""
    first, last = span
    if first is None or last is None:
        return f"[{first.isoformat() if first else ''}..{last.isoformat() if last else ''}]"
    if first == last:
        return f"{first.isoformat()}?"
    if first.day == 1 and last == shifted(months_later(first, 1), -1):
        return f"{first.isoformat()[:7]}?"
    return f"[{first.isoformat()}{',' if span.length == 2 else '..'}{last.isoformat()}]"


def latest_on_day(month: int, day: int, weekday: int | None, span: Span) -> date | None:
    """Return the latest day of the span with that month and day, and that weekday if it is known.

    An open start reaches back as far as a date without a year is still news: one year, or the six in which
    month, day and weekday meet again.
    """
    if span.last is None:
        return None
    reach = 1 if weekday is None else 6
    earliest = span.first or months_later(span.last, -12 * reach)
    for year in range(span.last.year, earliest.year - 1, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if earliest <= found <= span.last and weekday in (None, found.weekday()):
            return found
    return None
