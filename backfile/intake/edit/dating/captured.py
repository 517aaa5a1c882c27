"""When a page was captured, by what it says itself: its clock, or "2 days ago" beside an absolute date.

Mastheads print today's date. That day is the capture's, and no article's. A distance from the day of the
capture ("2 days ago") gives that day as well, if the day that it means is printed beside it.
"""

from collections.abc import Sequence

from backfile.edtf import Edtf
from backfile.intake.edit.dating.constraint import shifted
from backfile.intake.edit.dating.header import Printed
from backfile.intake.edit.dating.kind import Kind
from backfile.intake.edit.dating.relative import has_distance, relative_dates
from backfile.intake.finding import Finding
from backfile.roles import LabelledLine, Role

_AROUND = 12
"""Lines on either side of the title, blank ones among them, in which a page says how old it is."""


def clock_of(lines: Sequence[LabelledLine], printed: Sequence[Printed]) -> Printed | None:
    """Return the day that the page prints as its own; of mastheads only where a distance counts from it."""
    clocks = [one for one in printed if one.whole_day() and (one.kind is Kind.ACCESSED or one.masthead)]
    clocks.sort(key=lambda one: (one.kind is not Kind.ACCESSED, one.cost))
    if not clocks or (clocks[0].kind is not Kind.ACCESSED and not has_distance(lines)):
        return None
    return clocks[0]


def captured_of(
    lines: Sequence[LabelledLine], published: Finding[Edtf | None], clock: Printed | None
) -> Finding[Edtf | None]:
    """Return when the capture was made, uncertain: by the clock, or by a distance from the printed day."""
    if clock is not None and (day := clock.whole_day()):
        return Finding(Edtf.parse(f"{day.isoformat()}?"), f"{clock}, the page's own day")
    day = published.value.exact_day if published.value is not None else None
    if day is None:
        return Finding(None)
    for one in relative_dates(_header(lines), retrieved=Edtf.parse(day.isoformat())):
        first, last = one.constraint.span
        if one.kind is not Kind.MODIFIED and first is not None and first == last:
            captured = shifted(day, (day - first).days)
            return Finding(Edtf.parse(f"{captured.isoformat()}?"), f"{one.said()}; {published.evidence}")
    return Finding(None)


def _header(lines: Sequence[LabelledLine]) -> Sequence[LabelledLine]:
    """Return the lines around the title: a distance elsewhere is that of other news, or of a comment."""
    title = next((at for at, line in enumerate(lines) if line.role is Role.TITLE), 0)
    return lines[max(0, title - _AROUND) : title + _AROUND]
