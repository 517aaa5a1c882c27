"""The byline as printed, and the people that it names. Neither is ever guessed."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backfile.intake.edit.agencies import is_agency
from backfile.intake.edit.evidence import cite
from backfile.intake.finding import Finding
from backfile.model import LabelledLine, Role, Stated
from backfile.text import folded

_LONGEST = 600
"""Characters of a byline that are read for names; a longer one is no list of people."""
_MOST_NAME_WORDS = 5
_LONGEST_HOUSE = 60
"""Characters of a newsroom's or an organisation's name."""
_DATED = frozenset({Role.PUBLISHED, Role.MODIFIED})
"""Lines that may name the author beside the day: "Jane Roe - Nov 19, 2024"."""

_NOT_TEXT = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|@\w+|https?://\S+|www\.\S+|\([^()]*\)|\[[^\[\]]*\]")
# Pages run parts together when their spacing was done by style: "ByJane RoeMay 5", "Max Muster24.04.2024".
_GLUED = re.compile(
    r"(?<=\A[Bb]y)(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|(?<=[a-zß-ÿ]{2})(?=[A-Z]{2,}[A-Za-z]*\Z)"
    r"|(?<=[a-z])(?=(?:Updated|Published|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
)
_ASIDE = re.compile(r"[|•·;/]| [-–—] ")
_INNER_LABEL = re.compile(r" (?:by|written by) (?=[^\W\d_])| by: ", re.IGNORECASE)
_AND = re.compile(r" (?:and|und|et|y|e|и|та|i|og|och|en|with|mit|avec|con|&) |&", re.IGNORECASE)
_PLACE = re.compile(r" (?:in|at|for|from|of|on|aus|à|из|в|reporting) .*\Z")
_NO_HOUSE = re.compile(r"[{}<>@]|https?:|www\.")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*\Z")
_PLAIN_CAPITALS = re.compile(r"(?!MC|MAC)[^\W\d_]{3,}\Z")
_MOST_WORDS = 40
_LETTERS_BEHIND = re.compile(r"(?!(?:II|III|IV|JR|SR)\b)[A-Z]{2,}[A-Za-z]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Authors:
    """A byline verbatim, and the people in it who wrote the article."""

    byline: Finding[str | None]
    authors: Finding[tuple[str, ...]]


def byline_of(lines: Sequence[LabelledLine], *, stated: Stated) -> Authors:
    """Read the BYLINE lines; without one that credits somebody there is no byline, and only stated authors.

    The byline is the lines as printed, on one line, each once. Authors are full names only: an agency, the
    newsroom, a role, an address or a date is no person, and editors, photographers and translators did not
    write the text. Names in capitals are written in normal case where that cannot go wrong.
    """
    printed: dict[str, LabelledLine] = {}
    for line in lines:
        if line.role is Role.BYLINE and (text := folded(line.text)) and _credits_somebody(text):
            printed.setdefault(text, line)
    for line in lines if not printed else ():
        if line.role in _DATED and any(people_in(line.text)):
            printed.setdefault(folded(line.text), line)
    evidence = cite(printed.values()) or None
    byline = Finding(" ".join(printed) or None, evidence)
    if stated.authors:
        return Authors(byline=byline, authors=Finding(stated.authors, stated.evidence("authors")))
    named = tuple(dict.fromkeys(name for text in printed for name in people_in(text)))
    if not named and stated.houses:
        return Authors(byline=byline, authors=Finding(stated.houses, stated.evidence("houses")))
    return Authors(byline=byline, authors=Finding(named, evidence if named else None))


def is_nobody(name: str) -> bool:
    """Tell whether a name is of a newsroom or a role ("Staff", "MM-Redaktion"), and so no person's."""
    words = re.split(r"[\s.-]+", name.casefold())
    return not _words().not_names.isdisjoint(words)


def house_named(text: str) -> str | None:
    """Return whom a byline names that is no person, as it is written; None for an address or an account."""
    name = _unlabelled(text).strip(" ,.:|")
    if _NO_HOUSE.search(name) or not _LETTERS.search(name) or name.casefold() in _words().accounts:
        return None
    return name if len(name) <= _LONGEST_HOUSE else None


def _credits_somebody(text: str) -> bool:
    """Tell whether a line that was taken for a byline is one: by a label, or by the names in it.

    A sentence, a date or "3 hours ago" in its place credits nobody, and a byline is never guessed.
    """
    words = text.split()
    if len(words) <= _MOST_WORDS and any(
        _after(text, labels) for labels in (_words().authors, _words().others)
    ):
        return True
    if any(people_in(text)) or is_agency(text):
        return True
    small = {*_words().particles, *_words().ends}
    return len(words) <= _MOST_NAME_WORDS and all(
        word[:1].isalpha() and (not word[0].islower() or word.casefold() in small) for word in words
    )


