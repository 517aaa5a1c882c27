"""The site's feeds: complete, in documents that last, with identifiers that never change."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from backfile.model import Article
from backfile.press import urls
from backfile.press.page import Desk, Page, plan_of
from backfile.press.pages import feeds
from backfile.press.pages.feeds import LEAST, PER
from backfile.toml.settings import Export, Settings, Site
from tests.press.making import Story, lay_stories, recorded, shelved, story

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://archive.example/back/"


def _printed(root: Path, stories: list[Story], settings: Settings | None = None) -> dict[str, bytes]:
    """Print all feeds of a site of these articles."""
    settings = settings or Settings(site=Site(base_url=BASE))
    lay_stories(root, stories)
    plan = plan_of(shelved(map(recorded, stories)), frozenset(), settings)
    return {page.path: page.view(Desk(root, settings), *page.made_of) for page in feeds.pages(plan)}


def _many(count: int, **fields: object) -> list[Story]:
    return [
        story(f"{n:04}", f"{1900 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02}", **fields)  # type: ignore[arg-type]
        for n in range(count)
    ]


def _ids(document: bytes) -> list[str | None]:
    return [entry.findtext(f"{ATOM}id") for entry in ET.fromstring(document).iter(f"{ATOM}entry")]


def test_a_reader_that_goes_back_from_document_to_document_has_the_whole_archive(tmp_path: Path) -> None:
    printed = _printed(tmp_path, _many(2 * PER + LEAST + 3))
    at: str | None = "feed.atom"
    found: list[str | None] = []
    documents = 0
    while at is not None:
        root = ET.fromstring(printed[at])
        found += _ids(printed[at])
        documents += 1
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == BASE + at
        before = links.get("prev-archive")
        at = before.removeprefix(BASE) if before else None
    assert documents == 3
    assert len(set(found)) == len(found) == 2 * PER + LEAST + 3


def test_json_feed_leads_back_in_the_same_way(tmp_path: Path) -> None:
    printed = _printed(tmp_path, _many(PER + LEAST))
    latest = json.loads(printed["feed.json"])
    assert latest["version"] == "https://jsonfeed.org/version/1.1"
    older = json.loads(printed[latest["next_url"].removeprefix(BASE)])
    assert "next_url" not in older
    items = [*latest["items"], *older["items"]]
    assert len({item["id"] for item in items}) == PER + LEAST
    assert all(item["url"].startswith(BASE) and item["content_text"] for item in items)


def test_a_newer_article_changes_no_document_of_the_archive(tmp_path: Path) -> None:
    before = _printed(tmp_path, _many(PER + LEAST + 1))
    after = _printed(tmp_path, [*_many(PER + LEAST + 1), story("new", "2024-11-19")])
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"feed.atom", "feed.json"}


def test_a_tag_has_a_feed_of_its_own(tmp_path: Path) -> None:
    printed = _printed(tmp_path, [story("a", "2024-11-19", tags=("Kyiv",)), story("b", tags=("Port",))])
    root = ET.fromstring(printed["tags/kyiv.atom"])
    assert len(_ids(printed["tags/kyiv.atom"])) == 1
    category = root.find(f"{ATOM}category")
    assert category is not None
    assert category.get("term") == "Kyiv"
    assert json.loads(printed["tags/port.json"])["home_page_url"] == f"{BASE}tags/port.html"


def test_what_rfc_4287_asks_for_is_there(tmp_path: Path) -> None:
    stories = [
        story("a", "2024-11"),
        story("b", byline="By <A> & B", title="]]> & <b>"),
        story("c", title=""),
    ]
    for path, document in _printed(tmp_path, stories).items():
        if path.endswith(".atom"):
            root = ET.fromstring(document)
            assert [len(root.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated", "author")] == [
                1
            ] * 4
            for entry in root.iter(f"{ATOM}entry"):
                assert [len(entry.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1] * 3
                assert entry.findtext(f"{ATOM}title")
                kinds = [link.get("type") for link in entry.findall(f"{ATOM}link[@rel='alternate']")]
                assert len(set(kinds)) == len(kinds)
                assert (entry.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")


def test_identifiers_do_not_depend_on_where_the_site_stands(tmp_path: Path) -> None:
    stories = [story("a", "2024-11-19", tags=("Kyiv",))]
    here = _printed(tmp_path, stories, Settings())
    there = _printed(tmp_path, stories)
    assert _ids(here["feed.atom"]) == _ids(there["feed.atom"]) == _ids(here["tags/kyiv.atom"])
    assert _ids(_printed(tmp_path, stories, Settings(site=Site(title="B")))["feed.atom"]) != _ids(
        here["feed.atom"]
    )
    named = Settings(export=Export(id="tag:a.example,2026:b/"))
    assert _ids(_printed(tmp_path, stories, named)["feed.atom"]) == ["tag:a.example,2026:b/articles/a"]


def test_without_an_address_links_are_relative_and_there_is_no_json_feed(tmp_path: Path) -> None:
    printed = _printed(tmp_path, [story("2024/a", tags=("Kyiv",))], Settings())
    assert {path for path in printed if path.endswith(".json")} == set()
    assert b'href="../articles/2024/a.html"' in printed["tags/kyiv.atom"]
    assert b'href="articles/2024/a.html"' in printed["feed.atom"]


def test_a_date_that_is_not_certain_is_said_in_words(tmp_path: Path) -> None:
    (entry,) = ET.fromstring(_printed(tmp_path, [story("a", "2024-11-19?", body="Text.")])["feed.atom"]).iter(
        f"{ATOM}entry"
    )
    assert entry.findtext(f"{ATOM}published") is None
    assert entry.findtext(f"{ATOM}summary") == "19 November 2024, uncertain · Text."


@pytest.mark.parametrize("stories", [[], [story("a")]])
def test_a_feed_of_nothing_is_a_feed(tmp_path: Path, stories: list[Story]) -> None:
    printed = _printed(tmp_path, stories)
    assert ET.fromstring(printed["feed.atom"]).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert len(json.loads(printed["feed.json"])["items"]) == len(stories)


def test_feeds_are_not_made_where_none_are_wanted(tmp_path: Path) -> None:
    settings = Settings(export=Export(feeds=False))
    plan = plan_of(shelved([recorded(story("a"))]), frozenset(), settings)
    pages: list[Page] = [*feeds.pages(plan), *feeds.latest(plan)]
    assert pages == []


def test_authors_publications_and_sections_have_feeds_of_their_own(tmp_path: Path) -> None:
    whole = Article(title="Whole", authors=("Ada Quill",), publication="The Courier", section="Harbour")
    stories = [story("a", article=whole), story("b", article=whole), story("c", authors=("Dov Ilves",))]
    printed = _printed(tmp_path, stories)
    for kind, name in (("authors", "Ada Quill"), ("publications", "The Courier"), ("sections", "Harbour")):
        path = urls.named(kind, name).removesuffix(".html")
        assert len(_ids(printed[f"{path}.atom"])) == 2
        assert json.loads(printed[f"{path}.json"])["home_page_url"] == f"{BASE}{path}.html"
    assert not [path for path in printed if "dov-ilves" in path]  # who is named once has no page
