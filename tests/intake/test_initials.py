"""The first letter of a paragraph, set large and copied as a line of its own, is read with its paragraph."""

import re

import pytest

from backfile.intake import initials
from backfile.intake.initials import with_initials
from backfile.intake.wrapping import Block, blocks
from tests.intake.test_wrapping import reading_of

WORD = re.compile(r"\w+")
REST = "he ferry to Velangrad was late again on Monday, and nobody on the quay said why."


def _texts(*lines: str, apart: tuple[int, ...] = ()) -> list[str]:
    return [block.text for block in with_initials(blocks(lines), apart)]


def test_an_initial_stands_before_its_paragraph() -> None:
    assert with_initials(blocks(["Deck", "T", REST])) == (
        Block(first=1, last=1, text="Deck"),
        Block(first=2, last=3, text=f"T{REST}"),
    )


def test_one_blank_line_may_stand_between_and_no_more() -> None:
    assert _texts("T", "", REST) == [f"T{REST}"]
    assert _texts("T", "", "", REST) == ["T", "", "", REST]


def test_a_quotation_may_begin_with_an_initial() -> None:
    assert _texts("“T", REST) == [f"“T{REST}"]


@pytest.mark.parametrize("letter", ["t", "1", "TH", "T.", "”T", ""])
def test_what_is_no_capital_letter_alone_is_no_initial(letter: str) -> None:
    assert _texts(letter, REST) == [letter, REST]


@pytest.mark.parametrize("below", ["The ferry to Velangrad was late again on Monday.", "he was late", ""])
def test_what_begins_with_a_capital_or_is_short_has_lost_no_initial(below: str) -> None:
    assert _texts("T", below) == ["T", below]


@pytest.mark.parametrize(
    ("letter", "rest", "whole"),
    [
        ("A", "few days after the flood the ferry to Velangrad was late.", "A few days after"),
        ("A", "fter the flood the ferry to Velangrad was late every day.", "After the flood"),
        ("I", "n the week of the flood the ferry to Velangrad was late.", "In the week"),
        ("I", "was on the quay when the ferry to Velangrad was late again.", "I was on"),
        ("A", "ferryman who waited on the quay of Velangrad said why it was late.", "A ferryman who"),
        ("В", "четверг паром в Веланград опоздал, и никто не сказал почему так.", "В четверг паром"),
        ("В", "сегда, когда паром в Веланград опаздывал, никто не говорил почему.", "Всегда, когда"),
        ("D", "er Fluss war in jener Woche so hoch wie seit Jahren nicht mehr.", "Der Fluss"),
    ],
)
def test_a_letter_that_is_a_word_stays_one(letter: str, rest: str, whole: str) -> None:
    (text, _) = _texts(letter, rest, "The ferryman spoke in a few words; паром ходит в четверг.")
    assert text.startswith(whole)


def test_the_words_of_a_capture_are_read_once_however_many_initials_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [text for n in range(50) for text in ("A", f"zq{n} {REST}")]
    read: list[str] = []

    class Words:
        def match(self, text: str) -> re.Match[str] | None:
            return WORD.match(text)

        def findall(self, text: str) -> list[str]:
            read.append(text)
            return WORD.findall(text)

    monkeypatch.setattr(initials, "_WORD", Words())
    assert len(_texts(*lines)) == 50
    assert len(read) == len(lines)


def test_a_space_that_was_copied_is_kept() -> None:
    assert _texts("O", f" {REST}") == [f"O {REST}"]


def test_lines_that_a_reader_knows_stay_apart() -> None:
    assert _texts("T", REST, apart=(1,)) == ["T", REST]
    assert _texts("T", REST, apart=(2,)) == ["T", REST]


def test_no_letter_of_the_body_is_lost_and_both_lines_have_its_role() -> None:
    text = (
        f"The ferry was late\n\nBy Ann Author\n\nT\n{REST} It had been late before.\n\n{REST.capitalize()}\n"
    )
    reading = reading_of(text)
    assert reading.article.body.startswith(f"T{REST}")
    assert [line.role for line in reading.lines[4:6]] == [reading.lines[7].role] * 2
    assert reading.lines[4].text == "T"
