"""Names of people, taken apart as far as that is certain: which part of a name a list is sorted by.

A name in Latin, Greek, Cyrillic, Armenian or Georgian letters has its family name at the end, with the small
words before it ("van Gogh"). Any other, and what does not look like a person's, stays as it is printed: a
name is better not turned round than turned wrongly.
"""

import re
from functools import lru_cache
from typing import NamedTuple

MOST = 500
"""Of a list of authors that is longer, no reader needs more."""

_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u058f\u10a0-\u10ff\u1c80-\u1cbf\u1e00-\u1fff .'’ʼ‘-]+")
_PARTICLES = frozenset(
    {"al", "bin", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn"}
    | {"la", "le", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur", "ван", "де", "дер", "фон"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NO_PERSON = frozenset(
    {"agency", "and", "bureau", "correspondent", "desk", "editorial", "editors", "for", "news", "newsdesk"}
    | {"newsroom", "of", "press", "redacción", "redakcja", "redaktion", "redazione", "redação", "reporter"}
    | {"reporters", "rédaction", "service", "staff", "team", "the", "wire"}
    | {"агентство", "и", "от", "пресс-служба", "редакция", "редакція", "служба"}
)
"""Words that stand in what signs an article and is no person."""
_MOST_WORDS = 5


class Person(NamedTuple):
    """An author. Where the name can't be taken apart, all of it is in `family`, and `given` is empty."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def whole(self) -> str:
        """The name as it is printed."""
        name = f"{self.given} {self.family}" if self.given else self.family
        return f"{name} {self.suffix}" if self.suffix else name

    @property
    def inverted(self) -> str:
        """The name as lists have it: "van Gogh, Vincent"."""
        name = f"{self.family}, {self.given}" if self.given else self.family
        return f"{name}, {self.suffix}" if self.suffix else name

    @property
    def initials(self) -> str:
        """The given names' first letters: "J.-P. K."."""
        return _initials(self.given)


@lru_cache(maxsize=1 << 12)
def person(name: str) -> Person:
    """Take a name apart: "Ann van Author Jr." into "van Author", "Ann" and "Jr."."""
    name = " ".join(name.split())
    family, comma, given = name.partition(", ")
    if comma and family and given and "," not in given and _plain(name.replace(",", "")):
        if given.rstrip(".").lower() not in _SUFFIXES:
            return Person(family, given)
        found = _apart(family, given)
        return found if found.given else Person(name)
    return _apart(name, "") if _plain(name) else Person(name)


def is_nobody(name: str) -> bool:
    """Tell whether a name says by its words that it is no person's: "The Gazette Staff"."""
    return any(word.lower().rstrip(".") in _NO_PERSON for word in name.split())


def _plain(name: str) -> bool:
    """Tell whether this is how a person's name looks."""
    return bool(_LETTERS.fullmatch(name)) and len(name.split()) <= _MOST_WORDS and not is_nobody(name)


def _apart(name: str, suffix: str) -> Person:
    words = name.split()
    if not suffix and len(words) > 2 and words[-1].rstrip(".").lower() in _SUFFIXES:
        suffix = words.pop()
    at = len(words) - 1
    if at < 1:
        return Person(name)
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return Person(" ".join(words[at:]), " ".join(words[:at]), suffix)


@lru_cache(maxsize=1 << 12)
def _initials(given: str) -> str:
    """Shorten given names, also those that are written as initials without spaces: "И.П." are two."""
    names = given.replace(".", ". ").replace(". -", ".-").split()
    return " ".join(["-".join([f"{one[:1]}." for one in name.split("-") if one]) for name in names])
