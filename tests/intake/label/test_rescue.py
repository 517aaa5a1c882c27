"""What the model left out of the text comes back where it is a sentence of it."""

import pytest

from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.rescue import rescue

TITLE = "Порт Восточный возобновил работу после ремонта"
FIRST = "Порт Восточный возобновил работу во вторник после трёх недель ремонта, сообщили в порту."
SECOND = "Шторм в конце января разрушил часть волнолома и оставил рыболовный флот без укрытия."


def rescued(second: str, state: str) -> str:
    """Return the state of a line that stands between the headline and the text."""
    lines = [measure(text, lexicon()) for text in (TITLE, second, FIRST, SECOND)]
    states, _ = rescue(lines, ["title", state, "body", "body"])
    assert states[0] == "title"
    assert states[2:] == ["body", "body"]
    return states[1]


@pytest.mark.parametrize("state", ["above", "head", "inside", "below"])
def test_a_sentence_that_touches_the_text_is_of_the_text(state: str) -> None:
    assert rescued("«Мы потеряли почти месяц работы», сказала Марта Линд.", state) == "body"


@pytest.mark.parametrize("date", ["4 марта 2023 г.", "04.03.2023 10:15.", "March 4, 2023, 10 a.m."])
def test_a_date_that_ends_in_an_abbreviation_is_no_sentence(date: str) -> None:
    assert rescued(date, "head") == "head"


def test_a_sentence_that_names_a_day_is_one() -> None:
    assert rescued("Работы начались 4 марта 2023 года после долгих споров.", "head") == "body"


@pytest.mark.parametrize(
    "lead",
    [
        "ВОСТОЧНЫЙ, 17 мая. /ТАСС/. Порт увеличил перевалку угля на пятую часть, сообщили в порту.",
        "EASTMOUTH, March 3 (Reuters) - The harbour took in a fifth more coal, officials said on Tuesday.",
        "OSTHAFEN (dpa) – Der Hafen hat ein Fünftel mehr Kohle umgeschlagen.",
    ],
)
def test_what_an_agency_signs_at_its_beginning_is_no_deck(lead: str) -> None:
    assert rescued(lead, "description") == "body"


def test_a_deck_with_words_in_brackets_stays_one() -> None:
    assert rescued(
        "The harbour (built in 1901) took in more coal and/or timber than ever.", "description"
    ) == ("description")
