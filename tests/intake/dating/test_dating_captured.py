"""The page's clock, and distances from it, date the capture, and never pass for the article's day."""

import pytest

from backfile.captures.naming import order
from backfile.drafts import Stated
from backfile.edtf import Edtf
from backfile.intake.edit.dating import date_of
from backfile.intake.reading import read
from backfile.roles import LabelledLine, Role
from backfile.toml.settings import Intake
from tests.capturing import drafts
from tests.intake.dating import datable
from tests.intake.dating.datable import PROSE

TITLE = (Role.TITLE, "Bridge to close")
MENU = [(Role.NAVIGATION, "News"), (Role.NAVIGATION, "Sport")]


def dates(*rows: tuple[Role, str], stated: Stated | None = None) -> tuple[str | None, str | None]:
    """Return when a page was published and captured."""
    lines = tuple(
        LabelledLine(number=number, text=text, role=role, reason="test")
        for number, (role, text) in enumerate([*rows, (Role.BODY, PROSE), (Role.BODY, PROSE)], 1)
    )
    found = date_of(lines, stated=stated or Stated(), events=(), language="en")
    published, captured = found.published.value, found.captured.value
    return published.text if published else None, captured.text if captured else None


@pytest.mark.parametrize(
    ("line", "captured"),
    [
        ("2 days ago", "2024-11-21?"),
        ("Yesterday", "2024-11-20?"),
        ("vor 3 Tagen", "2024-11-22?"),
        ("2 дня назад", "2024-11-21?"),
        ("3 weeks ago", None),
        ("Updated 2 days ago", None),
    ],
)
def test_a_distance_beside_an_absolute_day_dates_the_capture(line: str, captured: str | None) -> None:
    row = (Role.PUBLISHED, "19 November 2024")
    assert dates(TITLE, row, (Role.PUBLISHED, line)) == ("2024-11-19", captured)


def test_the_record_of_the_capture_has_the_day_with_its_evidence_unless_it_is_stated() -> None:
    lines = (
        "Old bridge of Strelsau to close for repairs",
        "By Ann Lee",
        "19 November 2024",
        "2 days ago",
        PROSE,
        PROSE,
    )
    text = "\n".join(lines).encode()
    article = read(drafts(text)[0], Intake()).article
    assert article.capture is not None
    assert article.capture.retrieved == Edtf.parse("2024-11-21?")
    assert article.evidence["retrieved"] == "line 4: 2 days ago; line 3: 19 November 2024"
    aside = Stated(source="a.toml", retrieved=Edtf.parse("2024-11-20"))
    stated = read(drafts(text, outside=aside)[0], Intake()).article
    assert stated.capture is not None
    assert (stated.capture.retrieved, stated.evidence.get("retrieved")) == (aside.retrieved, None)


def test_a_clock_says_when_the_page_was_captured_and_how_long_ago_it_was_published() -> None:
    clock = (Role.NAVIGATION, "Thursday, November 21, 2024")
    assert dates(clock, *MENU, TITLE, (Role.PUBLISHED, "2 days ago")) == ("2024-11-19?", "2024-11-21?")


@pytest.mark.parametrize(
    "line",
    [
        "Today is Thursday, November 21, 2024",
        "Сегодня четверг, 21 ноября 2024 г.",
        "Heute ist Donnerstag, 21.11.2024",
    ],
)
def test_what_says_that_it_is_today_is_the_clock(line: str) -> None:
    assert dates((Role.NAVIGATION, line), *MENU, TITLE) == ("[..2024-11-21]", "2024-11-21?")


def test_a_day_in_the_masthead_with_its_weekday_is_never_certain() -> None:
    clock = (Role.PUBLISHED, "Thursday, November 21, 2024 10:32 AM")
    assert dates(clock, *MENU, TITLE) == ("2024-11-21?", None)
    assert dates(clock, TITLE) == ("2024-11-21", None)
    assert dates(clock, *MENU, TITLE, (Role.PUBLISHED, "19 November 2024")) == ("2024-11-19", None)


def test_a_day_that_a_page_gives_away_does_not_make_it_the_latest_of_its_captures() -> None:
    sure, perhaps = Edtf.parse("2024-11-20"), Edtf.parse("2024-11-21?")
    assert order("a", perhaps) < order("b", None) < order("a", sure)


READ = [
    "Date loaded: 5 March 2023",
    "Print date: 5 March 2023",
    "Printed from The Gazette on 5 March 2023",
    "Page saved on March 5, 2023 at 10:31 AM",
    "Retrieved 5 March 2023",
    "Today's date: March 5, 2023",
    "Current date: 5 March 2023",
    "Abgerufen am 5. März 2023",
    "Abrufdatum: 05.03.2023",
    "Gedruckt am 5. März 2023",
    "Consulté le 5 mars 2023",
    "Date d'impression : 5 mars 2023",
    "Consultado el 5 de marzo de 2023",
    "Fecha de consulta: 5 de marzo de 2023",
    "Acesso em: 5 mar. 2023",
    "URL consultato il 5 marzo 2023",
    "Data di stampa: 5 marzo 2023",
    "Дата обращения: 5 марта 2023",
    "Дата печати: 5 марта 2023 г.",
    "Дата звернення: 5 березня 2023",
    "Роздруковано 5 березня 2023 р.",
    "閲覧日: 2023年3月5日",
    "2023年3月5日閲覧",
    "访问日期：2023年3月5日",
    "검색일: 2023년 3월 5일",
    "تاريخ الاطلاع: 5 آذار 2023",
    "สืบค้นเมื่อ 5 มีนาคม 2566",
]


@pytest.mark.parametrize("line", READ)
def test_when_a_page_was_read_or_printed_is_when_it_was_captured_and_no_articles_day(line: str) -> None:
    for found in (
        datable.dated(line, PROSE, language=None),
        datable.dated(PROSE, PROSE, line, language=None),
    ):
        assert datable.text_of(found) == "[..2023-03-05]"
        assert str(found.captured.value) == "2023-03-05?"


@pytest.mark.parametrize("line", ["Stand: 5. März 2023", "Stand: 05.03.2023, 10:31 Uhr"])
def test_the_state_of_a_text_is_its_change(line: str) -> None:
    found = datable.dated(line, PROSE, language="de")
    assert str(found.modified.value) == "2023-03-05"
    assert found.captured.value is None
