"""Measure intake on the development pages, beside trafilatura and jusText in the same process.

    python bench/intake.py --captures DIR [--cross-validated] [--sources innertext,textdump,html] [--install]

Without --cross-validated the figures of plain text are in-sample: the shipped weights were trained on the
same pages. bench/README.md says what each figure is.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

import machine  # noqa: E402 - the path is set above
import programs  # noqa: E402
from devpages import SOURCES, Page, pages_of, scorer_of  # noqa: E402
from extractors import extractors_for  # noqa: E402
from figures import Counts, counted, figures_of  # noqa: E402
from folds import Folds, trained  # noqa: E402
from intaketable import Group, speed_lines, tables  # noqa: E402

from backfile.intake.label import label  # noqa: E402

RESULTS = ROOT / "bench/results"
Scores = dict[str, list[Counts] | None]
"""What each system's results count, page by page; None where it is not installed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; without the pages it says so and is done."""
    options = _parsed(arguments)
    if not options.captures.is_dir():
        print(f"{options.captures} is absent: nothing measured")
        return 0
    lacking = programs.readers(install=options.install, training=options.cross_validated)
    if lacking:
        print(lacking, file=sys.stderr)
    if options.cross_validated and not (find_spec("numpy") and find_spec("scipy")):
        print("training needs numpy and scipy: --install installs them", file=sys.stderr)
        return 2
    load = _load_seconds()
    folds = trained(options.captures, options.folds) if options.cross_validated else None
    groups, speeds = _measured(options.captures, options.sources.split(","), folds)
    report = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "weights": f"of {options.folds} folds, publishers held apart" if folds else "as shipped: in sample",
        "machine": machine.described(ROOT),
        "versions": {name: version(name) for name in ("trafilatura", "justext") if find_spec(name)},
        "pages_a_second": speeds,
        "load_seconds": load,
        "groups": [asdict(group) for group in groups],
    }
    _print(report, groups)
    RESULTS.mkdir(exist_ok=True)
    name = options.name or ("intake-cross-validated" if folds else "intake")
    (RESULTS / f"{name}.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    return 0


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--captures", type=Path, required=True, help="the folder of the development pages")
    parser.add_argument("--sources", default=",".join(SOURCES), help="which, and in which order")
    parser.add_argument("--cross-validated", action="store_true", help="train the labeller for each fold")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--install", action="store_true", help="install what is compared with, if need be")
    parser.add_argument("--name", help="results/NAME.json (default: intake)")
    return parser.parse_args(arguments)


def _load_seconds() -> float:
    start = time.process_time()
    label(["The harbour was closed on Monday, the port said."])
    return time.process_time() - start


def _measured(
    captures: Path, sources: Sequence[str], folds: Folds | None
) -> tuple[list[Group], dict[str, dict[str, float]]]:
    """Read all pages of all sources with every system; return figures by group, and pages a second."""
    groups: list[Group] = []
    speeds: dict[str, dict[str, float]] = {}
    for source in sources:
        pages = pages_of(captures, source)
        scores, speeds[source] = _scored(captures, source, pages, folds)
        for name, places in _grouped(pages).items():
            publishers = {pages[place].publisher for place in places}
            for system, counts in scores.items():
                own = None if counts is None else [(pages[i].publisher, counts[i]) for i in places]
                group = Group(
                    source=source,
                    name=name,
                    system=system,
                    pages=len(places),
                    publishers=len(publishers),
                    figures=None if own is None else figures_of(own),
                )
                groups.append(group)
    return groups, speeds


def _scored(
    captures: Path, source: str, pages: Sequence[Page], folds: Folds | None
) -> tuple[Scores, dict[str, float]]:
    scorer = scorer_of(captures)
    scores: Scores = {}
    speeds = {}
    for system, extract in extractors_for(source).items():
        if extract is None:
            scores[system] = None
            continue
        print(f"{source}: {system} …", file=sys.stderr, flush=True)
        start = time.process_time()
        results = []
        for page in pages:
            with folds.without(page.publisher) if folds else nullcontext():
                results.append(extract(page))
        speeds[system] = len(pages) / (time.process_time() - start)
        scores[system] = [counted(page, result, scorer) for page, result in zip(pages, results, strict=True)]
    return scores, speeds


def _grouped(pages: Sequence[Page]) -> dict[str, list[int]]:
    """Return the places of the pages of each group: all, each data set, each language by its size."""
    found: dict[str, list[int]] = {"all": list(range(len(pages)))}
    for kind, key in (("data set", "dataset"), ("language", "lang")):
        own: dict[str, list[int]] = {}
        for place, page in enumerate(pages):
            own.setdefault(f"{kind} {page.row[key]}", []).append(place)
        found.update(sorted(own.items(), key=lambda item: (-len(item[1]), item[0])))
    return found


def _print(report: dict[str, object], groups: Sequence[Group]) -> None:
    print(f"intake on the development pages, {report['date']}; weights {report['weights']}")
    print(f"{report['machine']}; {report['versions']}")
    print("in brackets 95 % intervals, bootstrapped over publishers\n")
    for table in tables(groups):
        print(table)
    for line in speed_lines(report["pages_a_second"], report["load_seconds"]):
        print(line)


if __name__ == "__main__":
    sys.exit(main())
