"""The chain of states: packed weights add up as plain ones do, and the likeliest sequence is found."""

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.label.chain import NEVER, STATES, decode, read_weights, ready, score

HUNDREDTHS = st.integers(-3000, 3000)
ROW = st.lists(HUNDREDTHS.map(lambda value: value / 100), min_size=len(STATES), max_size=len(STATES))
ZEROS = [[0.0] * len(STATES)] * len(STATES)


@given(st.dictionaries(st.sampled_from("abcdef"), ROW), st.lists(st.text("abcdefg", max_size=12), max_size=4))
def test_packed_weights_add_up_as_plain_weights_do(rows: dict[str, list[float]], lines: list[str]) -> None:
    """Law: a line's score for a state is the sum of its features' weights, each as often as it is named."""
    plain = [
        tuple([sum(round(rows[name][state] * 100) for name in line if name in rows) for state in range(10)])
        for line in lines
    ]
    assert score(lines, ready(rows, ZEROS)) == plain


@given(st.data())
def test_no_sequence_is_likelier_than_the_decoded_one(data: st.DataObject) -> None:
    """Law: of all sequences of three states, decoding finds one with the greatest sum."""
    few = st.lists(st.integers(-9, 9), min_size=3, max_size=3)
    scores = data.draw(st.lists(few, min_size=1, max_size=4))
    moves = data.draw(st.lists(few, min_size=3, max_size=3))

    def total(path: tuple[int, ...]) -> int:
        steps = sum(moves[b][a] for a, b in pairwise(path))
        return steps + sum(line[state] for line, state in zip(scores, path, strict=True))

    assert total(tuple(decode(scores, moves))) == max(map(total, product(range(3), repeat=len(scores))))


def test_a_move_that_no_page_holds_is_not_made() -> None:
    """Even where the lines by themselves speak for it."""
    barred = [[0.0] * len(STATES) for _ in STATES]
    barred[0][1] = NEVER
    first, second = [0] * len(STATES), [0] * len(STATES)
    first[0], second[1] = 5000, 90_000
    path = decode([first, second], ready({}, barred).moves)
    assert path != [0, 1]
    assert path[1] == 1


def test_nothing_decodes_to_nothing() -> None:
    assert decode([], []) == []


def test_weights_are_read_from_tab_separated_rows_with_empty_zeros() -> None:
    moves = "".join(f"state-after:{state}" + "\t" * len(STATES) + "\n" for state in STATES)
    weights = read_weights("# feature\n" + moves + "end:stop" + "\t" * 8 + "1.25\t\t-0.5\n")
    assert score([["end:stop", "unknown"]], weights) == [(0, 0, 0, 0, 0, 0, 0, 125, 0, -50)]
    assert weights.moves == ((0,) * len(STATES),) * len(STATES)
