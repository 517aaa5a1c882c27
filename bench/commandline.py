"""The benchmark's command line, and what follows from it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from scenarios import SCENARIOS
from space import Trees

HERE = Path(__file__).resolve().parent


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure Backfile beside Hugo, Eleventy and the floor.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--length", type=float, default=1.0, help="of bodies, as a share of the usual")
    parser.add_argument("--runs", type=int, default=5, help="timed rounds; one more is not timed if over 1")
    parser.add_argument("--systems", default="hugo", help="compared with: hugo,eleventy or none")
    parser.add_argument("--scenarios", default=",".join(SCENARIOS), help="which, and in which order")
    parser.add_argument("--install", action="store_true", help="install what is compared with, if need be")
    parser.add_argument("--check", action="store_true", help="also prove incremental equal to clean")
    parser.add_argument("--before", type=Path, help="results of a smaller corpus, to see growth")
    parser.add_argument("--name", help="results/NAME.json (default: the number of articles)")
    parser.add_argument("--no-floor", action="store_true", help="leave the bare writing out")
    parser.add_argument("--no-intake", action="store_true", help="leave the taking in of captures out")
    parser.add_argument("--no-everything", action="store_true", help="leave the run with everything on out")
    parser.add_argument("--keep", action="store_true", help="leave the sites where they are")
    parser.add_argument("--reuse", action="store_true", help="take the articles that --keep has left")
    parser.add_argument("--work", type=Path, default=HERE / ".work", help="where the sites are built")
    return parser.parse_args(arguments)


def rounds_of(options: argparse.Namespace) -> int:
    """Return how many rounds there are: where several are timed, one more samples the memory."""
    rounds: int = options.runs + (options.runs > 1)
    return rounds


def trees_of(options: argparse.Namespace) -> Trees:
    """Return how many sites a run leaves."""
    others = [name for name in options.systems.split(",") if name != "none"]
    floors = 0 if options.no_floor else 2 * options.runs
    everything = 0 if options.no_intake or options.no_everything or "hugo" not in others else options.runs
    return Trees(systems=1 + len(others), rounds=rounds_of(options), floors=floors, everything=everything)
