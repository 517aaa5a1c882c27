"""A line at the end of the text that tells about the author is left out of it, as the author's."""

import pytest

from backfile.intake.label.bios import bios
from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.roles import Role

_TEXT = "The council voted on Tuesday to keep the harbour open through the winter, its members said."


def _found(byline: str, *text: str) -> list[str]:
    texts = ["Council keeps the harbour open", byline, *text]
    lines = [measure(line, lexicon()) for line in texts]
    found = dict(bios(lines, ["title", "byline", *["body"] * len(text)], [1]))
    assert {role for role, _ in found.values()} <= {Role.BIO}
    return [texts[i] for i in found]


@pytest.mark.parametrize(
    "bio",
    [
        "Jane Roe is a politics reporter for the Harbour Post.",
        "Jane Roe is the harbour and shipping correspondent of this newspaper.",
        "Jane Roe covers the coast. Follow her on Twitter.",
        "Jane Roe ist seit 2019 Redakteurin der Hafenpost.",
    ],
)
def test_a_last_line_that_begins_with_the_authors_name_and_tells_the_trade_is_a_bio(bio: str) -> None:
    assert _found("By Jane Roe and John Doe", _TEXT, _TEXT, bio) == [bio]


@pytest.mark.parametrize(
    "line",
    [
        "John Doe is a politics reporter for the Harbour Post.",
        "Jane Roe said the harbour would be open through the winter.",
        "Last year Jane Roe was a reporter for the Harbour Post.",
    ],
)
def test_what_tells_of_somebody_else_or_of_no_trade_is_text(line: str) -> None:
    assert _found("By Jane Roe", _TEXT, _TEXT, line) == []


def test_only_the_last_lines_are_looked_at() -> None:
    bio = "Jane Roe is a politics reporter for the Harbour Post."
    assert _found("By Jane Roe", bio, *[_TEXT] * 8) == []
    assert _found("", _TEXT, bio) == []
