"""Content: whatever the words are, no output runs them, and each is still what its readers can read."""

import csv
import io
import json
import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest
from playwright.sync_api import expect

from backfile.press.markdown.markup import render
from tests.site.browsing import Watch, chromium, hosted
from tests.site.lab import Lab, lay_out
from tests.torture.hostile import LEADS, PAYLOAD, RESULT, TEMPLATE, markdown, site
from tests.torture.outcomes import built

HTML = "{http://www.w3.org/1999/xhtml}"
STRANGE = {"iframe", "object", "embed", "base", "applet", "frame", "frameset", "style", "foreignObject"}
LEADING = ("href", "src", "action", "formaction", "poster", "data", "background", "xlink:href", "srcset")
HIT = "window.hit = 1"
SCHEMES = {"", "http", "https", "mailto"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """The site of attacks."""
    return site(tmp_path_factory.mktemp("hostile") / "archive")


@pytest.fixture(scope="module")
def files(hostile: Lab) -> dict[str, bytes]:
    """What it publishes besides its sources and the theme, and a page whose addresses must be whole."""
    return {
        path: data
        for path, data in hostile.pages().items()
        if not path.startswith(("sources/", "static/", "manifest", "404."))
    }


@pytest.fixture(scope="module")
def forms() -> list[ET.Element]:
    """The body of an article in which each form of Markdown holds an attack, as a browser reads it."""
    rendered = render(markdown(), nesting=100)
    return list(html5lib.parse(f"<!doctype html><body>{rendered.html}", namespaceHTMLElements=True).iter())


def elements(data: bytes) -> Iterator[ET.Element]:
    """Read a page as a browser does."""
    yield from html5lib.parse(data, transport_encoding="utf-8", namespaceHTMLElements=True).iter()


def faults(found: Iterator[ET.Element] | list[ET.Element]) -> Iterator[str]:
    """Yield what of a page would run, or ask somebody for something."""
    for one in found:
        name = str(one.tag).removeprefix(HTML)
        if name in STRANGE:
            yield name
        if name == "script":
            data = one.get("type") == "application/ld+json"
            inside = bool((one.text or "").strip())
            if (one.get("src") is None or inside) if not data else one.get("src") is not None:
                yield f"script {one.attrib}"
        for attribute, value in one.attrib.items():
            if str(attribute).startswith("on") or attribute == "style":
                yield f"{name} {attribute}={value}"
            if attribute in LEADING:
                where = re.sub(r"[\x00-\x20]", "", value)
                scheme = urlsplit(where).scheme.lower()
                asked = name in {"script", "img", "source", "form", "video", "audio"} or (
                    name == "link" and one.get("rel") in {"stylesheet", "icon", "manifest", "preload"}
                )
                if scheme not in SCHEMES or (asked and (scheme or where.startswith("//"))):
                    yield f"{name} {attribute}={value}"


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    yield from ((path, data) for path, data in files.items() if path.endswith(".html"))


def test_no_page_has_a_script_a_handler_or_an_address_of_content(files: dict[str, bytes]) -> None:
    assert len(list(pages(files))) > 40
    assert {path: found for path, data in pages(files) if (found := [*faults(elements(data))])} == {}


def test_no_form_of_markdown_is_a_way_to_run_something(forms: list[ET.Element]) -> None:
    assert [*faults(forms)] == []
    assert not [one for one in forms if one.tag in (f"{HTML}script", f"{HTML}svg", f"{HTML}img")]
    said = "".join(one.text or "" for one in forms) + "".join(one.tail or "" for one in forms)
    assert all(lead.strip("\x01") in said or lead.startswith("//") or "evil" in lead for lead in LEADS)


def test_what_attacks_is_printed_as_it_is(files: dict[str, bytes]) -> None:
    page = files["articles/2024/attack.html"]
    texts = ["".join(one.itertext()) for one in elements(page) if one.tag in (f"{HTML}h1", f"{HTML}p")]
    # The body is Markdown, in which an entity and an escape mean what they say there.
    assert sum(PAYLOAD in text for text in texts) >= 4


def test_no_template_in_content_is_run(files: dict[str, bytes], hostile: Lab) -> None:
    assert not [path for path, data in files.items() if RESULT.encode() in data]
    assert TEMPLATE.encode() in files["articles/2024/attack.html"]


def test_what_programs_read_in_a_page_says_the_same(files: dict[str, bytes]) -> None:
    said = [
        json.loads(one.text or "")
        for one in elements(files["articles/2024/attack.html"])
        if one.tag == f"{HTML}script" and one.get("type") == "application/ld+json"
    ]
    assert json.dumps(PAYLOAD) in json.dumps(said)


def test_all_json_is_read_and_says_the_same(files: dict[str, bytes]) -> None:
    read = {
        path: json.loads(data) for path, data in files.items() if path.endswith((".json", ".webmanifest"))
    }
    assert read["articles/2024/attack.csl.json"][0]["title"] == PAYLOAD
    assert [item for item in read["feed.json"]["items"] if item["title"] == PAYLOAD]
    lines = [json.loads(line) for line in files["articles.ndjson"].splitlines()]
    assert sum(line["title"] == PAYLOAD for line in lines) >= 3


def test_the_table_has_one_line_an_article_and_no_formula(files: dict[str, bytes]) -> None:
    head, *rows = csv.reader(io.StringIO(files["articles.csv"].decode("utf-8-sig"), newline=""))
    assert {len(row) for row in rows} == {len(head)}
    assert sum(PAYLOAD in row or f"'{PAYLOAD}" in row for row in rows) >= 3
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]


