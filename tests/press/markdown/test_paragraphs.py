"""The short way through prose never says anything else than the parser."""

from html.entities import html5
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backfile.press.markdown import markup
from backfile.press.markdown.blocks import divided
from backfile.press.markdown.inlines import Labels
from backfile.press.markdown.markup import Rendered, first_paragraph, render
from backfile.press.markdown.paragraphs import prose, short
from backfile.press.markdown.parsing import parsed
from tests.press.snippets import SNIPPETS
from tests.strategies import markdown

SPECIALS = "ab \n\n##=-+>*_`~[]()!<>&;:\\\"'“”1.)0\t\x0b\u00a0\u2028\u3000éЖ中|"

_INLINE = "a|B b|c.|“d”|*|**|***|_|__|`|``|[|]|](|[sic]|[a](http://a.b/c)|<|>|<http://a.b>|&copy;|&|\\|\\*|!"
_BLOCK = " |  |\n|\n|\n\n|\n\n|\n\n\n|\n> |> |>\n|- |\n- |1. |\n2. |   |    |# |***|* * *|---|===|```\n|\n```"
_ODD = ("[x]: y\n", "[x]", "~~~", "2*3*4", "snake_case", "\r", "\x00", "\t", "\u00a0", "|")
FORMS = st.sampled_from([*SNIPPETS, *_INLINE.split("|"), *_BLOCK.split("|"), *_ODD])
_DEFINED = (
    "[x]: http://a.b/c",
    "[y Z]: https://d.e",
    "[x]: http://f.g",
    "[x]:",
    "[X]",
    "![w][x]",
    "[w][x]",
    "[w][Y z]",
)
_BESIDE = (
    "[x][]",
    "[w][x](y)",
    "[w][x][y z]",
    "[w][z]",
    "a [w][x].",
    "`[w][x]`",
    "- [w][x]",
    "[[w][x]]",
    "\\[w][x]",
    "*[w][x]*",
)
_LISTED = (
    "- a",
    "- b *c*",
    "1. a",
    "2. b",
    "10. c",
    "  - d",
    "   - e",
    "    - f",
    "  g",
    "   h",
    "    i",
    "j",
    "\n",
)
listed = st.lists(st.sampled_from(_LISTED), max_size=9).map("\n".join)
defined = st.lists(
    st.sampled_from([*_DEFINED, *_BESIDE, "\n", " ", "One two.", "- a", "![a](b)"]), max_size=9
)
_WHOLE = (
    "1. a\n   - b\n   - [w][x]\n2. c",
    "1. a\n2. b *c*\n\n   d\n\n   [w][x]",
    "- a\n  - b\n- c\n\n  `d`",
    "[x]: http://a.b/c",
    "[w][x] d.",
    "e",
)
whole = st.lists(st.sampled_from(_WHOLE), max_size=6).map("\n\n".join)
bodies = st.one_of(
    st.text(st.sampled_from(SPECIALS), max_size=40),
    st.text(max_size=60),
    st.lists(FORMS, max_size=14).map("".join),
    st.lists(st.lists(FORMS, max_size=5).map("".join), max_size=6).map("\n\n".join),
    st.lists(st.sampled_from(SNIPPETS), max_size=6).map("\n\n".join),
    defined.map("\n\n".join),
    st.lists(defined.map("".join), max_size=5).map("\n\n".join),
    listed,
    whole,
    markdown,
)


def by_the_parser(body: str, nesting: int = 100) -> Rendered:
    blocks, faults = parsed(body, {}, nesting)
    return Rendered(blocks, tuple(faults))


@settings(max_examples=3000, deadline=None)
@given(bodies)
@example("a\u2028b\n\nc")
@example("a \n\nb")
@example("# a #")
@example("## a\u00a0")
@example("- a\n\nb\n\n\n- c")
@example("a\n- b\n\n- c")
@example("1. a\n\n   b\n\n- c\n\nd")
@example("```\n\na\n\n```")
@example("- ```\n\na\n\n> ~~~\n\nb")
@example("a\n\n[x]: /u\n\n[sic] [x]")
@example("[w][x] and [w][X].\n\n[x]: http://a.b/c")
@example("- a\n\n[x]: http://a.b/c\n\n- [w][x]")
@example("[w][x]\n\n[x]: http://a.b/c\n\n![a](b)")
@example("[w][x]\n\n[x]: http://a.b/c\n\n[x]: http://d.e")
@example("[w][x] [x]\n\n[x]: http://a.b/c")
@example("1. a\n   - b\n   - c\n2. d\n\n   e\n\n   f\n\ng")
@example("- a\n  - b\n\n  c")
@example("- a\n\n\n  b\n\n-")
@example("a\n\n   b\n\n1. c\n\n    d")
@example("*a*b*c*")
@example("**a* b**")
@example("_a_b_")
@example("![a](http://b.c)")
@example("<a:b> < c@d.e>")
def test_it_agrees_with_the_parser_on_any_body(body: str) -> None:
    assert render(body, nesting=100) == by_the_parser(body)


@settings(max_examples=300, deadline=None)
@given(bodies, st.integers(1, 12))
def test_it_agrees_where_little_may_be_nested(body: str, nesting: int) -> None:
    assert render(body, nesting=nesting) == by_the_parser(body, nesting)


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_it_agrees_on_every_snippet_alone_and_beside_each_other(snippet: str) -> None:
    for other in SNIPPETS:
        for body in (snippet, f"{snippet}\n\n{other}", f"{snippet}\n{other}", f"a {snippet} {other}"):
            assert render(body, nesting=100) == by_the_parser(body)


def test_it_agrees_on_every_entity() -> None:
    for name in html5:
        body = f"a &{name} b"
        assert render(body, nesting=100) == by_the_parser(body)


@settings(max_examples=1000, deadline=None)
@given(bodies)
def test_the_first_paragraph_is_that_of_the_parser(body: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quick = first_paragraph(body)
        patch.setattr(markup, "is_plain", lambda _: False)
        assert first_paragraph(body) == quick


@pytest.mark.parametrize(
    "body",
    [
        "One paragraph.",
        "“Quoted,” she said.\n\nThen – after a while – > nothing.",
        "Текст статьи.\n\n中文段落。",
    ],
)
def test_plain_prose_is_taken_at_a_glance(body: str) -> None:
    assert prose(body) is not None


@pytest.mark.parametrize(
    "block",
    [
        "## A heading of *note*",
        "One line\\\nand another  \nand `code`.",
        "**Asked** whether *all of it.* And ***both***, snake_case and 2*3*4.",
        'The [full report](https://a.example/b-1 "in full") is at <https://a.example/b-1>.',
        '<div class="ad">R&D &copy; 2020 [sic] a \\* b < 6 & 7</div>',
        "> A thing.\n>\n> — Someone",
        "- One\n- Two *and* three",
        "1. One\n2. Two",
        "1. One\n   - a *b*\n   - c\n2. Two\n\n   Three.",
        "- One\n  - Two",
        "```text\na *b*\n  c\n```",
        "* * *",
    ],
)
def test_common_forms_are_taken_without_the_parser(block: str) -> None:
    assert short(block, labels=Labels({})) is not None


@pytest.mark.parametrize(
    "body",
    [
        "",
        "    code",
        "a\tb",
        "[a]: b",
        "- a\n   - b",
        "- a\n\n- b",
        "- a\n  - b\n\n  c",
        "[a][b]",
        "![a](b)",
        "# ",
        "a\n---",
    ],
)
def test_the_rest_is_left_to_the_parser(body: str) -> None:
    parts: Any = divided(body)
    assert parts is None or not parts.whole


@pytest.mark.parametrize(
    "body",
    [
        "See [the annex][source 1], and [that][SOURCE 1].\n\n[source 1]: https://a.example/b",
        "[a][x]\n\n[x]: http://a.b\n\n[c][y]\n\n[y]: http://d.e\n\n[sic]",
    ],
)
def test_definitions_that_are_linked_to_are_taken_without_the_parser(body: str) -> None:
    parts = divided(body)
    assert parts is not None
    assert parts.whole


def test_only_what_is_left_is_parsed_on_its_own_lines() -> None:
    parts = divided("One.\n\n> Two.\n\n![a](b)\n\nThree.\nFour.\n\nFive.\n\n[b]: c")
    assert parts is not None
    assert parts.rest.split("\n") == ["x", "", "", "", "![a](b)", "", "x", "", "", "", "", "[b]: c"]
    assert list(parts.done) == [0, 6]
