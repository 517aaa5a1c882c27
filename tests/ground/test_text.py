"""Text: which characters a page may hold, and what a line is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.text import folded, is_blank, lines_of, printable, surely_printable, unprintable

_any = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\n\r\x0b\x0c\x1c\x85\u2028 \ufffe\U0010ffff")
)


@given(st.lists(st.text(st.characters(exclude_characters="\n\r"))), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_are_what_stands_between_line_ends(lines: list[str], end: str) -> None:
    assert lines_of("".join(f"{line}{end}" for line in lines)) == tuple(lines)


@given(_any)
def test_lines_hold_every_letter_but_the_line_ends(text: str) -> None:
    lines = lines_of(text)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert "\n".join(lines) == plain.removesuffix("\n")
    assert all("\n" not in line and "\r" not in line for line in lines)


def test_lines_end_where_editors_end_them() -> None:
    assert lines_of("a\u2028b\x85c\x0bd\x0ce\r\n\r\nf\rg") == ("a\u2028b\x85c\x0bd\x0ce", "", "f", "g")
    assert lines_of("") == ()
    assert lines_of("\n") == ("",)


@given(_any)
def test_what_is_printable_loses_no_letter_and_counts_what_it_loses(text: str) -> None:
    clean, count = printable(text)
    assert unprintable(clean) is None
    assert [letter for letter in clean if letter != " "] == [
        letter for letter in text if letter != " " and unprintable(letter) is None
    ]
    assert count == sum(unprintable(letter) is not None for letter in text)
    assert printable(clean) == (clean, 0)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z"))))
def test_what_can_be_read_is_kept(text: str) -> None:
    assert printable(text) == (text, 0)


@pytest.mark.parametrize("separator", "\x0b\x0c\x1c\x1d\x1e\x85")
def test_no_two_words_run_together(separator: str) -> None:
    assert printable(f"one{separator}two") == ("one two", 1)


@pytest.mark.parametrize(
    "bad", ["\x00", "\x08", "\x1f", "\x7f", "\x9f", "\ud800", "\ufdd0", "\uffff", "\U0001fffe"]
)
def test_the_place_of_what_no_page_can_hold_is_found(bad: str) -> None:
    assert unprintable(f"ab{bad}c{bad}") == 2


@pytest.mark.parametrize("text", ["\t\n\r", "a\u200db", "\ufeff", "\xa0", "\ufffd", "\ue000", "😀"])
def test_odd_but_lawful_characters_stay(text: str) -> None:
    assert unprintable(text) is None


@pytest.mark.parametrize(
    "line", ["", " ", "\t", "\xa0", "\u200b", "\ufeff", "\u3000\u2009", "\u200e\u200f", "\xad"]
)
def test_a_line_that_shows_nothing_is_blank(line: str) -> None:
    assert is_blank(line)


@given(_any, st.characters(categories=("L", "N", "P", "S")), _any)
def test_a_line_with_anything_to_see_is_not_blank(before: str, seen: str, after: str) -> None:
    assert not is_blank(f"{before}{seen}{after}")


@given(_any)
def test_a_folded_text_is_one_line_of_the_same_words(text: str) -> None:
    assert folded(text).split() == text.split()
    assert "\n" not in folded(text)
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters() | st.sampled_from("a\n\t\r\x00\x7f\x85\xa0\ud800\ufdd0\ufffe\U0001ffff")))
def test_a_glance_never_takes_what_no_page_can_hold(text: str) -> None:
    if surely_printable(text.encode("utf-8", "surrogatepass")):
        assert unprintable(text) is None
        assert not {"\t", "\r"} & set(text)


def test_a_glance_takes_common_news() -> None:
    assert surely_printable("“Żółw” – naïve Жук — 10 €…\n中文".encode())
