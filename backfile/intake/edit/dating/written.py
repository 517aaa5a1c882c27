"""Finding dates that are written out: "19 November 2024", "Nov. 19", "19.11.2024", "2024年11月19日".

A written date is read in every way that it can be: 3/4/2024 is 3 April and March 4. What decides between the
readings is its values, the language, and the page's other dates; never a guess.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from backfile.intake.edit.dating.eastern import common_era, eastern_dates
from backfile.intake.edit.dating.lexicon import lexicon

LONGEST = 10_000
"""So much of a line is read (characters): no paragraph of news is longer, and the text may be hostile."""

_LINES = 256  # of which the cleaned text is remembered
_FIRST_YEAR = 1600  # the first newspapers
_LAST_YEAR = 2199
_MONTH_FIRST_REGIONS = frozenset({"us", "ph", "pw"})

_NUMBERS = re.compile(r"(?<!\d)(?<!\d[.,:/-])(\d{1,4})(?:([./-])[ \u00a0]?)(\d{1,2})\2[ \u00a0]?(\d{1,4})")
FIGURED = re.compile(r"[\d月]")  # one of which every date has
PARTED = re.compile(r"[./-](?<=\d.)[ \u00a0]?\d")  # what dates in figures have
_WORD = re.compile(r"[^\s\d.,;:()\[\]{}<>|/\\·•–—_+\"“”«»*#-]+")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])[A-ZÀ-Þ][a-zà-ÿ]+$")  # "Staff WriterNovember 21"
SOME_GLUED = re.compile(r"[A-ZÀ-Þ](?<=[a-zà-ÿ].)")  # few lines have any
_GLUED_LENGTH = 60
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.?o|-(?:го|е|й))?"
_DAY_BEFORE = re.compile(rf"(?<!\d)(?<!\d[:.])(\d{{1,2}}){_ORDINAL}[.,]?[\s/-]*(?:(?:de|of|den|der)\s+)?$")
_YEAR_BEFORE = re.compile(r"(?<!\d)(\d{4})(?:[.,]|\s(?:m|г|р)\.)?[\s-]*$")
# Pages glue what follows to the year: "Nov 15, 20195:45 AM", "November 21, 202517 comments".
_YEAR = r"(?:((?:1[6-9]|2[01])\d\d)|['’](\d\d)(?!\d))"
# Arabic pages may name a month twice: "2 مارس/آذار 2021", "2 مارس (آذار) 2021".
_TWICE = r"(?: ?[/(] ?[\u0620-\u064a]{2,12}(?: [\u0620-\u064a]{2,8})?\)?)?"
_YEAR_AFTER = re.compile(rf"{_TWICE}[.,]{{0,2}}[\s/-]*(?:(?:de|del|of|do)\s+)?{_YEAR}")
_DAY_AFTER = re.compile(
    rf"\.?[\s-]*(?:the\s+)?(\d{{1,2}}){_ORDINAL}(?![\d:])\.?(?:[\s,-]*(?:(?:of|de)\s+)?{_YEAR})?"
)


_FIGURES = {zero + digit: str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for digit in range(10)}
"""Arabic, Persian, Devanagari, Bengali and Thai figures, which NFKC leaves as they are."""


class Reading(NamedTuple):
    """One way to read a written date. A year or a day that is not written is None."""

    year: int | None
    month: int
    day: int | None

    def whole(self) -> date | None:
        """Return the day, if all of it is written."""
        return None if self.year is None or self.day is None else date(self.year, self.month, self.day)

    def latest(self) -> date | None:
        """Return the latest day that it can mean, if its year is written."""
        if self.year is None:
            return None
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A date written in a line: where in the cleaned line, its words, and its readings (at least one).

    `chosen` is "day" or "month" where the one was taken for first in figures that may be read in two ways.
    """

    start: int
    end: int
    words: str
    readings: tuple[Reading, ...]
    chosen: str = ""


def cleaned(text: str) -> str:
    """Return the part of a line that is read: NFKC, straight apostrophes, no space around it."""
    return _cleaned(text if len(text) <= LONGEST else text[:LONGEST])


