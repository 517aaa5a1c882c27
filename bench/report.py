"""What a run of the benchmark has found: as it is kept in results/NAME.json, and as tables to read."""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import equal
import table
from measure import Sample
from scenarios import Corpus
from systems import System

Samples = defaultdict[str, defaultdict[str, list[Sample]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All that was measured: the timed samples, those of the rounds that sampled memory, and the floors."""

    times: Samples
    sampled: Samples
    floors: defaultdict[str, list[float]]


def of_run(
    compared: list[System],
    corpus: Corpus,
    options: argparse.Namespace,
    facts: dict[str, str | int],
    measured: Measured,
) -> dict[str, object]:
    """Return what is kept of a run in results/NAME.json."""
    site = equal.tree_of(compared[0].public)
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "articles": corpus.articles,
        "seed": options.seed,
        "length": options.length,
        "runs": options.runs,
        "corpus_bytes": corpus.bytes,
        "site_files": len(site.files),
        "site_bytes": site.size,
        "renamed_articles": len(corpus.renamed),
        "machine": facts,
        "versions": {each.name: each.version for each in compared},
        "times": _plain(measured.times),
        "memory": _plain(measured.sampled),
        "floors": measured.floors,
        "ratios_to_hugo": {
            scenario: table.ratio(row, "backfile", "hugo") for scenario, row in measured.times.items()
        },
    }


def _plain(samples: Samples) -> dict[str, object]:
    return {key: values(row) for key, row in samples.items()}


def values(row: Mapping[str, Sequence[Sample]]) -> dict[str, object]:
    """Return the samples of each system as plain values."""
    return {name: [*map(asdict, samples)] for name, samples in row.items()}


def show(
    measured: Measured, options: argparse.Namespace, kept: dict[str, object], unmeasured: str | None
) -> None:
    """Print what was measured, as tables. `unmeasured` says why there is no run with everything on."""
    articles = options.articles
    print(f"\n{articles:,} articles, {options.runs} runs, {kept['date']}")
    print(f"{kept['site_files']:,} files, {kept['site_bytes']:,} bytes; {kept['versions']}")
    print(f"{kept['machine']}\n")
    print(table.times_table(measured.times, articles, unmeasured), end="\n\n")
    print(table.memory_table(measured.sampled, articles), end="\n\n")
    if measured.floors:
        print(table.floor_table(measured.floors, measured.times, articles))
    before = json.loads(options.before.read_text("utf-8")) if options.before else None
    if before and before["length"] == options.length:
        print(table.growth_line(measured.times, articles, before))
    elif before:
        print(f"no growth: {options.before} is of bodies of another length")
