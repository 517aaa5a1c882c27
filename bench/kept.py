"""A corpus that stays from one run to the next: `--keep` leaves it where it is, `--reuse` takes it again.

Writing a million articles takes longer than building their site. What the scenarios changed is written anew,
so that a corpus taken again is, file for file, one that has just been written.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from convert import path_for, text_for
from corpus import put
from scenarios import Corpus, edited_in, tell_of
from story import story
from systems import System
from world import World

_NOTE = "corpus.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is noted of a corpus. `rounds` is how many may have changed it."""

    seed: int
    length: float
    systems: tuple[str, ...]
    rounds: int
    articles: int
    tag: str
    renamed: tuple[int, ...]
    bytes: int


def note(work: Path, corpus: Corpus, systems: Sequence[System], rounds: int) -> None:
    """Note what the corpus in `work` is, before anything changes it."""
    values = {
        "seed": corpus.world.seed,
        "length": corpus.world.length,
        "systems": [system.name for system in systems],
        "rounds": rounds,
        "articles": corpus.articles,
        "tag": corpus.tag,
        "renamed": corpus.renamed,
        "bytes": corpus.bytes,
    }
    (work / _NOTE).write_text(json.dumps(values))


def noted(work: Path) -> Kept | None:
    """Return what is noted of the corpus in `work`, if there is one."""
    try:
        values = json.loads((work / _NOTE).read_text())
    except FileNotFoundError:
        return None
    return Kept(**{**values, "systems": tuple(values["systems"]), "renamed": tuple(values["renamed"])})


def fits(kept: Kept, world: World, articles: int, systems: Sequence[System]) -> bool:
    """Tell whether a kept corpus is the wanted one, for all of the systems."""
    same = (kept.seed, kept.length, kept.articles) == (world.seed, world.length, articles)
    return same and {system.name for system in systems} <= set(kept.systems)


def taken(old: Path, kept: Kept, world: World, systems: Sequence[System]) -> Corpus:
    """Move the articles from `old` into the sites of the systems, and undo what was done to them."""
    made: set[Path] = set()
    changed = {edited_in(number, kept.articles) for number in range(kept.rounds)} | set(kept.renamed)
    found = tell_of(world, kept.articles + kept.rounds, {system.name: system.root for system in systems})
    for system in systems:
        folder = Path(path_for(system.name, "articles"))
        (system.root / folder).mkdir(parents=True, exist_ok=True)
        for year in (old / system.name / folder).iterdir():
            if year.is_dir():
                year.rename(system.root / folder / year.name)
        for index in changed:
            each = story(world, index)
            put(system.root / path_for(system.name, each.path), text_for(system.name, each, found), made)
        for number in range(kept.rounds):
            added = story(world, kept.articles + number)
            (system.root / path_for(system.name, added.path)).unlink(missing_ok=True)
    return Corpus(
        world=world,
        articles=kept.articles,
        found=found,
        tag=kept.tag,
        renamed=kept.renamed,
        files=kept.articles,
        bytes=kept.bytes,
    )
