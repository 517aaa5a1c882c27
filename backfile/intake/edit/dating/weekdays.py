"""Days of the week in the prose: "confirmed Tuesday", "on Sunday", "earlier this week".

News names a weekday of the last six days without its date, so that by itself it allows every day. But the
lead of a report tells what has just happened: its weekday is most likely the day of publication itself, else
the day before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from backfile.intake.edit.dating.constraint import WeekdayClue
from backfile.intake.edit.dating.lexicon import any_of, lexicon
from backfile.intake.edit.dating.written import cleaned, lowered, written_dates
from backfile.roles import LabelledLine

_LEAD = 3  # lines of prose
_LINES = 40  # what follows further down is background
_BESIDE = 3  # characters from a weekday to its date
_REACH = 4  # words before a weekday that may put it in the future

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SAME_IN_LEAD, _EVE_IN_LEAD, _SAME, _NAMED_TODAY, _MONDAY = 3, 1, 1, 6, -2


def weekday_clues(lines: Sequence[LabelledLine]) -> Iterator[WeekdayClue]:
    """Find the weekdays that a text's prose (its lines in order) names as just past or as the day itself."""
    for position, line in enumerate(lines[:_LINES]):
        text = cleaned(line.text)
        low = lowered(text)
        yield from _named(line.number, text, low, lead=position < _LEAD)
        match = any_of("this_week").search(low)
        if match:
            yield WeekdayClue(
                line=line.number, words=text[match.start() : match.end()], weights=(_MONDAY, 0, 0, 0, 0, 0, 0)
            )


def _named(number: int, text: str, low: str, *, lead: bool) -> Iterator[WeekdayClue]:
    lex, seen = lexicon(), set[int]()
    if lex.weekdays.keys().isdisjoint([word.removesuffix("'s") for word in _WORD.findall(low)]):
        return
    words = list(_WORD.finditer(low))
    dated = [one.start for one in written_dates(text) if one.readings[0].whole() is not None]
    for at, match in enumerate(words):
        weekday = lex.weekdays.get(match.group().removesuffix("'s"))
        if weekday is None or weekday in seen or _is_name(text, words, at) or _dated(match.end(), dated):
            continue
        before = {word.group() for word in words[max(0, at - _REACH) : at]}
        if before & lex.phrases["ahead"]:
            continue
        seen.add(weekday)
        near = before | {word.group() for word in words[at + 1 : at + 2]}
        if near & lex.phrases["today"]:
            weights = {weekday: _NAMED_TODAY}
        elif near & lex.phrases["yesterday"]:
            weights = {(weekday + 1) % 7: _NAMED_TODAY}
        elif lead:
            weights = {weekday: _SAME_IN_LEAD, (weekday + 1) % 7: _EVE_IN_LEAD}
        else:
            weights = {weekday: _SAME}
        yield WeekdayClue(line=number, words=text[match.start() : match.end()], weights=_week(weights))


def _is_name(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Tell whether a weekday is part of a name ("Sunday Times"): a capital follows without a comma."""
    if at + 1 >= len(words):
        return False
    end, start = words[at].end(), words[at + 1].start()
    month = words[at + 1].group() in lexicon().months
    return text[end:start] == " " and text[start].isupper() and not month


def _dated(end: int, dates: list[int]) -> bool:
    """Tell whether a weekday is part of a whole date, which is the story's."""
    at = bisect_left(dates, end)
    return at < len(dates) and dates[at] - end <= _BESIDE


def _week(weights: dict[int, int]) -> tuple[int, int, int, int, int, int, int]:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (weights.get(day, 0) for day in range(7))
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday
