"""The short way through plain prose never says anything else than the parser."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from backfile.press.paragraphs import plain

PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
SPECIALS = "ab \n\n##=-+>*_`~[]()!<>&;:\\\"'“”1.)0\t\x0b\u00a0\u2028\u3000éЖ中|"

PROSE = r"(## )?[A-Z“][a-z>\" ,.!?'—#=-]{0,30}\Z"


def agrees(body: str) -> bool:
    """Tell whether the short way took the body; where it did, it must say what the parser says."""
    short = plain(body)
    if short is None:
        return False
    assert short == PARSER.render(body)
    return True


@settings(max_examples=1000)
@given(st.text(st.sampled_from(SPECIALS), max_size=40))
@example("a\u2028b\n\nc")
@example("a \n\nb")
@example("# a #")
@example("## a\u00a0")
def test_it_agrees_on_markdowns_own_characters(body: str) -> None:
    agrees(body)


@settings(max_examples=500)
@given(st.text(max_size=60))
def test_it_agrees_on_any_text(body: str) -> None:
    agrees(body)


@settings(max_examples=500)
@given(
    st.lists(st.from_regex(r"(## )?[A-Z“][a-z>\" ,.!?'—#=-]{0,30}\Z"), min_size=1, max_size=6).map(
        "\n\n".join
    )
)
def test_it_agrees_on_prose_and_headings(body: str) -> None:
    agrees(body)


@pytest.mark.parametrize(
    "body",
    [
        "One paragraph.",
        "“Quoted,” she said.\n\nThen – after a while – nothing.",
        "## A heading\n\nText with 1. and - and # and > inside it.",
        "Текст статьи.\n\n中文段落。",
    ],
)
def test_it_takes_the_prose_that_it_is_for(body: str) -> None:
    assert agrees(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "- item",
        "1. item",
        "> quote",
        "    code",
        "a\nb",
        "a *b*",
        "a_b_",
        "[a](b)",
        "a &amp; b",
        "a <b>",
        "---",
        "# ",
    ],
)
def test_it_leaves_the_rest_to_the_parser(body: str) -> None:
    assert plain(body) is None
