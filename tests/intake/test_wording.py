"""Wordings of whole lines: plain words, with `*` for any others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.wording import LONGEST, likeness, wording

SIGNS = st.text(st.sampled_from("ab *"), max_size=12)


def fits(pattern: str, line: str) -> bool:
    """Tell whether a line has a wording, as profiles do."""
    taken = wording(pattern)
    return likeness(pattern) == likeness(line) if taken is None else taken.fits(likeness(line))


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Support The Gazette!", "Support The Gazette!"),
        ("Support The Gazette!", "  SUPPORT \u00a0the   gazette! "),
        ("Don't miss out", "Don’t miss out"),
        ("Sign up for *", "Sign up for our evening letter"),
        ("* comments", "12 comments"),
        ("*The Gazette*letter*", "Get the Gazette’s daily letter here"),
        ("Подпишитесь на *", "Подпишитесь на наш канал"),
        ("a*a", "aa"),
        ("\uff0a続き", "\ufe61続き"),
    ],
)
def test_a_line_reads_like_a_wording_without_regard_to_case_spacing_and_apostrophes(
    pattern: str, line: str
) -> None:
    assert fits(pattern, line)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Support The Gazette!", "Support The Gazette! We need you."),
        ("Sign up for *", "You can sign up for our letter"),
        ("* comments", "12 comments are here"),
        ("a*a", "a"),
        ("ab*ba", "aba"),
        ("a.c", "abc"),
        ("\uff0a続き", "The mayor said it 続き"),
        ("\ufe61続き", "The mayor said it 続き"),
        ("Read [more]", "Read m"),
    ],
)
def test_a_wording_is_of_the_whole_line_and_no_sign_but_the_star_means_anything(
    pattern: str, line: str
) -> None:
    assert not fits(pattern, line)


@given(SIGNS, SIGNS)
def test_a_wording_takes_what_a_regular_expression_made_of_it_would_take(pattern: str, line: str) -> None:
    expression = ".*".join(map(re.escape, likeness(pattern).split("*")))
    assert fits(pattern, line) == bool(re.fullmatch(expression, likeness(line)))


def test_a_line_that_is_longer_than_any_wording_has_none() -> None:
    assert not fits("The text *", "The text " + "x" * LONGEST)
    assert not fits("*ab*" * 300, "ab" * 50_000)
