"""The figures of intake as a table: one for each source of pages, with the targets above."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from devpages import SOURCES
from figures import Figure
from table import aligned

TITLES: Mapping[str, str] = {
    "F1": "body F1",
    "ge90": "pages F1 >= .9",
    "title": "title, any variant",
    "date": "date, where visible",
    "dates_right": "given dates right",
    "author": "author",
    "captions": "captions left",
}
TEXT_TARGETS: Mapping[str, float] = {
    "F1": 0.95,
    "ge90": 0.88,
    "title": 0.92,
    "date": 0.92,
    "dates_right": 0.95,
    "author": 0.75,
    "captions": 0.05,
}
"""What plain text is to reach, on pages kept apart; captions left are to be no more."""
NOT_INSTALLED = "not installed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A system's figures for some pages of a source. `figures` is None where it is not installed."""

    source: str
    name: str
    system: str
    pages: int
    publishers: int
    figures: Mapping[str, Figure] | None


def tables(groups: Sequence[Group]) -> Iterator[str]:
    """Yield a table for each source: its groups in their order, in each the systems."""
    for source, title in SOURCES.items():
        own = [group for group in groups if group.source == source]
        if not own:
            continue
        rows = [["", "", "pages", "publishers", *TITLES.values()]]
        if source != "html":
            goals = [f"{'≤' if name == 'captions' else '≥'} {_short(TEXT_TARGETS[name])}" for name in TITLES]
            rows.append(["target, pages kept apart", "", "", "", *goals])
        seen = ""
        for group in own:
            sizes = [group.name, str(group.pages), str(group.publishers)]
            shown = ["", "", ""] if group.name == seen else sizes
            seen = group.name
            rows.append([shown[0], group.system, *shown[1:], *_cells(group)])
        yield f"{title}\n\n{aligned(rows)}\n"


def speed_lines(speeds: Mapping[str, Mapping[str, float]], load: float) -> Iterator[str]:
    """Yield how many pages a second each system reads, and how long the labeller takes to begin."""
    for source, row in speeds.items():
        said = ", ".join(f"{system} {speed:,.0f}" for system, speed in row.items())
        yield f"pages a second of one core, {SOURCES[source]}: {said}"
    yield f"the labeller's data are loaded in {load:.2f} s of processor time (target < 0.2)"


def _cells(group: Group) -> list[str]:
    if group.figures is None:
        return [NOT_INSTALLED, *[""] * (len(TITLES) - 1)]
    return [_cell(group.figures.get(name)) for name in TITLES]


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    if figure.low is None or figure.high is None:
        return _short(figure.value)
    return f"{_short(figure.value)} ({_short(figure.low)} to {_short(figure.high)})"


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")
