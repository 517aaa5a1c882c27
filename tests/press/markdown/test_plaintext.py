"""The plain texts that are indexed are those of the blocks that have anchors."""

import pytest

from backfile.press.markdown import markup
from backfile.press.markdown.plaintext import texts_of


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("One.\n\nTwo & “three” < four.\n", ("One.", "Two & “three” < four.")),
        ("# A *head*line\n\n---\n\nThe [`end`](a.html).\n", ("A headline", "", "The end.")),
        ("- one\n- two\n\n> *Said* he.\n>\n> Twice.\n", ("one two", "Said he. Twice.")),
        ("| a | b |\n|---|---|\n", ("| a | b |\n|---|---|",)),
        ("```\nif a < b:\n    c\n```\n", ("if a < b: c",)),
        ("", ()),
    ],
)
def test_each_block_has_a_text(body: str, texts: tuple[str, ...]) -> None:
    assert texts_of(body, nesting=20) == texts
    assert len(markup.render(body, nesting=20).blocks) == len(texts)
