"""What is done to a site before each measured run. The same is done to every system, on the same articles."""

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from convert import path_for, text_for
from corpus import put, stories
from overall import Overall, overall, tell
from story import story
from systems import FOOTER, System
from world import World

_RENAMED = 100
_STEP = 7_919  # articles between two that are edited; a prime


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What the scenarios need to know of the corpus. `renamed` are the articles that have the tag `tag`.

    `found` is what Hugo's site is told of it, those articles included that scenarios will add.
    """

    world: World
    articles: int
    found: Overall | None
    tag: str
    renamed: tuple[int, ...]
    files: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A system's site, the corpus in it, and the number of the round, from 0."""

    system: System
    corpus: Corpus
    round: int
    attic: Path


def tell_of(world: World, articles: int, sites: Mapping[str, Path]) -> Overall | None:
    """Tell Hugo's site, where there is one, what it must know of a corpus of so many articles."""
    if "hugo" not in sites:
        return None
    found = overall(stories(world, articles))
    tell(sites["hugo"], found)
    return found


def lay_in(world: World, articles: int, sites: Mapping[str, Path], *, more: int) -> Corpus:
    """Write the corpus into the sites (by system), and choose the tag that will be renamed.

    So many `more` articles will be added by scenarios.
    """
    found = tell_of(world, articles + more, sites)
    carriers: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    made: set[Path] = set()
    size = 0
    for index in range(articles):
        each = story(world, index)
        for tag in each.article.tags:
            carriers[tag].append(index)
        for system, root in sites.items():
            written = put(root / path_for(system, each.path), text_for(system, each, found), made)
            size += written if system == "backfile" else 0
    goal = min(_RENAMED, max(articles // 10, 1))
    tag = min(
        (name for name in carriers if name.isascii()),
        key=lambda name: (abs(len(carriers[name]) - goal), name),
    )
    renamed = tuple(carriers[tag])
    return Corpus(
        world=world,
        articles=articles,
        found=found,
        tag=tag,
        renamed=renamed,
        files=articles,
        bytes=size,
    )


def cold(stage: Stage) -> None:
    """Take away all that earlier runs made.

    It is renamed: on ext4, deleting a tree right before one is written makes the writing slower.
    """
    for name in stage.system.made:
        old = stage.system.root / name
        if old.exists():
            stage.attic.mkdir(parents=True, exist_ok=True)
            old.rename(stage.attic / f"{stage.system.name}-{stage.round}-{name}")


def unchanged(_: Stage) -> None:
    """Do nothing."""


def edited(stage: Stage) -> None:
    """Add a paragraph to the body of one article."""
    path = _path(stage, edited_in(stage.round, stage.corpus.articles))
    path.write_text(f"{path.read_text('utf-8')}\nA line that was added in round {stage.round}.\n", "utf-8")


def edited_in(number: int, articles: int) -> int:
    """Return the article that a round edits."""
    return (number * _STEP + 17) % articles


def added(stage: Stage) -> None:
    """Add one article."""
    index = stage.corpus.articles + stage.round
    text = text_for(stage.system.name, story(stage.corpus.world, index), stage.corpus.found)
    put(_path(stage, index), text, set())


def retagged(stage: Stage) -> None:
    """Rename a tag on all of the articles that have it."""
    old, new = (
        stage.corpus.tag if number == 0 else f"Renamed in round {number - 1}"
        for number in (stage.round, stage.round + 1)
    )
    named = re.compile(rf'(?<=[\[ "]){re.escape(old)}(?=[\],"\n])')
    for index in stage.corpus.renamed:
        path = _path(stage, index)
        matter, fence, body = path.read_text("utf-8").partition("\n---\n")
        before, tags, rest = matter.partition("\ntags:")
        renamed, count = named.subn(new, rest, count=1)
        if count != 1:
            raise ValueError(f"{path} has no tag {old!r}")
        path.write_text(before + tags + renamed + fence + body, "utf-8")


def restyled(stage: Stage) -> None:
    """Change words of the template that all pages are made from."""
    template = stage.system.template
    source = template if template.exists() else stage.system.original
    text = source.read_text("utf-8")
    fresh = re.sub(rf"{FOOTER}(?: \([0-9]+\))?", f"{FOOTER} ({stage.round})", text)
    if fresh == text:
        raise ValueError(f"{source} does not say {FOOTER!r}")
    template.write_text(fresh, "utf-8")


SCENARIOS: Mapping[str, Callable[[Stage], None]] = {
    "cold": cold,
    "no-op": unchanged,
    "one edit": edited,
    "one added": added,
    "tag renamed": retagged,
    "template": restyled,
}


def _path(stage: Stage, index: int) -> Path:
    system = stage.system
    return system.root / path_for(system.name, story(stage.corpus.world, index).path)
