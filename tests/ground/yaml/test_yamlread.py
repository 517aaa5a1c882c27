"""YAML is read as text and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.errors import BackfileError, Location
from backfile.yaml.yamlread import commented, parse
from backfile.yaml.yamltree import Items, Scalar, Table


@pytest.mark.parametrize(
    "text", ["no", "Yes", "012", "1:30", "0x1F", "2024-11-19", "1e3", ".inf", "=", "1_000"]
)
def test_a_plain_scalar_stays_what_was_written(text: str) -> None:
    assert parse(text, "a") == Scalar(text, Location("a", 1, 1))


@pytest.mark.parametrize("text", ["~", "null", "Null", "NULL"])
def test_a_plain_null_is_nothing_and_a_quoted_one_is_a_word(text: str) -> None:
    assert parse(text, "a") == Scalar(None, Location("a", 1, 1))
    assert parse(f"'{text}'", "a") == Scalar(text, Location("a", 1, 1))


def test_every_node_knows_its_place_in_the_file() -> None:
    tree = parse("a: 1\nb:\n- x\n- {c: d}\n", "f", first_line=2)
    assert tree == Table(
        (
            (Scalar("a", Location("f", 2, 1)), Scalar("1", Location("f", 2, 4))),
            (
                Scalar("b", Location("f", 3, 1)),
                Items(
                    (
                        Scalar("x", Location("f", 4, 3)),
                        Table(
                            ((Scalar("c", Location("f", 5, 4)), Scalar("d", Location("f", 5, 7))),),
                            Location("f", 5, 3),
                        ),
                    ),
                    Location("f", 4, 1),
                ),
            ),
        ),
        Location("f", 2, 1),
    )


def test_an_empty_document_is_nothing() -> None:
    assert parse("", "a") is None
    assert parse("# only a remark\n", "a") is None


@pytest.mark.parametrize(
    "text", ["&a b", "*a", "!t b", "! b", "!!str b", "[&a b]", "{a: *b}", "a: 1\na: 2", "--- a\n--- b"]
)
def test_what_is_clever_is_refused(text: str) -> None:
    with pytest.raises(BackfileError) as caught:
        parse(text, "a")
    assert caught.value.at is not None


@pytest.mark.parametrize("bomb", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 10_000])
def test_depth_is_limited_and_costs_nothing(bomb: str) -> None:
    with pytest.raises(BackfileError):
        parse(bomb, "a")


@given(st.text())
def test_any_text_is_a_tree_or_one_problem(text: str) -> None:
    try:
        path = getattr(parse(text, "a"), "at", Location("a")).path
    except BackfileError as problem:
        path = problem.at.path if problem.at else "nowhere"
    assert path == "a"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a: 1\nb: é#5\n", False),
        ('a: "no # comment"\nb:\n- \'é # "\'\n', False),
        ("a: é  # said so\n", True),
        ('a: "é"  # said so\n', True),
        ("# said so\na: 1\n", True),
        ("a: 1\n#\n", True),
        ('a: "and so', True),
    ],
)
def test_a_comment_is_told_from_the_sign_in_a_text(text: str, answer: bool) -> None:
    assert commented(text) == answer
