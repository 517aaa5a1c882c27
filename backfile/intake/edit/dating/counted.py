"""Counting from a dated event: "1,000 days since the invasion", "the second anniversary of the quake".

A count joined by "since" runs up to the writing; "N days since" may count its first day or not. A count
joined by "after" does so in the lead ("A year after the quake, ..."); further down it may tell a story of
that time, so that there it only says that the text is no older. All of it is prose: soft.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backfile.intake.edit.dating.constraint import Constraint, Span, months_later, shifted
from backfile.intake.edit.dating.lexicon import Lexicon, lexicon
from backfile.intake.edit.dating.written import cleaned
from backfile.model import LabelledLine
from backfile.settings import Event

_WINDOW = 100  # characters read on each side of an event's name
_MENTIONS = 5  # of one event in one line
_LINES = 400  # of prose; what follows further down is another article
_LEAD = 3  # lines of prose
_MOST = 100_000  # counts above are no count of days that news would make
_STRANGERS = 3  # words that may stand between a count and its event beside the linking ones
_AFTER_EVENT = 8  # words between an event and "N days ago"

_SPACE = re.compile(r"\s+")
_DASH = re.compile(r"[\u2010-\u2015]")
_SENTENCE = re.compile(r"[.!?]\s")
_TOKEN = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?!\d)|\d+|[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_DAYS = {"week": 7}
_MONTHS = {"month": 1, "year": 12}
_ENDINGS = frozenset({"e", "er", "nd", "rd", "st", "th", "ème", "º", "ª", "го", "й", "я", "ю"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A count of units of time, in words: "nearly 1,000 days"."""

    number: int
    unit: str
    words: str
    hedge: str = ""


def counted_from_events(lines: Sequence[LabelledLine], events: Sequence[Event]) -> Iterator[Constraint]:
    """Find what the lines of a text's prose, in order, say of the time since the events: soft constraints."""
    patterns = [(_folded(pattern), event) for event in events for pattern in event.patterns]
    for position, line in enumerate(lines[:_LINES]):
        text = _folded(line.text)
        for pattern, event in patterns:
            for start in _places(text, pattern):
                end = start + len(pattern)
                left = _SENTENCE.split(text[max(0, start - _WINDOW) : start])[-1]
                right = _SENTENCE.split(text[end : end + _WINDOW])[0]
                found = _before(left, event.date, lead=position < _LEAD) or _behind(right, event.date)
                if found is not None:
                    words, span = found
                    yield Constraint(line=line.number, words=f"{words} {event.date.isoformat()}", span=span)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", _DASH.sub("-", cleaned(text))).casefold()


def _places(text: str, pattern: str) -> Iterator[int]:
    """Find a phrase as whole words."""
    start = text.find(pattern) if pattern.strip() else -1
    for _ in range(_MENTIONS):
        if start < 0:
            return
        around = text[max(0, start - 1) : start] + text[start + len(pattern) : start + len(pattern) + 1]
        if not any(letter.isalnum() for letter in around):
            yield start
        start = text.find(pattern, start + len(pattern))


def _before(left: str, event: date, *, lead: bool) -> tuple[str, Span] | None:
    """Read a count that stands before its event."""
    lex, tokens = lexicon(), _TOKEN.findall(left)
    at, link = _over_links(lex, tokens)
    if at < 1:
        return None
    if tokens[at] in lex.phrases["anniversary"]:
        return _anniversary(lex, left, tokens, at, event)
    if tokens[at] not in lex.units:
        number = _number(tokens[at])
        is_day = number is not None and lex.units.get(tokens[at - 1]) == "day"
        return (f"{tokens[at - 1]} {number} from", _nth(number or 1, "day", event)) if is_day else None
    nth = _ordinal(lex, left, tokens, at - 1)
    if nth is not None:
        return f"{tokens[at]} {nth} from", _nth(nth, lex.units[tokens[at]], event)
    count = _count(lex, left, tokens, at)
    if count is None or not link:
        return None
    return f"{count.words} {link}", _reaching(count, event, story=link == "after" and not lead)


def _over_links(lex: Lexicon, tokens: list[str]) -> tuple[int, str]:
    """Go back over the words that link a count to its event: where the count ends (or -1), the link."""
    link, strangers = "", 0
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token in lex.units or token in lex.phrases["anniversary"] or token[0].isdigit():
            return at, link
        if token in lex.phrases["after"]:
            link = "after"
        elif token in lex.phrases["since"]:
            link = "since"
        elif token not in lex.phrases["linking"]:
            strangers += 1
            if strangers > _STRANGERS:
                break
    return -1, ""


