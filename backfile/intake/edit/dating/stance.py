"""Where a text stands toward the day that it counts to: "next month will mark 1,000 days since ...".

A count says when the writing is only if it is told as now. Words of the future put the writing before the day
that is counted to, words of the past behind it; and a distance right beside the count says how far: the
month before, the week after. A count that is itself given a date or a year is told of that time, and one that
another year frames says nothing of the writing.
"""

import re
from datetime import date

from backfile.intake.edit.dating.constraint import Span, months_later, shifted
from backfile.intake.edit.dating.lexicon import any_of, lexicon
from backfile.intake.edit.dating.quoted import Scene
from backfile.intake.edit.dating.written import written_dates

_BESIDE_BEFORE = 4  # words between a distance and the count behind it: "next month, it will be"
_BESIDE_BEHIND = 3  # and between an event and a distance behind it
_MONTH = 4  # letters of a month's name that is no other word
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20|21)\d\d(?![\d,.]\d|\d)")
_PERIODS = {"month": 1, "year": 12}


def placed(span: Span, event: date, before: str, scene: Scene) -> Span | None:
    """Return the days of writing that the words around a count leave of the days that it means as now.

    `before` is what its sentence says before the count. None is nothing at all.
    """
    around = f"{before} {scene.right} {scene.frame}"
    years = _years(around, event)
    if years - {day.year for day in span if day is not None}:
        return None
    moved = _moved(span, before, scene.right)
    dated = bool(years) or _other_day(around, event) or _other_month(before)
    if moved is None or not (dated or _past(scene.frame)):
        return moved
    return Span(span.first, None) if moved == span else None


def _years(text: str, event: date) -> set[int]:
    return {int(year) for year in _YEAR.findall(text)} - {event.year}


def _other_day(text: str, event: date) -> bool:
    """Tell whether a whole date is named beside the event's own: what news tells of today needs none."""
    days = {reading.whole() for one in written_dates(text) for reading in one.readings}
    return bool(days - {event, None})


def _other_month(before: str) -> bool:
    """Tell whether a month is named before a count: "at a meeting in March marking ..."."""
    months = lexicon().months
    return any(len(word) >= _MONTH and word in months for word in _WORD.findall(before))


def _moved(span: Span, before: str, behind: str) -> Span | None:
    left, right = _WORD.findall(before), _WORD.findall(behind)
    near = _distances(left[-_BESIDE_BEFORE - 2 :]) | _distances(right[: _BESIDE_BEHIND + 2])
    if len(near) == 1:
        way, unit = near.pop()
        return _by(span, way, unit)
    told = _distances(left) | _distances(right)
    ways = {way for way, _ in told} | _counted_ways(left)
    to_come = "next" in ways or _to_come(before, behind)
    gone = "last" in ways or _past(before)
    if to_come and gone:
        return None
    for way, unit in sorted(told):
        span = _by(span, way, unit) if way == "this" else span
    return Span(None if to_come else span.first, None if gone else span.last)


def _to_come(before: str, behind: str) -> bool:
    """Tell whether a count is one to come. What is marked "ahead of" something else may be marked now."""
    if any_of("to_come").search(before) or any_of("to_come").search(behind.partition(",")[0]):
        return True
    ahead = [match.end() for match in any_of("ahead_of").finditer(before)]
    return bool(ahead) and not lexicon().phrases["marking"].intersection(_WORD.findall(before[ahead[-1] :]))


def _past(text: str) -> bool:
    return any_of("gone").search(text) is not None


def _distances(words: list[str]) -> set[tuple[str, str]]:
    """Find distances from now: ("next", "month"), ("last", "day") for yesterday, ("this", "week")."""
    lex, found = lexicon(), set[tuple[str, str]]()
    for at, word in enumerate(words):
        if word in lex.phrases["tomorrow"]:
            found.add(("next", "day"))
        elif word in lex.phrases["yesterday"]:
            found.add(("last", "day"))
        unit = lex.units.get(word)
        beside = {*words[max(0, at - 1) : at], *words[at + 1 : at + 2]}
        if unit in ("week", "month", "year"):
            found |= {(way, unit) for way in ("next", "last", "this") if beside & lex.phrases[way]}
    return found


def _counted_ways(words: list[str]) -> set[str]:
    """Tell whether distances in numbers are ahead ("in three weeks") or behind ("three weeks ago")."""
    lex, found = lexicon(), set[str]()
    for at, word in enumerate(words[1:], 1):
        if word in lex.units and (words[at - 1].isdecimal() or words[at - 1] in lex.cardinals):
            behind, before = words[at + 1 : at + 2], words[max(0, at - 2) : at - 1]
            if lex.phrases["ago_after"].intersection(behind) or lex.phrases["ago_before"].intersection(
                before
            ):
                found.add("last")
            elif lex.phrases["in_time"].intersection(before):
                found.add("next")
    return found


def _by(span: Span, way: str, unit: str) -> Span:
    """Return from which days the span's are "next month", "last week", "this year".

    Weeks begin on Sunday or on Monday, so that "next week" is one to thirteen days away.
    """
    first, last = span
    if unit in _PERIODS:
        count = _PERIODS[unit] * {"next": -1, "this": 0, "last": 1}[way]
        return Span(
            None if first is None else months_later(_beginning(first, unit), count),
            None
            if last is None
            else shifted(months_later(_beginning(last, unit), count + _PERIODS[unit]), -1),
        )
    nearest, furthest = {"day": (1, 1), "week": (1, 13)}[unit]
    early, late = {"next": (-furthest, -nearest), "this": (-6, 6), "last": (nearest, furthest)}[way]
    return Span(
        None if first is None else shifted(first, early), None if last is None else shifted(last, late)
    )


def _beginning(day: date, unit: str) -> date:
    return day.replace(day=1) if unit == "month" else date(day.year, 1, 1)
