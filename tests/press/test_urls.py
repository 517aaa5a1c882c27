"""Paths are decided in one place, and are the same address everywhere."""

import hashlib
import posixpath
import re
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.names import reserved
from backfile.press import urls

PATHS = (
    urls.HOME,
    urls.TAGS,
    urls.article("2024/a"),
    urls.capture("2024/a"),
    urls.article("a"),
    urls.day(date(1, 2, 3)),
    urls.year(987),
    urls.month(2024, 3),
    "a/b/c/d.html",
    "static/ж b.css",
)


@pytest.mark.parametrize("page", PATHS)
@pytest.mark.parametrize("target", PATHS)
@pytest.mark.parametrize("anchor", ["", "#L7", "#Жук & co"])
def test_a_relative_link_leads_back_to_its_target(target: str, page: str, anchor: str) -> None:
    link = urls.relative(target + anchor, depth=page.count("/"))
    assert re.fullmatch(r"[A-Za-z0-9._~/%#-]+", link)
    path, _, fragment = link.partition("#")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) == target
    assert unquote(fragment) == anchor.removeprefix("#")


def test_an_anchor_alone_stays_on_the_page() -> None:
    assert urls.relative("#L7", depth=1) == "#L7"


def test_date_pages_have_four_digits_of_year() -> None:
    assert (urls.year(33), urls.month(33, 4), urls.day(date(33, 4, 3))) == (
        "dates/0033.html",
        "dates/0033-04.html",
        "dates/0033-04-03.html",
    )


_digest = hashlib.sha256(b"C" + b"+" * 20).hexdigest()[:10]
_names = st.lists(
    st.text(max_size=20)
    | st.sampled_from(
        ["index", "Index", "..", "", ".", "/", "😀", "CON", "con", "nul", "C", "c", "C++", "c-1"]
    )
)


@given(_names, st.randoms())
@example(["c", "C" + "+" * 20, f"c {_digest}", f"c-{_digest}"], None)
@example(["x" * 200, "x" * 201], None)
@example(["&#99999999999999999999;"], None)
def test_every_tag_has_a_page_of_its_own_whatever_the_order(names: list[str], random: object) -> None:
    pages = urls.tags(names)
    assert set(pages) == set(names)
    assert len({page.lower() for page in pages.values()}) == len(pages)
    mixed = [*names, *names]
    if random is not None:
        random.shuffle(mixed)  # type: ignore[attr-defined]
    assert urls.tags(mixed) == pages
    for page in pages.values():
        assert page != urls.TAGS
        found = re.fullmatch(r"tags/([a-z0-9]+(?:-[a-z0-9]+)*)\.html", page)
        assert found, page
        assert not reserved(found[1])
        assert len(found[1]) < 160


def test_the_plain_page_is_the_shortest_tags() -> None:
    pages = urls.tags(["C++", "c", "C", "Kyiv Region"])
    assert pages["C"] == "tags/c.html"
    assert pages["Kyiv Region"] == "tags/kyiv-region.html"
    assert pages["c"].startswith("tags/c-")
    assert pages["C++"].startswith("tags/c-")
