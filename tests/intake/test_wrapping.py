"""Captures that were broken into lines of one width are read as the paragraphs that they were."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.drafts import Draft, Stated
from backfile.intake.reading import Reading, read
from backfile.intake.wrapping import blocks
from backfile.ledger import numbers
from backfile.settings import Intake
from backfile.text import lines_of
from tests.capturing import captured
from tests.site.lab import SEED, STORY


def reading_of(text: str) -> Reading:
    capture = captured(text.encode())
    return read(Draft(capture=capture, lines=capture.lines, stated=Stated()), Intake())


def wrapped(text: str, width: int) -> str:
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in text.split("\n")
    )


@pytest.mark.parametrize("width", [60, 72, 80])
def test_the_seed_is_read_the_same_when_it_was_wrapped(width: int) -> None:
    whole = reading_of(SEED.read_text("utf-8"))
    narrow = reading_of(wrapped(SEED.read_text("utf-8"), width))
    assert narrow.article.title == whole.article.title
    assert narrow.article.images == whole.article.images
    assert narrow.article.tags == whole.article.tags
    assert narrow.article.agencies == whole.article.agencies
    assert narrow.article.body.replace("\u00a0", " ") == whole.article.body.replace("\u00a0", " ")


def test_the_ledger_still_names_each_line_of_a_wrapped_capture() -> None:
    reading = reading_of(wrapped(SEED.read_text("utf-8"), 72))
    assert reading.article.capture is not None
    accounted = sorted(n for ranges in reading.article.capture.ledger.values() for n in numbers(ranges))
    assert accounted == list(range(1, len(reading.draft.lines) + 1))


@pytest.mark.parametrize("text", [SEED.read_text("utf-8"), STORY, "", "a\nb\nc\n" * 30, "word " * 400])
def test_a_capture_that_was_not_wrapped_keeps_a_block_a_line(text: str) -> None:
    lines = lines_of(text)
    assert [(block.first, block.last, block.text) for block in blocks(lines)] == [
        (number, number, line) for number, line in enumerate(lines, 1)
    ]


@given(st.lists(st.text(st.sampled_from("ab \u00a0\t"), max_size=90), max_size=60))
def test_blocks_hold_every_line_once_in_order_and_every_word(lines: list[str]) -> None:
    found = blocks(lines)
    assert [n for block in found for n in range(block.first, block.last + 1)] == list(
        range(1, len(lines) + 1)
    )
    assert "".join("".join(block.text.split()) for block in found) == "".join("".join(lines).split())
