"""A quote shown twice is text once: where its paragraph holds it."""

import pytest

from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.pullquotes import without_pull_quotes

QUOTE = "The harbour will not be the same again."
HOLDS = f"“{QUOTE}” the mayor said on Monday when she opened the new gate to the ferries."
OTHER = "Ferries call at the harbour three times a day, and from May on every hour, the company said."


def kept(*texts: str) -> list[int]:
    """Return the places of the lines that stay in the text."""
    lines = [measure(text, lexicon()) for text in texts]
    states = without_pull_quotes(lines, ["body"] * len(lines))
    return [i for i, state in enumerate(states) if state == "body"]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "„{}“", "«{}»"])
def test_a_quote_that_a_paragraph_near_holds_is_no_text(marks: str) -> None:
    assert kept(OTHER, marks.format(QUOTE), OTHER, HOLDS) == [0, 2, 3]
    assert kept(HOLDS, OTHER, marks.format(QUOTE)) == [0, 1]


def test_a_quote_of_its_own_and_one_far_from_the_paragraph_stay() -> None:
    assert kept(OTHER, f"“{QUOTE}”", OTHER) == [0, 1, 2]
    assert len(kept(HOLDS, *[OTHER] * 9, f"“{QUOTE}”")) == 11


def test_a_sentence_without_marks_and_a_heading_stay() -> None:
    assert kept(QUOTE, HOLDS) == [0, 1]
    assert kept("“The harbour will not be the same again”", HOLDS) == [0, 1]
