"""The labeller: laws that hold for any text, and golden captures with the traps that pages set."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.intake.label import label
from backfile.ledger import numbers
from backfile.roles import Role

GOLDEN = Path(__file__).parent / "golden_labels"
SEED = Path(__file__).parents[3] / "seeds" / "000_a7d09dbcd212725a.txt"

WORDS = st.sampled_from(
    [
        "Home",
        "Share",
        "By Ann Lee",
        "4 May 2021",
        "Read more",
        "",
        " ",
        "\u200b",
        "The council met on Monday.",
    ]
)
LINES = st.lists(st.one_of(WORDS, st.text(max_size=80)), max_size=60)


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_every_line_gets_exactly_one_role_in_order(lines: list[str]) -> None:
    """Law: the ledger is a partition of the lines, for any text."""
    labelled = label(lines)
    assert [line.number for line in labelled] == list(range(1, len(lines) + 1))
    assert [line.text for line in labelled] == lines
    assert all(line.reason for line in labelled)


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_a_blank_line_takes_the_role_of_its_neighbours_or_is_blank(lines: list[str]) -> None:
    """Law: between two visible lines of one role a blank line has that role; everywhere else it is blank."""
    labelled = label(lines)
    shown = [i for i, line in enumerate(lines) if line.strip(" \u200b")]
    for i, line in enumerate(lines):
        if line in {"", " ", "\u200b"}:
            before = [labelled[k].role for k in shown if k < i][-1:]
            after = [labelled[k].role for k in shown if k > i][:1]
            if labelled[i].role is Role.BLANK:
                assert labelled[i].reason == "blank"
            else:
                assert before == after == [labelled[i].role]


@given(LINES)
@settings(max_examples=50, deadline=None)
def test_the_same_lines_get_the_same_labels(lines: list[str]) -> None:
    """Law: labelling is a function of the lines."""
    assert label(lines) == label(tuple(lines))


@given(LINES)
@settings(max_examples=50, deadline=None)
def test_a_capture_has_at_most_one_headline(lines: list[str]) -> None:
    """Law: at most one line is the title."""
    assert sum(line.role is Role.TITLE for line in label(lines)) <= 1


def test_nothing_gives_nothing() -> None:
    """An empty capture has an empty ledger."""
    assert label(()) == ()


def test_a_line_of_a_million_characters_passes() -> None:
    """What is looked at in a line is bounded, whatever its length."""
    for text in ("a" * 1_000_000, "word " * 200_000, ". " * 500_000, "«" * 1_000_000, "\u200b" * 1_000_000):
        assert len(label([text, "The end."])) == 2


def test_twenty_thousand_lines_pass() -> None:
    """Time grows with the number of lines, not with its square: 20,000 lines pass as a matter of course."""
    lines = ["The committee said on Monday that the bridge would be closed for repairs until June."] * 20_000
    assert len(label(lines)) == 20_000


def test_the_seed_is_labelled_as_a_reader_would() -> None:
    """The one real seed: appeal, headline, caption, report, sign-off, newsletter form and appeal."""
    found: dict[int, Role] = {
        line.number: line.role for line in label(SEED.read_text(encoding="utf-8").split("\n"))
    }
    wanted = {
        Role.PROMO: "1, 29-56",
        Role.TITLE: "3",
        Role.CAPTION: "5",
        Role.BODY: "7-25",
        Role.AGENCY: "27",
        Role.BLANK: "2, 4, 6, 26, 28",
    }
    assert found == {number: role for role, text in wanted.items() for number in numbers(text)}


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir()))
def test_golden_capture(case: str) -> None:
    """Each folder holds a capture and the roles of its visible lines; "a|b" allows either."""
    lines = (GOLDEN / case / "input.txt").read_text(encoding="utf-8").split("\n")
    labelled = label(lines)
    wrong = []
    for row in (GOLDEN / case / "expected.tsv").read_text(encoding="utf-8").splitlines():
        ranges, roles = row.split("\t")
        wrong += [
            f"{number}: {labelled[number - 1].role} is not {roles}: {lines[number - 1][:60]}"
            for number in numbers(ranges)
            if labelled[number - 1].role.value not in roles.split("|") and lines[number - 1].strip()
        ]
    assert wrong == []
