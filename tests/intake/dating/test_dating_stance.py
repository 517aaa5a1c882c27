"""Dating by counts: what is told of another time, or not exactly, is no day of publication."""

from datetime import date

import pytest

from backfile.drafts import Stated
from backfile.edtf import Edtf
from backfile.intake.edit.dating import date_of
from backfile.roles import LabelledLine, Role
from backfile.toml.settings import Event

QUAKE = Event(name="the great quake", patterns=("the great quake",), date=date(2022, 2, 24))
LEAD = "The council confirmed Tuesday that the bridge would close for repairs, long expected by the city."
LATER = "The plan, which the papers of the city had first printed on Sunday, has many friends in the council."


def published(sentence: str, *, retrieved: str | None = None, language: str = "en") -> str | None:
    """Date a report whose lead names a Tuesday and whose third paragraph is the sentence."""
    lines = tuple(
        LabelledLine(number=number, text=text, role=role, reason="test")
        for number, (role, text) in enumerate(
            [(Role.TITLE, "Bridge to close"), (Role.BODY, LEAD), (Role.BODY, LATER), (Role.BODY, sentence)], 1
        )
    )
    stated = Stated(retrieved=Edtf.parse(retrieved) if retrieved else None)
    value = date_of(lines, stated=stated, events=(QUAKE,), language=language).published.value
    return value.text if value else None


def test_what_is_marked_now_is_dated_by_its_count_and_the_weekday() -> None:
    sentence = "“The longer it stays shut, the longer the way to work will be,” said the mayor ahead of a {}."
    assert published(sentence.format("meeting marking 1,000 days since the great quake")) == "2024-11-19?"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Next month will mark 1,000 days since the great quake, the mayor said.", "2024-10?"),
        ("Next month is the third anniversary of the great quake, the mayor said.", "2025-01?"),
        ("It will be the third anniversary of the great quake next month, the mayor said.", "2025-01?"),
        ("In three months it will be 1,000 days since the great quake, he said.", "[..2024-11-20]"),
        ("In three weeks the city marks 1,000 days since the great quake, he said.", "[..2024-11-20]"),
        (
            "They met ahead of next week's meeting marking 1,000 days since the great quake.",
            "[2024-11-06..2024-11-19]",
        ),
        ("The city prepares to mark 1,000 days since the great quake, the mayor said.", "[..2024-11-20]"),
        ("Later this month the city marks 1,000 days since the great quake, he said.", "2024-11?"),
        ("The city is a month away from 1,000 days since the great quake, he said.", "[..2024-11-20]"),
    ],
)
def test_a_count_that_is_to_come_puts_the_writing_before_it(sentence: str, expected: str) -> None:
    assert published(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Last week marked 1,000 days since the great quake, said the mayor.", "[2024-11-20..2024-12-03]"),
        ("Last month marked 1,000 days since the great quake, he said.", "2024-12?"),
        ("Yesterday marked 1,000 days since the great quake, said the mayor.", "[2024-11-20,2024-11-21]"),
        ("This week marks 1,000 days since the great quake, said the mayor.", "[2024-11-13..2024-11-26]"),
        ("Three weeks ago the city marked 1,000 days since the great quake.", "[2024-11-19..]"),
        ("Months after marking 1,000 days since the great quake, the city was at rest.", "[2024-11-19..]"),
        ("In November 2024 the city marked 1,000 days since the great quake, he said.", "[2024-11-19..]"),
        ("It was marked in October, some said, 1,000 days since the great quake, he said.", "[2024-11-19..]"),
        ("By then it had been 1,000 days since the great quake, the mayor said.", "[2024-11-19..]"),
        ("In the first 100 days since the great quake, the trams stood still.", "[2022-06-04..]"),
        ("The poll was held 100 days after the great quake, the mayor said.", "[2022-06-04..]"),
        (
            "On the second anniversary of the great quake, in a speech often quoted since, he promised it.",
            "[2024-02-24..]",
        ),
    ],
)
def test_a_count_that_is_past_puts_the_writing_behind_it(sentence: str, expected: str) -> None:
    assert published(sentence) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("about 1,000 days", "[2024-08-12..2025-02-28]"),
        ("some 1,000 days", "[2024-08-12..2025-02-28]"),
        ("about a thousand days", "[2024-08-12..2025-02-28]"),
        ("1,000 days or so", "[2024-08-12..2025-02-28]"),
        ("nearly 1,000 days", "[2024-08-12..2024-11-20]"),
        ("almost 1,000 days", "[2024-08-12..2024-11-20]"),
        ("more than 1,000 days", "[2024-11-20..]"),
        ("at least 1,000 days", "[2024-11-20..]"),
    ],
)
def test_a_count_that_is_not_exact_gives_no_day(words: str, expected: str) -> None:
    assert published(f"The bridge has been closed for {words} since the great quake, he said.") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He said in his 2023 speech: “It will be 1,000 days since the great quake, and all is well.”", None),
        ("He said in his 2023 speech: 'It will be 1,000 days since the great quake, and all is well.'", None),
        (
            "“Today marks 1,000 days since the great quake, and we are still here,” he had said last year.",
            "[2024-11-19..]",
        ),
        (
            "“Today marks 1,000 days since the great quake, and we are still here,” he said on Tuesday.",
            "2024-11-19?",
        ),
    ],
)
def test_a_quotation_is_of_its_own_time(sentence: str, expected: str | None) -> None:
    assert published(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Rund 1000 Tage seit the great quake steht die Brücke nun leer.", "de", "[2024-08-12..2025-02-28]"),
        ("Mehr als 1000 Tage seit the great quake steht die Brücke nun leer.", "de", "[2024-11-20..]"),
        ("Nächsten Monat werden es 1000 Tage seit the great quake sein.", "de", "2024-10?"),
        ("Environ 1000 jours depuis the great quake, le pont reste vide.", "fr", "[2024-08-12..2025-02-28]"),
        ("Unos 1000 días desde the great quake, el puente sigue cerrado.", "es", "[2024-08-12..2025-02-28]"),
        ("Около 1000 дней с the great quake мост через реку стоит пустой.", "ru", "[2024-08-12..2025-02-28]"),
    ],
)
def test_it_is_so_in_other_languages(sentence: str, language: str, expected: str) -> None:
    assert published(sentence, language=language) == expected


