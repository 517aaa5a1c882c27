"""No text of the article stands above a sure headline."""

from collections.abc import Sequence

from backfile.intake.label import label
from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.page import Page
from backfile.intake.label.preamble import without_preamble
from backfile.intake.label.traits import described
from backfile.roles import Role
from tests.intake.label.test_labelling_title import STORY, ranked

HEADLINE = "Bridge at Eastmouth closed after cracks"
TEASER = "Trains on the coast line will run every ten minutes from June on, the company said on Tuesday."
NAMES = ["Harbour opens again", "Ferry prices rise", "Weather for the week", "Letters to the editor"]
LONG = [*STORY, *[sentence.replace("bridge", "old bridge") for sentence in STORY]]


def kept(texts: Sequence[str], states: Sequence[str], page: Page) -> list[int]:
    """Return the places of the text's lines that stay."""
    lines = [described(measure(text, lexicon())) for text in texts]
    return [i for i, state in enumerate(without_preamble(lines, page, states)) if state == "body"]


def above(texts: Sequence[str], sure: float, story: Sequence[str] = LONG) -> list[int]:
    """Return the lines above the headline that stay in the text."""
    size, rest = len(texts), ["title", *["body"] * len(story)]
    page = ranked(size + len(rest), size, sure)
    return [i for i in kept([*texts, HEADLINE, *story], ["body"] * size + rest, page) if i < size]


def test_a_teaser_above_a_sure_headline_is_no_text() -> None:
    assert above([TEASER], 0.9) == []


def test_a_paragraph_above_a_headline_that_may_be_another_stays() -> None:
    assert above([TEASER], 0.7) == [0]


def test_a_list_above_a_likely_headline_is_no_text_and_one_line_may_be_its_deck() -> None:
    assert above(2 * NAMES, 0.4) == []
    assert above(NAMES[:1], 0.4) == [0]


def test_a_text_above_the_headline_of_a_short_part_stays() -> None:
    assert above(4 * [TEASER], 0.9, STORY[:1]) == [0, 1, 2, 3]
    assert above(20 * [TEASER], 0.9) == list(range(20))


def test_a_headline_that_a_deck_was_taken_for_bounds_nothing() -> None:
    states = ["body", "title", *["body"] * len(LONG)]
    assert 0 in kept([TEASER, HEADLINE, *LONG], states, ranked(len(states), 2, 0.9))


def test_a_page_of_teasers_a_story_and_comments_keeps_the_story() -> None:
    comments = [
        "Ann",
        "3 May 2021",
        "I drive there each day and the cracks were to be seen last year already.",
    ]
    page = [TEASER, "", HEADLINE, "By Ann Lee", "4 May 2021", "", *LONG, "", "12 Comments", "", *comments]
    found = [line.text for line in label(page) if line.role is Role.BODY]
    assert found == LONG
