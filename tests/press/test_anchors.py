"""Each block of a body has an anchor that one can link to, by its number."""

import re

from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from backfile.press.anchors import anchored
from backfile.press.markdown.markup import render
from tests.press.markdown.test_paragraphs import bodies

_ID = re.compile(r' id="([^"]*)"')


def _blocks(body: str) -> list[str]:
    """Return the kinds of a body's blocks, as the parser tells them."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(body)
    return [token.type.removesuffix("_open") for token in tokens if token.level == 0 and token.nesting >= 0]


@settings(max_examples=500, deadline=None)
@given(bodies)
@example("a\n\n[x]: http://a.b\n\n[w][x]\n\n- c\n- d\n\n***\n\n```\ne\n```\n\n    f")
@example('[a](http://b.c "p1")\n\n# id="p1"\n\n3. c')
def test_every_block_that_the_parser_finds_has_its_number_and_nothing_else_has(body: str) -> None:
    html = anchored(render(body, nesting=100).blocks)
    assert _ID.findall(html) == [f"p{number}" for number in range(1, len(_blocks(body)) + 1)]


@settings(max_examples=300, deadline=None)
@given(bodies)
def test_without_its_anchors_a_body_is_what_the_parser_prints(body: str) -> None:
    rendered = render(body, nesting=100)
    assert _ID.sub("", anchored(rendered.blocks)) == rendered.html


def test_anchors_stand_on_blocks_of_every_kind() -> None:
    body = "One.\n\n## Two\n\n- a\n- b\n\n3. c\n\n> d\n>\n> e\n\n***\n\n```py\nf\n```"
    html = anchored(render(body, nesting=100).blocks)
    tags = re.findall(r'<([a-z0-9]+) id="p(\d)"', html)
    assert tags == [
        ("p", "1"),
        ("h2", "2"),
        ("ul", "3"),
        ("ol", "4"),
        ("blockquote", "5"),
        ("hr", "6"),
        ("pre", "7"),
    ]
    assert '<ol id="p4" start="3">' in html


def test_an_author_s_own_link_to_a_paragraph_leads_there() -> None:
    html = anchored(render("One.\n\nSee [above](#p1).", nesting=100).blocks)
    assert '<p id="p1">' in html
    assert '<a href="#p1">above</a>' in html
