"""The phrases by which pages announce what a line is (lexicon.toml), ready to be looked up word by word."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

SHOWN = 44
"""How many words of a line are compared with the phrases: a longer line is prose, told by its shape."""


class Hit(NamedTuple):
    """A phrase found in a line: its family, the place of its first word, and its number of words."""

    family: str
    place: int
    size: int


class Openings(NamedTuple):
    """What may begin with a word: the families of the word by itself, and its phrases by their second word.

    Phrases stand longest first, each with its families.
    """

    alone: tuple[str, ...]
    longer: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """`phrases` maps the first word of every phrase to what may follow."""

    phrases: dict[str, Openings]
    function_words: frozenset[str]

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Find the phrases in a line's lower-case words, in reading order; of nested phrases, the longest."""
        hits: list[Hit] = []
        phrases = self.phrases
        for place, openings in enumerate(map(phrases.get, words[:SHOWN])):
            if openings is None:
                continue
            found: dict[str, int] = {}
            for phrase, families in openings.longer.get(
                words[place + 1] if place + 1 < len(words) else "", ()
            ):
                size = len(phrase)
                if tuple(words[place : place + size]) == phrase:
                    for family in families:
                        found.setdefault(family, size)
            for family in openings.alone:
                found.setdefault(family, 1)
            hits += [Hit(family, place, size) for family, size in found.items()]
        return hits


@cache
def lexicon() -> Lexicon:
    """Read lexicon.toml, once."""
    source = resources.files("backfile.intake.label").joinpath("lexicon.toml").read_text(encoding="utf-8")
    families: dict[str, dict[str, list[str]]] = tomllib.loads(source)
    words = {word for group in families.pop("words").values() for word in group}
    found: dict[tuple[str, ...], set[str]] = {}
    for family, languages in families.items():
        for group in languages.values():
            for phrase in group:
                found.setdefault(tuple(phrase.split()), set()).add(family)
    return Lexicon(phrases=_index(found), function_words=frozenset(words))


def _index(found: dict[tuple[str, ...], set[str]]) -> dict[str, Openings]:
    alone: dict[str, tuple[str, ...]] = {}
    longer: dict[str, dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]] = {}
    for phrase in sorted(found, key=lambda phrase: (-len(phrase), phrase)):
        families = tuple(sorted(found[phrase]))
        if len(phrase) == 1:
            alone[phrase[0]] = families
        else:
            longer.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, families))
    return {
        word: Openings(
            alone.get(word, ()), {second: tuple(group) for second, group in longer.get(word, {}).items()}
        )
        for word in sorted(alone.keys() | longer.keys())
    }
