"""Bylines without a word that announces them: bare names between headline and text."""

import pytest

from backfile.intake.label.facts import Facts, measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.names import bylines
from backfile.model import Role

_TEXT = "The council voted on Tuesday to keep the harbour open through the winter, its members said."


def found(*header: str, below: tuple[str, ...] = ()) -> list[str]:
    """Return the lines that are bylines, of a page with a headline, a header, two paragraphs and a foot."""
    texts = ["Council keeps the harbour open", *header, _TEXT, _TEXT, *below]
    lines: list[Facts] = [measure(text, lexicon()) for text in texts]
    states = ["title", *["head"] * len(header), "body", "body", *["below"] * len(below)]
    signed = bylines(lines, states, 0, 1 + len(header))
    assert {verdict[0] for verdict in signed.values()} <= {Role.BYLINE}
    return [texts[place] for place in sorted(signed)]


@pytest.mark.parametrize(
    "name", ["Jane Roe", "Jane van der Roe", "Jane Roe, John Doe", "Jane Roe og John Doe"]
)
def test_a_name_beside_the_date_is_a_byline(name: str) -> None:
    assert found(name, "19 November 2024") == [name]
    assert found("19 November 2024", name) == [name]


def test_a_name_that_a_later_line_begins_with_is_a_byline() -> None:
    assert found("Jane Roe", below=("Jane Roe writes about the coast.",)) == ["Jane Roe"]
    assert found("Jane Roe", below=("John Doe writes about the coast.",)) == []


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
