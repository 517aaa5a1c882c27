"""What templates see."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.press import layout, urls
from backfile.press.page import plan_of
from backfile.press.showing.views import Span, linked, shortened, when_of
from backfile.toml.settings import Settings
from tests.press.making import record, shelved
from tests.strategies import DATES

_days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
_intervals = st.tuples(_days, _days).map(lambda ends: f"{min(ends)}/{max(ends)}")


def test_line_numbers_of_evidence_lead_to_the_lines() -> None:
    spans = linked("line 21: 1,000 days since 2022-02-24; line 7: Tuesday", "captures/a.html")
    assert [(span.text, span.path) for span in spans if span.path] == [
        ("line 21", "captures/a.html#L21"),
        ("line 7", "captures/a.html#L7"),
    ]
    several = linked("lines 3, 5-7 and 9 say so", "c.html")
    assert [span.path for span in several if span.path] == ["c.html#L3", "c.html#L5", "c.html#L9"]


@pytest.mark.parametrize(
    ("evidence", "turned"),
    [
        ("line 2: 2 مارس/آذار 2021", ["2 مارس/آذار 2021"]),
        ("line 2: 03/04/2021, the day first by its language", []),
        ("line 2: الثلاثاء 2 مارس, captured 2021-03-04; line 3: يناير", ["الثلاثاء 2 مارس", "يناير"]),
        ("أن, من, في: 21 of 68 words", ["أن, من, في"]),
        ("line 2: מאת Anna", ["מאת"]),
    ],
)
def test_words_from_right_to_left_stand_apart_in_evidence(evidence: str, turned: list[str]) -> None:
    for capture in ("c.html", None):
        assert [span.text for span in linked(evidence, capture) if span.turned] == turned


@given(
    st.text(st.sampled_from("line 1s-0,and;5") | st.characters(), max_size=40),
    st.sampled_from(["c.html", None]),
)
def test_evidence_is_shown_word_for_word(text: str, capture: str | None) -> None:
    spans = linked(text, capture)
    assert "".join(span.text for span in spans) == text
    assert capture is None or all(span.text for span in spans)


def test_without_a_capture_evidence_is_text() -> None:
    assert linked("line 7", None) == (Span(text="line 7", path=None),)


@given(st.text(), st.integers(2, 50))
def test_a_shortened_text_is_a_stretch_of_it_and_a_short_one_is_left_alone(text: str, most: int) -> None:
    short = shortened(text, most)
    assert short == text or (short.endswith(" …") and short.removesuffix(" …") in text)
    assert len(short) <= max(most + 2, len(" …"))
    assert short == text or len(text) > most


def test_a_text_is_cut_between_words() -> None:
    assert shortened("one two, three", 10) == "one two …"
    assert shortened(" " * 300, 10).endswith("…")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("2024-11-19", urls.day(Edtf.parse("2024-11-19").first)),  # type: ignore[arg-type]
        ("2024-11-19?", urls.day(Edtf.parse("2024-11-19").first)),  # type: ignore[arg-type]
        ("2024-11", "dates/2024-11.html"),
        ("2024", "dates/2024.html"),
        ("2023/2024", urls.UNDATED),
        ("[..2024]", urls.UNDATED),
        ("XXXX-12-18", urls.UNDATED),
    ],
)
def test_a_date_leads_to_the_finest_page_that_an_article_of_it_stands_on(text: str, page: str) -> None:
    found = when_of(Edtf.parse(text))
    assert found is not None
    assert found.path == page
    assert (found.iso is not None) == found.certain == (text == "2024-11-19")


@given(st.sampled_from(DATES) | _intervals)
def test_a_date_leads_to_a_page_that_there_is(text: str) -> None:
    found = when_of(Edtf.parse(text))
    plan = plan_of(shelved([record("a", text)]), frozenset(), Settings())
    assert found is not None
    assert found.path in {page.path for page in layout.pages(plan)}


def test_no_date_has_no_view() -> None:
    assert when_of(None) is None
