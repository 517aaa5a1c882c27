"""Charts say how many articles there are, and nothing where there is nothing to be seen."""

import re
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from backfile.press.showing.charts import (
    HEIGHT,
    LEAST,
    LEAST_LINE,
    LINE,
    MOST_MONTHLY,
    MOST_TICKS,
    POINTS,
    Spark,
    Sparks,
    chart_of_months,
    chart_of_years,
)

_years = st.dictionaries(st.integers(1, 9999), st.tuples(st.integers(1, 10**6), st.none()), max_size=30)
_months = st.lists(st.just(0) | st.integers(12, 12 * 9999) | st.integers(24000, 24040), max_size=30)


def _height(shape: str) -> int:
    found = re.fullmatch(rf"M\d+ {HEIGHT}v-(\d+)h8v(\d+)z", shape)
    assert found
    assert found[1] == found[2]
    return int(found[1])


@given(_years)
def test_a_chart_has_a_bar_for_each_year_with_articles_inside_its_drawing(
    years: dict[int, tuple[int, None]],
) -> None:
    chart = chart_of_years(years)
    if chart is None:
        assert len(years) < 2 or sum(count for count, _ in years.values()) < LEAST
        return
    assert {bar.of: bar.articles for bar in chart.bars} == {year: n for year, (n, _) in years.items()}
    lefts = [int(bar.shape[1:].split(" ")[0]) for bar in chart.bars]
    assert lefts == sorted(set(lefts))
    assert 0 <= lefts[0] <= lefts[-1] <= chart.width - 9
    heights = [_height(bar.shape) for bar in chart.bars]
    assert max(heights) == _height(chart.most.shape) == HEIGHT
    assert min(heights) > 0
    assert 1 <= len(chart.ticks) <= MOST_TICKS
    assert [row.year for row in chart.rows] == sorted(years)


def test_the_bars_of_months_lead_to_them_and_those_of_an_empty_one_are_left_out() -> None:
    chart = chart_of_months({(2023, 12): 10, (2024, 2): 5}, {2023: 10, 2024: 6})
    assert chart is not None
    assert chart.kind == "month"
    assert [(bar.of, bar.path) for bar in chart.bars] == [
        ((2023, 12), "dates/2023-12.html"),
        ((2024, 2), "dates/2024-02.html"),
    ]
    assert chart.width == 2 * 12 * 10
    assert chart.ticks == ((2023, "dates/2023.html"), (2024, "dates/2024.html"))
    assert [(row.year, row.articles, [bar.articles for bar in row.months]) for row in chart.rows] == [
        (2023, 10, [0] * 11 + [10]),
        (2024, 6, [0, 5] + [0] * 10),
    ]


def test_decades_are_drawn_by_year_and_named_by_steps() -> None:
    years = dict.fromkeys(range(1951, 2025), 3)
    months = {(year, 5): 3 for year in years}
    chart = chart_of_months(months, years)
    assert chart is not None
    assert chart.kind == "year"
    assert [year for year, _ in chart.ticks] == [*range(1950, 2025, 5)]
    assert chart.ticks[0] == (1950, None)
    assert chart.ticks[1] == (1955, "dates/1955.html")
    few = dict.fromkeys(range(2000, 2000 + MOST_MONTHLY), 3)
    assert (chart_of_months({(year, 5): 3 for year in few}, few) or chart).kind == "month"


def test_what_is_seen_at_a_glance_has_no_chart() -> None:
    assert chart_of_months({}, {}) is None
    assert chart_of_months({(2024, 11): 100}, {2024: 100}) is None
    assert chart_of_months({(2024, 10): 1, (2024, 11): 1}, {2024: 2}) is None
    assert chart_of_years({2024: (100, None)}) is None


@given(_months, st.data())
def test_a_small_line_stays_in_its_drawing(months: list[int], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(months) - 1), max_size=30)) if months else []
    spark = Sparks(months).of(places)
    dated = [months[place] for place in places if months[place]]
    if spark is None:
        assert len(dated) < LEAST_LINE or len({month for month in months if month}) == 1
        return
    heights = [int(spark.shape.partition("l")[0].removeprefix("M0 "))]
    heights.extend(accumulate(map(int, re.findall(r"l3 ?(-?\d+)", spark.shape)), initial=heights.pop()))
    assert len(heights) <= POINTS
    assert spark.width == 3 * (len(heights) - 1)
    assert min(heights) == 1
    assert max(heights) <= LINE - 1
    years = [month // 12 for month in dated]
    assert years.count(spark.best) == max(map(years.count, years))


def test_a_small_line_rises_where_the_articles_are() -> None:
    assert Sparks([24000] * 9 + [24001]).of(range(9)) == Spark("M0 1l3 10", 3, 2000)
    assert Sparks([24000, 0, 24001]).of([2] * 9 + [1] * 5) == Spark("M0 11l3-10", 3, 2000)
