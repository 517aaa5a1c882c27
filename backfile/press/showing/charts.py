"""Charts of articles over time: bars that lead to what they stand for, and small lines beside a name.

A chart is drawn in whole units, so that it is the same bytes on every machine.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from backfile.press import urls

Month = tuple[int, int]
"""A year and the number of a month of it, from 1."""

HEIGHT, SLOT, BAR = 100, 10, 8
"""Of the drawing, of the room for a bar, and of a bar's width. The style sheet stretches it to any size."""
MOST_MONTHLY = 15
"""Years of which a chart shows each month: more bars are too narrow to see, and their table is too heavy."""
MOST_TICKS, STEPS = 15, (1, 5, 10, 50, 100, 500, 1000)
"""Years that are named below a chart: each one, or each fifth and so on, so that they are at most so many."""
POINTS, LINE = 20, 12
"""At most so many points has a small line, and it is so high."""
LEAST, LEAST_LINE = 12, 5
"""Fewer articles than so many are seen at a glance, without a chart or a small line."""


class Bar(NamedTuple):
    """One bar: of a year or a month, with the page that it leads to; `shape` is the path data of SVG."""

    of: int | Month
    articles: int
    path: str | None
    shape: str


class Row(NamedTuple):
    """A year in the table beside a chart: its articles, its page, its `months` where bars are of months."""

    year: int
    articles: int
    path: str | None
    months: tuple[Bar, ...]


class Chart(NamedTuple):
    """Bars side by side from the first year to the last.

    `kind` ("month" or "year") says what a bar is of. `width` is of the drawing, whose height is HEIGHT, and
    `most` the highest of the bars. `ticks` are the years below it, each with its page if it has one: they
    part the width evenly. `bars` and `rows` are those with articles.
    """

    kind: str
    width: int
    bars: tuple[Bar, ...]
    most: Bar
    ticks: tuple[tuple[int, str | None], ...]
    rows: tuple[Row, ...]


class Spark(NamedTuple):
    """A small line: the path data of SVG, the width of its drawing (LINE high), and its best year."""

    shape: str
    width: int
    best: int


def chart_of_years(years: Mapping[int, tuple[int, str | None]]) -> Chart | None:
    """Draw a bar for each year, given its articles and the page that its bar leads to.

    None where there is not enough to be drawn.
    """
    if len(years) < 2 or sum(count for count, _ in years.values()) < LEAST:
        return None
    span, step = _span(years)
    most = max(count for count, _ in years.values())
    bars = tuple(
        Bar(year, count, path, _column(year - span.start, count, most))
        for year, (count, path) in sorted(years.items())
    )
    rows = tuple(Row(year, *years[year], ()) for year in sorted(years))
    return _chart("year", bars, len(span), _ticks(span, step, years), rows)


def chart_of_months(months: Mapping[Month, int], years: Mapping[int, int]) -> Chart | None:
    """Draw a bar for each month of whole years, or for each year where these are many.

    The bars lead to the pages of dates. None where there is not enough to be drawn.
    """
    paged = {year: (count, urls.year(year)) for year, count in years.items()}
    if not months or max(years) - min(years) >= MOST_MONTHLY:
        return chart_of_years(paged)
    if len(months) < 2 or sum(months.values()) < LEAST:
        return None
    span, step = _span(years)
    most = max(months.values())
    bars = {
        (year, number): Bar(
            (year, number),
            n,
            urls.month(year, number),
            _column(12 * (year - span.start) + number - 1, n, most),
        )
        for (year, number), n in sorted(months.items())
    }
    empty = Bar(0, 0, None, "")
    rows = tuple(
        Row(year, *paged[year], tuple(bars.get((year, number), empty) for number in range(1, 13)))
        for year in sorted(paged)
    )
    return _chart("month", tuple(bars.values()), 12 * len(span), _ticks(span, step, paged), rows)


class Sparks:
    """Draws the small lines of an archive, whose articles are of these `months`.

    Months are counted from the year 0, by the articles' places; 0 is of an article that is of none.
    """

    def __init__(self, months: Sequence[int]) -> None:
        known = [month for month in months if month]
        first, last = min(known, default=0), max(known, default=0)
        step = max(-(-(last - first + 1) // POINTS), 1)
        self._most = (last - first) // step + 1
        self._points = bytes((month - first) // step if month else self._most for month in months)
        self._years = array("H", (month // 12 for month in months))

    def of(self, places: Sequence[int]) -> Spark | None:
        """Draw the line of the articles at these places. None where there is not enough to be drawn."""
        if self._most < 2 or len(places) < LEAST_LINE:
            return None
        counts = Counter(map(self._points.__getitem__, places))
        years = Counter(map(self._years.__getitem__, places))
        del years[0]
        if years.total() < LEAST_LINE:
            return None
        best = min(years, key=lambda year: (-years[year], year))
        return Spark(_line([counts[point] for point in range(self._most)]), 3 * (self._most - 1), best)


def _span(years: Iterable[int]) -> tuple[range, int]:
    """Return the years of a chart, and how many of them a tick has: none of its stretches is cut off."""
    found = sorted(years)
    first, last = found[0], found[-1]
    for step in STEPS:
        span = range(first - first % step, last - last % step + step)
        if len(span) <= step * MOST_TICKS:
            break
    return span, step


def _column(place: int, count: int, most: int) -> str:
    """Return the path of the bar at a place: at least a trace of it."""
    high = max((2 * HEIGHT * count + most) // (2 * most), 3)
    return f"M{SLOT * place + (SLOT - BAR) // 2} {HEIGHT}v-{high}h{BAR}v{high}z"


def _ticks(
    span: range, step: int, years: Mapping[int, tuple[int, str | None]]
) -> tuple[tuple[int, str | None], ...]:
    return tuple((year, years.get(year, (0, None))[1]) for year in span[::step])


def _line(points: Sequence[int]) -> str:
    """Return the path of a line through points that are three units from each other."""
    most = max(points)
    heights = [LINE - 1 - (2 * (LINE - 2) * count + most) // (2 * most) for count in points]
    steps = "".join(f"l3 {two - one}" for one, two in pairwise(heights))
    return f"M0 {heights[0]}{steps}".replace(" -", "-")


def _chart(
    kind: str,
    bars: tuple[Bar, ...],
    slots: int,
    ticks: tuple[tuple[int, str | None], ...],
    rows: tuple[Row, ...],
) -> Chart:
    return Chart(kind, SLOT * slots, bars, max(bars, key=lambda bar: bar.articles), ticks, rows)
