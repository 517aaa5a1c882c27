"""The results as a table, beside the targets, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from measure import Sample

Times = Mapping[str, Mapping[str, Sequence[Sample]]]
"""Samples by scenario and system."""

EVERYTHING = "cold, everything on"
"""Hugo's time of this has Pagefind's in it."""

TARGETS: Mapping[int, Mapping[str, float]] = {
    10_000: {
        "cold": 0.30,
        EVERYTHING: 0.40,
        "no-op": 0.03,
        "one edit": 0.06,
        "one added": 0.08,
        "tag renamed": 0.30,
        "template": 0.35,
    },
    100_000: {"cold": 0.30, "no-op": 0.011, "one edit": 0.03},
}
"""At most so much of Hugo's time for the same, by number of articles."""

MEMORY_TARGETS: Mapping[int, int] = {10_000: 250_000_000, 100_000: 800_000_000, 1_000_000: 3_000_000_000}
FLOOR_TARGET = 2.5
GROWTH_TARGETS: Mapping[tuple[int, int], float] = {(10_000, 100_000): 1.25, (100_000, 1_000_000): 1.5}
"""At most so many times the cost of an article, by the sizes between which it grows."""


def times_table(times: Times, articles: int, unmeasured: str | None) -> str:
    """Return medians and ranges of wall times, with each scenario's ratio to Hugo beside its target.

    `unmeasured` says why the run with everything on was not measured, where it was not.
    """
    systems = list(dict.fromkeys(name for row in times.values() for name in row))
    targets = TARGETS.get(articles, {})
    rows = [["seconds, median (range)", *systems, "backfile / hugo", "target", ""]]
    for scenario, row in times.items():
        cells = [range_of([sample.wall for sample in row[name]]) if name in row else "" for name in systems]
        share = ratio(row, "backfile", "hugo")
        goal = targets.get(scenario)
        said = "" if share is None or goal is None else "met" if share <= goal else "not met"
        rows.append([scenario, *cells, _number(share), f"≤ {goal}" if goal else "", said])
    if unmeasured:
        rows.append([EVERYTHING, *([""] * len(systems)), "", "", f"not measured: {unmeasured}"])
    return aligned(rows)


def memory_table(sampled: Times, articles: int) -> str:
    """Return the highest memory of each system over its scenarios."""
    goal = MEMORY_TARGETS.get(articles)
    rows = [["peak memory, MB", "all processes (PSS)", "largest process (RSS)", "in", "target", ""]]
    for name in dict.fromkeys(name for row in sampled.values() for name in row):
        peaks = [
            (sample.pss or 0, sample.rss, scenario)
            for scenario, row in sampled.items()
            for sample in row.get(name, ())
        ]
        pss, rss, scenario = max(peaks)
        worst = max(pss, rss)  # a peak between two samples is seen by the kernel's own count
        ours = name == "backfile" and goal is not None
        verdict = ("met" if worst <= (goal or 0) else "not met") if ours else ""
        target = f"≤ {(goal or 0) / 1e6:,.0f}" if ours else ""
        rows.append([name, f"{pss / 1e6:,.0f}", f"{rss / 1e6:,.0f}", scenario, target, verdict])
    return aligned(rows)


def floor_table(floors: Mapping[str, Sequence[float]], times: Times, articles: int) -> str:
    """Return the bare writing's times, and how many times that a cold build takes."""
    rows = [["bare writing, seconds", "median (range)", "backfile / floor", "target", ""]]
    cold = [sample.wall for sample in times.get("cold", {}).get("backfile", ())]
    for name, seconds in floors.items():
        share = median(cold) / median(seconds) if cold and seconds else None
        judged = articles in TARGETS and name == next(iter(floors))
        goal = FLOOR_TARGET if judged else None
        said = "" if share is None or goal is None else "met" if share <= goal else "not met"
        rows.append([name, range_of(seconds), _number(share), f"≤ {goal}" if goal else "", said])
    return aligned(rows)


def growth_line(times: Times, articles: int, before: Mapping[str, Any]) -> str:
    """Return how the cost of an article has grown since the results of a smaller corpus."""
    then = int(before["articles"])
    old = median(sample["wall"] for sample in before["times"]["cold"]["backfile"]) / then
    new = median(sample.wall for sample in times["cold"]["backfile"]) / articles
    goal = GROWTH_TARGETS.get((then, articles))
    target = f" (target ≤ {goal})" if goal else ""
    return (
        f"cold, µs an article: {old * 1e6:,.0f} at {then:,}, {new * 1e6:,.0f} at {articles:,}: "
        f"{new / old:.2f} ×{target}"
    )


def ratio(row: Mapping[str, Sequence[Sample]], ours: str, theirs: str) -> float | None:
    """Return how much of their median time ours is; None where either was not measured."""
    if not row.get(ours) or not row.get(theirs):
        return None
    return median(sample.wall for sample in row[ours]) / median(sample.wall for sample in row[theirs])


def range_of(values: Sequence[float]) -> str:
    """Return the median of some values, with their range where there are several."""
    if not values:
        return ""
    middle = f"{median(values):.2f}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.2f} to {max(values):.2f})"


def _number(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}" if share < 0.1 else f"{share:.2f}"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as lines, each column as wide as its widest cell."""
    return "\n".join(_lines(rows))


def _lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()
