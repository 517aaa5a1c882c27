"""Every page of a finished site: well-formed, self-contained, and with links that lead somewhere."""

import hashlib
import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.press.zotero import saved
from tests.site.lab import SEED, Lab, three_stories

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'"
)
_NAMED = {"canonical", "license", "schema.DC", "schema.prism", "schema.z", "DC.source"}
"""Links that no browser follows."""
ODD = """---
title: 'Заголовок с "кавычками" & <знаками>'
date: 2024-11-18/2024-11-20
language: ru
publication: Гавань
byline: Иван Иванов
authors: [Иван Иванов]
agencies: [ТАСС]
dateline: МОСКВА
images:
- {caption: Маяк., credit: null}
- {caption: null, credit: Фото}
notes:
- {type: correction, text: Исправлено.}
- {type: disclaimer, text: Пояснение.}
tags: [Россия, C, C++, "?", index]
url: https://gavan.example/a?b=c&d=e
archived: [https://web.example/1]
rights: © Гавань
---
# Раздел

Первый [абзац](../undated/plain.html) и `код`.

- один
- два

> цитата

1. раз
2. два

---

| a | b |
"""
DATES = (
    "2024-11",
    "2024",
    "2024-11-19~",
    "[..2024-11-20]",
    "XXXX-12-18",
    "2023/2025",
    "2024-11-19T10:00:00Z",
)

KNOWN = {
    "stated": ("2024-11-19", "stated in seeds/a.toml"),
    "printed": ("2024-11-19", "line 9: 19.11.2024"),
    "counted": ("2024-11-17", "line 9: 2 days ago, captured 2024-11-19"),
    "chosen": ("2024-11-19", "line 7: Tuesday; line 5: 1,000 days since"),
    "doubtful": ("2024-11-19?", "line 9: 19/11"),
}
"""How a date may be known: the date, and its evidence."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """An archive with every kind of page and much that is unusual."""
    lab = three_stories(tmp_path_factory.mktemp("pages"))
    lab.write("articles/2024/odd.md", ODD)
    lab.write("articles/undated/plain.md", "---\ntitle: Plain\n---\n")
    lab.write("articles/undated/untitled.md", "---\nlanguage: ar\n---\nنص عربي\n")
    for number, date in enumerate(DATES):
        lab.write(
            f"articles/2024/dated-{number}.md", f"---\ntitle: Dated {number}\ndate: {date}\n---\nText.\n"
        )
    for way, (date, evidence) in KNOWN.items():
        known = f"evidence:\n  date: '{evidence}'\n"
        lab.write(f"articles/2024/{way}.md", f"---\ntitle: {way}\ndate: {date}\n{known}---\nText.\n")
    assert lab.build() == 0
    return lab


@pytest.fixture(scope="module")
def parsed(site: Lab) -> dict[str, Element]:
    """Every HTML page, parsed strictly: html5lib raises at the first parse error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return {path: parser.parse(data) for path, data in site.pages().items() if path.endswith(".html")}


def test_every_page_parses_without_errors(parsed: dict[str, Element]) -> None:
    assert len(parsed) > 40


def test_a_page_says_whether_its_date_was_stated_printed_or_inferred(parsed: dict[str, Element]) -> None:
    def said(way: str) -> str:
        summary = parsed[f"articles/2024/{way}.html"].find(".//details[@class='dated']/summary")
        assert summary is not None
        return str(summary.text)

    assert said("stated") == "Date stated: how we know"
    assert said("printed") == "Date printed in the capture: how we know"
    assert {said(way) for way in ("counted", "chosen", "doubtful")} == {"Date inferred: how we know"}


def test_every_internal_link_and_anchor_leads_somewhere(site: Lab, parsed: dict[str, Element]) -> None:
    pages = site.pages()
    checked = 0
    for path, page in parsed.items():
        for element in page.iter():
            for link in (element.get("href"), element.get("src")):
                if link is None or urlsplit(link).scheme:
                    continue
                parts = urlsplit(link)
                assert not parts.path.startswith("/"), (path, link)
                folder = posixpath.dirname(path)
                target = (
                    posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else path
                )
                assert target in pages, (path, link)
                assert not target.endswith("/"), (path, link)
                if parts.fragment:
                    ids = {found.get("id") for found in parsed[target].iter()}
                    assert unquote(parts.fragment) in ids, (path, link)
                checked += 1
    assert checked > 500