def _behind(right: str, event: date) -> tuple[str, Span] | None:
    """Read a count that stands after its event: "... began two years ago", "... comenzó hace dos años"."""
    lex, tokens = lexicon(), _TOKEN.findall(right)[: _AFTER_EVENT + 3]
    for at, token in enumerate(tokens):
        following, previous = tokens[at + 1 : at + 2], tokens[max(0, at - 2) : at]
        ago = (following and following[0] in lex.phrases["ago_after"]) or (
            previous and previous[0] in lex.phrases["ago_before"]
        )
        if token in lex.units and ago:
            count = _count(lex, right, tokens, at)
            if count is not None:
                return f"{count.words} since", _reaching(count, event, story=False)
        if token in lex.phrases["anniversary"] and at > 0:
            return _anniversary(lex, right, tokens, at, event)
    return None


def _count(lex: Lexicon, text: str, tokens: list[str], unit_at: int) -> _Count | None:
    if unit_at < 1:
        return None
    unit, word, previous = lex.units[tokens[unit_at]], tokens[unit_at - 1], tokens[unit_at - 2 : unit_at - 1]
    number = _number(word) or lex.cardinals.get(word)
    for key, size in (("hundred", 100), ("thousand", 1000)):
        if word in lex.phrases[key]:
            number = size * (lex.cardinals.get(previous[0], 1) if previous else 1)
    if number is None or unit not in ("day", "week", "month", "year"):
        return None
    return _Count(
        number=number,
        unit=unit,
        words=f"{word} {tokens[unit_at]}",
        hedge=_hedge(lex, text[: text.rfind(word)]),
    )


def _hedge(lex: Lexicon, text: str) -> str:
    """Return what the words just before a count say of it."""
    padded = f" {text.rstrip()}"
    return next((k for k in ("nearly", "over") if any(padded.endswith(f" {p}") for p in lex.phrases[k])), "")


def _number(token: str) -> int | None:
    digits = "".join(letter for letter in token if letter.isdecimal())
    return int(digits) if token[:1].isdecimal() and 0 < len(digits) < 7 and 0 < int(digits) <= _MOST else None


def _ordinal(lex: Lexicon, text: str, tokens: list[str], at: int) -> int | None:
    """Read an ordinal: "second", "1.000.", or "1,000th", whose ending is a token of its own."""
    if at < 0:
        return None
    if tokens[at] in lex.ordinals:
        return lex.ordinals[tokens[at]]
    if at > 0 and tokens[at] in _ENDINGS:
        return _number(tokens[at - 1])
    return _number(tokens[at]) if f"{tokens[at]}. " in text else None


def _later(event: date, number: int, unit: str) -> date:
    if unit in _MONTHS:
        return months_later(event, number * _MONTHS[unit])
    return shifted(event, number * _DAYS.get(unit, 1))


def _reaching(count: _Count, event: date, *, story: bool) -> Span:
    """Return the days on which one may write that so much time has gone since the event."""
    full = _later(event, count.number, count.unit)
    if story:
        return Span(full, None)
    tenth = max(1, count.number // 10)
    if count.hedge == "nearly":
        less = _later(event, count.number - tenth, count.unit)
        return Span(less, full)
    if count.unit == "day":
        return (
            Span(full, _later(event, count.number + tenth, "day"))
            if count.hedge
            else Span(shifted(full, -1), full)
        )
    return Span(shifted(full, -1), shifted(_later(event, count.number + 1, count.unit), -1))


def _nth(number: int, unit: str, event: date) -> Span:
    """Return the event's n-th day, week, month or year; its first begins with it."""
    return Span(_later(event, number - 1, unit), shifted(_later(event, number, unit), -1))


def _anniversary(lex: Lexicon, text: str, tokens: list[str], at: int, event: date) -> tuple[str, Span] | None:
    number = _ordinal(lex, text, tokens, at - 1)
    if number is None:
        return None
    on_it = any(token in lex.phrases["marking"] for token in tokens[max(0, at - 5) : at])
    day, slack = _later(event, number, "year"), 1 if on_it else 7
    return f"{tokens[at]} {number} of", Span(shifted(day, -slack), shifted(day, slack))