@lru_cache(maxsize=_LINES)  # several finders of dates read the same line, one after the other
def _cleaned(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'").replace("ʼ", "'").strip()


@lru_cache(maxsize=_LINES)
def lowered(text: str) -> str:
    """Return the text in lower case, each character in its old place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def written_dates(text: str, *, language: str | None = None, order: str = "") -> tuple[Written, ...]:
    """Find the dates written in a cleaned line, from left to right, not overlapping.

    `order`, "day" or "month", says how the page writes numeric dates, where that is known.
    """
    if not FIGURED.search(text):
        return ()
    plain = text if text.isascii() else text.translate(_FIGURES)
    low = lowered(plain)
    found = sorted(
        chain(_numeric(plain, language, order), _eastern(plain), _named(plain, low, language)),
        key=lambda written: (written.start, -written.end),
    )
    kept: list[Written] = []
    for written in found:
        if not kept or written.start >= kept[-1].end:
            kept.append(written)
        elif _finer(written, kept[-1]):
            kept[-1] = written
    return tuple(kept) if plain == text else tuple(_as_printed(text, written) for written in kept)


def _as_printed(text: str, written: Written) -> Written:
    return replace(written, words=_words(text, written.start, written.end))


def _finer(one: Written, other: Written) -> bool:
    return sum(part is not None for part in one.readings[0]) > sum(
        part is not None for part in other.readings[0]
    )


def numeric_orders(text: str) -> set[str]:
    """Return which orders, "day" or "month" first, a cleaned line's numeric dates show by their values."""
    found = set()
    for _, readings in _numeric_readings(text):
        days, months = (
            (readings[0] is not None, readings[1] is not None) if len(readings) > 1 else (False, False)
        )
        if days != months:
            found.add("day" if days else "month")
    return found


def _numeric(text: str, language: str | None, order: str) -> Iterator[Written]:
    preferred = order or _usual_order(language)
    for match, readings in _numeric_readings(text):
        possible = tuple(reading for reading in readings if reading is not None)
        # Points stand between the parts where the day is first (CLDR); English, which may differ, is told.
        chosen = preferred or ("day" if language is None and "." in match.group() else "")
        settled = len(set(possible)) > 1 and bool(chosen)
        if settled:
            possible = possible[:1] if chosen == "day" else possible[1:]
        if possible:
            found = _written(text, match.start(), match.end(), tuple(dict.fromkeys(possible)))
            yield replace(found, chosen=chosen) if settled else found


def _numeric_readings(text: str) -> Iterator[tuple[re.Match[str], tuple[Reading | None, ...]]]:
    """Find numeric dates: with the year first one reading, else two, the day and the month first."""
    for match in _NUMBERS.finditer(text) if PARTED.search(text) else ():
        first, separator, second, third = match.groups()
        if len(first) == 4 and len(third) <= 2:
            yield match, (_reading(first, second, third),)
            continue
        lengths = (4,) if " " in match.group() else (2, 4)
        if len(first) <= 2 and len(third) in lengths and not _goes_on(text, match.end(), separator):
            yield match, (_reading(third, second, first), _reading(third, first, second))


def _goes_on(text: str, end: int, separator: str) -> bool:
    """Tell whether a number goes on after what looked like a date: 1.2.2019.7 or 03-11-20195."""
    following = text[end : end + 2]
    if text[end - 4 : end].isdigit() and re.match(r"\d{1,2}:\d\d", text[end : end + 5]):
        return False
    return following[:1].isdigit() or (following[:1] == separator and following[1:].isdigit())


def _usual_order(language: str | None) -> str:
    """Return how a language writes numeric dates: the month first only in the US and under its influence."""
    parts = (language or "").lower().replace("_", "-").split("-")
    if parts[0] == "en" and len(parts) > 1:
        return "month" if parts[-1] in _MONTH_FIRST_REGIONS else "day"
    return "" if parts[0] in ("", "en") else "day"


def _eastern(text: str) -> Iterator[Written]:
    for found in eastern_dates(text):
        reading = _of_calendar(found.year, found.month, found.day)
        if reading:
            yield _written(text, found.start, found.end, (reading,))


def _named(text: str, low: str, language: str | None) -> Iterator[Written]:
    words = lexicon()
    some_glued = SOME_GLUED.search(text)
    if not some_glued:
        found_words = _WORD.findall(low)
        if words.months.keys().isdisjoint(found_words) and words.begun.keys().isdisjoint(found_words):
            return
    for match in _WORD.finditer(low):
        start, end = match.span()
        if some_glued and end - start <= _GLUED_LENGTH and (glued := _GLUED.search(text, start, end)):
            start = glued.start()
        word = low[start:end]
        for name in words.begun.get(word, ()):
            if low.startswith(name, start):
                word, end = name, start + len(name)
        if word in words.months:
            months = words.months_named(word, (language or "")[:2].lower())
            found = _around(text, low, start, end, months)
            if found is not None:
                yield found


def _around(text: str, low: str, start: int, end: int, months: tuple[int, ...]) -> Written | None:
    """Read the day and the year on both sides of a month's name."""
    left, right = low[max(0, start - 20) : start], low[end : end + 24]
    before = _DAY_BEFORE.search(left)
    year_after = _YEAR_AFTER.match(right)
    if before:
        year = (year_after[1] or year_after[2]) if year_after else None
        readings = _existing([(year, str(month), before[1]) for month in months])
        if not readings and int(before[1]) <= 31:
            return None  # 30 February is a mistake, not a statement about February
        if readings:
            stop = end + (year_after.end() if year_after else 0)
            return _written(text, start - len(left) + before.start(1), stop, readings)
    year_before, after = _YEAR_BEFORE.search(left), _DAY_AFTER.match(right)
    if after:
        year = after[2] or after[3] or (year_before[1] if year_before else None)
        readings = _existing([(year, str(month), after[1]) for month in months])
        if readings:
            from_year = year_before is not None and not (after[2] or after[3])
            begin = start - len(left) + year_before.start(1) if year_before and from_year else start
            return _written(text, begin, end + after.end(), readings)
    if year_after and year_after[1]:
        readings = _existing([(year_after[1], str(month), None) for month in months])
        return _written(text, start, end + year_after.end(), readings) if readings else None
    return None


def _existing(parts: Iterable[tuple[str | None, str, str | None]]) -> tuple[Reading, ...]:
    """Keep the readings that are dates of the calendar."""
    readings = (_reading(year, month, day) for year, month, day in parts)
    return tuple(dict.fromkeys(reading for reading in readings if reading is not None))


def _reading(year_text: str | None, month_text: str, day_text: str | None) -> Reading | None:
    return _of_calendar(_year(year_text), int(month_text), None if day_text is None else int(day_text))


def _of_calendar(year: int | None, month: int, day: int | None) -> Reading | None:
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return None
    return Reading(year, month, day)


def _year(text: str | None) -> int | None:
    if text is None or len(text) == 4:
        return None if text is None else common_era(int(text))
    return int(text) + (2000 if int(text) < 70 else 1900)


def _written(text: str, start: int, end: int, readings: tuple[Reading, ...]) -> Written:
    return Written(start=start, end=end, words=_words(text, start, end), readings=readings)


def _words(text: str, start: int, end: int) -> str:
    return text[start:end].strip(" .,")
