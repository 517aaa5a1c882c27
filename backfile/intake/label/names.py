"""Lines near the headline that are a person's name and no more: a byline without "By"."""

import re
from collections.abc import Sequence
from typing import Final

from backfile.intake.label.body import Verdict
from backfile.intake.label.facts import Facts
from backfile.model import Role

_NAME: Final = re.compile(r"[^\W\d_]['’.\w-]*(?: [^\W\d_]['’.\w-]*){1,4}")
_BEFORE: Final = re.compile(r"(\D{5,60}?)(?:[\d|@(/·•]| [–—-] )")
_LIST: Final = re.compile(r", | (?:and|und|et|y|e|og|och|en|и|та|&) ")
_SMALL: Final = frozenset(
    [
        "al",
        "af",
        "av",
        "bin",
        "da",
        "de",
        "del",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
        "фон",
    ]
)
_OPEN: Final = frozenset({"above", "head", "inside", "caption"})
_TIMES: Final = frozenset({"ago", "counter"})
_DATED: Final = 16
"""Words that a line with a name and a date has at most."""
_PEOPLE: Final = 4
"""Names that a byline lists at most."""
_MOST: Final = 3
"""So many lines that look like names are bylines; more of them are a menu or a list of topics."""
_NEAR: Final = 2
"""How many lines away the date stands that tells a byline from a topic."""


def bylines(lines: Sequence[Facts], states: Sequence[str], title: int, first: int) -> dict[int, Verdict]:
    """Find bare names between headline and text that are bylines, by place.

    A name is one if the article's date stands beside it, or if a later line begins with it: what is said of
    an author below the text, or the name again with an address. A topic of two capitalised words has neither.
    """
    places = [
        i
        for i in range(title + 1, min(first + _NEAR, len(lines)))
        if states[i] in _OPEN and _is_name(lines[i])
    ]
    if len(places) > _MOST:
        return {}
    dated = {i for i in range(title, min(first + 2 * _NEAR, len(lines))) if lines[i].dated}
    found: dict[int, Verdict] = {}
    for i in range(max(0, title - _NEAR), min(first + _NEAR, len(lines))):
        if states[i] in _OPEN and _names_before_a_date(lines[i]):
            found[i] = Role.BYLINE, "begins with a name, and a date follows"
    for i in places:
        if any(abs(i - day) <= _NEAR for day in dated):
            found[i] = Role.BYLINE, "is a name beside the date"
        elif _comes_back(lines[i].words, lines[first:]):
            found[i] = Role.BYLINE, "is a name that a later line begins with"
    return found


def _names_before_a_date(line: Facts) -> bool:
    """Tell "Jane Roe - Nov 19, 2024", "Jane Roe | 2 hours ago", "Jane Roe 3 min read"."""
    if not (line.dated or line.families & _TIMES) or line.length > _DATED:
        return False
    before = _BEFORE.match(line.text)
    return before is not None and _one_name(before.group(1).strip(" ,"))


def _comes_back(name: list[str], below: Sequence[Facts]) -> bool:
    return any(len(line.words) > len(name) and line.words[: len(name)] == name for line in below)


def _is_name(line: Facts) -> bool:
    """Tell whether a line is one name or a short list of names, by its capitals."""
    if line.whole - {"agency"} or line.end not in {"none", "comma"} or not 2 <= line.length <= 5 * _PEOPLE:
        return False
    names = _LIST.split(line.text.strip(" ,"))
    return len(names) <= _PEOPLE and all(map(_one_name, names))


def _one_name(text: str) -> bool:
    words = text.split(" ")
    return (
        bool(_NAME.fullmatch(text))
        and all(word[0].isupper() or word in _SMALL for word in words)
        and sum(word[0].isupper() for word in words) > 1
    )
