"""Sitemaps and the description of the search, as their formats ask for them."""

from xml.etree import ElementTree as ET

from backfile.export import opensearch, sitemaps

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_sitemap_says_when_a_page_has_changed_only_where_that_is_known() -> None:
    data = sitemaps.sitemap([("https://a.example/?a&b", "2024-11-19"), ("https://a.example/b", "")])
    urls = ET.fromstring(data).findall(f"{SPACE}url")
    assert [(url.findtext(f"{SPACE}loc"), url.findtext(f"{SPACE}lastmod")) for url in urls] == [
        ("https://a.example/?a&b", "2024-11-19"),
        ("https://a.example/b", None),
    ]


def test_an_index_names_sitemaps() -> None:
    root = ET.fromstring(sitemaps.index(["https://a.example/sitemap-1.xml"]))
    assert root.tag == f"{SPACE}sitemapindex"
    assert [loc.text for loc in root.iter(f"{SPACE}loc")] == ["https://a.example/sitemap-1.xml"]


def test_the_search_is_described_within_the_limits_of_the_format() -> None:
    data = opensearch.description("A <very> long name of an archive", "", page="https://a/s.html", icon="i")
    root = ET.fromstring(data)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.findtext(f"{space}ShortName") == "A <very> long na"
    address = root.find(f"{space}Url")
    assert address is not None
    assert address.get("template") == "https://a/s.html?q={searchTerms}"
