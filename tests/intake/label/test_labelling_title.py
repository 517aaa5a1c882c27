"""Which line is the headline: the ranking compares the lines of the page, the chain follows it."""

from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.label import label
from backfile.intake.label.chain import STATES
from backfile.intake.label.decks import given_back
from backfile.intake.label.facts import measure
from backfile.intake.label.headline import above_deck
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.page import Page
from backfile.intake.label.roles import with_title
from backfile.intake.label.traits import described
from backfile.roles import Role

STORY = [
    "The bridge at Eastmouth was closed on Monday after cracks were found in the pillar, officials said.",
    "Repairs of the bridge will begin in the autumn and take about a year, the mayor told reporters.",
    "Lorries have to take the road along the river until the pillar has been made safe, the police added.",
]
ABOVE = "Bridge at Eastmouth closed after cracks in pillar"


def ranked(size: int, title: int, sure: float) -> Page:
    return Page(
        first=0,
        last=-1,
        returns=[0.0] * size,
        leads=[0.0] * size,
        ahead=[99] * size,
        dates=[99] * size,
        entries=(),
        copies=[1] * size,
        shared=[-1] * size,
        title=title,
        sure=sure,
        dense=False,
        gaps=[0] * size,
        content=[set()] * size,
    )


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=12), st.data())
def test_a_page_keeps_one_headline_at_most_and_all_its_lines(states: list[str], data: st.DataObject) -> None:
    """Law: whatever the chain says, one line is the title at most, and it is the one of a sure ranking."""
    title = data.draw(st.integers(-1, len(states) - 1))
    found = with_title(ranked(len(states), title, 0.9), states)
    assert len(found) == len(states)
    assert found.count("title") <= 1
    if title >= 0:
        assert found.index("title") == title


def test_an_unsure_ranking_takes_no_line_out_of_the_text() -> None:
    assert with_title(ranked(3, 1, 0.1), ["title", "body", "body"]) == ["title", "body", "body"]


def test_a_second_headline_below_the_first_stands_between_it_and_the_text() -> None:
    assert with_title(ranked(3, 0, 0.9), ["above", "title", "body"]) == ["title", "head", "body"]


def test_a_headline_that_is_glued_to_a_trail_of_sections_is_taken_where_it_stands_alone() -> None:
    lines = ["HomeNewsBridge at Eastmouth closed after cracks", "Bridge at Eastmouth closed after cracks"]
    found = label([*lines, "By Ann Lee", "4 May 2021", *STORY])
    assert [line.number for line in found if line.role is Role.TITLE] == [2]


def test_a_byline_is_no_headline() -> None:
    found = label(
        ["Bridge at Eastmouth closed after cracks", "By Ann Lee Eastmouth Press", "4 May 2021", *STORY]
    )
    assert [line.number for line in found if line.role is Role.TITLE] == [1]


def test_a_headline_that_begins_as_a_byline_does_is_a_headline() -> None:
    for title in ("Von der Leyen kommt nach Eastmouth", "By the numbers: the closed bridge at Eastmouth"):
        found = label([title, "Ann Lee", "4 May 2021", *STORY])
        assert [line.number for line in found if line.role is Role.TITLE] == [1]


DECK = "The bridge is closed until the autumn at least, as cracks were found in both of its pillars on Monday"
HEADLINE = "Bridge at Eastmouth closed after cracks"


def titled(*texts: str) -> list[str]:
    """Return the states of lines of which the last was taken for the headline, and a paragraph follows."""
    lines = [measure(text, lexicon()) for text in (*texts, *STORY)]
    return given_back(lines, [*["above"] * (len(texts) - 1), "title", *["body"] * len(STORY)])[: len(texts)]


