"""Every page of a finished site: well-formed, self-contained, and with links that lead somewhere."""

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest

from tests.site.lab import SEED, Lab, three_stories
from tests.site.oddities import archive, parsed_pages

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'"
)
_NAMED = {"canonical", "license", "schema.DC", "schema.prism", "schema.z", "DC.source"}
"""Links that no browser follows."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return archive(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def parsed(site: Lab) -> dict[str, Element]:
    return parsed_pages(site)


def test_every_page_parses_without_errors(parsed: dict[str, Element]) -> None:
    assert len(parsed) > 40


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
