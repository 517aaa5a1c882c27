"""Days of the story: "visited the city on Tuesday, November 19, 2024" was written on that day or later.

Only a whole date counts, told as past: a verb in the past or a weekday is by it, and nothing of its sentence
speaks of the future. However late it is, it is never the day of publication, only the earliest one.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from backfile.intake.edit.dating.constraint import Constraint, Span
from backfile.intake.edit.dating.lexicon import any_of, lexicon
from backfile.intake.edit.dating.written import Written, cleaned, lowered, written_dates
from backfile.roles import LabelledLine

_LINES = 400  # of prose; what follows further down is another article
_DATES = 20  # in one line; more are a table
_REACH = 120  # characters read on each side of a date
_VERB = 4  # letters of the shortest verb with a past's ending

_STOPS = (".", "!", "?", "…")  # how a sentence ends; lines about the page have none
_CLOSING = " \"'”’»)]"

_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[.!?;]\s+(?=[^a-zß-ÿа-я])")
_WORD = re.compile(r"[^\W\d_]+")


def past_day(lines: Sequence[LabelledLine], *, language: str | None, until: date | None) -> Constraint | None:
    """Return the latest day that a text's prose tells as past, not after `until`: a firm lower bound."""
    days = [
        (day, line.number, words)
        for line in lines[:_LINES]
        if _DIGIT.search(line.text) and line.text[-8:].rstrip(_CLOSING).endswith(_STOPS)
        for day, words in _past_days(cleaned(line.text), language)
        if until is None or day <= until
    ]
    if not days:
        return None
    day, number, words = max(days, key=lambda found: (found[0], -found[1]))
    return Constraint(line=number, words=f"{words} is past", span=Span(day, None), firm=True)


def _past_days(text: str, language: str | None) -> Iterator[tuple[date, str]]:
    for one in written_dates(text, language=language)[:_DATES]:
        days = [reading.whole() for reading in one.readings]
        whole = [day for day in days if day is not None]
        if len(whole) == len(days) and _told_as_past(text, one):
            yield min(whole), one.words


def _told_as_past(text: str, one: Written) -> bool:
    left = lowered(_SENTENCE.split(text[max(0, one.start - _REACH) : one.start])[-1])
    right = lowered(_SENTENCE.split(text[one.end : one.end + _REACH])[0])
    if any(any_of("to_come", "ahead_of", "planned").search(side) for side in (left, right)):
        return False
    if any_of("modified", "accessed").search(left):
        return False  # it is the page that was changed or read then
    lex, words = lexicon(), _WORD.findall(f"{left} {right}")
    beside = _WORD.findall(left)[-1:]
    return any(word in lex.weekdays for word in beside) or any(
        word in lex.phrases["past"]
        or (len(word) >= _VERB and word.endswith(tuple(lex.phrases["past_ending"])))
        for word in words
    )
