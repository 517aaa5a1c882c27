"""The second look: likelihoods are those of all sequences, trees add up, and little is changed at once."""

from itertools import pairwise, product
from math import exp, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.intake.label.chain import STATES, ready
from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.likelihood import likelihoods
from backfile.intake.label.measures import BODY, VALUES
from backfile.intake.label.page import survey
from backfile.intake.label.second import Looked, second_look
from backfile.intake.label.traits import described
from backfile.intake.label.trees import Tree, read_trees, score, shares

MOVE = st.integers(-300, 300).map(lambda value: value / 100)
SIZE = len(STATES)
PARAGRAPH = (
    "The harbour of Eastmouth was closed on {} after the storm, and the ferries stayed away for a week."
)
AGAINST = read_trees("own<=99\t-9\t9\n", VALUES)
FOR = read_trees("own<=99\t9\t-9\n", VALUES)


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_a_likelihood_is_the_share_of_all_sequences_that_have_the_state(data: st.DataObject) -> None:
    """Law: forward-backward gives what adding up every sequence gives."""
    moves = data.draw(st.lists(st.lists(MOVE, min_size=SIZE, max_size=SIZE), min_size=SIZE, max_size=SIZE))
    line = st.lists(st.integers(-400, 400), min_size=SIZE, max_size=SIZE)
    scores = data.draw(st.lists(line, min_size=3, max_size=3))
    weights = ready({}, moves)
    found = likelihoods(scores, weights)
    sums = [[0.0] * SIZE for _ in scores]
    for path in product(range(SIZE), repeat=len(scores)):
        told = sum(row[state] for row, state in zip(scores, path, strict=True))
        told += sum(weights.moves[b][a] for a, b in pairwise(path))
        for i, state in enumerate(path):
            sums[i][state] += exp(told / 100)
    for own, wanted in zip(found, sums, strict=True):
        assert own == pytest.approx([value / sum(wanted) for value in wanted])


def test_a_page_of_20_000_lines_has_likelihoods_that_add_up_to_one() -> None:
    weights = ready({}, [[0.0] * SIZE] * SIZE)
    found = likelihoods([[900_000, -900_000, *[0] * (SIZE - 2)]] * 20_000, weights)
    assert all(isclose(sum(row), 1) for row in found[::999])
    assert likelihoods([], weights) == []


def test_a_tree_sends_what_is_at_most_the_limit_to_the_left() -> None:
    trees = read_trees("# a comment\nb<=1\ta<=0\ta<=2\t1\t2\t3\t4\n", ["a", "b"])
    assert [score(row, trees) for row in ([0, 1], [0.1, 1], [2, 1.1], [3, 2])] == [1, 2, 3, 4]


@given(st.lists(st.lists(MOVE, min_size=7, max_size=7), max_size=4), st.lists(MOVE, min_size=3, max_size=3))
def test_what_the_values_moved_adds_up_to_the_score(rows: list[list[float]], values: list[float]) -> None:
    """Law: the shares of the values, and what a line has on the average, are the score."""
    trees = read_trees("".join("a<={}\tb<={}\tc<={}\t{}\t{}\t{}\t{}\n".format(*row) for row in rows), "abc")
    start = sum(tree.means[1] for tree in trees)
    assert start + sum(shares(values, trees)) == pytest.approx(score(values, trees))


def looked(
    states: list[str], odds: list[float], trees: tuple[Tree, ...], put: dict[int, str] | None = None
) -> Looked:
    """Look again at a page of paragraphs, given their states and how likely the chain takes each for text.

    `put` puts other texts in places of theirs.
    """
    texts = [(put or {}).get(day, PARAGRAPH.format(day)) for day in range(len(states))]
    lines = [described(measure(text, lexicon())) for text in texts]
    likely = [[0.0] * SIZE for _ in states]
    for row, own in zip(likely, odds, strict=True):
        row[BODY] = own
    return second_look(lines, survey(lines, [0] * len(lines), {}), states, states, likely, trees)


def test_a_line_that_the_chain_is_sure_of_stays_what_it_is() -> None:
    states = ["body"] * 8 + ["below"]
    assert looked(states, [0.999] * 8 + [0.001], AGAINST).states == states
    assert looked(states, [0.999] * 8 + [0.001], FOR).states == states


def test_a_line_taken_out_of_the_text_says_why() -> None:
    found = looked(["body"] * 8, [0.999] * 7 + [0.6], AGAINST)
    assert found.states == ["body"] * 7 + ["below"]
    assert found.taken.keys() == {7}
    assert found.taken[7]


def test_a_line_brought_into_the_text_is_told_of() -> None:
    found = looked(["body"] * 7 + ["below"], [0.999] * 7 + [0.4], FOR)
    assert found.states == ["body"] * 8
    assert found.brought == {7}


def test_no_more_than_a_quarter_of_the_text_is_taken_out() -> None:
    """Losing text is worse than keeping too much."""
    assert looked(["body"] * 8, [0.999] * 6 + [0.6] * 2, AGAINST).states == ["body"] * 6 + ["inside", "below"]
    assert looked(["body"] * 8, [0.999] * 5 + [0.6] * 3, AGAINST).states == ["body"] * 8


def test_no_more_than_there_is_of_the_text_is_brought_into_it() -> None:
    states = ["body"] * 3 + ["below"] * 4
    assert looked(states, [0.999] * 3 + [0.4] * 3 + [0.001], FOR).states == ["body"] * 6 + ["below"]
    assert looked(states, [0.999] * 3 + [0.4] * 4, FOR).states == states


def test_a_headline_a_byline_and_a_date_are_not_looked_at_again() -> None:
    states = ["title", "byline", "published", *["body"] * 8]
    assert looked(states, [0.4] * 3 + [0.999] * 8, FOR).states == states


@pytest.mark.parametrize(
    "put",
    [
        {},
        {4: "Photo: Jane Roe"},
        {3: "The photo shows the harbour of Eastmouth after the storm that kept the ferries away."},
    ],
)
def test_a_caption_becomes_text_unless_a_credit_or_a_word_speaks_of_a_picture(put: dict[int, str]) -> None:
    states = [*["body"] * 3, "caption", *["body"] * 4]
    found = looked(states, [*[0.999] * 3, 0.4, *[0.999] * 4], FOR, put)
    assert found.states[3] == ("caption" if put else "body")


def test_the_credit_below_a_last_paragraph_may_be_the_pages() -> None:
    states = [*["body"] * 7, "caption", "below"]
    found = looked(states, [*[0.999] * 7, 0.4, 0.001], FOR, {8: "© The Eastmouth Gazette"})
    assert found.states[7] == "body"
