"""What a date that the page prints comes to: an exact day, or what its readings share."""

from collections.abc import Sequence
from datetime import date

from backfile.edtf import WEEKDAYS, Edtf
from backfile.intake.edit.dating.constraint import Constraint, Span, latest_on_earth
from backfile.intake.edit.dating.cost import SURE
from backfile.intake.edit.dating.header import Printed
from backfile.intake.edit.dating.solver import allowed, latest_on_day, spelled
from backfile.intake.edit.dating.written import Reading
from backfile.intake.finding import Finding

EITHER_ORDER = "day and month in either order"
"""How the evidence ends of a date in figures that can be read in two ways."""


def read(
    printed: Sequence[Printed],
    *,
    constraints: Sequence[Constraint],
    bound: Constraint | None,
    retrieved: Edtf | None,
) -> Finding[Edtf | None]:
    """Return the date that the likeliest (first) of the printed dates states.

    It is uncertain if it is only probably the page's, if it is printed with another day's weekday, or if its
    year is not printed but follows from the other constraints. A date that the bound rules out leaves only
    the bound.
    """
    best = printed[0]
    reading = best.readings[0]
    if reading.year is None:
        return _without_year(best, reading, constraints, bound)
    if reading.day is None:
        return _month(best, reading, bound)
    days = sorted(day for day in (one.whole() for one in best.readings) if day is not None)
    fitting = [day for day in days if best.weekday in (None, day.weekday())]
    possible = _captured_by(fitting or days, retrieved)
    if not possible and bound is not None:
        return Finding(Edtf.parse(spelled(bound.span)), f"{bound}; {best} conflicts")
    if len(possible) > 1:
        listed = ",".join(day.isoformat() for day in possible)
        return Finding(Edtf.parse(f"[{listed}]"), f"{best}, {EITHER_ORDER}")
    day, evidence = possible[0], f"{best}, {best.why}" if best.why else str(best)
    if not fitting and best.weekday is not None:
        evidence += f", a {WEEKDAYS[day.weekday()]}, printed as {WEEKDAYS[best.weekday]}"
    doubtful = not fitting or best.cost > SURE
    return Finding(Edtf.parse(day.isoformat() + ("?" if doubtful else "")), evidence)


def _captured_by(days: Sequence[date], retrieved: Edtf | None) -> list[date]:
    """Leave out the days that had begun nowhere on Earth when the page was captured."""
    latest = latest_on_earth(retrieved) if retrieved is not None else None
    return [day for day in days if latest is None or day <= latest]


def _month(best: Printed, reading: Reading, bound: Constraint | None) -> Finding[Edtf | None]:
    month = Edtf.parse(f"{reading.year:04}-{reading.month:02}")
    if bound is None or bound.span.last is None or month.last is None or month.last <= bound.span.last:
        return Finding(month, str(best))
    met = Span(month.first, month.last).meet(bound.span)
    if met is None:
        return Finding(Edtf.parse(spelled(bound.span)), f"{bound}; {best} conflicts")
    return Finding(Edtf.parse(spelled(met)), f"{best}; {bound}")


def _without_year(
    best: Printed, reading: Reading, constraints: Sequence[Constraint], bound: Constraint | None
) -> Finding[Edtf | None]:
    span, evidence = allowed(constraints, bound)
    day = latest_on_day(reading.month, reading.day or 1, best.weekday, span)
    if day is not None:
        return Finding(Edtf.parse(f"{day.isoformat()}?"), "; ".join([str(best), *evidence]))
    return Finding(Edtf.parse(f"XXXX-{reading.month:02}-{reading.day or 1:02}"), str(best))
