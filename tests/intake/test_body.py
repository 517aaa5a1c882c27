"""The body holds the captured words and nothing else, however much they look like markup."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from backfile.intake.edit.body import body_of, escape
from backfile.roles import BODY_ROLES, Role
from tests.ending import it_ends
from tests.intake.handmade import page

COMMONMARK = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
SPECIALS = "\\`*_{}[]()<>#+-.!|~=&;:/@\"'^$%,?\t\r\n \u00a0\u2028\u2029\x0b\x0c\x1c\x85\u200b01a9Zé²x"
ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
MARKUP = st.text(st.sampled_from(SPECIALS), max_size=40)
PIECES = [
    *[
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "[",
        "]",
        "](",
        ")",
        "]:",
        "![",
        "<",
        ">",
        "http://a.b",
        "<b>",
    ],
    *["a@b.c", "&amp;", "&#42;", "&", "#", "##", "-", "+", "=", "1.", "12)", "\\", " ", "  ", "\t", "a", "é"],
    *["\n", "\u00a0", "---", "***", "===", '"t"', "www.x.y", "|", ":--"],
]
FRAGMENTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
TEXT = ANY | MARKUP | FRAGMENTS
ROLES = st.sampled_from(sorted(BODY_ROLES))


def shown(markdown: str) -> list[tuple[Role, str]]:
    """Return the blocks of rendered Markdown as (role, text); fail on any markup inside a block."""
    return list(_blocks(COMMONMARK.parse(markdown)))


def _blocks(tokens: list[Token]) -> Iterator[tuple[Role, str]]:
    around: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            around.pop()
        else:
            assert token.type == "inline", token
            children = token.children or []
            assert [child.type for child in children] in ([], ["text"]), children
            roles = {
                ("paragraph",): Role.BODY,
                ("heading",): Role.HEADING,
                ("bullet_list", "list_item", "paragraph"): Role.LIST_ITEM,
                ("blockquote", "paragraph"): Role.QUOTE,
            }
            yield roles[tuple(around)], "".join(child.content for child in children)


@given(st.lists(st.tuples(ROLES, TEXT), max_size=6))
@example([(Role.HEADING, "C #"), (Role.HEADING, "#"), (Role.HEADING, "a ## ##")])
@example([(Role.BODY, "[a]: /b"), (Role.BODY, "[a]"), (Role.LIST_ITEM, "-"), (Role.LIST_ITEM, "1. a")])
def test_the_rendered_body_shows_exactly_the_captured_lines_in_order(pairs: list[tuple[Role, str]]) -> None:
    expected = [(role, text.strip()) for role, text in pairs if text.strip()]
    assert shown(body_of(page(*pairs))) == expected


@given(TEXT)
def test_escaped_text_renders_as_one_paragraph_of_the_same_characters(text: str) -> None:
    assert shown(escape(text)) == ([(Role.BODY, text.strip())] if text.strip() else [])


@given(
    st.text(
        st.characters(categories=["L", "Nd", "Zs"], include_characters=",.;:?!'\"“”’«»—–()%$€/@+-=~#|^{}")
    )
)
def test_prose_without_special_characters_stays_as_it_is(text: str) -> None:
    prose = f"Prose {text} ends."
    assert escape(prose) == prose


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("“We [the ministry] will act,” she said.", "“We [the ministry] will act,” she said."),
        ("AT&T rose 5 * 3 = 15 in foo_bar_baz!", "AT&T rose 5 * 3 = 15 in foo_bar_baz!"),
        ("#hashtag and -5 degrees, 3.5 percent", "#hashtag and -5 degrees, 3.5 percent"),
        ("1986. A year to remember", "1986\\. A year to remember"),
        ("- said the minister", "\\- said the minister"),
        ("> 5 degrees", "\\> 5 degrees"),
        ("# 1 in the charts", "\\# 1 in the charts"),
        ("***", "\\*\\*\\*"),
        ("---", "\\---"),
        ("a five-star* hotel", "a five-star\\* hotel"),
        ("_stressed_", "\\_stressed\\_"),
        ("see [here](x)", "see \\[here](x)"),
        ("&copy; 2024 & later", "\\&copy; 2024 & later"),
        ("<b>bold</b> a < b", "\\<b>bold\\</b> a < b"),
        ("C:\\Users\\*", "C:\\Users\\\\\\*"),
        ("10\u00a0000 people", "10\u00a0000 people"),
        ("  \u00a0indented\t ", "indented"),
    ],
)
def test_a_backslash_stands_only_where_markup_could_be_read(text: str, markdown: str) -> None:
    assert escape(text) == markdown


def test_each_role_has_its_own_block_and_other_roles_stay_out() -> None:
    pairs = [
        (Role.TITLE, "Title"),
        (Role.BODY, "First."),
        (Role.BLANK, ""),
        (Role.HEADING, "Why"),
        (Role.LIST_ITEM, "one"),
        (Role.BLANK, ""),
        (Role.LIST_ITEM, "two"),
        (Role.QUOTE, "Said one."),
        (Role.PROMO, "Support us!"),
        (Role.QUOTE, "Said two."),
        (Role.BODY, "  Last.\u00a0"),
    ]
    expected = "First.\n\n## Why\n\n- one\n- two\n\n> Said one.\n>\n> Said two.\n\nLast."
    assert body_of(page(*pairs)) == expected


def test_list_items_that_follow_one_another_are_one_tight_list() -> None:
    items = [(Role.LIST_ITEM, "one"), (Role.BLANK, ""), (Role.LIST_ITEM, "two"), (Role.BODY, "Last.")]
    expected = "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>Last.</p>\n"
    assert COMMONMARK.render(body_of(page(*items))) == expected


def test_a_page_without_body_lines_has_an_empty_body() -> None:
    assert body_of(page((Role.TITLE, "Title"), (Role.BODY, " \u00a0"))) == ""


@pytest.mark.parametrize("unit", ["[", "]", "_", "*", "&a", "<a", "\\", "`", "a[b] ", "[a", "#", "1.", "- "])
def test_escaping_a_hostile_line_does_not_keep_anybody(unit: str) -> None:
    with it_ends():
        escape(unit * 200_000)
