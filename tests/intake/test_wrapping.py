"""Captures that were broken into lines of one width are read as the paragraphs that they were."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.drafts import Draft, Stated
from backfile.intake.reading import Reading, read
from backfile.intake.wrapping import blocks
from backfile.ledger import numbers
from backfile.text import lines_of
from backfile.toml.settings import Intake
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


HYPHENS = """\
The harbour council voted on Tuesday to close the old fer-
ry line after a century of service. Residents of the well-
known islands said that they had not been asked, and that
the last boat would leave in May whether they liked it or
not. The line is known to be well liked by those who live
there, and the council has now been asked to explain the
decision to them in person, which nobody there has tried."""


def test_a_word_that_was_broken_at_its_hyphen_is_whole_and_a_compound_keeps_its_own() -> None:
    (block,) = blocks(HYPHENS.split("\n"))
    assert "close the old ferry line" in block.text
    assert "the well-known islands" in block.text


def test_a_running_head_wider_than_the_text_does_not_tell_its_width() -> None:
    head = "Harbour Gazette                                                Sunday, 5 March 2023"
    assert len(blocks([head, "", *HYPHENS.split("\n")])) == 3


def test_lines_that_are_set_apart_end_a_paragraph() -> None:
    lines = HYPHENS.split("\n")
    assert [(block.first, block.last) for block in blocks(lines, apart={4})] == [(1, 3), (4, 4), (5, 7)]
