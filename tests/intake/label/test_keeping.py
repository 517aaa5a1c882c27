"""Prose that the model left out is kept where the model kept too little to be an article."""

from collections.abc import Sequence

from backfile.intake.label.facts import measure
from backfile.intake.label.headline import headline_weights
from backfile.intake.label.keeping import keep_prose
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.page import survey
from backfile.intake.label.traits import described

TITLE = "Ferry to Westholm cancelled after engine fault"
TEXT = (
    "The ferry between Eastmouth and Westholm has been cancelled until Thursday after a fault was found in "
    "its starboard engine, the shipping company said on Saturday evening."
)
OTHER = (
    "Thirty children from three villages sang in a hall that is heated by a single stove, and the judges "
    "said that they had never heard so much breath and so little fear."
)


def kept(states: Sequence[str]) -> str:
    """Return how a page ends that the model saw so: "t" is the title, "b" text, "x" prose it left out."""
    texts = {"t": TITLE, "b": TEXT, "x": OTHER}
    names = {"t": "title", "b": "body", "x": "below"}
    lines = [described(measure(texts[state], lexicon())) for state in states]
    page = survey(lines, [0] * len(lines), headline_weights())
    found, doubtful = keep_prose(lines, page, [names[state] for state in states])
    assert all(found[i] == "body" and states[i] == "x" for i in doubtful)
    return "".join({"title": "t", "body": "b", "below": "x"}[state] for state in found)


def test_other_news_below_a_short_report_stays_out_however_long_it_is() -> None:
    assert kept("tbbbbxxxxxxxxxxxxxxxx") == "tbbbbxxxxxxxxxxxxxxxx"


def test_all_prose_is_kept_where_the_model_kept_next_to_nothing() -> None:
    assert kept("tbxxxxxxxx") == "tbbbbbbbbb"


def test_all_prose_is_kept_where_the_model_left_much_out_among_what_it_kept() -> None:
    assert kept("tbbxxxxbbxxxxxxxxxxx") == "tbbbbbbbbbbbbbbbbbbb"


def test_what_the_model_left_out_stays_out_where_it_kept_most() -> None:
    assert kept("tbbbbbbxbxx") == "tbbbbbbxbxx"
