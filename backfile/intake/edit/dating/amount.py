"""Amounts of time in words: "nearly 1,000 days", "second", "1.000.", and the days that they reach to."""

from dataclasses import dataclass
from datetime import date

from backfile.intake.edit.dating.constraint import Span, months_later, shifted
from backfile.intake.edit.dating.lexicon import Lexicon

_MOST = 100_000  # counts above are no count of days that news would make
_DAYS = {"week": 7}
_MONTHS = {"month": 1, "year": 12}
_ENDINGS = frozenset({"e", "er", "nd", "rd", "st", "th", "ème", "º", "ª", "го", "й", "я", "ю"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count of units of time, in words: "nearly 1,000 days". `story` ones began or ended at their time."""

    number: int
    unit: str
    words: str
    hedge: str
    story: bool


def count_in(lex: Lexicon, text: str, tokens: list[str], unit_at: int) -> Count | None:
    """Read the count whose unit is the token at `unit_at`."""
    if unit_at < 1:
        return None
    unit, word = lex.units[tokens[unit_at]], tokens[unit_at - 1]
    first, number = unit_at - 1, number_in(word) or lex.cardinals.get(word)
    for key, size in (("hundred", 100), ("thousand", 1000)):
        if word in lex.phrases[key]:
            times = lex.cardinals.get(tokens[first - 1]) if first else None
            number, first = size * (times or 1), first - 1 if times else first
    if number is None or unit not in ("day", "week", "month", "year"):
        return None
    words = f"{word} {tokens[unit_at]}"
    head, _, tail = text.partition(words)
    head = head.rstrip().removesuffix(tokens[first]) if first < unit_at - 1 else head
    return Count(
        number=number,
        unit=unit,
        words=words,
        hedge=_hedge(lex, head, tail),
        story=any(token in lex.phrases["stretch"] for token in tokens[max(0, first - 2) : first]),
    )


def _hedge(lex: Lexicon, before: str, behind: str) -> str:
    """Return what the words right before or right behind a count say of it."""
    head, tail = f" {before.rstrip()}", f"{behind.lstrip()} "
    for key in ("nearly", "over", "about"):
        words = lex.phrases[key]
        if any(head.endswith(f" {word}") for word in words) or any(
            tail.startswith(f"{word} ") for word in words
        ):
            return key
    return ""


def number_in(token: str) -> int | None:
    """Return the number that a token writes in digits, if it can be a count."""
    digits = "".join(letter for letter in token if letter.isdecimal())
    return int(digits) if token[:1].isdecimal() and 0 < len(digits) < 7 and 0 < int(digits) <= _MOST else None


def ordinal_in(lex: Lexicon, text: str, tokens: list[str], at: int) -> int | None:
    """Read an ordinal: "second", "1.000.", or "1,000th", whose ending is a token of its own."""
    if at < 0:
        return None
    if tokens[at] in lex.ordinals:
        return lex.ordinals[tokens[at]]
    if at > 0 and tokens[at] in _ENDINGS:
        return number_in(tokens[at - 1])
    return number_in(tokens[at]) if f"{tokens[at]}. " in text else None


def later(event: date, number: int, unit: str) -> date:
    """Return the day so many units after an event."""
    if unit in _MONTHS:
        return months_later(event, number * _MONTHS[unit])
    return shifted(event, number * _DAYS.get(unit, 1))


def reaching(count: Count, event: date, *, story: bool) -> Span:
    """Return the days on which one may write that so much time has gone since the event.

    A round number that is not meant exactly is taken to be right to a tenth.
    """
    full = later(event, count.number, count.unit)
    tenth = max(1, count.number // 10)
    early = later(event, count.number - tenth, count.unit) if count.hedge in ("nearly", "about") else full
    if story or count.hedge == "over":
        return Span(early, None)
    if count.hedge:
        return Span(
            early, full if count.hedge == "nearly" else later(event, count.number + tenth, count.unit)
        )
    if count.unit == "day":
        return Span(shifted(full, -1), full)
    return Span(shifted(full, -1), shifted(later(event, count.number + 1, count.unit), -1))