def test_a_deck_that_was_taken_for_the_headline_gives_it_to_the_line_above() -> None:
    assert titled(HEADLINE, DECK) == ["title", "description"]
    assert titled(HEADLINE, "Cracks were found in both of its pillars.") == ["title", "description"]
    assert titled("Bridge", HEADLINE, "Analysis", DECK) == ["above", "title", "head", "description"]
    assert titled("Eastmouth bridge is closed!", DECK) == ["title", "description"]
    assert titled(HEADLINE, "Cracks in its pillars ... and no end in sight ...") == ["title", "description"]


def test_a_trail_of_sections_gives_the_headline_to_the_line_above() -> None:
    assert titled(HEADLINE, "News > Harbour > Bridges") == ["title", "head"]


def test_a_headline_below_a_date_a_button_or_a_sentence_stays_the_headline() -> None:
    for above in (
        "Tuesday, 4 May 2021",
        "Subscribe to our newsletter",
        "It is closed for now.",
        "News",
    ):
        assert titled(above, DECK) == ["above", "title"]
    assert titled("Fishermen vote to keep the market", HEADLINE) == ["above", "title"]
    assert titled(DECK) == ["title"]


def test_the_words_of_scripts_without_spaces_make_no_headline_too_long() -> None:
    title = "宮崎県で震度五弱、高知と宮崎に一メートルの津波注意報、気象庁が発表した地震の規模と今後の見通し"
    assert titled("地震に関する新しい特集の一覧", title) == ["above", "title"]


def test_a_headline_in_the_midst_of_a_glued_copy_is_taken_where_it_stands_alone() -> None:
    lines = ["Home News Bridge at Eastmouth closed! - Latest news", "Bridge at Eastmouth closed!"]
    found = label([*lines, "By Ann Lee", "4 May 2021", *STORY])
    assert [line.number for line in found if line.role is Role.TITLE] == [2]


def test_names_with_their_sides_are_no_headline() -> None:
    headline = "Bridge at Eastmouth closed after cracks"
    found = label([headline, "By Ann Lee", "4 May 2021", "(L-R) Ann Lee, Bob Roe and Carol Doe", *STORY])
    assert [line.number for line in found if line.role is Role.TITLE] == [1]


def test_a_page_without_any_headline_takes_the_likeliest_line_of_the_text() -> None:
    assert with_title(ranked(3, 1, 0.1), ["body", "body", "body"]) == ["body", "title", "body"]


def test_a_headline_stands_above_its_deck_where_both_are_likely() -> None:
    lines = [described(measure(text, lexicon())) for text in ("News", ABOVE, "Repairs may take a year")]
    assert above_deck(lines, {1: 0.2, 2: 0.7}, 2) == 1
    assert above_deck(lines, {1: 0.1, 2: 0.8}, 2) == 2
    assert above_deck(lines, {0: 0.3, 1: 0.7}, 1) == 1


def test_no_date_no_sentence_no_button_and_no_glued_copy_is_the_headline_above() -> None:
    date = "Published on Monday 4 May 2021 at noon sharp"
    sentence = "The bridge at Eastmouth was closed on Monday."
    buttons = "Log in Log in Sign up Sign up Subscribe Subscribe"
    glued = "Home News Eastmouth Repairs may take a year"
    for text in (date, sentence, buttons, glued):
        lines = [described(measure(each, lexicon())) for each in (text, "Repairs may take a year")]
        assert above_deck(lines, {0: 0.4, 1: 0.5}, 1) == 1


def test_a_long_question_is_no_deck() -> None:
    question = " ".join(
        ["Will the bridge at Eastmouth hold the lorries that cross it on", *20 * ["each"], "day?"]
    )
    lines = [measure(text, lexicon()) for text in ("The bridge and its many cracks", question)]
    assert given_back(lines, ["above", "title"]) == ["above", "title"]


def test_an_exclamation_is_no_deck() -> None:
    lines = [measure(text, lexicon()) for text in ("The bridge and its many cracks", "Bridge is closed!")]
    assert given_back(lines, ["above", "title"]) == ["above", "title"]
