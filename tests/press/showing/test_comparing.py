"""A comparison shows all words of both captures, and takes no longer for being asked to."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.press.showing.aligning import common
from backfile.press.showing.comparing import Comparison, Kind, Line, compared
from backfile.roles import Role

words = st.lists(
    st.sampled_from(["a", "b", "c", "d", "e", "f", "the", "the", "the", "Port", "Ellery"]), max_size=60
)
lines = st.lists(
    st.builds(
        Line,
        role=st.sampled_from([Role.BODY, Role.BODY, Role.TITLE, Role.BLANK]),
        text=st.sampled_from(
            ["", "The ferry is back.", "It ran again", "on Saturday.", "東京は雨です。", "a b c d e f"]
        )
        | st.text(max_size=20),
    ),
    max_size=12,
)


@given(words, words)
@example(["a"] * 50, ["b", *["a"] * 40])
def test_what_is_common_stands_in_both_and_goes_forward_in_both(old: list[str], new: list[str]) -> None:
    blocks = common(old, new)
    for block in blocks:
        assert block.size
        assert old[block.old : block.old + block.size] == new[block.new : block.new + block.size]
    for one, two in pairwise(blocks):
        assert one.old + one.size <= two.old
        assert one.new + one.size <= two.new


@given(words)
def test_a_text_is_all_in_common_with_itself(text: list[str]) -> None:
    assert sum(block.size for block in common(text, text)) == len(text)


def _letters(found: Comparison, *kinds: Kind) -> str:
    texts = (piece.text for one in found.paragraphs for piece in one.pieces if piece.kind in kinds)
    return "".join("".join(texts).split())


def _all(said: list[Line]) -> str:
    return "".join("".join(line.text for line in said if line.role is not Role.BLANK).split())


@given(lines, lines, st.booleans(), st.sampled_from([0, 3, 1000]))
def test_every_word_of_both_is_shown_once_in_its_order(
    old: list[Line], new: list[Line], whole: bool, most: int
) -> None:
    found = compared(old, new, whole_lines=whole, most=most)
    assert _letters(found, Kind.SAME, Kind.GONE) == _all(old)
    assert _letters(found, Kind.SAME, Kind.NEW) == _all(new)
    numbers = [piece.number for one in found.paragraphs for piece in one.pieces if piece.number]
    assert numbers == list(range(1, len(numbers) + 1))


@given(lines)
def test_nothing_has_changed_between_a_capture_and_itself(said: list[Line]) -> None:
    found = compared(said, said, whole_lines=True, most=1000)
    assert (found.gone, found.new) == (0, 0)
    assert all(piece.kind is Kind.SAME for one in found.paragraphs for piece in one.pieces)


def _shown(old: str, new: str) -> list[str]:
    marks = {Kind.SAME: "{}", Kind.GONE: "[-{}-]", Kind.NEW: "[+{}+]"}
    texts = ([Line(Role.BODY, line) for line in text.split("|") if line] for text in (old, new))
    found = compared(*texts, whole_lines=True, most=1000)
    return [
        "".join(marks[piece.kind].format(piece.text) + piece.after for piece in one.pieces).strip()
        for one in found.paragraphs
    ]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("It ran two years.", "It ran three years.", ["It ran [-two-] [+three+] years."]),
        ("One here.|Two here.", "One here.", ["One here.", "[-Two here.-]"]),
        ("One here.", "Zero.|One here.", ["[+Zero.+]", "One here."]),
        (
            "The end was near.|All of it is gone.|It stays.",
            "The end was here now.|It stays.",
            ["The end was [-near.-] [+here now.+]", "[-All of it is gone.-]", "It stays."],
        ),
        ("One and. Two and.", "One and.|Two and.", ["One and.", "Two and."]),
        ("One and.|Two and.", "One and. Two and.", ["One and. Two and."]),
        ("東京は雨です。", "東京は晴れです。", ["東京は[-雨-][+晴れ+]です。"]),
    ],
)
def test_it_reads_as_an_editor_would_mark_it(old: str, new: str, shown: list[str]) -> None:
    assert _shown(old, new) == shown


def test_lines_that_were_broken_at_a_width_are_put_together() -> None:
    wrapped = [Line(Role.BODY, text) for text in ("The ferry of Port", "Ellery ran again.", "It is back.")]
    found = compared(wrapped, wrapped, whole_lines=False, most=1000)
    assert [one.pieces[0].text for one in found.paragraphs] == [
        "The ferry of Port Ellery ran again.",
        "It is back.",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["a"] * 20_000, [*["a"] * 10_000, "b", *["a"] * 10_001]),
        ([str(n % 100) for n in range(20_000)], [str(n * 7 % 100) for n in range(20_000)]),
        ([str(n) for n in range(40_000)], [str(n) for n in range(40_000, 0, -1)]),
        ([str(n // 2) for n in range(30_000)], [str(n // 3) for n in range(30_000)]),
    ],
)
def test_no_texts_take_long(old: list[str], new: list[str]) -> None:
    """Each would take hours if every word were compared with every other."""
    assert common(old, new) is not None
