"""An entry of a list of works cited as the MLA Handbook has it (9th edition, chapter 5: containers)."""

from collections.abc import Sequence
from functools import lru_cache

from backfile.press.citing.cited import Cited, Dating
from backfile.press.citing.people import Person
from backfile.press.citing.styled import italic, quoted, sentence, years

NAME = "MLA"
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def reference(of: Cited) -> str:
    """Return the reference; the archive is the second container."""
    people = f"{_people(of.authors)} " if of.authors else ""
    title = quoted(of.title) if of.title else "[Untitled]."
    publication = italic(of.publication) if of.publication else ""
    where = ", ".join(filter(None, (publication, _date(of.dating), of.url)))
    first = f" {sentence(where)}" if where else ""
    second = f" {italic(of.archive)}, {of.own}." if of.own else ""
    return f"{people}{title}{first}{second}"


def _people(people: Sequence[Person]) -> str:
    """Return one author inverted, or two, the second as it is; of more, the first and "et al."."""
    first = people[0].inverted
    if len(people) > 2:
        return f"{first}, et al."
    return sentence(f"{first}, and {people[1].whole}" if len(people) > 1 else first)


@lru_cache(maxsize=1 << 10)
def _date(date: Dating | None) -> str:
    """Return the date; where there is none the style says nothing."""
    if date is None or not date.parts:
        return ""
    match date.single:
        case (year, month, day):
            words = f"{day} {_MONTHS[month - 1]} {year}"
        case (year, month):
            words = f"{_MONTHS[month - 1]} {year}"
        case _:
            words = years(date)
    if date.about:
        return f"circa {words}"
    return words if date.sure else f"{words}?"
