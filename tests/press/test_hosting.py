"""What hosts, search engines and browsers ask for."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from backfile.export import opensearch, sitemaps
from backfile.press import layout, urls
from backfile.press.page import Desk, plan_of
from backfile.press.pages import hosting
from backfile.press.theming.theme import theme_of
from backfile.toml.settings import Export, Search, Settings, Site
from tests.press.making import recorded, shelved, story

BASE = "https://archive.example/back"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
THERE = Settings(site=Site(title="The Back File", base_url=BASE))


def _printed(root: Path, settings: Settings, paths: frozenset[str] = frozenset()) -> dict[str, bytes]:
    """Print what hosts ask for on a site of one article that has pages at these paths."""
    plan = plan_of(shelved([recorded(story("2024/a", "2024-11-19"))]), frozenset(), settings)
    desk, theme = Desk(root, settings), theme_of(root, settings)
    found = {}
    for page in (*hosting.pages(plan), *layout.behind(plan, paths)):
        view = page.view(desk, *page.made_of)
        found[page.path] = theme.print(page.template, page.path, view) if page.template else view
    return found


def test_a_sitemap_names_every_page_and_nothing_else(tmp_path: Path) -> None:
    paths = frozenset(
        {"index.html", "articles/2024/a.html", "articles/2024/a.json", "404.html", "review.html"}
    )
    root = ET.fromstring(_printed(tmp_path, THERE, paths)[urls.SITEMAP])
    assert [loc.text for loc in root.iter(LOC)] == [f"{BASE}/articles/2024/a.html", f"{BASE}/index.html"]
    assert [day.text for day in root.iter(LOC.replace("loc", "lastmod"))] == ["2024-11-19"]


def test_more_addresses_than_a_sitemap_may_have_are_in_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "MOST", 2)
    printed = _printed(tmp_path, THERE, frozenset(f"{n}.html" for n in range(5)))
    index = [loc.text for loc in ET.fromstring(printed[urls.SITEMAP]).iter(LOC)]
    assert index == [f"{BASE}/sitemap-{n}.xml" for n in (1, 2, 3)]
    parts = [ET.fromstring(printed[f"sitemap-{n}.xml"]) for n in (1, 2, 3)]
    assert [len([*part.iter(LOC)]) for part in parts] == [2, 2, 1]


def test_robots_may_read_everything_and_are_told_of_the_sitemap(tmp_path: Path) -> None:
    assert _printed(tmp_path, Settings())[urls.ROBOTS] == b"User-agent: *\nDisallow:\n"
    assert _printed(tmp_path, THERE)[urls.ROBOTS].endswith(f"\nSitemap: {BASE}/sitemap.xml\n".encode())


def test_the_page_for_what_is_not_found_works_at_any_depth(tmp_path: Path) -> None:
    page = _printed(tmp_path, THERE)[urls.NOT_FOUND].decode()
    assert f'href="{BASE}/static/style.css"' in page
    assert f'href="{BASE}/dates/index.html"' in page
    assert 'href="../' not in page
    assert 'href="index.html"' not in page


def test_the_search_is_described_where_there_is_one(tmp_path: Path) -> None:
    assert urls.OPENSEARCH not in _printed(tmp_path, THERE)
    printed = _printed(tmp_path, THERE, frozenset({urls.SEARCH}))
    assert f"{BASE}/search.html?q={{searchTerms}}".encode() in printed[urls.OPENSEARCH]


@pytest.mark.parametrize("enabled", [True, False])
def test_each_page_leads_browsers_to_what_describes_the_search(tmp_path: Path, enabled: bool) -> None:
    printed = _printed(tmp_path, replace(THERE, search=Search(enabled=enabled)))
    link = (
        f'<link rel="search" type="{opensearch.TYPE}" title="The Back File" href="{BASE}/{urls.OPENSEARCH}">'
    )
    assert (link in printed[urls.NOT_FOUND].decode()) == enabled


def test_the_web_manifest_names_the_icons_that_are_there(tmp_path: Path) -> None:
    printed = _printed(tmp_path, Settings())
    manifest = json.loads(printed[urls.WEB_MANIFEST])
    assert {icon["src"] for icon in manifest["icons"]} == {urls.ICON, urls.TOUCH_ICON} < printed.keys()


def test_nothing_of_it_is_there_where_it_is_not_wanted(tmp_path: Path) -> None:
    assert _printed(tmp_path, Settings(export=Export(hosting=False)), frozenset({"index.html"})) == {}


def test_what_needs_an_address_is_missed_once(tmp_path: Path) -> None:
    assert _printed(tmp_path, Settings()).keys().isdisjoint({urls.SITEMAP, urls.NOT_FOUND})
    (said,) = hosting.wanting(Settings())
    assert said.startswith("site.base_url is not set")
    assert [
        *hosting.wanting(THERE),
        *hosting.wanting(Settings(export=Export(feeds=False, hosting=False))),
    ] == []
