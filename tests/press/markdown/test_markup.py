"""Markdown becomes HTML that is safe, and no letter of it is lost without a word."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings

from backfile.press.markdown.markup import first_paragraph, problems, render
from backfile.press.markdown.parsing import allowed
from tests.ending import it_ends
from tests.strategies import WORDS, markdown

_TAGS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "code",
    "pre",
    "a",
    "img",
    "ul",
    "ol",
    "li",
    "hr",
    "br",
    "blockquote",
}
_LABEL = re.compile(r"\[([^\[\]]*)\]:")
_WORD = re.compile("|".join(WORDS))


class _Page(HTMLParser):
    """All that stands on a page: its tags, and its text with that of its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            self.text += f"\n{value}\n{unquote(value or '')}\n{_unicode_host(value or '')}"

    def handle_data(self, data: str) -> None:
        self.text += data


def _unicode_host(address: str) -> str:
    def plain(label: re.Match[str]) -> str:
        try:
            return label[1].encode().decode("punycode")
        except UnicodeError:
            return ""

    return re.sub("xn--([^./:@?#]+)", plain, unquote(address))


def _lost(body: str, html: str) -> list[str]:
    """Name the words that are not on the page, but for labels: they only join a link to its address."""
    shown = _Page(html).text.casefold() + "\n".join(_LABEL.findall(body)).casefold()
    return [word for word in dict.fromkeys(_WORD.findall(body)) if word.casefold() not in shown]


@settings(max_examples=600)
@given(markdown)
@example("[Wort][lage]\n\n[lage]: blick 'жук'\n")
@example("[a](http://ödland.example/%D0%B6?lage 'blick') <http://Ödland.example/ж>")
@example("``` Wort lage\nblick\n```")
@example("```Wort&nbsp;lage")
@example("![blick `lage` ![Wort](жук)](ſtraße)")
@example("![[Wort](lage)](blick)")
@example("[ſtraße]\n\n[STRASSE]: lage")
@example("[mail](mailto:lage@ödland.example)")
@example("> [lage]: blick\n\n- [Wort][lage]")
@example("[lage]: blick\n[lage]: Wort\n\n[lage]")
@example("&auml;&lage;&#x416;&#1078; Wort&nbsp;lage")
def test_every_word_reaches_the_page_or_its_loss_is_told(body: str) -> None:
    rendered = render(body, nesting=100)
    lost = _lost(body, rendered.html)
    told = [message for _, message, _ in rendered.faults if "fetched from elsewhere" not in message]
    assert not lost or told
    real = [message for message in told if "would not reach the page" in message]
    # Only a link or picture within a picture's words loses anything at so little depth.
    assert not real or re.search(r"!\[[^\0]*(\]\(|\]\[|<|\[)", body)
    # And the other two kinds of loss are of definitions.
    assert len(told) == len(real) or "]:" in body


@settings(max_examples=300)
@given(markdown)
def test_no_markdown_makes_any_tag_but_ours_nor_a_link_that_runs_anything(body: str) -> None:
    html = render(body, nesting=100).html
    page = _Page(html)
    assert page.tags <= _TAGS
    assert page.attributes <= {"href", "src", "alt", "title", "class", "start", "data-info"}
    for address in re.findall(r'(?:href|src)="([^"]*)"', html):
        assert not re.match(r"(?i)\s*(javascript|vbscript|data|file):|//", address)


@settings(max_examples=300)
@given(markdown)
def test_the_faults_of_a_body_are_the_same_below_other_text(body: str) -> None:
    faults = render(body, nesting=100).faults
    assert all(1 <= line <= body.count("\n") + 1 for line, _, _ in faults)
    if "]:" not in body:
        below = render(f"Before.\n\n<!-- -->\n\n{body}", nesting=100).faults
        assert below == tuple((line + 4, message, hint) for line, message, hint in faults)


def test_raw_html_is_text() -> None:
    html = render("<script>alert(1)</script>\n\n<b onclick='x'>bold</b> <!-- a -->", nesting=100).html
    assert "<script" not in html
    assert "<b" not in html.replace("<blockquote", "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "data:image/png;base64,x",
        "vbscript:x",
        "//host/x",
        "file:///etc/passwd",
        "tel:1",
        "http://[",
        "\\\\host\\x",
        " //host",
        "x-app:y",
    ],
)
def test_an_address_that_leads_out_of_the_web_is_no_link(address: str) -> None:
    assert not allowed(address)


@pytest.mark.parametrize(
    "address", ["http://a", "https://a/b?c#d", "mailto:a@b", "a.html", "../a.html#b", "#a", "", "a/b:c"]
)
def test_an_address_of_the_web_or_the_site_is_one(address: str) -> None:
    assert allowed(address)


