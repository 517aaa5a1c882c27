"""Is a site checked as fast as by sha256sum? `python bench/verify.py` builds one and checks it by both.

The site is of the benchmark's corpus, with its sources: 4,000 articles are about 12,000 files. Times are of
whole commands, Python's start included, with all files in the system's memory. `build.py verify` does more:
it reads both lists, and looks for files that neither names.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import corpus
import programs
from world import world_of

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Timed:
    """What runs of one command took: seconds by the clock, and of all processors."""

    name: str
    run: Callable[[], None]
    clock: list[float] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> None:
    """Build a site, and print a table of the two."""
    parser = argparse.ArgumentParser(description="Check a site by build.py verify and by sha256sum.")
    parser.add_argument("--articles", type=int, default=4_000, help="how many (default: 4000)")
    parser.add_argument("--runs", type=int, default=7, help="of each (default: 7)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(root, options.articles)
        public = root / "public"
        sizes = [path.stat().st_size for path in public.rglob("*") if path.is_file()]
        print(f"{len(sizes):,} files, {sum(sizes) / 1e6:,.1f} MB; {os.cpu_count()} processors")
        ours = Timed("build.py verify", lambda: run([sys.executable, "build.py", "verify"], root))
        listed = ["sha256sum", "--quiet", "-c", "manifest-sha256.txt"]
        theirs = Timed("sha256sum -c", lambda: run(listed, public))
        side_by_side((ours, theirs), options.runs)
    print(f"{'seconds':<16} {'best':>7} {'median':>7} {'processors, best':>17} {'median':>7}")
    for one in (ours, theirs):
        print(f"{one.name:<16} {_both(one.clock)} {'':>9} {_both(one.processors)}")
    ratios = [
        of(mine) / of(other)
        for mine, other in ((ours.clock, theirs.clock), (ours.processors, theirs.processors))
        for of in (min, statistics.median)
    ]
    print("{:<16} {:7.2f} {:7.2f} {:>9} {:7.2f} {:7.2f}".format("ratio", *ratios[:2], "", *ratios[2:]))


def _both(times: Sequence[float]) -> str:
    return f"{min(times):7.3f} {statistics.median(times):7.3f}"


def lay_out(root: Path, articles: int) -> None:
    """Build a site of so many articles."""
    for folder in ("templates", "static", "seeds", "articles"):
        (root / folder).mkdir()
    (root / "build.py").write_bytes((CHECKOUT / "build.py").read_bytes())
    (root / "site.toml").write_text("")
    corpus.write(root, "backfile", corpus.stories(world_of(1, articles, 1.0), articles))
    run([sys.executable, "build.py"], root)


def side_by_side(commands: Sequence[Timed], runs: int) -> None:
    """Time commands in turn, so that a busy machine is as busy for all; the first turn is not counted."""
    for turn in range(runs + 1):
        for one in commands:
            clock, processors = time.perf_counter(), _used()
            one.run()
            if turn:
                one.clock.append(time.perf_counter() - clock)
                one.processors.append(_used() - processors)


def _used() -> float:
    """Return the processor time (s) of all commands that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def run(command: Sequence[str], folder: Path) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, cwd=folder, env=programs.ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
