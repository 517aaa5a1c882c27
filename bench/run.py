"""The benchmark: `python bench/run.py --articles 10000 --runs 5`. See bench/README.md for what is measured.

It exits with 1 when it is broken itself: a build fails, sites that should be equal are not, or an incremental
build is not a clean one. Never because of times.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import equal
import everything
import intakespeed
import kept
import machine
import programs
import report
import space
import systems
import table
from commandline import parsed, rounds_of, trees_of
from measure import BrokenRunError, run
from report import Measured
from scenarios import SCENARIOS, Corpus, Stage, cold, lay_in
from systems import System
from world import world_of

HERE = Path(__file__).resolve().parent
_INSTALLED: dict[str, Callable[..., System]] = {"hugo": systems.hugo, "eleventy": systems.eleventy}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark as the command line says; return the exit code."""
    options = parsed(arguments)
    work = options.work.resolve() / f"{options.articles}-{options.seed}"
    work.parent.mkdir(parents=True, exist_ok=True)
    lack = space.lacking(work.parent, trees_of(options), articles=options.articles, length=options.length)
    if lack:
        print(lack, file=sys.stderr)
        return 2
    stale = work.parent / "stale"
    old = _put_aside(work, stale)
    work.mkdir()
    try:
        compared, left_out = _compared(work, options.systems, install=options.install)
        corpus = _corpus(compared, options, old)
        kept.note(work, corpus, compared, rounds_of(options))
        facts = machine.described(work)
        measured = _measure(compared, corpus, options, work)
        problems = _checked(compared, work, whole=options.check, corpus=corpus)
        taken = None
        if not options.no_intake:
            taken = intakespeed.measured(work, corpus.world, options.articles, options.runs)
        unmeasured = _with_everything(compared, options, work, measured)
    except (BrokenRunError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    found = report.of_run(compared, corpus, options, facts, measured)
    found["intake"] = taken and {"captures": taken[0], "times": report.values(taken[1])}
    report.show(measured, options, found, unmeasured)
    if taken:
        print(intakespeed.table(*taken))
    for reason in left_out:
        print(f"left out: {reason}")
    (HERE / "results").mkdir(exist_ok=True)
    name = options.name or f"{options.articles}"
    (HERE / "results" / f"{name}.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    for problem in problems:
        print(f"BROKEN: {problem}", file=sys.stderr)
    shutil.rmtree(stale, ignore_errors=True)
    if not options.keep:
        shutil.rmtree(work)
    return 1 if problems else 0


def _put_aside(work: Path, stale: Path) -> Path | None:
    """Put the sites of an earlier run away; they are deleted at the end only: see scenarios.cold."""
    if not work.exists():
        return None
    stale.mkdir(exist_ok=True)
    return work.rename(stale / datetime.now(UTC).strftime("%Y%m%dT%H%M%S"))


def _compared(work: Path, names: str, *, install: bool) -> tuple[list[System], list[str]]:
    """Lay out the sites, Backfile's first; say which systems are left out, and why."""
    found, left_out = [systems.backfile(work)], []
    for name in names.split(","):
        if name in _INSTALLED:
            try:
                found.append(_INSTALLED[name](work, install=install))
            except programs.MissingError as reason:
                left_out.append(f"{name}: {reason}")
    return found, left_out


def _corpus(compared: list[System], options: argparse.Namespace, old: Path | None) -> Corpus:
    """Write the articles into all sites, or take those that an earlier run has left."""
    articles, world = options.articles, world_of(options.seed, options.articles, options.length)
    found = kept.noted(old) if old and options.reuse else None
    if old and found and kept.fits(found, world, articles, compared):
        print(f"taking {articles:,} articles from the last run …", flush=True)
        return kept.taken(old, found, world, compared)
    print(f"writing {articles:,} articles for {', '.join(each.name for each in compared)} …", flush=True)
    sites = {each.name: each.root for each in compared}
    return lay_in(world, articles, sites, more=rounds_of(options))


def _measure(compared: list[System], corpus: Corpus, options: argparse.Namespace, work: Path) -> Measured:
    """Run all rounds. Systems take turns within each scenario, so that a slow minute hits all of them."""
    measured = Measured(
        times=defaultdict(lambda: defaultdict(list)),
        sampled=defaultdict(lambda: defaultdict(list)),
        floors=defaultdict(list),
    )
    rounds = rounds_of(options)
    for number in range(rounds):
        sampled, timed = number == 0, number > 0 or rounds == 1
        for scenario in options.scenarios.split(","):
            for system in compared:
                stage = Stage(system=system, corpus=corpus, round=number, attic=work / "attic")
                SCENARIOS[scenario](stage)
                log = work / f"{system.name}.log"
                sample = run(system.command, cwd=system.root, env=system.env, log=log, sampled=sampled)
                if timed:
                    measured.times[scenario][system.name].append(sample)
                if sampled:
                    measured.sampled[scenario][system.name].append(sample)
                print(f"round {number}: {scenario}, {system.name}: {sample.wall:.2f} s", flush=True)
            if scenario == "cold" and timed and not options.no_floor:
                for name, seconds in _floors(compared[0].public, work, number):
                    measured.floors[name].append(seconds)
    return measured


def _floors(tree: Path, work: Path, number: int) -> list[tuple[str, float]]:
    """Write a finished site's files, and nothing else, in C and in Python."""
    commands = {"Python": [sys.executable, str(HERE / "floor.py")]}
    try:
        commands = {"C": [str(programs.floor(work))], **commands}
    except programs.MissingError as reason:
        print(reason)
    attic = work / "attic"
    attic.mkdir(exist_ok=True)
    found = []
    for name, command in commands.items():
        out = attic / f"floor-{name}-{number}"
        done = subprocess.run([*command, str(tree), str(out)], capture_output=True, text=True, check=True)
        if len(equal.tree_of(out).files) != len(equal.tree_of(tree).files):
            raise BrokenRunError(f"the floor in {name} did not write all files")
        found.append((name, float(done.stdout)))
    return found


def _checked(compared: list[System], work: Path, *, whole: bool, corpus: Corpus) -> list[str]:
    """Return what is broken: sites that are not equal, or an incremental build that is not a clean one."""
    ours = compared[0]
    problems = []
    shutil.rmtree(work / "attic", ignore_errors=True)  # nothing is measured any more
    if whole:
        before = _digest(ours.public)
        cold(Stage(system=ours, corpus=corpus, round=-1, attic=work / "attic"))
        run(ours.command, cwd=ours.root, env=ours.env, log=work / "backfile.log")
        if _digest(ours.public) != before:
            problems.append("Backfile's incremental build is not its clean build")
    for other in compared[1:]:
        # Others keep the pages of tags that were renamed: only a clean build can be compared.
        cold(Stage(system=other, corpus=corpus, round=-1, attic=work / "attic"))
        run(other.command, cwd=other.root, env=other.env, log=work / f"{other.name}.log")
        trees = equal.tree_of(ours.public), equal.tree_of(other.public)
        print(f"\n{equal.report(*trees, (ours.name, other.name))}")
        if other.name == "hugo":  # Eleventy's site is not kept equal
            problems += [f"{other.name}: {said}" for said in equal.differences(*trees)]
    return problems


def _with_everything(
    compared: list[System], options: argparse.Namespace, work: Path, measured: Measured
) -> str | None:
    """Measure the cold build with everything on; say why not, where it is not measured."""
    if options.no_intake or options.no_everything:
        return "it was left out"
    if "hugo" not in [system.name for system in compared]:
        return "Hugo is not compared"
    try:
        found = everything.measured(work, options.runs, install=options.install)
    except programs.MissingError as reason:
        return str(reason)
    measured.times[table.EVERYTHING].update({name: list(samples) for name, samples in found.items()})
    return None


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in equal.tree_of(folder).files:
        digest.update(f"{path}\0".encode() + hashlib.sha256((folder / path).read_bytes()).digest())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
