"""People: full names that something in the text supports, and the short mentions that follow them.

A capitalised phrase is a person's name only with support: an office or a form of address before it, an
office or an age after it, a common given name, a verb of speech, a later mention of the surname alone. The
points of the supports are added up; see POINTS and ENOUGH.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backfile.intake.edit.tagging import cyrillic
from backfile.intake.edit.tagging.lexicon import INFLECTED, Lexicon
from backfile.intake.edit.tagging.names import SUFFIXES, Name, goes_on, name_in
from backfile.intake.edit.tagging.phrases import Taken
from backfile.intake.edit.tagging.words import Reading

POINTS = {"office": 3, "address": 3, "after": 2, "given": 2, "verb": 1, "again": 1, "short": 1, "phrase": -2}
"""What each kind of support is worth, however often it occurs; "phrase" is a last word like Street."""

ENOUGH = 3
LONGEST = 6
"""No name has more words."""

AGAIN = 3
"""A full name is named "again" if it is named so often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the text: the name, all forms of its first word and its surname, and the highest office."""

    name: str
    words: frozenset[str]
    firsts: frozenset[str]
    surnames: frozenset[str]
    rank: int


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a line names a person: words `start` to `end` (exclusive)."""

    start: int
    end: int
    person: Person


def people(readings: Sequence[Reading], taken: Sequence[Taken], lexicon: Lexicon) -> tuple[Person, ...]:
    """Return the people that the text names in full in its running sentences, in order of appearance."""
    seen = frozenset[str]().union(*(reading.words for reading in readings))
    found: dict[tuple[str, str], list[Name]] = {}
    for reading, known in zip(readings, taken, strict=True):
        if not reading.headline:
            for name in _names(reading, known, lexicon):
                key = _key(name, lexicon, seen)
                if key:
                    found.setdefault(key, []).append(name)
    alone = _alone(readings)
    persons = []
    for (first, surname), names in _joined(found).items():
        person = _person(first, surname, names, lexicon)
        supports = frozenset[str]().union(*(name.supports for name in names))
        supports |= {"again"} if len(names) >= AGAIN else set()
        supports |= set() if alone.isdisjoint(person.surnames) else {"short"}
        if _is_person(names, supports, seen, lexicon):
            persons.append(person)
    return tuple(persons)


def namings(
    readings: Sequence[Reading], taken: Sequence[Taken], persons: Sequence[Person], lexicon: Lexicon
) -> list[list[Naming]]:
    """Return for each reading where it names the people, in full or by surname.

    A surname that several people share means the one named in full last.
    """
    if not persons:
        return [[] for _ in readings]
    whole = {(first, last): one for one in persons for first in one.firsts for last in one.surnames}
    firsts = {first for first, _ in whole}
    middles = {word for person in persons for word in person.words}
    latest: dict[str, Person] = {}
    for person in persons:
        for surname in person.surnames:
            latest.setdefault(surname, person)
    found = []
    for reading, known in zip(readings, taken, strict=True):
        line: list[Naming] = []
        for at in reading.capitals_in_order:
            if line and at < line[-1].end:
                continue
            full = _full(reading, at, whole, middles) if reading.words[at] in firsts else None
            short = latest.get(reading.words[at])
            if full:
                latest |= dict.fromkeys(full.person.surnames, full.person)
                line.append(full)
            elif short and _stands_alone(reading, at, short, known, lexicon):
                line.append(Naming(at, at + 1, short))
        found.append(line)
    return found


def _names(reading: Reading, known: Taken, lexicon: Lexicon) -> Iterator[Name]:
    end = 0
    for at in reading.capitals_in_order:
        if at >= end and at not in known and goes_on(reading, at, lexicon):
            name, end = name_in(reading, at, known, lexicon)
            if name:
                yield name


