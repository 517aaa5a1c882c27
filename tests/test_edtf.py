"""EDTF dates: what is read, what is refused and why, and how a date is said."""

import pickle
import re
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf, Precision
from backfile.press.language.datewords import describe

days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
marks = st.sampled_from(["", "?", "~", "%"])


def plain(day: date, form: int) -> str:
    return day.isoformat()[: (4, 7, 10)[form]]


plain_dates = st.builds(lambda day, form, mark: plain(day, form) + mark, days, st.integers(0, 2), marks)
unspecified = st.builds(
    lambda day, form: (f"{day.isoformat()[:3]}X", f"{day.isoformat()[:4]}-XX", f"{day.isoformat()[:7]}-XX")[
        form
    ],
    days.filter(lambda day: day.year > 9),
    st.integers(0, 2),
)
seasons = st.builds(lambda day, season: f"{day.isoformat()[:4]}-{season}", days, st.integers(21, 24))
pairs = st.tuples(days, days).map(sorted)
intervals = pairs.map(lambda pair: f"{pair[0].isoformat()}/{pair[1].isoformat()}")
sets = pairs.map(lambda pair: f"[{pair[0].isoformat()}..{pair[1].isoformat()}]")
open_ended = st.builds(
    lambda day, form: form.format(day.isoformat()),
    days,
    st.sampled_from(["../{}", "{}/..", "/{}", "{}/", "[..{}]", "[{}..]"]),
)
times = st.builds(
    lambda day, time, zone: f"{day.isoformat()}T{time.isoformat()[:8]}{zone}",
    days,
    st.times().map(lambda time: time.replace(microsecond=0)),
    st.sampled_from(["", "Z", "+03:00", "-11:30", "+05"]),
)
valid = st.one_of(plain_dates, unspecified, seasons, intervals, sets, open_ended, times)


@given(valid)
def test_a_date_keeps_its_text_and_begins_before_it_ends(text: str) -> None:
    found = Edtf.parse(text)
    assert found.text == str(found) == text
    if found.first is not None and found.last is not None:
        assert found.first <= found.last


@given(valid)
def test_a_date_is_a_plain_value(text: str) -> None:
    found = Edtf.parse(text)
    assert pickle.loads(pickle.dumps(found)) == found == Edtf.parse(text)
    assert hash(found) == hash(Edtf.parse(text))


@given(valid)
def test_every_date_can_be_said(text: str) -> None:
    words = describe(Edtf.parse(text), weekday=True)
    assert words
    assert words == words.strip()


@given(valid, st.integers(1, 400))
def test_the_days_of_a_date_lie_within_it_and_are_at_most_so_many(text: str, most: int) -> None:
    found = Edtf.parse(text)
    listed = found.days(most)
    assert len(listed) <= most
    assert list(listed) == sorted(set(listed))
    if listed:
        assert (listed[0], listed[-1]) == (found.first, found.last)


@given(st.lists(valid, min_size=2), st.randoms())
def test_dates_sort_in_one_order_whatever_order_they_come_in(texts: list[str], chance: Random) -> None:
    dates = [Edtf.parse(text) for text in texts]
    shuffled = chance.sample(dates, len(dates))
    assert sorted(shuffled, key=lambda one: one.sort_key) == sorted(dates, key=lambda one: one.sort_key)