def people_in(byline: str) -> Iterator[str]:
    """Yield the people who wrote the article, as one line of a byline names them."""
    text = folded(_GLUED.sub(" ", _NOT_TEXT.sub(" | ", byline[:_LONGEST])))
    for part in (aside.strip(" ,.:") for aside in _ASIDE.split(text)):
        if _after(part, _words().others) is None:
            yield from _listed(_unlabelled(part))


def _unlabelled(part: str) -> str:
    kind = _after(part, _words().kinds)
    labelled = _after(part if kind is None else kind, _words().authors)
    if labelled is not None:
        return labelled
    inner = _INNER_LABEL.search(part)
    return part[inner.end() :] if inner else part


def _listed(people: str) -> Iterator[str]:
    """Yield the names of a list: "Jane Roe, John Doe and Max Muster, Example News"."""
    pieces = _AND.split(people)
    for place, piece in enumerate(pieces):
        # Behind the last "and", or without any, a comma opens a role or a place as often as a name.
        listed = place < len(pieces) - 1
        for nth, candidate in enumerate(piece.split(",")):
            name = _name(candidate, sure=listed or nth == 0)
            if name:
                yield name


def _after(text: str, labels: tuple[str, ...]) -> str | None:
    """Return what follows a label at the text's start, or None if none of the labels stands there."""
    small = text.casefold()
    for label in labels:
        rest = small[len(label) : len(label) + 1]
        if small.startswith(label) and (label.endswith(":") or not rest or rest in " :,"):
            return text[len(label) :].strip(" :,")
    return None


def _name(text: str, *, sure: bool) -> str | None:
    """Return a person's name in normal case, or None if the text is not surely one."""
    known = _words()
    words = _PLACE.sub("", text.strip()).split()
    while words and words[0].casefold() in known.titles:
        words = words[1:]
    words = _without_newsroom(list(_name_part(words)))
    name = " ".join(words).rstrip(".")
    words = name.split()
    if not 2 <= len(words) <= _MOST_NAME_WORDS or is_agency(name) or name.casefold() in known.places:
        return None
    if not all(map(_is_name_word, words)) or sum(not word[0].islower() for word in words) < 2:
        return None
    if not sure and (name.isupper() or any(map(_LETTERS_BEHIND.match, words))):
        return None
    return _normal_case(words)


def _without_newsroom(words: list[str]) -> list[str]:
    """Leave out a newsroom of two words behind a name, with or without initial: "Jane Roe Example News"."""
    middle = len(words) == _MOST_NAME_WORDS and words[1].endswith(".")
    if (len(words) == 4 or middle) and words[-1].casefold() in _words().not_names:
        return words[:-2]
    return words


def _is_name_word(word: str) -> bool:
    small = word.casefold()
    if small.rstrip(".") in _words().not_names or small.endswith(("'s", "’s")) or not _NAME_WORD.match(word):
        return False
    return not word[0].islower() or small in _words().particles


def _name_part(words: list[str]) -> Iterator[str]:
    """Yield the words up to where a date, a role or letters such as MD begin."""
    shouted = all(word.isupper() for word in words)
    for place, word in enumerate(words):
        small = word.casefold().rstrip(".")
        day_follows = place + 1 < len(words) and words[place + 1][0].isdigit()
        # People are called Jan, June and May, but hardly by their last word of three.
        dated = small in _words().months and (place > 1 or day_follows)
        if word[0].isdigit() or dated or (place > 1 and small in _words().ends):
            return
        if place > 1 and not shouted and _LETTERS_BEHIND.match(word):
            return
        yield word


def _normal_case(words: list[str]) -> str:
    """Write "JANE ROE" as "Jane Roe"; keep capitals where a name may have its own: "MCADAM"."""
    if all(_PLAIN_CAPITALS.match(word) and word.isupper() for word in words) and not (
        {word.casefold() for word in words} & _words().particles
    ):
        return " ".join(word.capitalize() for word in words)
    return " ".join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    accounts: frozenset[str]
    authors: tuple[str, ...]
    kinds: tuple[str, ...]
    ends: frozenset[str]
    others: tuple[str, ...]
    not_names: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    places: frozenset[str]
    months: frozenset[str]


@cache
def _words() -> _Words:
    path = files("backfile.intake.edit").joinpath("data/bylines.toml")
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Words(
        accounts=frozenset(data["accounts"]),
        authors=tuple(sorted(data["authors"], key=lambda label: (-len(label), label))),
        kinds=tuple(sorted(data["kinds"], key=lambda label: (-len(label), label))),
        ends=frozenset(data["ends"]),
        others=tuple(sorted(data["others"], key=lambda label: (-len(label), label))),
        not_names=frozenset(data["not_names"]),
        particles=frozenset(data["particles"]),
        titles=frozenset(data["titles"]),
        places=frozenset(data["places"]),
        months=frozenset(data["months"]),
    )
