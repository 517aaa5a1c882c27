"""The archive is a pure function of the set of articles."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.model import Status
from backfile.press.holdings.archive import MOST_DAYS, MOST_MONTHS, MOST_YEARS, Archive, certain_day
from tests.press.making import record, shelved
from tests.strategies import DATES

_shelves = st.lists(
    st.tuples(st.integers(0, 50).map(lambda number: f"2024/a{number}"), st.none() | st.sampled_from(DATES)),
    unique_by=lambda pair: pair[0],
    max_size=8,
)


def _under(archive: Archive) -> tuple[dict[object, str], dict[object, str], dict[object, str]]:
    def kinds(index: object) -> dict[object, str]:
        assert isinstance(index, dict)
        return {key: "certain" if dated.certain else "possible" for key, dated in index.items()}

    return kinds(archive.days), kinds(archive.months), kinds(archive.years)


@given(_shelves, st.randoms())
def test_the_order_in_which_articles_are_found_does_not_matter(
    pairs: list[tuple[str, str | None]], random: object
) -> None:
    articles = [record(key, when) for key, when in pairs]
    mixed = list(articles)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert shelved(mixed) == shelved(articles)


def test_the_latest_stands_first_ties_go_by_key_and_the_undated_stand_last() -> None:
    articles = [
        record("z", "2024-11-19"),
        record("undated/b"),
        record("a", "2024-11-19"),
        record("new", "2024-11-20"),
        record("undated/a"),
        record("old", "1999"),
        record("yearless", "XXXX-12-18"),
    ]
    keys = [each.key for each in shelved(articles).records]
    assert keys == ["new", "a", "z", "old", "yearless", "undated/a", "undated/b"]


def test_what_is_withheld_stands_nowhere() -> None:
    archive = shelved([record("a", "2024-11-19", status=Status.WITHHELD, tags=("secret",))])
    assert archive == shelved([])


def test_a_tag_holds_its_articles_once_and_latest_first() -> None:
    archive = shelved(
        [record("old", "2023", tags=("b", "a")), record("new", "2024", tags=("a", "a")), record("none")]
    )
    assert {name: [entry.key for entry in entries] for name, entries in archive.tags.items()} == {
        "a": ["new", "old"],
        "b": ["old"],
    }
    assert list(archive.tags) == ["a", "b"]


NOVEMBER = [date(2024, 11, day) for day in range(1, 31)]


@pytest.mark.parametrize(
    ("when", "days", "months", "years"),
    [
        ("2024-11-19", {date(2024, 11, 19): "certain"}, {(2024, 11): "certain"}, {2024: "certain"}),
        (
            "2024-11-19T23:30:00+02:00",
            {date(2024, 11, 19): "certain"},
            {(2024, 11): "certain"},
            {2024: "certain"},
        ),
        ("2024-11-19?", {date(2024, 11, 19): "possible"}, {(2024, 11): "possible"}, {2024: "possible"}),
        ("2024-11-19~", {date(2024, 11, 19): "possible"}, {(2024, 11): "possible"}, {2024: "possible"}),
        ("2024-11", dict.fromkeys(NOVEMBER, "possible"), {(2024, 11): "certain"}, {2024: "certain"}),
        (
            "2024-11-30/2024-12-01",
            {date(2024, 11, 30): "possible", date(2024, 12, 1): "possible"},
            {(2024, 11): "possible", (2024, 12): "possible"},
            {2024: "certain"},
        ),
        (
            "[2024-11-19,2024-11-21]",
            {date(2024, 11, 19): "possible", date(2024, 11, 21): "possible"},
            {(2024, 11): "certain"},
            {2024: "certain"},
        ),
        (
            "[1990-05-01,2024-11-21]",
            {date(1990, 5, 1): "possible", date(2024, 11, 21): "possible"},
            {(1990, 5): "possible", (2024, 11): "possible"},
            {1990: "possible", 2024: "possible"},
        ),
        ("2024", {}, {(2024, month): "possible" for month in range(1, 13)}, {2024: "certain"}),
        ("202X", {}, {}, dict.fromkeys(range(2020, 2030), "possible")),
        ("19XX", {}, {}, {}),
        ("[..2024-11-20]", {}, {}, {}),
        ("2024-11-19/..", {}, {}, {}),
        ("XXXX-12-18", {}, {}, {}),
        (None, {}, {}, {}),
    ],
)
def test_an_article_stands_under_what_its_date_may_be(
    when: str | None, days: dict[object, str], months: dict[object, str], years: dict[object, str]
) -> None:
    archive = shelved([record("a", when)])
    assert _under(archive) == (days, months, years)
    certain = when in ("2024-11-19", "2024-11-19T23:30:00+02:00")
    assert [entry.key for entry in archive.shelf] == ([] if certain else ["a"])
    assert (certain_day(next(iter(archive.records)).face.date) is not None) == certain


_ends = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(st.lists(_ends, min_size=1, max_size=40), st.sampled_from(["set", "interval"]))
def test_what_has_a_day_has_its_month_and_its_year(dates: list[date], kind: str) -> None:
    low, high = min(dates), max(dates)
    text = f"{low}/{high}" if kind == "interval" else f"[{','.join(map(str, sorted(set(dates))))}]"
    archive = shelved([record("a", text)])
    assert {(day.year, day.month) for day in archive.days} <= set(archive.months)
    assert {year for year, _ in archive.months} <= set(archive.years)
    assert len(archive.days) <= MOST_DAYS
    assert len(archive.months) <= MOST_MONTHS
    assert len(archive.years) <= MOST_YEARS
    possible = {low, high} if kind == "interval" else set(dates)
    assert not archive.years or {day.year for day in possible} <= set(archive.years)
    if kind == "set" and archive.years:
        assert set(archive.years) == {day.year for day in dates}


def test_every_index_is_in_order() -> None:
    archive = shelved([record(f"a{n}", Edtf.parse(text).text) for n, text in enumerate(DATES)])
    for index in (archive.days, archive.months, archive.years):
        assert list(index) == sorted(index)
