"""Paragraphs taken for a deck or a caption are of the text; links and appeals between them are not."""

import pytest

from backfile.intake.label import label
from backfile.intake.label.facts import measure
from backfile.intake.label.interruptions import interrupted
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.page import survey
from backfile.intake.label.paragraphs import with_paragraphs
from backfile.intake.label.rescue import rescue
from backfile.intake.label.traits import described

TITLE = "Eastmouth harbour reopens after storm repairs"
FIRST = "The harbour of Eastmouth took ships again on Tuesday after three weeks of repairs, the port said."
SECOND = "A storm had broken a part of the outer wall and left the fishing fleet of the town without shelter."
THIRD = "Skippers said that they had lost nearly a month of work, and asked the ministry to pay for it."


def between(text: str, state: str = "body") -> str:
    """Return the state of a line between two paragraphs."""
    lines = [described(measure(each, lexicon())) for each in (FIRST, text, SECOND)]
    return interrupted(lines, ["body", state, "body"])[1]


@pytest.mark.parametrize(
    "link",
    [
        "Read more: Lighthouse keeper moves into the tower",
        "Lesen Sie auch: Leuchtturm zieht neue Gäste an",
        "READ ALSO | Lighthouse keeper moves into the tower",
        ">> All piers and gates at a glance",
    ],
)
def test_a_line_that_announces_an_article_and_names_it_is_no_text(link: str) -> None:
    assert between(link) == "inside"


@pytest.mark.parametrize(
    "text",
    [
        "Read more: this is what the teacher wrote on the board every morning.",
        "Related costs of the storm",
        "Read more",
        "The latest repairs",
    ],
)
def test_what_only_begins_like_a_link_stays_text(text: str) -> None:
    assert between(text) == "body"


def test_the_text_goes_on_below_the_words_that_say_so() -> None:
    texts = [
        FIRST,
        "Sign up for our newsletter",
        "after newsletter promotion",
        SECOND,
        THIRD,
        "Topics",
        FIRST,
    ]
    lines = [described(measure(each, lexicon())) for each in texts]
    states = interrupted(lines, ["body", *["below"] * 6])
    assert states == ["body", "below", "below", "body", "body", "below", "below"]
    assert interrupted(lines[2:], ["below"] * 5) == ["below"] * 5


def test_the_text_goes_on_below_a_long_appeal() -> None:
    appeal = [
        "skip past newsletter promotion",
        "Sign up for our newsletter",
        "The stories of the week",
        "Enter your email address",
        "Sign up",
        "We use your address for this letter only and give it to nobody else.",
    ]
    texts = [FIRST, *appeal, "after newsletter promotion", SECOND]
    lines = [described(measure(each, lexicon())) for each in texts]
    assert interrupted(lines, ["body", *["inside"] * 8])[-1] == "body"


@pytest.mark.parametrize(
    "words", ["Article content", "Der Artikel geht weiter", "La suite après la publicité"]
)
def test_the_words_that_the_text_goes_on_are_no_heading_of_it(words: str) -> None:
    assert between(words) == "inside"


def paragraphs(*given: tuple[str, str]) -> list[str]:
    """Return the states of lines given with the model's."""
    lines = [described(measure(text, lexicon())) for text, _ in given]
    return with_paragraphs(lines, survey(lines, [0] * len(lines), {}), [state for _, state in given])


def test_a_long_caption_without_a_word_of_a_picture_is_text() -> None:
    assert paragraphs((FIRST, "caption"), (SECOND, "body")) == ["body", "body"]


def test_a_caption_beside_a_credit_stays_one_and_so_does_one_that_stands_twice() -> None:
    assert paragraphs((FIRST, "caption"), ("© Jane Roe", "caption"), (SECOND, "body"))[0] == "caption"
    assert paragraphs((FIRST, "caption"), (FIRST, "caption"), (SECOND, "body"))[:2] == ["caption"] * 2
    assert paragraphs(("Boats at the pier", "caption"), (SECOND, "body"))[0] == "caption"


def test_below_the_text_only_a_line_with_a_credit_of_its_own_or_under_it_is_a_caption() -> None:
    texts = ["Fishermen vote", "© 2023 The Gazette", "Boats at the pier", "Photo: Jane Roe"]
    states = paragraphs((FIRST, "body"), *[(text, "caption") for text in texts])
    assert states == ["body", "below", "below", "caption", "caption"]


def test_a_deck_of_more_than_sixty_words_is_text() -> None:
    assert paragraphs((" ".join([FIRST] * 4), "description"), (SECOND, "body"))[0] == "body"
    assert paragraphs((FIRST, "description"), (SECOND, "body"))[0] == "description"


def headed(*given: tuple[str, str]) -> list[str]:
    """Return the states below a headline."""
    lines = [measure(text, lexicon()) for text, _ in [(TITLE, "title"), *given]]
    return rescue(lines, ["title", *[state for _, state in given]])[0][1:]


def test_a_sentence_below_the_date_and_right_above_the_text_is_its_first_paragraph() -> None:
    date = ("4 March 2021, 10:15 am", "published")
    assert headed(date, (FIRST, "description"), (SECOND, "body")) == ["published", "body", "body"]
    assert headed((FIRST, "description"), date, (SECOND, "body")) == ["description", "published", "body"]


def test_a_long_sentence_right_above_the_text_is_its_first_paragraph_and_a_short_one_a_deck() -> None:
    assert headed((FIRST, "description"), (SECOND, "body")) == ["body", "body"]
    assert headed(("Repairs took three weeks.", "description"), (SECOND, "body")) == ["description", "body"]


@pytest.mark.parametrize("filling", [" ", ".", "-", "=", "x "])
@pytest.mark.parametrize("announced", ["Around the web", "Read more:", "Click to read:"])
def test_an_announcement_may_be_of_any_length(announced: str, filling: str) -> None:
    text = announced + 6_000 * filling + "x"
    labelled = label([TITLE, "By Jane Roe", "3 March 2024", FIRST, SECOND, text, THIRD, FIRST])
    assert len(labelled) == 8


@pytest.mark.parametrize("mark", [">> ", "›› ", "- ", ""])
def test_a_transcript_is_kept_whatever_its_turns_begin_with(mark: str) -> None:
    turns = [
        "And what did the skippers of Eastmouth say about that",
        "They told us that they had lost a month of work, Jim",
        "So who is going to pay for the wall?",
        "Nobody has said a word yet...",
        "Thank you very much, Jane",
    ]
    said = [mark + turn for turn in turns for _ in range(4)]
    lines = [described(measure(each, lexicon())) for each in said]
    assert interrupted(lines, ["body"] * len(said)) == ["body"] * len(said)


@pytest.mark.parametrize(
    "turn", [">> So who is going to pay?", ">> Nobody has said a word...", ">> They say,"]
)
def test_what_begins_as_a_link_and_ends_as_speech_is_text(turn: str) -> None:
    assert between(turn) == "body"
