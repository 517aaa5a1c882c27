"""A record as GOST R 7.0.100-2018 has it: a part of a serial, electronic. Its own words are Russian.

Months are shortened as GOST R 7.0.12-2011 has them.
"""

from collections.abc import Sequence
from functools import lru_cache

from backfile.press.citing.cited import Cited, Dating
from backfile.press.citing.people import Person
from backfile.press.citing.styled import years

NAME = "GOST"
_MONTHS = (
    "янв.",
    "февр.",
    "март",
    "апр.",
    "май",
    "июнь",
    "июль",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
)  # fmt: skip
_HEADED = 3
"""A record of more authors begins with its title."""


def reference(of: Cited) -> str:
    """Return the reference; nothing in it is set in italics."""
    heading, people = _people(of.authors) if of.authors else ("", "")
    work = f"{heading}{of.title or '[Без заглавия]'}{people}"
    publication = f" // {of.publication} : [сайт]" if of.publication else ""
    parts = [work, f"Текст : электронный{publication}", _date(of.dating)]
    if of.url:
        seen = of.seen
        visited = f" (дата обращения: {seen.day:02d}.{seen.month:02d}.{seen.year})" if seen else ""
        parts.append(f"URL: {of.url}{visited}")
    if of.own:
        parts.append(f"Архивная копия: {of.own}")
    return " – ".join([part if part.endswith((".", "…")) else f"{part}." for part in parts])


def _people(people: Sequence[Person]) -> tuple[str, str]:
    """Return what stands before the title and behind it."""
    heading = f"{_heading(people[0])} " if len(people) <= _HEADED else ""
    return heading, f" / {_listed(people)}"


def _heading(one: Person) -> str:
    if not one.given:
        return one.family if one.family.endswith(".") else f"{one.family}."
    return f"{one.family}, {one.initials}"


def _listed(people: Sequence[Person]) -> str:
    """Return up to four authors with their initials first; of more, three and "[и др.]"."""
    names = [f"{one.initials} {one.family}" if one.given else one.family for one in people]
    return f"{', '.join(names[:3])} [и др.]" if len(names) > 4 else ", ".join(names)


@lru_cache(maxsize=1 << 10)
def _date(date: Dating | None) -> str:
    if date is None or not date.parts:
        return "[Б. г.]"
    match date.single:
        case (_, month, day):
            words = f"{day} {_MONTHS[month - 1]}"
        case (_, month):
            words = _MONTHS[month - 1]
        case _:
            words = ""
    stated = years(date)
    year = stated if date.sure else f"[{'ок. ' if date.about else ''}{stated}{'' if date.about else '?'}]"
    return f"{year}. – {words}" if words else year