def test_no_page_asks_anybody_else_for_anything(parsed: dict[str, Element]) -> None:
    for path, page in parsed.items():
        for element in page.iter():
            if element.tag in {"img", "script", "iframe", "source", "video", "audio", "embed", "object"}:
                assert not urlsplit(element.get("src") or "").scheme or (element.get("src") or "").startswith(
                    "data:"
                ), path
            if element.tag == "link":
                named = element.get("rel") in _NAMED
                assert named or not urlsplit(element.get("href") or "").scheme, path


def test_every_page_has_the_strict_policy_and_no_inline_style_or_script(parsed: dict[str, Element]) -> None:
    for path, page in parsed.items():
        metas = [meta for meta in page.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
        assert [meta.get("content") for meta in metas] == [CSP], path
        assert not list(page.iter("style")), path
        for element in page.iter():
            assert element.get("style") is None, path
            assert not [name for name in element.attrib if str(name).startswith("on")], path


def test_every_page_has_its_landmarks_and_one_heading_of_the_first_rank_before_the_text(
    parsed: dict[str, Element],
) -> None:
    for path, page in parsed.items():
        assert len(list(page.iter("main"))) == 1, path
        assert list(page.iter("header")), path
        assert list(page.iter("nav")), path
        assert list(page.iter("footer")), path
        assert list(page.iter("h1")), path
        assert "".join(next(iter(page.iter("title"))).itertext()).strip(), path
        html = next(iter(page.iter("html")))
        assert html.get("lang"), path


def test_every_page_is_described_once_to_search_engines(parsed: dict[str, Element]) -> None:
    for path, page in parsed.items():
        said = [meta.get("content", "") for meta in page.iter("meta") if meta.get("name") == "description"]
        assert len(said) == 1, path
        assert 0 < len(said[0].strip()) <= 300, path


def test_ids_are_unique_on_each_page(parsed: dict[str, Element]) -> None:
    for path, page in parsed.items():
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path


def test_a_date_is_machine_readable_only_where_it_is_one_certain_day(parsed: dict[str, Element]) -> None:
    for path, page in parsed.items():
        for element in page.iter("time"):
            if element.get("datetime"):
                assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", element.get("datetime") or ""), path
    text = "".join(parsed["articles/2024/odd.html"].itertext())
    assert not [
        element for element in parsed["articles/2024/odd.html"].iter("time") if element.get("datetime")
    ]
    assert "18 November 2024" in text


def test_an_uncertain_article_stands_under_each_day_that_it_may_belong_to_and_is_marked(site: Lab) -> None:
    for day in ("2024-11-18", "2024-11-19", "2024-11-20"):
        page = site.read(f"public/dates/{day}.html")
        assert "Заголовок с" in page
        assert "may be" in page
    assert "Заголовок с" not in site.read("public/dates/2024-11-17.html")
    assert "Dated 0" in site.read("public/dates/2024-11-01.html")
    assert "Dated 0" in site.read("public/dates/2024-11-30.html")


def test_the_letters_of_every_body_are_on_its_page(site: Lab, parsed: dict[str, Element]) -> None:
    for path in site.articles():
        body = site.read(path).split("\n---\n", 1)[1]
        text = "".join(parsed[path.replace(".md", ".html")].itertext())
        wanted = sorted(letter for letter in re.sub(r"\]\([^)]*\)", "", body) if letter.isalpha())
        found = sorted(letter for letter in text if letter.isalpha())
        missing = list(wanted)
        for letter in found:
            if letter in missing:
                missing.remove(letter)
        assert not missing, path


def test_tags_that_look_alike_have_pages_of_their_own(site: Lab) -> None:
    index = site.read("public/tags/index.html")
    pages = set(re.findall(r'href="\.\./tags/([^"/]+\.html)"', index)) - {"index.html"}
    tags = {tag for path in site.articles() for tag in re.findall(r"tags: \[(.*)\]", site.read(path))}
    assert tags
    names = [name for name in pages if name.startswith(("c.", "c-"))]
    assert len(names) == 2


def test_the_manifest_is_what_sha256sum_checks(site: Lab) -> None:
    import shutil
    import subprocess

    if shutil.which("sha256sum") is None:
        pytest.skip("this system has no sha256sum")
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"],
        cwd=site.root / "public",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    listed = {line.split("  ", 1)[1] for line in site.read("public/manifest-sha256.txt").splitlines()}
    assert listed == set(site.pages()) - {"manifest.json", "manifest-sha256.txt"}


def test_the_page_of_the_capture_shows_it_whole_and_marks_what_was_left_out(
    parsed: dict[str, Element], site: Lab
) -> None:
    (path,) = [name for name in parsed if name.startswith("captures/2024/")]
    text = "".join(parsed[path].itertext())
    for line in SEED.read_text("utf-8").split("\n"):
        assert line.strip() in text
    assert "left out" in text.lower()
    assert Path(path).suffix == ".html"


def test_every_feed_and_file_of_data_is_read_by_a_parser(site: Lab) -> None:
    public = site.root / "public"
    for file in public.rglob("*.atom"):
        assert ET.fromstring(file.read_bytes()).tag == "{http://www.w3.org/2005/Atom}feed"
    for file in public.rglob("*.json"):
        assert json.loads(file.read_bytes())
    lines = (public / "articles.ndjson").read_bytes().split(b"\n")
    sheets = [path for path in public.glob("articles/**/*.json") if not path.name.endswith(".csl.json")]
    assert len(lines) - 1 == len(sheets) == len(site.articles())


def test_a_site_without_an_address_is_told_once_what_it_goes_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lab = three_stories(tmp_path)
    assert lab.build() == 0
    assert capsys.readouterr().out.count("site.base_url is not set") == 1
    lab.write("articles/undated/plain.md", "---\ntitle: Plain\n---\n")
    assert lab.build() == 0
    assert "site.base_url" not in capsys.readouterr().out


@pytest.mark.parametrize("date", ["", 'date: "[..2021-05-01]"\n'])
def test_no_date_on_the_page_of_an_undated_article_can_be_taken_for_its_own(lab: Lab, date: str) -> None:
    """Zotero and others take the first machine-readable date of a page that states none for the article's."""
    lab.write("seeds/a.txt", "What the ferry said.\n")
    digest = hashlib.sha256(b"What the ferry said.\n").hexdigest()
    about = 'tags: [Ferries, "Port Ellery"]\n'
    capture = (
        f'capture: {{file: seeds/a.txt, sha256: {digest}, retrieved: "2023-03-05", ledger: {{body: "1"}}}}\n'
    )
    lab.write("articles/2021/b.md", f"---\ntitle: The ferry\ndate: 2021-04-07\n{about}---\nIt came.\n")
    lab.write(
        "articles/undated/a.md",
        f"---\ntitle: A\n{date}modified: 2022-01-02\n{about}{capture}---\nWhat the ferry said.\n",
    )
    assert lab.build() == 0
    page = lab.read("public/articles/undated/a.html")
    assert all(words in page for words in ("7 April 2021", "2 January 2022", "5 March 2023"))
    assert "date" not in saved(page)
    assert saved(lab.read("public/articles/2021/b.html"))["date"] == "2021/04/07"


def test_a_calendar_is_no_darker_for_articles_that_only_may_be_of_a_day(lab: Lab) -> None:
    lab.write("articles/a.md", "---\ntitle: A\ndate: 2024-11\n---\nWords.\n")
    lab.write("articles/b.md", "---\ntitle: B\ndate: 2024-11-19\n---\nWords.\n")
    assert lab.build() == 0
    for path in ("dates/2024-11.html", "dates/2024.html", "dates/index.html"):
        page = lab.read(f"public/{path}")
        assert page.count('<td><a class="maybe"') == 29, path
        assert page.count('<td><a class="few"') == 1, path
        assert page.count("A day in a dotted frame has only articles that may be of it.") == 1, path
