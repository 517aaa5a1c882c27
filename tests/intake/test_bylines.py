"""A byline is kept as printed; the people in it who wrote the article are its authors, else who signs it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.drafts import Stated
from backfile.intake.edit.bylines import byline_of
from backfile.roles import Role
from tests.ending import it_ends
from tests.intake.handmade import page


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("Jane Roe", ("Jane Roe",)),
        ("By Jane Roe and John Doe", ("Jane Roe", "John Doe")),
        ("By Jane Roe, John Doe and Max Muster", ("Jane Roe", "John Doe", "Max Muster")),
        ("By Jane Roe, Staff Writer", ("Jane Roe",)),
        ("By Jane Roe, New York", ("Jane Roe",)),
        ("By Jane Roe in Moscow", ("Jane Roe",)),
        ("By Jane Roe of The Example", ("Jane Roe",)),
        ("By Jane Roe | jane@example.org | @janeroe", ("Jane Roe",)),
        ("By Jane Roe Nov. 19, 2024", ("Jane Roe",)),
        ("By Dr. Jane Roe", ("Jane Roe",)),
        ("By J. R. Roe (The Example)", ("J. R. Roe",)),
        ("BY JANE ROE", ("Jane Roe",)),
        ("BY IAN MCADAM", ("IAN MCADAM",)),
        ("By Jan van der Berg", ("Jan van der Berg",)),
        ("Von Max Muster und Erika Muster", ("Max Muster", "Erika Muster")),
        ("Par Jeanne Dupont", ("Jeanne Dupont",)),
        ("Por Juan Pérez", ("Juan Pérez",)),
        ("Di Mario Rossi", ("Mario Rossi",)),
        ("Текст: Иван Иванов", ("Иван Иванов",)),
        ("Автор: Иван Иванов, корреспондент", ("Иван Иванов",)),
        ("Reporting by Jane Roe in Kyiv and John Doe; Editing by Max Muster", ("Jane Roe", "John Doe")),
        ("Editing by Max Muster", ()),
        ("Photographs by Max Muster", ()),
        ("By AFP", ("AFP",)),
        ("AFP", ("AFP",)),
        ("Staff", ("Staff",)),
        ("By Staff Writer", ("Staff Writer",)),
        ("Редакция", ("Редакция",)),
        ("By The Example Editorial Board", ("The Example Editorial Board",)),
        ("Von Max Muster, dpa", ("Max Muster",)),
        ("By Agence France-Presse", ("Agence France-Presse",)),
        ("By", ()),
        ("By Jane Roe Example News", ("Jane Roe",)),
        ("By Jane Q. Roe Example News", ("Jane Q. Roe",)),
        ("By Jane RoeEXAMPLEBusiness", ("Jane Roe",)),
        ("Jane RoeHarbour News Reporter", ("Jane Roe",)),
        ("By Regan", ("Regan",)),
        ("Von dpa", ("dpa",)),
        ("By Staff Reports -", ("Staff Reports",)),
        ("By Staff - The Example - Thursday, February 29, 2024", ("Staff",)),
        ("By HG, in News, Harbour, Property", ("HG",)),
        ("by Harbour EchoNovember 21, 2024", ("Harbour Echo",)),
        ("Associated Press in Port Ellery", ("Associated Press",)),
        ("HarbourNews", ("HarbourNews",)),
        ("The Harbour Lamp", ()),
        ("By admin", ()),
        ("By May", ()),
        ("Von BR24 Redaktion", ("BR24 Redaktion",)),
        ("By April Roe", ("April Roe",)),
        ("Artikel von Erika Muster", ("Erika Muster",)),
        ("Veröffentlicht am 12. Juni 2017 von Max Muster", ("Max Muster",)),
        ("Veröffentlicht am 12. Juni 2017 von harbourcat", ("harbourcat",)),
        ("by harbourcat on December 4, 2006", ("harbourcat",)),
        ("By submitting, you agree to what we say", ()),
        ("Von Max Muster am Samstag, 19. Oktober 2019", ("Max Muster",)),
        ("Max von Muster", ("Max von Muster",)),
        ("Interview mit Max Muster", ()),
        ("Interview: Erika Muster", ("Erika Muster",)),
        ("Jane Roe Former Harbour Editor", ("Jane Roe",)),
        ("Jane Roe | Fot. Max Muster", ("Jane Roe",)),
        ("BY JANE ROEUPDATED: DEC 19, 2025", ("Jane Roe",)),
        ("Jane Roe Education editor", ("Jane Roe",)),
        ("Propos recueillis par Anne Petit", ("Anne Petit",)),
        ("A cura di Anna Portieri", ("Anna Portieri",)),
        ("dalla nostra inviata Anna Portieri", ("Anna Portieri",)),
        ("Das Gespräch führte Erika Muster", ("Erika Muster",)),
        ("Aufgezeichnet von Erika Muster", ("Erika Muster",)),
        ("Reportagem de Ana Silva", ("Ana Silva",)),
        ("Подготовила Анна Лисина", ("Анна Лисина",)),
        ("Подготовили: Анна Лисина, Пётр Котов", ("Анна Лисина", "Пётр Котов")),
        ("Підготувала Ганна Лисенко", ("Ганна Лисенко",)),
    ],
)
def test_authors_are_the_people_who_wrote_and_the_byline_stays_as_printed(
    text: str, authors: tuple[str, ...]
) -> None:
    found = byline_of(page((Role.BYLINE, text)), stated=Stated())
    assert found.byline.value == text
    assert found.byline.evidence == f"line 1: {text}"
    assert found.authors.value == authors
    assert found.authors.evidence == (f"line 1: {text}" if authors else None)


def test_who_reported_is_named_by_the_sign_off_where_no_byline_stands() -> None:
    off = "(Reporting by Jane Roe in Moscow and John Doe; Editing by Max Muster)"
    found = byline_of(page((Role.BODY, "It burns."), (Role.AGENCY, off)), stated=Stated())
    assert (found.byline.value, found.authors.value) == (off, ("Jane Roe", "John Doe"))
    both = byline_of(page((Role.BYLINE, "By Ann Lee"), (Role.AGENCY, off)), stated=Stated())
    assert (both.byline.value, both.authors.value) == ("By Ann Lee", ("Ann Lee",))
    edited = byline_of(page((Role.AGENCY, "Editing by Max Muster")), stated=Stated())
    assert (edited.byline.value, edited.authors.value) == (None, ())


def test_without_a_byline_line_nobody_is_named() -> None:
    found = byline_of(
        page((Role.BODY, "By Jane Roe"), (Role.BIO, "Jane Roe is a reporter.")), stated=Stated()
    )
    assert (found.byline.value, found.byline.evidence) == (None, None)
    assert (found.authors.value, found.authors.evidence) == ((), None)


def test_stated_authors_win_and_the_byline_is_still_the_printed_one() -> None:
    stated = Stated(source="seeds/a.json", authors=("J. Roe",))
    found = byline_of(page((Role.BYLINE, "By Jane Roe")), stated=stated)
    assert found.byline.value == "By Jane Roe"
    assert found.authors.value == ("J. Roe",)
    assert found.authors.evidence == "stated in seeds/a.json"


def test_what_a_label_announces_goes_before_bare_names_elsewhere() -> None:
    lines = page(
        (Role.BYLINE, "Opening Words"),
        (Role.SHARE, "Share"),
        (Role.BYLINE, "By Jane Roe"),
        (Role.BYLINE, "John Doe"),
        (Role.SHARE, "Share"),
        (Role.BYLINE, "Hide Caption"),
    )
    found = byline_of(lines, stated=Stated())
    assert found.byline.value == "By Jane Roe John Doe"
    assert found.authors.value == ("Jane Roe", "John Doe")


def test_a_byline_around_the_headline_goes_before_names_far_from_it() -> None:
    text = (Role.BODY, "The harbour is to stay open through the winter.")
    teaser, foot = (Role.BYLINE, "Erika Muster"), (Role.BYLINE, "Max Muster")
    away = (Role.NAVIGATION, "Menu")
    lines = page(
        teaser, away, away, away, (Role.TITLE, "Harbour"), (Role.BYLINE, "Jane Roe"), text, text, text, foot
    )
    assert byline_of(lines, stated=Stated()).authors.value == ("Jane Roe",)
    lines = page(teaser, away, away, away, (Role.TITLE, "Harbour"), text, text, text)
    assert byline_of(lines, stated=Stated()).authors.value == ("Erika Muster",)


def test_a_dated_line_below_the_headline_goes_before_what_names_nobody() -> None:
    text = (Role.BODY, "The harbour is to stay open through the winter.")
    day = (Role.PUBLISHED, "Max Muster, 1. Dez. 2024, 12:01 Uhr")
    away = (Role.BYLINE, "Harbour Chronicles")
    assert byline_of(
        page((Role.TITLE, "Harbour"), day, text, text, text, away), stated=Stated()
    ).authors.value == ("Max Muster",)
    staff = (Role.BYLINE, "By Harbour Staff")
    assert byline_of(
        page((Role.TITLE, "Harbour"), staff, day, text, text, text), stated=Stated()
    ).authors.value == ("Harbour Staff",)


def test_a_label_on_a_line_of_its_own_announces_a_house_too() -> None:
    lines = page((Role.BYLINE, "Von"), (Role.BYLINE, "harbour-online"))
    assert byline_of(lines, stated=Stated()).authors.value == ("harbour-online",)


def test_people_go_before_a_house_that_signs_above_them() -> None:
    lines = page((Role.BYLINE, "By: Harbour Wire"), (Role.BODY, "Text."), (Role.BYLINE, "Jane Roe"))
    assert byline_of(lines, stated=Stated()).authors.value == ("Jane Roe",)


def test_a_byline_over_several_lines_is_read_whole_and_a_repeated_one_once() -> None:
    lines = page(
        (Role.BYLINE, "By"), (Role.BYLINE, "Jane  Roe"), (Role.BODY, "Text."), (Role.BYLINE, "Jane Roe")
    )
    found = byline_of(lines, stated=Stated())
    assert found.byline.value == "By Jane Roe"
    assert found.authors.value == ("Jane Roe",)


PARTS = [
    "By",
    "Jane",
    "Roe",
    "and",
    ",",
    "Staff",
    "AFP",
    "@roe",
    "(",
    ")",
    "|",
    "von",
    "VAN",
    "Nov.",
    "19",
    "J.",
]
PRINTED = st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join)


@given(st.lists(PRINTED | st.text(), max_size=4))
def test_every_author_stands_in_the_byline(texts: list[str]) -> None:
    found = byline_of(page(*((Role.BYLINE, text) for text in texts)), stated=Stated())
    printed = (found.byline.value or "").casefold()
    for author in found.authors.value:
        assert all(word.casefold() in printed for word in author.split())


@pytest.mark.parametrize("unit", [" ", "(", "[", "@", "and ", "a@", ",", "By ", "Jane Roe, "])
def test_a_hostile_line_does_not_keep_anybody(unit: str) -> None:
    with it_ends():
        byline_of(page((Role.BYLINE, unit * 100_000)), stated=Stated())


@pytest.mark.parametrize(
    "text",
    [
        "The ceremony ended with a song by the school choir.",
        "Accessed 12 November 2024",
        "3 hours ago",
        "12 November 2199",
        "criminalizing our work and putting our staff at risk of prosecution.",
    ],
)
def test_what_credits_nobody_is_no_byline_even_where_it_was_taken_for_one(text: str) -> None:
    authors = byline_of(page((Role.BYLINE, text)), stated=Stated())
    assert authors.byline.value is None
    assert authors.authors.value == ()


@pytest.mark.parametrize(
    "text", ["By Jane Roe", "Staff Writer", "Редакция", "AFP", "JANE ROE", "Von Max Muster"]
)
def test_what_credits_somebody_stays_as_it_was_printed(text: str) -> None:
    assert byline_of(page((Role.BYLINE, text)), stated=Stated()).byline.value == text


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Jane Roe - Nov 19, 2024, 10:31 pm", ("Jane Roe",)),
        ("5:45 AM PST 11/19/2024 by Jane Roe", ("Jane Roe",)),
        ("Tuesday, November 19, 2024", ()),
        ("Von dpa 19.11.2024, 18:58", ("dpa",)),
        ("19.6.2007 9:40 Uhr Max Muster 71 Kommentare", ("Max Muster",)),
        ("5 de mayo de 2022", ()),
        ("November 19, 2024 | BY: Harbourbody", ("Harbourbody",)),
        ("New Delhi, Harbour Bureau | Updated: 19 November 2024, 09:01 AM", ("Harbour Bureau",)),
        ("Updated on: November 19, 2024 / 10:07 AM / QRS News", ("QRS News",)),
        ("Published Nov. 19, 2024 | Updated Nov. 20, 2024", ()),
    ],
)
def test_a_line_of_dates_may_name_the_author_where_no_byline_stands(
    text: str, authors: tuple[str, ...]
) -> None:
    assert byline_of(page((Role.PUBLISHED, text)), stated=Stated()).authors.value == authors
    beside = byline_of(page((Role.BYLINE, "By John Doe"), (Role.PUBLISHED, text)), stated=Stated())
    assert beside.authors.value == ("John Doe",)
