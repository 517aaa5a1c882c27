"""An entry of a bibliography as The Chicago Manual of Style has it (17th edition, 14.191 to 14.200)."""

from collections.abc import Sequence
from functools import lru_cache

from backfile.edtf import MONTHS
from backfile.press.citing.cited import Cited, Dating
from backfile.press.citing.people import Person
from backfile.press.citing.styled import bracketed, italic, quoted, sentence, years

NAME = "Chicago"
_MOST = 10
_SHOWN = 7


def reference(of: Cited) -> str:
    """Return the reference."""
    people = f"{_people(of.authors)} " if of.authors else ""
    title = quoted(of.title) if of.title else "[Untitled]."
    date = _date(of.dating)
    published = f"{italic(of.publication)}, {date}" if of.publication else f"{date[:1].upper()}{date[1:]}"
    url = f" {of.url}." if of.url else ""
    own = f" Archived at {of.own}." if of.own else ""
    return f"{people}{title} {sentence(published)}{url}{own}"


def _people(people: Sequence[Person]) -> str:
    """Return the first author inverted and the others as they are; of more than ten, seven and "et al."."""
    names = [people[0].inverted, *(one.whole for one in people[1:])]
    if len(names) > _MOST:
        return f"{', '.join(names[:_SHOWN])}, et al."
    return sentence(", ".join(names[:-1]) + f", and {names[-1]}" if len(names) > 1 else names[0])


@lru_cache(maxsize=1 << 10)
def _date(date: Dating | None) -> str:
    if date is None or not date.parts:
        return "n.d."
    match date.single:
        case (year, month, day):
            return bracketed(f"{MONTHS[month - 1]} {day}, {year}", date)
        case (year, month):
            return bracketed(f"{MONTHS[month - 1]} {year}", date)
    return bracketed(years(date), date)
