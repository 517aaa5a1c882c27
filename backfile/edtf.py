"""Dates as claims: the Extended Date/Time Format, levels 0 and 1 and the house's forms of level 2.

The standard is ISO 8601-2:2019, in the Library of Congress's profile (loc.gov/standards/datetime). Level 0 is
2024, 2024-11, 2024-11-19, 2024-11-19T14:30:00Z and 2024/2025. Level 1 adds `?` (uncertain), `~` (approximate)
and `%` (both), X for digits that are not known, seasons, and intervals with open or unknown ends. Of level 2
come one-of-a-set, `[2024-11-19,2024-11-20]` and `[..2024-11-20]`, and a day of no known year, XXXX-12-18.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Span = tuple[date | None, date | None]
"""The first and the last day of a stretch of days; None where it is open."""

_LONGEST = 1_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)
_YEAR = re.compile(r"[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_NO_TIME = -200_000
"""Sorts a whole day before any time of it, whatever the offset (a day has 86,400 seconds)."""


class Precision(StrEnum):
    """How finely a date is stated."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    YEARLESS = "yearless"
    INTERVAL = "interval"
    SET = "set"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A date as stated. Build one with `parse`; equal text is an equal value.

    `text` is exactly what was written. `first` and `last` are the earliest and the latest day that it can
    mean, None where it is open. `seconds` is the time of day less the offset, None without a time.
    """

    text: str
    first: date | None = field(compare=False)
    last: date | None = field(compare=False)
    precision: Precision = field(compare=False)
    uncertain: bool = field(compare=False)
    approximate: bool = field(compare=False)
    spans: tuple[Span, ...] = field(compare=False, repr=False)
    seconds: int | None = field(compare=False, repr=False, default=None)

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Read an EDTF date. Raises ValueError, with the reason in plain words, for anything else."""
        if len(text) > _LONGEST:
            raise ValueError(f"a date of {len(text)} characters is too long to be one")
        return _parsed(text)

    def __str__(self) -> str:
        return self.text

    @property
    def exact_day(self) -> date | None:
        """The day, where the date is one single day and neither uncertain nor approximate."""
        single = self.first is not None and self.first == self.last
        return self.first if single and not (self.uncertain or self.approximate) else None

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """A total order: by earliest day (else the latest, if that is known), latest day, time, text."""
        anchor = self.first or self.last or date.min
        time = _NO_TIME if self.seconds is None else self.seconds
        return anchor.toordinal(), (self.last or date.max).toordinal(), time, self.text

    def days(self, most: int) -> tuple[date, ...]:
        """Return all days that it may be, in order, if it is closed and they are at most `most`; else ()."""
        found: set[date] = set()
        for first, last in self.spans:
            if first is None or last is None or (last - first).days >= most:
                return ()
            found.update(first + timedelta(days=n) for n in range((last - first).days + 1))
            if len(found) > most:
                return ()
        return tuple(sorted(found))


@lru_cache(maxsize=1 << 15)  # an archive has many articles a day, and reading a date takes 10 µs
def _parsed(text: str) -> Edtf:
    if _DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return _date(text)  # says what is wrong with it
        return Edtf(
            text=text,
            first=day,
            last=day,
            precision=Precision.DAY,
            uncertain=False,
            approximate=False,
            spans=((day, day),),
        )
    if text.startswith("["):
        return _one_of_a_set(text)
    if "/" in text:
        return _interval(text)
    if "T" in text:
        return _date_time(text)
    return _date(text)