def _key(name: Name, lexicon: Lexicon, seen: frozenset[str]) -> tuple[str, str] | None:
    """Return the first word of a name and its surname, in the nominative; None where that can't be told."""
    first, surname = name.words[0], _surname(name.words)
    if lexicon.language not in INFLECTED:
        return first, surname
    known = lexicon.given.get(first)
    if known is None or len(name.words) > 3 or cyrillic.is_patronymic(surname):
        return None
    plain = cyrillic.nominative(surname, woman=known in lexicon.women, seen=seen)
    return (known, plain) if plain else None


def _joined(found: dict[tuple[str, str], list[Name]]) -> dict[tuple[str, str], list[Name]]:
    """Put a name that only ends another one ("Mayor Levine Cava") with the other ("Daniella Levine Cava")."""
    longer = {name.words[1:]: key for key, names in found.items() for name in names if len(name.words) > 2}
    joined: dict[tuple[str, str], list[Name]] = {}
    for key, names in found.items():
        joined.setdefault(longer.get(names[0].words, key), []).extend(names)
    return joined


def _is_person(
    names: Sequence[Name], supports: frozenset[str], seen: frozenset[str], lexicon: Lexicon
) -> bool:
    """Weigh the supports. Words that the text also writes small are a name only with the best of them."""
    if sum(POINTS[support] for support in supports) < ENOUGH:
        return False
    if not supports.isdisjoint({"address", "given"}):
        return True
    small = [word.lower() in seen for word in names[0].words]
    if supports.isdisjoint({"after", "office"}):
        return lexicon.language != "de" and not any(small)
    return not all(small)


def _person(first: str, surname: str, names: Sequence[Name], lexicon: Lexicon) -> Person:
    rank = max(name.rank for name in names)
    if lexicon.language not in INFLECTED:
        whole = next((name for name in names if name.words[0] == first), names[0])
        return Person(
            name=whole.text,
            words=frozenset(whole.words),
            firsts=frozenset({first}),
            surnames=frozenset({surname}),
            rank=rank,
        )
    firsts = frozenset(form for form, name in lexicon.given.items() if name == first)
    surnames = cyrillic.surname_forms(surname, woman=first in lexicon.women)
    return Person(
        name=f"{first} {surname}", words=firsts | surnames, firsts=firsts, surnames=surnames, rank=rank
    )


def _full(
    reading: Reading, start: int, whole: Mapping[tuple[str, str], Person], middles: set[str]
) -> Naming | None:
    end = start + 1
    while end < min(start + LONGEST, len(reading.words)) and reading.gaps[end] in {" ", ". ", "-", "'"}:
        word = reading.words[end]
        person = whole.get((reading.words[start], word))
        if person:
            return Naming(start, end + 1, person)
        if word not in middles and len(word.strip(".")) > 1 and not cyrillic.is_patronymic(word):
            return None
        end += 1
    return None


def _stands_alone(reading: Reading, at: int, person: Person, known: Taken, lexicon: Lexicon) -> bool:
    """Say whether a surname stands here without a name or a phrase around it ("Trump", not "Trump Tower")."""
    words, gaps = reading.words, reading.gaps
    before, after = at - 1, at + 1
    if reading.capital(before) and gaps[at] == " " and words[before] not in person.words:
        lower = words[before].lower()
        if words[before] in lexicon.given and lower not in lexicon.little:
            return False
        expected = lower in lexicon.offices or lower in lexicon.little or before in known
        if not expected and not reading.headline and not reading.starts_sentence(before):
            return False
    if reading.headline or not reading.capital(after) or gaps[after] != " ":
        return True
    return after in known or words[after].lower() in lexicon.offices


def _alone(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the capitalised words that stand without another capitalised word beside them."""
    joined = {" ", ". ", "-"}
    return frozenset(
        reading.words[at]
        for reading in readings
        for at in reading.capitals
        if not (reading.capital(at - 1) and reading.gaps[at] in joined)
        and not (reading.capital(at + 1) and reading.gaps[at + 1] in joined)
    )


def _surname(words: tuple[str, ...]) -> str:
    return next((word for word in reversed(words) if word not in SUFFIXES), words[-1])
