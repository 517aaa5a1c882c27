"""The invented world that the benchmark's news happens in: towns, people, bodies, newspapers and tags.

Everything is a pure function of the seed and the size of the corpus. Only `random.random()` is drawn, whose
sequence Python promises to keep from version to version (library reference, "random").
"""

import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import sqrt
from pathlib import Path
from random import Random
from typing import TypeVar

T = TypeVar("T")
_DATA = Path(__file__).parent / "corpus_data"
_TAGS_A_ROOT = 12  # tags of a corpus: so many times the square root of its articles (Heaps' law)
_FLATTEN = 10  # Zipf-Mandelbrot: keeps the top tag at about an eighth of the articles, as in real archives


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The names and sentences of one script. Sentences are templates, split by `template`."""

    language: str
    towns: tuple[str, ...]
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    nouns: tuple[str, ...]
    sentences: tuple["Template", ...]
    headlines: tuple["Template", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that articles are made of. `weights` are the running sums of the tags' shares.

    `length` is how long bodies are, as a share of the usual length.
    """

    seed: int
    latin: Script
    cyrillic: Script
    adjectives: tuple[str, ...]
    sections: tuple[str, ...]
    agencies: tuple[str, ...]
    publications: tuple[str, ...]
    tags: tuple[str, ...]
    weights: tuple[float, ...]
    length: float


Template = tuple[tuple[str, str], ...]
"""A sentence as (words, slot) pairs: the words stand before the slot; the last slot is empty."""


def pick(rng: Random, items: Sequence[T]) -> T:
    """Draw one of the items."""
    return items[int(rng.random() * len(items))]


def number(rng: Random, low: int, high: int) -> int:
    """Draw a whole number from `low` to `high`, both included."""
    return low + int(rng.random() * (high - low + 1))


def tags_for(world: World, rng: Random) -> tuple[str, ...]:
    """Draw about six tags for an article, each at most once, the frequent ones often."""
    drawn = (rng.random() * world.weights[-1] for _ in range(number(rng, 3, 10)))
    return tuple(dict.fromkeys(world.tags[bisect_right(world.weights, at)] for at in drawn))


def world_of(seed: int, articles: int, length: float = 1.0) -> World:
    """Invent the world of a corpus."""
    rng = Random(f"{seed}:world")
    words = _words()
    latin, cyrillic = _latin(rng, words), _cyrillic(rng, words)
    publications = tuple(f"The {town} {pick(rng, words['mastheads'])}" for town in latin.towns[:9]) + tuple(
        f"Вестник {town}" for town in cyrillic.towns[:3]
    )
    tags = tuple(_tags(rng, latin, cyrillic, words, round(_TAGS_A_ROOT * sqrt(max(articles, 25)))))
    return World(
        seed=seed,
        latin=latin,
        cyrillic=cyrillic,
        adjectives=tuple(words["adjectives"]),
        sections=tuple(words["sections"]),
        agencies=tuple(words["agencies"]),
        publications=publications,
        tags=tags,
        weights=tuple(accumulate(1 / (rank + _FLATTEN) for rank in range(len(tags)))),
        length=length,
    )


def _latin(rng: Random, words: dict[str, list[str]]) -> Script:
    towns = _distinct(
        400, lambda: pick(rng, words["starts"]) + pick(rng, words["middles"]) + pick(rng, words["ends"])
    )
    people = _distinct(
        4_000,
        lambda: (
            f"{pick(rng, words['given'])} "
            f"{pick(rng, words['starts'])}{pick(rng, words['middles'])}{pick(rng, words['family'])}"
        ),
    )
    bodies = tuple(f"the {town} {pick(rng, words['bodies'])}" for town in towns[:200])
    return Script(
        language="en",
        towns=towns,
        people=people,
        bodies=bodies,
        nouns=tuple(words["nouns"]),
        sentences=_templates("english.txt"),
        headlines=_templates("headlines.txt"),
    )


def _cyrillic(rng: Random, words: dict[str, list[str]]) -> Script:
    starts = words["cyrillic_starts"]
    towns = _distinct(80, lambda: pick(rng, starts) + pick(rng, words["cyrillic_ends"]))
    people = _distinct(
        400,
        lambda: (
            f"{pick(rng, words['cyrillic_given'])} {pick(rng, starts)}{pick(rng, words['cyrillic_family'])}"
        ),
    )
    return Script(
        language="ru",
        towns=towns,
        people=people,
        bodies=tuple(f"Общество {town}" for town in towns[:20]),
        nouns=tuple(words["cyrillic_nouns"]),
        sentences=_templates("russian.txt"),
        headlines=_templates("headlines_russian.txt"),
    )


def _tags(
    rng: Random, latin: Script, cyrillic: Script, words: dict[str, list[str]], count: int
) -> Iterator[str]:
    """Yield `count` tags: topics first, then places, people and things in a drawn order."""
    things = (
        f"{adjective.capitalize()} {noun}s" for noun in latin.nouns for adjective in words["adjectives"]
    )
    rest = [*latin.towns, *latin.people, *cyrillic.towns, *things]
    order = sorted((rng.random(), name) for name in dict.fromkeys(rest))
    yield from [*words["topics"], *(name for _, name in order)][:count]


def _distinct(count: int, make: Callable[[], str]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    while len(names) < count:
        names[make()] = None
    return tuple(names)


def _templates(name: str) -> tuple[Template, ...]:
    return tuple(template(line) for line in (_DATA / name).read_text("utf-8").splitlines())


def template(line: str) -> Template:
    """Split "The {noun} of {town}." into its words and slots."""
    parts = [part.rpartition("{") for part in line.split("}")]
    return tuple((before, slot) if brace else (slot, "") for before, brace, slot in parts)


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((_DATA / "words.toml").read_text("utf-8"))
