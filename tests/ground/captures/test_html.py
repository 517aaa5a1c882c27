"""HTML becomes lines of text: no word of it is lost, whatever is wrong with it."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.captures import htmltokens
from backfile.captures.htmllines import TooDeep, lines_in
from backfile.captures.htmltokens import attributes, tokens
from backfile.captures.part import Mark
from tests.capturing import parts_of


def texts(source: str) -> list[str]:
    return [line.text for line in lines_in(source, depth=100)]


def marks(source: str) -> dict[str, Mark]:
    return {line.text: line.mark for line in lines_in(source, depth=100) if line.text}


def test_blocks_begin_lines_and_paragraphs_have_an_empty_line_around_them() -> None:
    source = "<div>One <b>and</b>\n more</div><div>Two<br>Three</div><p>Four<p>Five<ul><li>Six<li>Seven</ul>"
    assert texts(source) == ["One and more", "Two", "Three", "", "Four", "", "Five", "", "Six", "Seven"]


def test_what_no_reader_sees_is_no_line() -> None:
    source = (
        "<html><head><title>T</title><meta charset=utf-8><body><script>a < b</script><style>p{}</style>"
        "<!-- <p>no</p> --><svg><text>no</text></svg><noscript>no</noscript>Yes<select><option>no</select>"
    )
    assert texts(source) == ["Yes"]


def test_text_that_is_not_shown_at_first_is_kept_and_marked() -> None:
    source = '<div hidden>Later<p style="display: none">Deeper</p></div><p class="overflow-hidden">Now</p>'
    assert marks(source) == {"Later": Mark.HIDDEN, "Deeper": Mark.HIDDEN, "Now": Mark.PLAIN}
    assert marks("<noframes>Without frames</noframes>") == {"Without frames": Mark.HIDDEN}


def test_tags_say_what_a_line_is() -> None:
    source = (
        "<nav><h2>Menu</h2><ul><li>Go</ul></nav><h1>Head</h1><h2>Part</h2><ul><li>Item</ul>"
        "<blockquote><p>Said</p></blockquote><figure><figcaption>Seen</figcaption></figure>"
        "<aside>By the way</aside><p><a href=x>Linked</a> <a href=y>twice</a></p><p>A <a href=x>link</a></p>"
    )
    assert marks(source) == {
        "Menu": Mark.CHROME,
        "Go": Mark.CHROME,
        "Head": Mark.TITLE,
        "Part": Mark.HEADING,
        "Item": Mark.ITEM,
        "Said": Mark.QUOTE,
        "Seen": Mark.CAPTION,
        "By the way": Mark.ASIDE,
        "Linked twice": Mark.LINK,
        "A link": Mark.PLAIN,
    }


def test_preformatted_text_keeps_its_lines_and_a_row_of_a_table_is_one() -> None:
    assert texts("<pre>a  b\n\nc</pre>") == ["a  b", "", "c"]
    assert texts("<table><tr><td>One<td>Two<tr><th>Three</table>") == ["One Two", "Three"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b > c", ["a < b > c"]),
        ("1 <2 and <3", ["1 <2 and <3"]),
        ("<p>One<p", ["One<p"]),
        ('<a title="never closed>One</a><p>Two', ["One", "", "Two"]),
        ("<p title='>'>One</p>", ["One"]),
        ('<p class="a"">One</p>', ["One"]),
        ("<!-- never closed <p>One", ["One"]),
        ("<!-->One<!--->Two", ["OneTwo"]),
        ("<script>never closed <p>One", ["never closed", "", "One"]),
        ("</p></div>One</b>", ["One"]),
        ("&lt;p&gt; &amp;amp; &nosuch; &#1046;", ["<p> &amp; &nosuch; Ж"]),
        ("<![CDATA[x]]>One<?php echo ?>", ["One"]),
        ("<head><p>One", ["One"]),
        ("<svg><p>One</svg>Two", ["OneTwo"]),
        ("<p>One <svg/> and <math />two", ["One and two"]),
        ("<svg>" + "<path d=x />" * 200 + "</svg>One", ["One"]),
        ("<html><head><title>T</title><font>One <b>two</b><br>three", ["One two", "three"]),
        ("<html><head><title>T</title> <!-- no --> One", ["One"]),
        ("<head><noscript><img></noscript><meta a><script>no</script><template>no</template>One", ["One"]),
        ("<table>" + "<tr><td><b>One" * 200 + "</table>", ["One"] * 200),
        ("<table>" + "<tbody><tr><th><div>One" * 200 + "</table>Two", ["One"] * 200 + ["", "Two"]),
        (
            "<table><tr><td><table><tr><td>One<tr><td>Two</table><td>Three</table>",
            ["One", "Two", "", "Three"],
        ),
        ("<font>One<br>" * 200, ["One"] * 200),
        ("<a href=x>One<br>" * 200, ["One"] * 200),
        ("<div hidden><span>One</span></div><span>Two</span>", ["One", "Two"]),
        ("<map name=x><p>One</p></map>Two", ["One", "", "Two"]),
        ("<p>One<xmp>a  <b>\n c</xmp>Two", ["One", "", "a  <b>", " c", "", "Two"]),
        ("<frameset><frame src=a><noframes><body>One</body></noframes></frameset>", ["One"]),
    ],
)
def test_broken_markup_loses_no_text(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_a_picture_that_is_never_closed_hides_nothing_behind_it() -> None:
    assert texts("<p>One</p><svg><g><svg><path d=1><p>Two</p><p>Three</p>") == ["One", "", "Two", "", "Three"]
    assert texts("<svg><foreignObject><p>no</p></foreignObject></svg>Yes") == ["Yes"]


def test_an_element_of_xhtml_that_closes_itself_swallows_nothing() -> None:
    opening = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
    source = '<script src="a.js"/><video/><p>One</p><div hidden="" /><p>Two</p><script>no</script>'
    assert marks(opening + source) == {"One": Mark.PLAIN, "Two": Mark.PLAIN}
    assert texts(opening + "<script src=a/>no</script>One") == ["One"]
    assert texts("<video/><p>no</p></video>One") == ["One"]


def test_a_page_that_declares_utf16_in_ascii_is_read_as_what_it_is() -> None:
    (part,) = parts_of('<!doctype html><meta charset="utf-16"><p>Маяк горит.'.encode())
    assert (part.lines[0].text, part.encoding) == ("Маяк горит.", "utf-8")


def test_depth_is_limited() -> None:
    assert len(lines_in("<div>" * 100 + "x", depth=100)) == 1
    with pytest.raises(TooDeep):
        lines_in("<div>" * 101 + "x", depth=100)


def test_attributes_are_read_as_browsers_read_them() -> None:
    written = " A=1 b='x y' c=\"&amp;&#39;\" d a=2 e = f/ "
    assert attributes(written) == {"a": "1", "b": "x y", "c": "&'", "d": "", "e": "f/"}


@pytest.mark.parametrize("digits", ["9" * 5_000, "0" * 5_000 + "99999999", "1114112"])
def test_a_reference_to_a_character_beyond_unicode_is_the_replacement_character(digits: str) -> None:
    assert texts(f"<p>a&#{digits};b") == ["a\ufffdb"]
    assert texts(f"<p>a&#{digits} b") == ["a\ufffd b"]
    assert attributes(f" a=&#{digits};") == {"a": "\ufffd"}


def test_zeros_before_a_reference_mean_nothing() -> None:
    assert texts(f"<p>&#{'0' * 5_000}65;&#x{'0' * 5_000}42;&#0000000067;") == ["ABC"]


SOUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div a='", "'", '"', ">", "<", "<!--", "-->", "<script>", "</script>",
         "<b", "x", " ", "<td>", "<li>", "<title>", "</title>", "<pre>", "\n", "&amp;", "<svg>",
         "</svg>", "<a href=x>", "=", "<h1>", "<![CDATA[", "]]>", "<?", "<head>", "<body hidden>", "ж"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(SOUP)
def test_any_soup_of_tags_gives_lines_without_line_ends(source: str) -> None:
    for line in texts(source):
        assert "\n" not in line
        assert line == line.rstrip()


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), max_size=8))
def test_every_word_of_a_page_is_in_its_lines(words: list[str]) -> None:
    source = "".join(f"<p><i>{escape(word)}</i></p>" for word in words)
    assert [text for text in texts(source) if text] == words


@given(SOUP)
def test_tokens_hold_all_text_but_that_of_tags(source: str) -> None:
    said = "".join(token.text for token in tokens(source) if token.kind == "")
    assert len(re.findall("ж", said)) <= source.count("ж")


@given(SOUP)
def test_a_page_has_the_same_tokens_for_whoever_goes_through_it(source: str) -> None:
    """Those of a small page are kept at hand, and a large one is cut anew each time."""
    first = tokens(source)
    next(first, None)
    kept = list(tokens(source))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(htmltokens, "_MOST_KEPT", -1)
        assert list(tokens(source)) == kept
