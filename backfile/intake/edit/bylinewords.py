"""The words by which the people in a byline are told from the rest of it (data/bylines.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class BylineWords:
    """Each list of the data; labels stand the longest first."""

    accounts: frozenset[str]
    articles: frozenset[str]
    authors: tuple[str, ...]
    kinds: tuple[str, ...]
    clock: frozenset[str]
    ends: frozenset[str]
    others: tuple[str, ...]
    not_names: frozenset[str]
    particles: frozenset[str]
    newsrooms: frozenset[str]
    signed: tuple[str, ...]
    titles: frozenset[str]
    places: frozenset[str]
    months: frozenset[str]


@cache
def vocabulary() -> BylineWords:
    """Read the words, once."""
    path = files("backfile.intake.edit").joinpath("data/bylines.toml")
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return BylineWords(
        accounts=frozenset(data["accounts"]),
        articles=frozenset(data["articles"]),
        authors=tuple(sorted(data["authors"], key=lambda label: (-len(label), label))),
        kinds=tuple(sorted(data["kinds"], key=lambda label: (-len(label), label))),
        clock=frozenset(data["clock"]),
        ends=frozenset(data["ends"]),
        others=tuple(sorted(data["others"], key=lambda label: (-len(label), label))),
        not_names=frozenset((*data["not_names"], *data["newsrooms"])),
        particles=frozenset(data["particles"]),
        newsrooms=frozenset(data["newsrooms"]),
        signed=tuple(sorted(data["signed"], key=lambda label: (-len(label), label))),
        titles=frozenset(data["titles"]),
        places=frozenset(data["places"]),
        months=frozenset(data["months"]),
    )


def after(text: str, labels: tuple[str, ...]) -> str | None:
    """Return what follows a label at the text's start, or None if none of the labels stands there."""
    small = text.casefold()
    for label in labels if small.startswith(labels) else ():
        rest = small[len(label) : len(label) + 1]
        if small.startswith(label) and (label.endswith(":") or not rest or rest in " :,"):
            return text[len(label) :].strip(" :,")
    return None
