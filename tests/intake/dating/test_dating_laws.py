"""Laws of the dating step: whatever the text, it answers in time, in EDTF, and never beyond its evidence."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.drafts import Stated
from backfile.edtf import MONTHS, Edtf
from backfile.intake.edit.dating import Dated, date_of
from backfile.intake.edit.dating.cost import Look, cost_of, other_words, surely_none
from backfile.intake.edit.dating.kind import Kind
from backfile.intake.edit.dating.lexicon import lexicon
from backfile.intake.edit.dating.place import Place
from backfile.intake.edit.dating.written import cleaned, lowered, written_dates
from backfile.roles import LabelledLine, Role
from backfile.toml.settings import Event
from tests.ending import it_ends

# A slow machine is no fault: what time it takes is a law of its own, below.
law = settings(deadline=None)

PIECES = (
    "November", "Nov.", "19", "2024", "3/4/2024", "11/25/24", "19.11.2024", "2024-11-19", "1,000",
    "days", "day", "since", "after", "ago", "the quake", "second anniversary of", "Tuesday", "yesterday",
    "Earlier this week", "Published", "Updated", "By Ann Lee", "2 days ago", "vor 3 Stunden", "two",
    "years", "nearly", "9999", "0001", "2024年11月19日", "листопада", "©", ".", ":", "-", ",", " ", "th",
    "’s", "999", "weeks", "next month", "last week", "about", "was", "will", "Accessed",
    "Event date:", "“", "”",
)  # fmt: skip
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=120)
LINES = st.lists(st.tuples(TEXTS, st.sampled_from(Role)), max_size=12).map(
    lambda pairs: tuple(
        LabelledLine(number=number, text=text, role=role, reason="test")
        for number, (text, role) in enumerate(pairs, 1)
    )
)
EVENTS = st.lists(
    DAYS.map(lambda day: Event(name="quake", patterns=("the quake", "’s"), date=day)), max_size=3
)
CAPTURES = st.one_of(
    DAYS.map(lambda day: Edtf.parse(day.isoformat())),
    DAYS.map(lambda day: Edtf.parse(day.isoformat()[:7])),
    DAYS.map(lambda day: Edtf.parse(f"{day.isoformat()}T23:30:00Z")),
)
LANGUAGES = st.sampled_from([None, "en", "en-US", "de", "ru", "zz", ""])


def dated(
    lines: tuple[LabelledLine, ...], events: list[Event], language: str | None, retrieved: Edtf | None = None
) -> Dated:
    return date_of(lines, stated=Stated(retrieved=retrieved), events=events, language=language)


@law
@given(LINES, EVENTS, LANGUAGES, st.none() | CAPTURES)
def test_any_page_gets_an_edtf_date_with_evidence_or_none(
    lines: tuple[LabelledLine, ...], events: list[Event], language: str | None, retrieved: Edtf | None
) -> None:
    found = dated(lines, events, language, retrieved)
    for finding in (found.published, found.modified):
        assert (finding.value is None) == (finding.evidence is None)
        if finding.value is not None:
            assert Edtf.parse(finding.value.text) == finding.value
    assert found == dated(lines, events, language, retrieved)


@law
@given(LINES, EVENTS, LANGUAGES, CAPTURES)
def test_no_date_ends_after_the_page_was_captured(
    lines: tuple[LabelledLine, ...], events: list[Event], language: str | None, retrieved: Edtf
) -> None:
    found = dated(lines, events, language, retrieved)
    ahead = timedelta(days=1) if retrieved.seconds is not None else timedelta()
    for value in (found.published.value, found.modified.value):
        if value is not None and value.last is not None and retrieved.last is not None:
            assert value.last - ahead <= retrieved.last


@law
@given(LINES, EVENTS, LANGUAGES, DAYS, st.none() | CAPTURES)
def test_a_stated_date_is_never_changed(
    lines: tuple[LabelledLine, ...],
    events: list[Event],
    language: str | None,
    day: date,
    retrieved: Edtf | None,
) -> None:
    stated = Stated(source="a feed", published=Edtf.parse(day.isoformat()), retrieved=retrieved)
    found = date_of(lines, stated=stated, events=events, language=language)
    assert found.published.value == stated.published
    assert (found.published.evidence or "").startswith("stated in a feed")


@law
@given(LINES, LANGUAGES)
def test_without_events_and_a_capture_the_year_is_a_printed_one(
    lines: tuple[LabelledLine, ...], language: str | None
) -> None:
    value = dated(lines, [], language).published.value
    if value is not None and value.first is not None:
        written = [one for line in lines for one in written_dates(cleaned(line.text), language=language)]
        assert value.first.year in {reading.year for one in written for reading in one.readings}


@given(DAYS.filter(lambda day: 1600 <= day.year < 2200), st.booleans())
def test_every_day_written_in_english_is_read_back(day: date, month_first: bool) -> None:
    month = MONTHS[day.month - 1]
    text = f"{month} {day.day}, {day.year}" if month_first else f"{day.day} {month} {day.year}"
    (written,) = written_dates(text, language="en")
    assert written.readings[0].whole() == day
    assert written.words == text


@given(st.text())
def test_lower_case_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(TEXTS, LANGUAGES)
def test_written_dates_stand_in_order_and_apart(text: str, language: str | None) -> None:
    line = cleaned(text)
    found = written_dates(line, language=language)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(line) for end, one in zip(ends, found, strict=False))
    assert all(one.readings for one in found)


HOSTILE = (
    "1", "1/", "1,", "1.1.", "may ", "May 1 ", "novNov", "1,000 days since the quake ",
    "second anniversary of the ", "tuesday ", "ﷺ", "İ", "( ", "- ", "\u0301", "published ",
    "2 days ago ", "ago vor 2 ", " ", "“", '"a', "the quake “", "was on 19 May 2024. ", "in 2 weeks ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_line_of_megabytes_comes_to_an_end(unit: str) -> None:
    """A quadratic reading of the line would take hours."""
    texts = (
        ("A title", Role.TITLE),
        (unit * (3_000_000 // len(unit)), Role.BODY),
        ((unit * 300)[:299], Role.BODY),
    )
    lines = tuple(
        LabelledLine(number=number, text=text, role=role, reason="test")
        for number, (text, role) in enumerate(texts, 1)
    )
    events = [Event(name="quake", patterns=("the quake",), date=date(2022, 2, 24))]
    with it_ends():
        dated(lines, events, "en", Edtf.parse("2024"))


def test_many_lines_come_to_an_end() -> None:
    lines = tuple(
        LabelledLine(number=number, text="Published 19 November 2024", role=Role.BODY, reason="test")
        for number in range(1, 40_000)
    )
    with it_ends():
        dated(lines, [], "en", Edtf.parse("2024-11-20"))


def test_every_language_names_twelve_months_and_seven_weekdays() -> None:
    words = lexicon()
    languages = {
        language for months in words.months.values() for names in months.values() for language in names
    }
    for language in languages:
        named = {
            month for name, months in words.months.items() for month in months if language in months[month]
        }
        assert named == set(range(1, 13)), language
    assert set(words.weekdays.values()) == set(range(7))


def test_the_data_are_in_lower_case_and_straight() -> None:
    words = lexicon()
    names = {*words.months, *words.weekdays, *words.short, *words.units, *words.cardinals, *words.ordinals}
    names |= {phrase for phrases in words.phrases.values() for phrase in phrases}
    assert [name for name in sorted(names) if name != lowered(name) or "’" in name] == []


@settings(max_examples=20)
@given(st.integers(1, 20_000), DAYS.filter(lambda day: 1000 < day.year < 3000))
def test_days_since_an_event_are_counted_with_or_without_the_first(count: int, day: date) -> None:
    text = f"The council met again to speak of the bridge over the river, {count:,} days since the quake."
    lines = (LabelledLine(number=1, text=text, role=Role.BODY, reason="test"),)
    found = dated(lines, [Event(name="quake", patterns=("the quake",), date=day)], "en").published.value
    assert found is not None
    assert found.days(2) == (day + timedelta(days=count - 1), day + timedelta(days=count))


WORDS = st.sampled_from(
    [*PIECES, "harbour", "council", "de", "of", "the", "den", "mayo", "марта", "г", "й", "日"]
)
PHRASES = st.sampled_from(sorted(set().union(*lexicon().phrases.values())))
SENTENCES = st.lists(WORDS | PHRASES, min_size=6, max_size=30).map(" ".join)


@law
@given(SENTENCES, LANGUAGES, st.sampled_from(Role), st.sampled_from(Kind), st.booleans(), st.booleans())
def test_a_line_that_is_passed_over_at_a_glance_has_no_date_of_the_page(
    sentence: str, language: str | None, role: Role, kind: Kind, byline: bool, timed: bool
) -> None:
    text = cleaned(sentence)
    low = lowered(text)
    line = LabelledLine(number=1, text=text, role=role, reason="test")
    place = Place(line=line, distance=40, paragraphs=5, below=3)
    if not surely_none(place, text, low):
        return
    written = written_dates(text, language=language)
    others = other_words(low, written)
    look = Look(kind=kind, others=others, timed=timed, byline=byline, labelled=False)
    assert all(cost_of(place, one.readings[0], look) is None for one in written)
    assert others > 8


def test_a_long_paragraph_is_passed_over_and_a_header_is_not() -> None:
    text = (
        "The council of the harbour town met on 19 November 2024 and voted for two new quays, its clerk said."
    )
    line = LabelledLine(number=1, text=text, role=Role.BODY, reason="test")
    far = Place(line=line, distance=40, paragraphs=5, below=3)
    near = Place(line=line, distance=1, paragraphs=0, below=0)
    assert surely_none(far, text, text.lower())
    assert not surely_none(near, text, text.lower())
