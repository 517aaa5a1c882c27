"""Whose the text is, said under it, is no picture's credit, and takes no paragraph out of the text."""

import pytest

from backfile.intake.label import label
from backfile.intake.reading import read
from backfile.roles import Role
from backfile.toml.settings import Intake
from tests.capturing import drafts

PAGES = {
    "de": (
        "Die Insel bekommt doch eine Brücke",
        "Die alte Fähre zwischen dem Hafen und der Insel wird durch eine Brücke ersetzt, hieß es im Rat.",
        "Die Bewohner hatten die Brücke gefordert, seit die Fähre in einem Winter zweimal ausgefallen war.",
        "Die Arbeiten sollen im Frühjahr beginnen und kosten mehr als ihre Schulen in zwei Jahren.",
    ),
    "ru": (
        "На остров построят мост",
        "Старый паром между портом и островом заменят мостом, сообщили в городском совете после споров.",
        "Жители просили построить мост с тех пор, как паром дважды за зиму сломался и оставил их без врача.",
        "Работы начнутся весной и обойдутся городу дороже, чем он тратит на свои школы за два года.",
    ),
}


@pytest.mark.parametrize(
    ("language", "line", "agencies"),
    [
        ("de", "(apf/dpa)", ["dpa"]),
        ("de", "Quelle: ntv.de, anp/dpa", ["dpa"]),
        ("de", "© dpa-infocom, dpa:210302-99-654321/2", ["dpa"]),
        ("ru", "Источник: Интерфакс", ["Interfax"]),
        ("ru", "ТАСС", ["TASS"]),
    ],
)
def test_a_line_under_the_text_credits_an_agency_with_it(
    language: str, line: str, agencies: list[str]
) -> None:
    title, *prose = PAGES[language]
    (draft,) = drafts("\n".join((title, *prose, line)).encode())
    article = read(draft, Intake()).article
    assert article.body == "\n\n".join(prose)
    assert set(agencies) <= set(article.agencies)
    assert article.images == ()


@pytest.mark.parametrize("line", ["Foto: dpa", "Источник: Telegram", "Quelle: privat"])
def test_a_pictures_credit_or_another_source_signs_nothing(line: str) -> None:
    title, *prose = PAGES["de"]
    assert label((title, *prose, line))[-1].role is not Role.AGENCY


def test_a_copyright_notice_below_the_text_is_no_byline() -> None:
    assert label((*PAGES["de"], "© 2021 The Gazette"))[-1].role is Role.LEGAL