@given(st.text(max_size=60) | st.text("0123456789X-/.[]?~%TZ:,+ ", max_size=40))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        found = Edtf.parse(text)
    except ValueError as error:
        assert str(error)  # noqa: PT017 - the law is about both outcomes
    else:
        assert found.text == text


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", Precision.YEAR),
        ("2024-11", "2024-11-01", "2024-11-30", Precision.MONTH),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2024-11-19", "2024-11-19", "2024-11-19", Precision.DAY),
        ("2024-11-19T14:30:00+03:00", "2024-11-19", "2024-11-19", Precision.TIME),
        ("2024-XX", "2024-01-01", "2024-12-31", Precision.YEAR),
        ("2024-XX-XX", "2024-01-01", "2024-12-31", Precision.YEAR),
        ("2024-11-XX", "2024-11-01", "2024-11-30", Precision.MONTH),
        ("202X", "2020-01-01", "2029-12-31", Precision.DECADE),
        ("20XX", "2000-01-01", "2099-12-31", Precision.CENTURY),
        ("00XX", "0001-01-01", "0099-12-31", Precision.CENTURY),
        ("2024/2025", "2024-01-01", "2025-12-31", Precision.INTERVAL),
        ("2024-11-01/2024-11-20", "2024-11-01", "2024-11-20", Precision.INTERVAL),
        ("../2024-11-20", None, "2024-11-20", Precision.INTERVAL),
        ("2024-11-20/..", "2024-11-20", None, Precision.INTERVAL),
        ("/2024", None, "2024-12-31", Precision.INTERVAL),
        ("2024-21", "2024-03-01", "2024-11-30", Precision.SEASON),
        ("2023-24", "2023-06-01", "2024-02-29", Precision.SEASON),
        ("9999-24", "9999-06-01", "9999-12-31", Precision.SEASON),
        ("[..2024-11-20]", None, "2024-11-20", Precision.SET),
        ("[2024-11-19,2024-11-20]", "2024-11-19", "2024-11-20", Precision.SET),
        ("[2024-11-18..2024-11-20]", "2024-11-18", "2024-11-20", Precision.SET),
        ("XXXX-12-18", None, None, Precision.YEARLESS),
    ],
)
def test_a_date_reaches_from_its_earliest_to_its_latest_day(
    text: str, first: str | None, last: str | None, precision: Precision
) -> None:
    found = Edtf.parse(text)
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat()) == (first, last)
    assert found.precision is precision


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "'' is not an EDTF date; write 2024-03-19, or 2024-03 if the day is not known"),
        ("sometime", "'sometime' is not an EDTF date; write 2024-03-19, or 2024-03 if the day is not known"),
        ("2024-02-30", "'2024-02-30' has day 30; February 2024 has 29 days"),
        ("2024-04-31", "'2024-04-31' has day 31; April has 30 days"),
        ("2024-13", "'2024-13' has month 13; months run from 01 to 12 (and seasons from 21 to 24)"),
        ("XXXX-02-30", "'XXXX-02-30' has day 30; February has at most 29 days"),
        ("XXXX", "'XXXX' names no year, so it needs a month and a day"),
        ("202X-11", "'202X-11' names a month of a year that it leaves open"),
        ("2024/2023", "'2024/2023' ends before it begins"),
        ("/", "'/' is an interval without any date"),
        ("[2024", "'[2024' lacks the ] that ends a set"),
        ("[,]", "'[,]' has an empty place in its set"),
        ("2024-11-19T25:00:00Z", "'2024-11-19T25:00:00Z' has no time from 00:00:00 to 23:59:59"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        Edtf.parse(text)


@pytest.mark.parametrize(
    "text", ["0000", "-2024", "2024-1-1", "20X4", "2024-1X", "2024-XX-01", " 2024", "２０２４"]
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="'"):
        Edtf.parse(text)


def test_a_very_long_text_is_refused_without_being_read_out() -> None:
    with pytest.raises(ValueError, match="a date of 1000000 characters is too long to be one"):
        Edtf.parse("[" + "2" * 999_999)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-11-19", "19 November 2024"),
        ("2024-11-19?", "19 November 2024, uncertain"),
        ("2024-11", "November 2024"),
        ("2024~", "about 2024"),
        ("2024%", "about 2024, uncertain"),
        ("2024-22", "summer 2024"),
        ("202X", "the 2020s"),
        ("19XX", "the years 1900 to 1999"),
        ("[..2024-11-20]", "on or before 20 November 2024"),
        ("[2024-11-20..]", "on or after 20 November 2024"),
        ("[2024-11-18..2024-11-20]", "between 18 and 20 November 2024"),
        ("[2024-10-30..2024-11-02]", "between 30 October and 2 November 2024"),
        ("[2024-12-30..2025-01-02]", "between 30 December 2024 and 2 January 2025"),
        ("[2024-11-19,2024-11-20]", "19 November 2024 or 20 November 2024"),
        ("2024-11-01/2024-11-20", "from 1 November 2024 to 20 November 2024"),
        ("../2024", "until 2024"),
        ("/2024", "until 2024, start unknown"),
        ("2024/..", "from 2024 on"),
        ("2024/", "from 2024, end unknown"),
        ("XXXX-12-18", "18 December, year unknown"),
        ("2024-11-19T14:30:00Z", "19 November 2024, 14:30 UTC"),
        ("2024-11-19T14:30:00+03:00", "19 November 2024, 14:30 UTC+03:00"),
        ("2024-11-19T14:30:00", "19 November 2024, 14:30"),
    ],
)
def test_a_date_is_said_in_plain_english(text: str, words: str) -> None:
    assert describe(Edtf.parse(text)) == words


def test_a_whole_day_is_said_with_its_weekday_on_request() -> None:
    assert describe(Edtf.parse("2024-11-19"), weekday=True) == "Tuesday 19 November 2024"
    assert describe(Edtf.parse("2024-11-19?"), weekday=True) == "Tuesday 19 November 2024, uncertain"
    assert describe(Edtf.parse("2024-11"), weekday=True) == "November 2024"


def test_only_a_day_without_doubt_is_exact() -> None:
    day = date(2024, 11, 19)
    assert [
        Edtf.parse(text).exact_day for text in ("2024-11-19", "2024-11-19T00:00:00Z", "[2024-11-19]")
    ] == [day] * 3
    doubtful = ("2024-11-19?", "2024-11-19~", "2024-11", "[2024-11-19,2024-11-20]", "XXXX-11-19")
    assert [Edtf.parse(text).exact_day for text in doubtful] == [None] * 5


def test_times_of_one_day_sort_by_the_moment_and_after_the_day_itself() -> None:
    texts = ["2024-11-19T10:00:00Z", "2024-11-19", "2024-11-19T11:00:00+03:00", "2024-11-18", "2024-11-20"]
    ordered = sorted(map(Edtf.parse, texts), key=lambda one: one.sort_key)
    assert [one.text for one in ordered] == [
        "2024-11-18",
        "2024-11-19",
        "2024-11-19T11:00:00+03:00",
        "2024-11-19T10:00:00Z",
        "2024-11-20",
    ]
