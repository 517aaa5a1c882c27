"""Bylines told by rule: behind or below a label, and bare names between headline and text."""

import pytest

from backfile.intake.label.bylines import bylines
from backfile.intake.label.facts import Facts, measure
from backfile.intake.label.lexicon import lexicon
from backfile.roles import Role

_TEXT = "The council voted on Tuesday to keep the harbour open through the winter, its members said."


def found(*header: str, below: tuple[str, ...] = ()) -> list[str]:
    """Return the lines that are bylines, of a page with a headline, a header, two paragraphs and a foot."""
    texts = ["Council keeps the harbour open", *header, _TEXT, _TEXT, *below]
    lines: list[Facts] = [measure(text, lexicon()) for text in texts]
    states = ["title", *["head"] * len(header), "body", "body", *["below"] * len(below)]
    signed = bylines(lines, states, 0)
    assert {verdict[0] for verdict in signed.values()} <= {Role.BYLINE}
    return [texts[place] for place in sorted(signed)]


@pytest.mark.parametrize(
    "name", ["Jane Roe", "Jane van der Roe", "Jane Roe, John Doe", "Jane Roe og John Doe"]
)
def test_a_name_beside_the_date_is_a_byline(name: str) -> None:
    assert found(name, "19 November 2024") == [name]
    assert found("19 November 2024", name) == [name]


def test_a_name_that_a_later_line_begins_with_is_a_byline() -> None:
    assert found("Share", "Jane Roe", below=("Jane Roe writes about the coast.",)) == ["Jane Roe"]
    assert found("Share", "Jane Roe", below=("John Doe writes about the coast.",)) == []


@pytest.mark.parametrize(
    "line", ["Jane Roe - Nov 19, 2024, 10:31 pm", "Jane Roe | 19 November 2024", "Jane Roe19.11.2024, 19:35"]
)
def test_a_name_before_a_date_is_a_byline(line: str) -> None:
    assert found(line) == [line]


@pytest.mark.parametrize(
    "line", ["Harbour", "Read more", "in the harbour", "A day at sea", "Jane Roe said so."]
)
def test_what_is_no_name_is_no_byline(line: str) -> None:
    assert found(line, "19 November 2024") == []


def test_many_names_in_a_row_are_a_list_of_topics() -> None:
    topics = ("Middle East", "Latin America", "South Asia", "North Africa")
    assert found(*topics, "19 November 2024") == []


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "von Max Muster",
        "ByJane Roe",
        "Do 19.11.24 | 14:07 Uhr | Von Erika Muster",
        "Text by Jane Roe",
        "Texto: Ana Portero",
        "Propos recueillis par Anne Petit",
        "dalla nostra inviata Anna Portieri",
        "Подготовили: Анна Лисина, Пётр Котов",
        "Підготувала Ганна Лисенко",
        "By Jane Roe - Harbour Press - Friday, April 28, 2023",
        "BY JANE ROEPUBLISHED: DEC 20, 2023",
        "Analysis by Jane Roe, Senior Harbour Analyst",
    ],
)
def test_a_label_with_a_name_behind_it_is_a_byline_wherever_the_header_has_it(line: str) -> None:
    assert found("The harbour is to stay open.", "Share", line) == [line]


@pytest.mark.parametrize("line", ["By the harbour", "By Monday", "Von der Küste", "By Jane Roe it was said."])
def test_a_label_without_a_name_is_no_byline(line: str) -> None:
    assert found(line) == []


def test_names_below_a_label_are_bylines_up_to_what_is_no_name() -> None:
    assert found("Von", "Max Muster", "Erika Muster", "Teilen") == ["Von", "Max Muster", "Erika Muster"]
    assert found("Von", "harbour24", ",", "hg") == ["Von", "harbour24"]
    assert found("By", "19 November 2024") == []


def test_names_that_a_line_of_their_own_joins_are_bylines() -> None:
    assert found("Jane Roe", ",", "Max Muster", "Share") == ["Jane Roe", ",", "Max Muster"]


def test_a_list_of_names_right_above_the_text_is_a_byline() -> None:
    assert found("Share", "Jane Roe/John Doe") == ["Jane Roe/John Doe"]
    assert found("Share", "Jane Roe") == []


@pytest.mark.parametrize(
    "line",
    [
        "JANE ROE, HARBOURWIRE",
        "Reuters",
        "HarbourNews",
        "Jane Roe Harbour editor",
        "Harbour Staff",
        "Newsdesk",
    ],
)
def test_who_signs_above_the_date_is_a_byline(line: str) -> None:
    assert found(line, "19 November 2024") == [line]
    assert found(line) == []


def test_a_name_with_its_age_is_a_byline_right_below_the_headline() -> None:
    assert found("Jane Roe @janeroe / 2 days") == ["Jane Roe @janeroe / 2 days"]
    assert found("Share", "Jane Roe 2 days") == []


def test_a_byline_below_the_text_is_found_where_none_stands_above_it() -> None:
    assert found("Share", below=("Share", "Text by Jane Roe")) == ["Text by Jane Roe"]
    assert found("By Max Muster", below=("Share", "Text by Jane Roe")) == ["By Max Muster"]


def test_a_name_above_a_credit_is_whom_the_picture_shows_where_another_signs() -> None:
    lines = [
        measure(text, lexicon())
        for text in (
            "Council keeps the harbour open",
            "Jane Roe",
            "Photo: Erika Muster",
            "Max Muster",
            "19 November 2024",
        )
    ]
    signed = bylines(lines, ["title", "byline", "caption", "head", "head"], 0)
    assert {place: verdict[0] for place, verdict in signed.items()} == {1: Role.CAPTION, 3: Role.BYLINE}


def test_a_name_above_a_role_and_the_only_name_below_the_headline_are_bylines() -> None:
    assert found("Share", "Jane Roe", "Political Editor") == ["Jane Roe"]
    assert found("Jane Roe", "Share") == ["Jane Roe"]
    assert found("Share", "Jane Roe", "Share") == []
    assert found("Jane Roe", "Middle East", "Share") == []
