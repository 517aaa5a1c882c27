"""A reference as the American Psychological Association has it.

(Publication Manual, 7th edition, 10.1, example 16: newspaper articles.)
"""

from collections.abc import Sequence
from functools import lru_cache

from backfile.edtf import MONTHS
from backfile.press.citing.cited import Cited, Dating
from backfile.press.citing.people import Person
from backfile.press.citing.styled import italic, sentence, years

NAME = "APA"
_MOST = 20
_SHOWN = 19


def reference(of: Cited) -> str:
    """Return the reference. A title is not lowered: which of its words are names nobody knows.

    There is no full stop behind an address, of which it would seem to be a part.
    """
    title = sentence(of.title) if of.title else "[Untitled]."
    date = f"({_date(of.dating)})."
    begin = f"{_people(of.authors)} {date} {title}" if of.authors else f"{title} {date}"
    publication = f" {italic(of.publication)}." if of.publication else ""
    if of.url and of.own:
        return f"{begin}{publication} {of.url} (archived at {of.own})"
    address = of.url or of.own
    return f"{begin}{publication} {address}" if address else f"{begin}{publication}"


def _people(people: Sequence[Person]) -> str:
    """Return all authors inverted; of more than twenty, nineteen, an ellipsis and the last."""
    names = [_name(one) for one in people]
    if len(names) > _MOST:
        return sentence(f"{', '.join(names[:_SHOWN])}, … {names[-1]}")
    return sentence(", ".join(names[:-1]) + f", & {names[-1]}" if len(names) > 1 else names[0])


def _name(one: Person) -> str:
    name = f"{one.family}, {one.initials}" if one.given else one.family
    return f"{name}, {one.suffix}" if one.suffix else name


@lru_cache(maxsize=1 << 10)
def _date(date: Dating | None) -> str:
    if date is None or not date.parts:
        return "n.d."
    match date.single:
        case (year, month, day):
            words = f"{year}, {MONTHS[month - 1]} {day}"
        case (year, month):
            words = f"{year}, {MONTHS[month - 1]}"
        case _:
            words = years(date)
    if date.about:
        return f"ca. {words}"
    return words if date.sure else f"{words}?"