def test_a_whole_date_told_as_past_is_a_lower_bound() -> None:
    sentence = (
        "The minister visited the city on Tuesday, November 19, 2024, and met the mayor and his deputies."
    )
    assert published(sentence) == "[2024-11-19..]"
    assert published(sentence, retrieved="2024-12-25") == "[2024-11-19..2024-12-25]"
    assert published(sentence, retrieved="2024-11-01") == "[..2024-11-01]"


def test_the_latest_past_date_that_the_capture_allows_counts() -> None:
    sentence = (
        "It opened on 3 May 2019, closed on 4 May 2021 and was sold on 5 May 2023, the mayor said then."
    )
    assert published(sentence) == "[2023-05-05..]"
    assert published(sentence, retrieved="2022") == "[2021-05-04..2022-12-31]"


@pytest.mark.parametrize(
    "words",
    [
        "will visit the city on Tuesday, November 19, 2024",
        "plans to visit the city on Tuesday, November 19, 2024",
        "said that all must be done by Tuesday, November 19, 2024",
        "said that the deadline was on November 19, 2024",
        "waits until Tuesday, November 19, 2024",
        "likes November 19, 2024",
    ],
)
def test_a_date_that_may_be_to_come_is_no_lower_bound(words: str) -> None:
    assert published(f"The minister, whom all in the city know, {words}, for the sake of the bridge.") is None


def test_a_past_date_overrules_a_count_that_was_written_earlier() -> None:
    assert (
        published("It was 1,000 days since the great quake, and he left on May 6, 2025.") == "[2025-05-06..]"
    )
