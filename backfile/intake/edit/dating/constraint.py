"""What a text says about the day of its publication, as values."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from backfile.edtf import Edtf


class Span(NamedTuple):
    """Days from `first` to `last`, both included. An open end is None."""

    first: date | None
    last: date | None

    def meet(self, other: "Span") -> "Span | None":
        """Return the days that both allow, or None if there are none."""
        first = max((d for d in (self.first, other.first) if d is not None), default=None)
        last = min((d for d in (self.last, other.last) if d is not None), default=None)
        return None if first is not None and last is not None and first > last else Span(first, last)

    @property
    def length(self) -> int:
        """Return the number of days. An open span has more than any other."""
        if self.first is None or self.last is None:
            return date.max.toordinal()
        return (self.last - self.first).days + 1

    def days(self) -> Iterator[date]:
        """Go through the days of a closed span."""
        if self.first is not None and self.last is not None:
            for number in range(self.first.toordinal(), self.last.toordinal() + 1):
                yield date.fromordinal(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Days that something said allows for the publication.

    `line` is the number of the line that says it; `words` are what it says. It is soft: a reading of prose,
    which other evidence may overrule. Only the bound, which has no line, is hard: nothing is captured before
    it is published. A `firm` one, a date in full, counts before the others.
    """

    line: int | None
    words: str
    span: Span
    firm: bool = False

    def __str__(self) -> str:
        return self.words if self.line is None else f"line {self.line}: {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayClue:
    """A day of the week that the text names, and how strongly that speaks for a publication on each weekday.

    `weights` are seven numbers, Monday's first.
    """

    line: int
    words: str
    weights: tuple[int, int, int, int, int, int, int]

    def __str__(self) -> str:
        return f"line {self.line}: {self.words}"


def shifted(day: date, days: int) -> date:
    """Return a day so many days later (earlier if negative), held within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day; held within the calendar."""
    count = day.year * 12 + day.month - 1 + months
    if not 12 <= count < 120_000:
        return date.min if count < 12 else date.max
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def bound_of(retrieved: Edtf | None) -> Constraint | None:
    """Return the hard upper bound that a capture's own date sets, if it has a latest day."""
    if retrieved is None or retrieved.last is None:
        return None
    words = f"captured {retrieved.text}"
    return Constraint(line=None, words=words, span=Span(None, retrieved.last), firm=True)


def latest_on_earth(retrieved: Edtf) -> date | None:
    """Return the latest day that it was anywhere on Earth at a capture's time (UTC+14 is the furthest)."""
    if retrieved.last is None or retrieved.seconds is None:
        return retrieved.last
    furthest = retrieved.seconds + 14 * 3600
    return (
        min(retrieved.last + timedelta(days=furthest // 86_400), date.max)
        if furthest >= 86_400
        else retrieved.last
    )
