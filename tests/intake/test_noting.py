"""Notes are told by their shape, in each language, and are never dropped; news about notes is none."""

import pytest

from backfile.intake.label import label
from backfile.intake.noting import note_type
from backfile.model import NoteType
from backfile.roles import Role

NOTES = {
    NoteType.CORRECTION: [
        "Rettifica: in una versione precedente si diceva che il ponte misura 300 metri.",
        "Fe de errores: el puente mide 400 metros.",
        "ERRAMOS: o texto foi alterado. A ponte terá 400 metros, e não 300.",
        "Correction, 3 March: the bridge is 400 metres long.",
        "Correction (Tuesday): the bridge is 400 metres long.",
        "Berichtigung vom 3. März: Die Brücke ist 400 Meter lang.",
        "Поправка (3 марта): длина моста — 400 метров.",
        "更正：本文此前版本误报了大桥的长度。",
        "訂正：当初の記事で橋の長さに誤りがありました。",
    ],
    NoteType.UPDATE: [
        "UPD: В мэрии подтвердили, что работы начнутся весной.",
        "Update, 3 March: The council has confirmed the plan.",
        "Обновлено: добавлен комментарий мэрии.",
    ],
    NoteType.TRANSLATION: [
        "This article was translated from Russian by Ann Porter.",
        "Aus dem Russischen von Anna Pfeil",
        "Übersetzung: Jens Roth",
        "Traducción: Luis Gil",
        "Traduit du russe par Luc Roy",
        "Tradução: Rui Costa",
        "Traduzione di Ugo Neri",
        "Перевод: Пётр Котов",
        "Перевод с английского Петра Котова",
        "Перевела Анна Лисина",
        "Переклад: Ганна Лисенко",
    ],
    NoteType.DISCLAIMER: [
        "* Признан иностранным агентом в РФ.",
        "* Организация признана в России нежелательной.",
        "*Деятельность компании признана экстремистской и запрещена на территории РФ",
        "Внесён Минюстом РФ в реестр иноагентов",
        "THIS MATERIAL WAS PRODUCED BY A FOREIGN AGENT.",
    ],
}
OTHERS = [
    "Журналистку из Приморска признали иностранным агентом",
    "Перевел деньги мошенникам пенсионер из Приморска",
    "Перевод с карты на карту подорожает",
    "Updated: 3 March 2021",
    "Aus dem Koma von der Insel geholt",
    "La traduction de ses promesses se fait attendre",
    "Corrections officers strike in Port Ellery",
    "Correction officers told the court: nobody had asked for the keys that day.",
    "Clarification from the mayor: the bridge will be paid for by the town.",
    "Update on the strike: what the council wants",
    "Уточнение бюджета города: мост подорожает",
]
PROSE = {
    "ru": "Старый паром между портом и островом заменят мостом, сообщили в городском совете после споров.",
    "en": "The old ferry between the port and the island will be replaced by a bridge, the council said.",
}


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, texts in NOTES.items() for text in texts])
def test_a_note_is_told_by_its_shape(text: str, kind: NoteType) -> None:
    assert note_type(text, outside=True) is kind


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_begins_like_a_note_is_none(text: str) -> None:
    assert note_type(text, outside=True) is None


@pytest.mark.parametrize("text", [text for texts in NOTES.values() for text in texts])
def test_a_note_below_the_text_is_never_left_out(text: str) -> None:
    language = "ru" if any("а" <= letter <= "я" for letter in text) else "en"
    lines = [
        "На остров построят мост" if language == "ru" else "Island to Get a Bridge",
        *[PROSE[language]] * 3,
    ]
    assert label([*lines, text])[-1].role is Role.NOTE


def test_a_footnote_about_an_agent_in_the_text_is_a_note_and_a_sentence_about_one_is_text() -> None:
    sentence = "Издание признали иностранным агентом, и его редакция решила закрыть сайт до конца года."
    lines = label(["На остров построят мост", PROSE["ru"], sentence, PROSE["ru"], "* Признано иноагентом."])
    assert [line.role for line in lines[1:]] == [Role.BODY, Role.BODY, Role.BODY, Role.NOTE]
