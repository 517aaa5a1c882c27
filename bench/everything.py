"""Both sites with everything on: Backfile's against Hugo's with feeds and JSON, and Pagefind.

Backfile has the index of all words, capture pages, feeds, data and what hosts ask for; not the citations
for programs and the sources, five files an article, of which Hugo's site has nothing like. Its articles are
those that its own intake has filed from the captures (see intakespeed.py), and Hugo's are the same. The
taking in of captures is timed there and kept out here: before each run Backfile's state is what intake has
left, and nothing is printed yet.
"""

import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import equal
import programs
import systems
from convert import path_for, text_for
from corpus import put
from measure import BrokenRunError, Sample, run
from overall import overall, tell
from story import Story
from systems import System
from table import EVERYTHING

from backfile.articles.articlefile import loads

HERE = Path(__file__).resolve().parent
_STATE, _TAKEN = ".backfile.state", "taken.state"
_FEWEST_BYTES = 100_000
"""Of an index of all words; less is none."""


def measured(work: Path, rounds: int, *, install: bool) -> Mapping[str, Sequence[Sample]]:
    """Build both sites in turn, and return what was measured, by system.

    Raises MissingError where Pagefind or Hugo is not to be had, and BrokenRunError where a site lacks
    something.
    """
    compared = (_backfile(work), _hugo(work, install=install))
    times: defaultdict[str, list[Sample]] = defaultdict(list)
    for number in range(rounds):
        for system in compared:
            _clear(system, work / "attic" / f"everything-{system.name}-{number}")
            log = work / f"everything-{system.name}.log"
            sample = run(system.command, cwd=system.root, env=system.env, log=log)
            times[system.name].append(sample)
            print(f"round {number}: {EVERYTHING}, {system.name}: {sample.wall:.2f} s", flush=True)
    _check(*compared)
    return times


def _backfile(work: Path) -> System:
    """Turn everything on in the site that has taken in all captures."""
    root = work / "intake"
    for folder in ("templates", "static"):
        (root / folder).mkdir(exist_ok=True)
    shutil.copy(systems.CHECKOUT / "build.py", root)
    (root / "site.toml").write_text(_SITE_TOML)
    (root / _STATE).rename(root / _TAKEN)
    return systems.backfile_in(root)


_SITE_TOML = """[site]
title = "The Invented Archive"
description = "A synthetic archive, made to be measured."
base_url = "https://archive.example/"
sources = false

[export]
citations = false
"""


def _hugo(work: Path, *, install: bool) -> System:
    """Lay out Hugo's site with feeds and JSON, and with the articles that Backfile has."""
    pagefind = programs.pagefind(install=install)
    system = systems.hugo(work, install=install, name="hugo-everything")
    shutil.copytree(HERE / "hugo-everything", system.root, dirs_exist_ok=True)
    filed = work / "intake"
    stories = [_story(path, filed) for path in sorted((filed / "articles").rglob("*.md"))]
    found = overall(stories)
    tell(system.root, found)
    made: set[Path] = set()
    for each in stories:
        put(system.root / path_for("hugo", each.path), text_for("hugo", each, found), made)
    # Only articles are indexed, as in Backfile's search.
    script = '"$@" && "$PAGEFIND" --silent --site public --glob "articles/**/*.html" --root-selector article'
    return replace(
        system,
        command=("sh", "-c", script, "sh", *system.command, "--environment", "everything"),
        env={**system.env, "PAGEFIND": str(pagefind)},
    )


def _story(path: Path, root: Path) -> Story:
    name = path.relative_to(root).as_posix()
    return Story(path=name, article=loads(path.read_text("utf-8"), name), capture="")


def _clear(system: System, attic: Path) -> None:
    """Take away what an earlier run has printed, by renaming: see scenarios.cold."""
    attic.mkdir(parents=True)
    for name in system.made:
        if (system.root / name).exists():
            (system.root / name).rename(attic / name.lstrip("."))
    if (system.root / _TAKEN).exists():
        shutil.copy2(system.root / _TAKEN, system.root / _STATE)


def _check(ours: System, theirs: System) -> None:
    """Raise BrokenRunError where a site has not all articles, or no index."""
    trees = [equal.tree_of(system.public) for system in (ours, theirs)]
    print(f"\n{equal.report(*trees, (ours.name, theirs.name))}")
    for kind in ("articles", "tags", "days", "names"):
        pages, pages2 = (tree.kinds()[kind][0] for tree in trees)
        if pages != pages2 or not pages:
            raise BrokenRunError(f"with everything on: {kind}: {pages:,} pages against {pages2:,}")
    for tree, folder in zip(trees, ("search/", "pagefind/"), strict=True):
        if sum(size for path, size in tree.files.items() if path.startswith(folder)) < _FEWEST_BYTES:
            raise BrokenRunError(f"with everything on: there is no index in {folder}")