@pytest.mark.parametrize(
    "body",
    [
        "[a](javascript:alert(1))",
        "[a](<java\tscript:alert(1)>)",
        "[a](&#106;avascript:alert(1))",
        "<javascript:alert(1)>",
        "![a](data:text/html,x)",
        "[a]\n\n[a]: vbscript:x",
        "[a](//host/x)",
        "[a](\\//host)",
        "[a](file:///etc)",
    ],
)
def test_markdown_with_such_an_address_shows_it_as_text(body: str) -> None:
    rendered = render(body, nesting=100)
    assert not re.search(r'(href|src)="(javascript:|data:|vbscript:|file:|//)', rendered.html)
    assert "would not reach" not in str(rendered.faults)


@pytest.mark.parametrize(
    "body", ["![a](http://x/y.png)", "> ok\n\n[![a](HTTPS://x/y.png)](b)", "![a][b]\n\n[b]: http://x/y.png"]
)
def test_a_picture_from_elsewhere_is_refused_where_it_stands(body: str) -> None:
    ((line, message, hint),) = render(body, nesting=100).faults
    assert line == next(n for n, text in enumerate(body.split("\n"), 1) if "![" in text)
    assert "would be fetched from elsewhere" in message
    assert "write a link instead" in hint


def test_a_picture_of_the_site_and_a_link_to_elsewhere_are_fine() -> None:
    assert render("![a](../static/a.png) [b](http://x/y.png)", nesting=100).faults == ()


@pytest.mark.parametrize("marks", ["> " * 200, "- " * 200, "1. " * 200, "> - " * 120])
def test_what_is_nested_too_deep_is_told_at_its_line(marks: str) -> None:
    body = f"First &amp; &nbsp; last.\n\n[x][y] <http://lost.example/>\n\n{marks}lost\n\nAfter.\n\n[y]: z"
    ((line, message, hint),) = render(body, nesting=100).faults
    assert line == 5
    assert re.fullmatch("[0-9]+ letters of the text would not reach the page", message)
    assert "deeper than 100 levels" in hint


def test_what_is_nested_as_deep_as_is_allowed_is_shown() -> None:
    assert render("> " * 50 + "kept", nesting=100).faults == ()
    assert "kept" in render("> " * 50 + "kept", nesting=100).html


@pytest.mark.parametrize(
    "body",
    [
        ">" * 10_000 + "a",
        "> " * 10_000 + "a",
        "- " * 10_000 + "a",
        "[" * 10_000 + "a" + "](b)" * 100,
        "*" * 20_000 + "a",
        "![" * 500 + "a" + "](b)" * 500,
        "`" * 10_000,
        "<" * 50_000,
        "[a](" * 5_000,
        "\\" * 50_000,
        "&" * 50_000,
        "\n".join(">" * n + "a" for n in range(500)),
        "_a_ " * 10_000,
        "[a]: b\n" * 2_000,
    ],
)
def test_depth_neither_crashes_nor_goes_on_for_ever(body: str) -> None:
    with it_ends():
        render(body, nesting=100)
        first_paragraph(body)


def test_a_definition_that_nothing_uses_is_told() -> None:
    faults = render("One.\n\n> [lost]: words\n> 'and more'\n\nTwo.\n", nesting=100).faults
    assert faults == ((3, "nothing links to [lost], so its words are shown nowhere", "remove it"),)


def test_a_second_definition_of_one_label_is_told() -> None:
    faults = render("[a]\n\n[a]: one\n[A]: two\n", nesting=100).faults
    assert faults == ((4, "[a] has an address already, so these words are shown nowhere", "remove it"),)


def test_two_definitions_of_one_address_are_told_apart() -> None:
    faults = render("[a]\n\n[a]: same\n[b]: same\n", nesting=100).faults
    assert [line for line, _, _ in faults] == [4]


def test_the_whole_info_of_a_code_block_is_kept() -> None:
    html = render("``` py title=Wort\nx\n```", nesting=100).html
    assert html == '<pre><code data-info="py title=Wort" class="language-py">x\n</code></pre>\n'


def test_faults_are_told_in_the_file_of_the_body() -> None:
    rendered = render("One.\n\n![a](http://x/y)", nesting=100)
    (problem,) = problems(rendered, "articles/a.md", 30)
    assert str(problem.at) == "articles/a.md:32"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", ""),
        (
            "# Head\n\nOne *two*, **three**four `5`\nsix  \nseven [8](x) ![nine *ten*](y) &amp; <b>\n\nNo.",
            "One two, threefour 5 six seven 8 nine ten & <b>",
        ),
        ("> quoted", "quoted"),
        ("```\ncode\n```", ""),
        ("word " * 2000, ("word " * 800).strip()),
    ],
)
def test_the_first_paragraph_reads_as_its_text(body: str, text: str) -> None:
    assert first_paragraph(body) == text