def test_all_xml_is_read_and_has_no_markup_of_content(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if not path.endswith((".atom", ".xml", ".svg")):
            continue
        for one in ET.fromstring(data).iter():
            name = one.tag.rpartition("}")[2]
            assert name not in ("script", "img", "b"), path
            assert not [key for key in one.attrib if key.startswith("on")], path
            if name == "content":  # HTML in a feed, which its readers parse
                inside = html5lib.parse(f"<!doctype html><body>{one.text}", namespaceHTMLElements=True)
                assert [*faults(inside.iter())] == [], path


def test_html_in_a_feed_of_json_runs_nothing(files: dict[str, bytes]) -> None:
    for item in json.loads(files["feed.json"])["items"]:
        inside = html5lib.parse(f"<!doctype html><body>{item.get('content_html', '')}")
        assert [*faults(inside.iter())] == []


def test_references_are_one_record_each(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".ris"):
            lines = data.decode("utf-8").splitlines()
            assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line), path
            assert [line[:2] for line in lines].count("ER") == 1, path
        if path.endswith(".bib") and path != "articles.bib":
            text = data.decode("utf-8")
            assert len(re.findall(r"(?m)^@", text)) == 1, path
            assert _depth(text) == 0, path


def _depth(text: str) -> int:
    """Return how many braces of BibTeX are left open; an escaped one is not known to it, and so none here."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    return depth


def test_scripts_of_data_are_scripts_and_nothing_else(files: dict[str, bytes]) -> None:
    """They call one function, with values that JSON can say."""
    scripts = {path: data for path, data in files.items() if path.endswith(".js")}
    assert scripts
    call = re.compile(r"[\w.]+\((.*)\);?\s*", re.DOTALL)
    for path, data in scripts.items():
        text = data.decode("utf-16" if data.startswith((b"\xfe\xff", b"\xff\xfe")) else "utf-8")
        match = call.fullmatch(text)
        assert match, path
        json.loads(f"[{match[1]}]", strict=False)


def test_captures_in_a_form_that_browsers_run_travel_as_bytes(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    lab = lay_out(tmp_path_factory.mktemp("run") / "archive")
    lines = "".join(f"<p>Line {n} of what the mayor said at the harbour on Saturday.</p>" for n in range(6))
    page = f"<!doctype html><title>A page</title><h1>A page</h1><script>window.hit=1</script>{lines}"
    for name in ("a.html", "b.htm", "c.xhtml", "d.svg", "e.xml", "f", "g.shtml", "h.php"):
        lab.write(f"seeds/{name}", page.replace("Saturday", f"{name}, a day"))
    built(lab, "--keep-going")
    published = [path for path, data in lab.pages().items() if b"<script>window.hit" in data]
    assert {path.rpartition(".")[2] for path in published} <= {"bin", "txt"}


@pytest.mark.browser
def test_no_page_runs_or_asks_for_anything_of_content(hostile: Lab) -> None:
    kinds: dict[str, str] = {}
    for path in hostile.pages():
        if path.endswith(".html") and path != "404.html":
            kinds.setdefault(re.sub(r"[^/]*\Z", "", path) if "/" in path else path, path)
    shown = [*kinds.values(), "articles/2024/attack.html"]
    asked = ("search.html?q=script", f"search.html?q={quote(PAYLOAD[:60])}",
             f"find.html#https://evil.example/{quote(PAYLOAD[:60])}")  # fmt: skip
    with chromium() as browser, hosted(hostile) as address:
        for base, paths in ((f"file://{hostile.root}/public", shown), (address, shown[-1:])):
            page = browser.new_page()
            watch = Watch(page)
            page.add_init_script(f"window.alert = window.confirm = window.prompt = () => {{ {HIT} }}")
            for path in (*paths, *asked):
                page.goto(f"{base}/{path}")
                if path.startswith("search"):
                    expect(page.locator("#status")).to_have_text(re.compile("article|understood"))
                assert page.evaluate("window.hit") is None, path
            page.close()
            assert [url for url in watch.requests if not url.startswith((base, "data:"))] == []