def _date(text: str) -> Edtf:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(
            f"'{text}' is not an EDTF date; write 2024-03-19, or 2024-03 if the day is not known"
        )
    year, month, day, mark = match.groups()
    if year == "0000" or not _YEAR.fullmatch(year):
        raise ValueError(
            f"'{text}' has no year from 0001 to 9999 (X stands only for its last one, two or four digits)"
        )
    precision, span = _reach(text, year, month, day)
    return _edtf(text, precision, (span,), uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _reach(text: str, year: str, month: str | None, day: str | None) -> tuple[Precision, Span]:
    if year == "XXXX":
        if month is None or day is None or "X" in month + day:
            raise ValueError(f"'{text}' names no year, so it needs a month and a day")
        _day(text, "2000", month, day)
        return Precision.YEARLESS, (None, None)
    if "X" in year and month is not None:
        raise ValueError(f"'{text}' names a month of a year that it leaves open")
    if month is None or (month == "XX" and day in (None, "XX")):
        first = max(int(year.replace("X", "0")), 1)
        width = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[year.count("X")]
        return width, (date(first, 1, 1), date(int(year.replace("X", "9")), 12, 31))
    if month in SEASONS and day is None:
        return Precision.SEASON, _season(int(year), month)
    if day is None or day == "XX":
        first_day = _day(text, year, month, "01")
        return Precision.MONTH, (first_day, first_day.replace(day=_length(first_day)))
    whole = _day(text, year, month, day)
    return Precision.DAY, (whole, whole)


def _day(text: str, year: str, month: str, day: str) -> date:
    if "X" in month + day:
        raise ValueError(
            f"'{text}' leaves open a digit that must be known; write XX for an unknown month or day"
        )
    if not 1 <= int(month) <= 12:
        raise ValueError(f"'{text}' has month {month}; months run from 01 to 12 (and seasons from 21 to 24)")
    first = date(int(year), int(month), 1)
    if not 1 <= int(day) <= _length(first):
        raise ValueError(f"'{text}' has day {day}; {_month_has(text, first)} {_length(first)} days")
    return first.replace(day=int(day))


def _month_has(text: str, first: date) -> str:
    if first.month == 2:
        return "February has at most" if text.startswith("X") else f"February {first.year} has"
    return f"{MONTHS[first.month - 1]} has"


def _length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _season(year: int, code: str) -> Span:
    """Return the days of a meteorological season that begins in the year, in either hemisphere.

    EDTF's seasons 21 to 24 are "independent of location": a spring is from March in the north and from
    September in the south.
    """
    if code in ("21", "23"):
        return date(year, 3, 1), date(year, 11, 30)
    if year == date.max.year:
        return date(year, 6, 1), date.max
    return date(year, 6, 1), date(year + 1, 2, 29 if isleap(year + 1) else 28)


def _date_time(text: str) -> Edtf:
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not an EDTF date with a time; write 2024-03-19T14:30:00Z")
    day, hour, minute, second, zone = match.groups()
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        raise ValueError(f"'{text}' has no time from 00:00:00 to 23:59:59")
    seconds = int(hour) * 3600 + int(minute) * 60 + int(second) - _offset(text, zone)
    whole = _date(day)
    return _edtf(text, Precision.TIME, whole.spans, uncertain=False, approximate=False, seconds=seconds)


def _offset(text: str, zone: str | None) -> int:
    if zone in (None, "Z"):
        return 0
    hours, _, minutes = zone[1:].partition(":")
    if int(hours) > 14 or int(minutes or 0) > 59:
        raise ValueError(f"'{text}' has an offset that no place on Earth has ({zone})")
    return (int(hours) * 3600 + int(minutes or 0) * 60) * (-1 if zone[0] == "-" else 1)


def _interval(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) != 2:
        raise ValueError(f"'{text}' is not an interval; write two dates with one / between them")
    dates = [None if end in ("", "..") else _member(text, end) for end in ends]
    if dates == [None, None]:
        raise ValueError(f"'{text}' is an interval without any date")
    return _spanning(text, Precision.INTERVAL, [(dates[0], dates[1])])


def _one_of_a_set(text: str) -> Edtf:
    if not text.endswith("]"):
        raise ValueError(f"'{text}' lacks the ] that ends a set")
    spans = [
        (_member(text, low) if low else None, _member(text, high) if high else None)
        for low, high in choices(text)
    ]
    return _spanning(text, Precision.SET, spans)


def choices(text: str) -> Iterator[tuple[str, str]]:
    """Split a set at its commas into (low, high); either is empty where it is open.

    Raises ValueError for an empty place.
    """
    for part in text[1:-1].split(","):
        low, dots, high = part.strip(" ").partition("..")
        if not low + high:
            raise ValueError(f"'{text}' has an empty place in its set")
        yield low, high if dots else low


def _member(text: str, part: str) -> Edtf:
    if "T" in part:
        raise ValueError(f"'{text}' has a time of day; intervals and sets hold whole days only")
    found = _date(part)
    if found.precision is Precision.YEARLESS:
        raise ValueError(f"'{text}' holds a day of no known year; intervals and sets need years")
    return found


def _spanning(text: str, precision: Precision, pairs: list[tuple[Edtf | None, Edtf | None]]) -> Edtf:
    spans = tuple((low.first if low else None, high.last if high else None) for low, high in pairs)
    if any(first is not None and last is not None and first > last for first, last in spans):
        raise ValueError(f"'{text}' ends before it begins")
    members = [end for pair in pairs for end in pair if end is not None]
    uncertain = any(member.uncertain for member in members)
    approximate = any(member.approximate for member in members)
    return _edtf(text, precision, spans, uncertain=uncertain, approximate=approximate)


def _edtf(
    text: str,
    precision: Precision,
    spans: tuple[Span, ...],
    *,
    uncertain: bool,
    approximate: bool,
    seconds: int | None = None,
) -> Edtf:
    firsts = [first for first, _ in spans if first is not None]
    lasts = [last for _, last in spans if last is not None]
    return Edtf(
        text=text,
        first=min(firsts) if len(firsts) == len(spans) else None,
        last=max(lasts) if len(lasts) == len(spans) else None,
        precision=precision,
        uncertain=uncertain,
        approximate=approximate,
        spans=spans,
        seconds=seconds,
    )
