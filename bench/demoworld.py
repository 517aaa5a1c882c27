"""The invented world of the demonstration: languages, newspapers, people and topics, read from `demo_data`.

Each language has a file of its own. Sentences have slots in braces, filled by `said`.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from world import number, pick

_DATA = Path(__file__).parent / "demo_data"
LANGUAGES = ("english", "russian", "german", "ukrainian", "spanish", "arabic")
WIRES = ("Invented Wire Service", "Northern Synthetic Agency", "Specimen News Agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What articles are about: a tag, the word in the text that gives it, headlines and sentences."""

    tag: str
    alias: str
    headlines: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A newspaper: how it writes the day and the byline, and what stands above and below its articles."""

    name: str
    host: str
    date: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    byline: str
    disclaimed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that is said in one language. `words` are its other entries, by their keys."""

    language: str
    share: int
    topics: tuple[Topic, ...]
    papers: tuple[Paper, ...]
    words: Mapping[str, Any]


def editions() -> tuple[Edition, ...]:
    """Read the languages of the demonstration."""
    return tuple(_edition(tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))) for name in LANGUAGES)


def _edition(words: dict[str, Any]) -> Edition:
    return Edition(
        language=words.pop("language"),
        share=words.pop("share"),
        topics=tuple(Topic(**_frozen(topic)) for topic in words.pop("topics")),
        papers=tuple(Paper(**_frozen(paper)) for paper in words.pop("papers")),
        words=words,
    )


def _frozen(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def slots_for(rng: Random, edition: Edition) -> dict[str, Sequence[str]]:
    """Draw the towns, people and bodies of one article, so that its sentences speak of the same few."""
    words = edition.words
    town, town2 = _two(rng, words["towns"])
    people = [f"{pick(rng, words['given'])} {pick(rng, words['family'])}" for _ in range(3)]
    surnames = [name.partition(" ")[2] for name in people]
    return {
        "town": [town],
        "town2": [town2],
        "person": people[:1],
        "person2": people[1:2],
        "surname": surnames[:1],
        "surname2": surnames[1:2],
        "org": [pick(rng, words["bodies"]).replace("{town}", town)],
        "weekday": words["weekdays"],
        "wire": WIRES,
    }


def said(rng: Random, sentence: str, slots: Mapping[str, Sequence[str]]) -> str:
    """Fill in a sentence; it begins with a capital."""
    for name, values in slots.items():
        if f"{{{name}}}" in sentence:
            sentence = sentence.replace(f"{{{name}}}", pick(rng, values))
    sentence = sentence.replace("{small}", str(number(rng, 3, 40))).replace("{n}", _thousands(rng))
    return sentence[:1].upper() + sentence[1:]


def _thousands(rng: Random) -> str:
    return f"{number(rng, 1, 90)},{number(rng, 0, 999):03d}"


def _two(rng: Random, items: Sequence[str]) -> tuple[str, str]:
    at = number(rng, 0, len(items) - 1)
    return items[at], items[(at + number(rng, 1, len(items) - 1)) % len(items)]
