"""How many captures a second intake reads and files, and what a run takes that finds nothing new."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

import programs
import systems
from corpus import stories, write_captures
from measure import BrokenRunError, Sample, run
from table import aligned, range_of
from world import World

HERE = Path(__file__).resolve().parent
MOST = 10_000
"""Captures that are taken in at most: the size that the targets are for."""
COLD, WARM = "intake, cold", "intake, nothing new"
SPEED_TARGET, WARM_TARGET = 250, 0.03

Times = Mapping[str, Sequence[Sample]]


def measured(work: Path, world: World, articles: int, rounds: int) -> tuple[int, Times]:
    """Take in the captures that a corpus would have been read from, and do so again; return their number.

    Raises BrokenRunError where a run fails, or does not file an article for each capture.
    """
    root = work / "intake"
    (root / "articles").mkdir(parents=True)
    (root / "site.toml").write_text(systems.SITE_TOML)
    count, size = write_captures(root, stories(world, min(articles, MOST)))
    print(f"taking in {count:,} captures, {size / 1e6:.1f} MB …", flush=True)
    times: defaultdict[str, list[Sample]] = defaultdict(list)
    command = [programs.PYTHON, str(HERE / "onlyintake.py")]
    for number in range(rounds):
        _clear(root, work / "attic" / f"intake-{number}")
        for scenario in (COLD, WARM):
            sample = run(command, cwd=root, env=programs.ENVIRONMENT, log=work / "intake.log")
            times[scenario].append(sample)
            print(f"round {number}: {scenario}: {sample.wall:.2f} s", flush=True)
            filed = sum(1 for _ in (root / "articles").rglob("*.md"))
            if filed != count:
                raise BrokenRunError(f"{scenario}: {filed:,} articles were filed from {count:,} captures")
    return count, times


def table(count: int, times: Times) -> str:
    """Return wall times, captures a second and shares as a table."""
    cold, warm = (median(sample.wall for sample in times[name]) for name in (COLD, WARM))
    speed, share = count / cold, warm / cold
    goals = (f"≥ {SPEED_TARGET}", f"≤ {WARM_TARGET} × cold") if count >= MOST * 0.9 else ("", "")
    verdicts = (_verdict(speed >= SPEED_TARGET), _verdict(share <= WARM_TARGET)) if goals[0] else ("", "")
    return aligned(
        [
            [f"{count:,} captures, seconds", "median (range)", "", "target", ""],
            [COLD, _seconds(times, COLD), f"{speed:,.0f} captures/s", goals[0], verdicts[0]],
            [WARM, _seconds(times, WARM), f"{share:.3f} × cold", goals[1], verdicts[1]],
        ]
    )


def _seconds(times: Times, name: str) -> str:
    return range_of([sample.wall for sample in times[name]])


def _verdict(met: bool) -> str:  # noqa: FBT001 - there is nothing else that it could be
    return "met" if met else "not met"


def _clear(root: Path, attic: Path) -> None:
    """Take away what earlier runs filed and remembered, by renaming: see scenarios.cold."""
    attic.mkdir(parents=True)
    for name in ("articles", ".backfile.state"):
        if (root / name).exists():
            (root / name).rename(attic / name.lstrip("."))
