"""A paragraph left out right between two lines of the text is brought back; what interrupts one is not."""

from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.rescue import keep_between
from backfile.intake.label.traits import described

TEXT = "The standings after the last race of the season in Eastmouth were published on Sunday evening."


def brought(*given: tuple[str, str]) -> list[int]:
    lines = [described(measure(text, lexicon())) for text, _ in given]
    return sorted(keep_between(lines, [state for _, state in given]))


def test_one_paragraph_between_two_of_the_text_is_of_the_text() -> None:
    assert brought((TEXT, "body"), (TEXT, "inside"), (TEXT, "body")) == [1]


def test_two_that_were_left_out_stay_out() -> None:
    assert brought((TEXT, "body"), (TEXT, "inside"), (TEXT, "inside"), (TEXT, "body")) == []


def test_what_stands_at_the_end_of_the_text_stays_out() -> None:
    assert brought((TEXT, "body"), (TEXT, "body"), (TEXT, "below")) == []


def test_a_link_an_appeal_and_a_caption_between_paragraphs_stay_out() -> None:
    appeal = "Sign up for our newsletter and get the stories of the day delivered to your inbox each morning."
    for text, state in (("Read more about the race", "inside"), (appeal, "inside"), (TEXT, "caption")):
        assert brought((TEXT, "body"), (text, state), (TEXT, "body")) == []
