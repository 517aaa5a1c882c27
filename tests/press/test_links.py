"""Every internal link is proved to lead somewhere."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.press.links import (
    Target,
    _resolved,
    beyond,
    dead,
    known_by,
    missing_in,
    target_of,
    written_in,
)

SITE = {
    "index.html": '<p id="top-1">',
    "tags/index.html": '<p id="Жук &amp; co">',
    "tags/a b.html": "",
    "static/site.css": "",
}


def _told(pages: Mapping[str, bytes], path: str) -> list[tuple[str, str]]:
    """Prove the links of one page of a site."""
    targets = (target_of(link, path) for link in written_in(pages[path]))
    missing = {
        target
        for target in targets
        if target and target.anchor and missing_in(pages.get(target.path, b""), [target.anchor])
    }
    return list(dead(pages[path], path, pages, missing))


def _dead(link: str, page: str = "tags/page.html") -> bool:
    pages = {name: data.encode() for name, data in SITE.items()}
    pages[page] = f'<p id="here"><a class="x" href="{link}">a</a>'.encode()
    return _told(pages, page) != []


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
        "../static/site.css#x",
        "../static/site.css#page=2",
        "#top",
        "../index.html#TOP",
        "../index.html#:~:text=Lamp",
        "../index.html#top-1:~:text=Lamp,-lit",
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
        "../static/none.css#x",
        "index.html#topmost",
        "index.html#missing:~:text=Lamp",
        "a+b.html",
        "%ff",
        "#%ff",
        "\\index.html",
        "index.html/.",
    ],
)
def test_a_link_that_leads_nowhere_is_dead(link: str) -> None:
    assert _dead(link)


@pytest.mark.parametrize("link", ["../index.html#top-1%22%20class=%22x", "index.html#Жук%20%26amp;%20co"])
def test_an_anchor_is_not_what_only_looks_like_one_in_the_page(link: str) -> None:
    """The first would go on behind the anchor's end, the second is how the page spells another one."""
    pages = {"index.html": b'<p id="top-1" class="x">', "tags/index.html": SITE["tags/index.html"].encode()}
    path = "tags/page.html"
    pages[path] = f'<a href="{link}">'.encode()
    assert len(_told(pages, path)) == 1


def test_a_dead_link_is_told_once_as_it_was_written() -> None:
    pages = {
        "b.html": b'<a href="x&amp;y"></a> <img src="x&amp;y"> <a href="z"></a>',
        "a.html": b'<a href="x"></a>',
    }
    assert _told(pages, "a.html") == [("x", "x")]
    assert _told(pages, "b.html") == [("x&y", "x&y"), ("z", "z")]


def test_a_link_in_the_text_is_no_link() -> None:
    assert written_in(b"<p>write &lt;a href=&#34;x&#34;&gt; or href='x' or data-href=\"x\"</p>") == set()


def test_a_page_that_is_not_utf8_is_read_as_well_as_can_be() -> None:
    pages = {"static/old.html": 'Ü <a href="../gone.html">'.encode("latin-1")}
    assert _told(pages, "static/old.html") == [("../gone.html", "gone.html")]


_links = st.text(
    st.sampled_from("htp:/[]#?%.. ab&;\u0416\\") | st.characters(exclude_categories=["Cs"]), max_size=20
)


@given(_links)
def test_no_link_makes_the_proof_crash(link: str) -> None:
    escaped = link.replace("&", "&amp;").replace('"', "&#34;")
    pages = {"tags/page.html": f'<a href="{escaped}">'.encode()}
    assert len(_told(pages, "tags/page.html")) <= 1


_AS_DEEP = (("one.html", "two.html"), ("a/one.html", "b/two.html"), ("a/b/one.html", "c/d/two.html"))


@given(
    _links | st.sampled_from(("tags/a.html", "a/b/c.html#d", "../x.html", "./y.html?z", "captures/1/x.css"))
)
def test_what_is_known_by_its_beginning_means_the_same_on_every_page_as_deep(link: str) -> None:
    for one, other in _AS_DEEP:
        written = known_by(one) + link.encode()
        first, second = target_of(written, one), target_of(written, other)
        itself = first is not None and first.path == one
        assert second == (Target(other, first.anchor) if itself and first else first)


_pieces = st.lists(
    st.sampled_from(("../", "a", "b.html", "1", "-", "..", ".", "/", "#", "?", "x/", "%41", "&amp;", "\n"))
    | st.sampled_from(("http:", "https:", "HTTP:", "//", "://", "a.example", "[", ":80", "Ж", " ", "&#47;")),
    max_size=8,
).map("".join)


@given(_pieces, st.sampled_from([path for pair in _AS_DEEP for path in pair]))
def test_the_usual_forms_of_links_name_what_they_name_when_they_are_taken_apart(link: str, path: str) -> None:
    for written in (link.encode(), known_by(path) + link.encode()):
        assert target_of(written, path) == _resolved(written, path)


@pytest.mark.parametrize("count", [1, 3, 9])
def test_anchors_are_looked_for_one_by_one_or_all_at_once_with_the_same_result(count: int) -> None:
    there = [f"a{n}" for n in range(count)] + ["x & y"]
    page = "".join(f'<p\nid="{name.replace("&", "&amp;")}"><i id="b{name}">' for name in there).encode()
    assert missing_in(page, there) == set()
    assert missing_in(page, ["a", "a0", 'a0" id="', *there]) == {"a", 'a0" id="'}
    assert missing_in(page, ["a", "ba0"]) == {"a"}


@pytest.mark.parametrize("many", [1, 12, 500])
def test_of_many_links_to_places_on_the_page_itself_only_those_are_looked_at_that_are_not_plainly_there(
    many: int,
) -> None:
    page = b"".join(b'<p id="a%d">' % number for number in range(many)) + b'<p id="b&amp;c">'
    there = {b"#a%d" % number for number in range(many)}
    doubtful = {b"#", b"#top", b"#a", b"#a%30", b"#b&c", b"../index.html", b"../index.html#a0"}
    left = beyond(page, there | doubtful)
    assert left - there == doubtful
    assert not (left & there) or many == 1
