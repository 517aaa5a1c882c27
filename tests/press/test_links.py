"""Every internal link is proved to lead somewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.press.links import dead

SITE = {
    "index.html": '<p id="top-1">',
    "tags/index.html": '<p id="Жук &amp; co">',
    "tags/a b.html": "",
    "static/site.css": "",
}


def _dead(link: str, page: str = "tags/page.html") -> bool:
    pages = {name: data.encode() for name, data in SITE.items()}
    pages[page] = f'<p id="here"><a class="x" href="{link}">a</a>'.encode()
    return [found for _, found, _ in dead(pages)] != []


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#",
        "#here",
        "page.html",
        "./page.html",
        "../index.html",
        "../index.html#top-1",
        "../tags/index.html",
        "index.html?q=1",
        "index.html?a=1&amp;b=2#%D0%96%D1%83%D0%BA%20%26%20co",
        "index.html#Жук &amp; co",
        "a%20b.html",
        "a b.html",
        "../static/site.css",
        "https://a.example/",
        "mailto:a@b.example",
        "HTTP://a.example/#x",
        "//a.example/x",
    ],
)
def test_a_link_that_leads_somewhere_is_alive(link: str) -> None:
    assert not _dead(link)


@pytest.mark.parametrize(
    "link",
    [
        "missing.html",
        "#missing",
        "../index.html#missing",
        "/index.html",
        "/",
        "..",
        "../",
        ".",
        "./",
        "index.html/",
        "../tags",
        "../tags/",
        "../../index.html",
        "index.html%23here",
        "Index.html",
        "http://[",
        "../static/site.css#x",
        "a+b.html",
        "%ff",
        "#%ff",
        "\\index.html",
        "index.html/.",
    ],
)
def test_a_link_that_leads_nowhere_is_dead(link: str) -> None:
    assert _dead(link)


def test_a_dead_link_is_told_once_with_its_page_as_it_was_written() -> None:
    pages = {
        "b.html": b'<a href="x&amp;y"></a> <img src="x&amp;y"> <a href="z"></a>',
        "a.html": b'<a href="x"></a>',
        "c.css": b' href="x"',
    }
    assert list(dead(pages)) == [("a.html", "x", "x"), ("b.html", "x&y", "x&y"), ("b.html", "z", "z")]


def test_a_link_in_the_text_is_no_link() -> None:
    assert list(dead({"a.html": b"<p>write &lt;a href=&#34;x&#34;&gt; or href='x'</p>"})) == []


def test_a_page_that_is_not_utf8_is_read_as_well_as_can_be() -> None:
    pages = {"static/old.html": 'Ü <a href="../gone.html">'.encode("latin-1")}
    assert list(dead(pages)) == [("static/old.html", "../gone.html", "gone.html")]


@given(
    st.text(
        st.sampled_from("htp:/[]#?%.. ab&;\u0416\\") | st.characters(exclude_categories=["Cs"]), max_size=20
    )
)
def test_no_link_makes_the_proof_crash(link: str) -> None:
    escaped = link.replace("&", "&amp;").replace('"', "&#34;")
    assert all(
        page == "tags/page.html" for page, _, _ in dead({"tags/page.html": f'<a href="{escaped}">'.encode()})
    )
