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


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """`phrases` maps a first word to the phrases that begin with it, longest first, with their families."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    function_words: frozenset[str]

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Find the phrases in a line's lower-case words, in reading order; of nested phrases, the longest."""
        hits: list[Hit] = []
        phrases = self.phrases
        for place, word in enumerate(words[:SHOWN]):
            if word in phrases:
                seen: set[str] = set()
                for phrase, families in phrases[word]:
                    size = len(phrase)
                    if size == 1 or tuple(words[place : place + size]) == phrase:
                        for family in families:
                            if family not in seen:
                                seen.add(family)
                                hits.append(Hit(family, place, size))
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
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for parts in sorted(found, key=lambda parts: (-len(parts), parts)):
        index.setdefault(parts[0], []).append((parts, tuple(sorted(found[parts]))))
    return Lexicon(
        phrases={word: tuple(group) for word, group in index.items()}, function_words=frozenset(words)
    )
