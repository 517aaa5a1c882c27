"""A site speaks its language on every page: no English word is left in what a reader sees or hears."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.site.everykind import KINDS, site_of_every_kind
from tests.site.lab import Lab

XHTML = "{http://www.w3.org/1999/xhtml}"
UNSPOKEN = {f"{XHTML}{name}" for name in ("script", "style", "code", "pre", "template", "bdi")}
"""Elements without words of the interface: `bdi` has names from articles, in whatever script."""
NAMED = {"address", "digest"}
"""Classes of addresses, names of files and digests, which are the same in all languages."""
SPOKEN = ("aria-label", "alt", "title", "placeholder", "abbr", "aria-description")
KNOWN = {
    "SHA", "UTC", "UTF", "JavaScript", "macOS", "OK", "Backfile", "Markdown", "JSON", "CSV", "Atom", "BibTeX",
    "RIS", "CSL", "URL", "Chicago", "APA", "MLA", "AMP", "http", "https", "www",
}  # fmt: skip
"""Names that Russian writes in Latin letters, too."""
ADDRESS = re.compile(r"«sources»|\b[a-z]+:(?=\S)\S+|https?:(?://)?|[\w:-]*(?:[./]+[\w#?=&:-]+)+/?|www\.")
"""An address of the web, a file, a folder, or a term of the search's own syntax ("lang:ru")."""


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lab, dict[str, list[str]]]:
    """Return a site of every kind of page, in Russian, and its pages by template."""
    return site_of_every_kind(tmp_path_factory.mktemp("russian"), "ru")


def tree_of(lab: Lab, path: str) -> Element:
    """Return the elements of a page."""
    root = html5lib.HTMLParser(strict=True).parse((lab.root / "public" / path).read_text("utf-8"))
    assert isinstance(root, Element)
    return root


def spoken(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of a page that is shown or read out, with its language."""
    if element.tag in UNSPOKEN or NAMED & set(element.get("class", "").split()):
        yield language, element.tail or ""
        return
    own = element.get("lang", language)
    yield own, element.text or ""
    for name in SPOKEN:
        yield own, element.get(name, "")
    if element.tag == f"{XHTML}meta" and element.get("name") == "description":
        yield own, element.get("content", "")
    for child in element:
        yield from spoken(child, own)
    yield language, element.tail or ""


@pytest.mark.parametrize("kind", KINDS)
def test_no_english_word_is_left_on_a_page_of_a_russian_site(
    russian: tuple[Lab, dict[str, list[str]]], kind: str
) -> None:
    lab, kinds = russian
    found: dict[str, str] = {}
    for path in kinds[kind]:
        root = tree_of(lab, path)
        assert root.get("lang") == "ru"
        headline = "".join(next(root.iter(f"{XHTML}h1")).itertext()).strip()
        for language, text in spoken(root):
            if language == "ru":
                own = ADDRESS.sub(
                    "", text.replace(headline, "")
                )  # a window's title has no language of its own
                words = set(re.findall(r"[A-Za-z]{2,}", own)) - KNOWN
                found |= {f"{path}: {text.strip()}": word for word in words}
    assert list(found) == []


def test_passages_in_other_languages_are_marked(russian: tuple[Lab, dict[str, list[str]]]) -> None:
    lab, _ = russian
    for path, language in (("articles/2024/english.html", "en"), ("articles/2024/arabic.html", "ar")):
        root = tree_of(lab, path)
        (heading,) = root.iter(f"{XHTML}h1")
        assert heading.get("lang") == language
        bodies = [each for each in root.iter() if "body" in each.get("class", "").split()]
        assert [body.get("lang") for body in bodies] == [language]
    reasons = [text for language, text in spoken(tree_of(lab, _capture(lab))) if language == "en"]
    assert any("title" in text or "headline" in text for text in reasons)


def test_dates_are_said_in_russian(russian: tuple[Lab, dict[str, list[str]]]) -> None:
    lab, _ = russian
    day = lab.read("public/dates/2024-11-19.html")
    assert "19 ноября 2024" in day
    assert "Вторник, 19 ноября 2024" in lab.read("public/articles/2024/full.html")
    undated = lab.read("public/dates/undated.html")
    for words in (
        "Ноябрь 2024", "2024 год", "Примерно 19 ноября 2024", "Предположительно 18 ноября 2024",
        "Не позднее 20 ноября 2024", "Не ранее 18 и не позднее 19 ноября 2024", "18 декабря, год неизвестен",
        "С 2023 года до 2025 года", "Зима 2023", "1970-е годы", "1900–1999 годы",
    ):  # fmt: skip
        assert words in undated, words


def test_a_language_without_a_catalogue_is_told_before_anything_is_filed(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("site.toml", '[site]\nlanguage = "de"\n')
    lab.write("seeds/a.txt", "A capture.\n")
    assert lab.build() == 2
    assert "the site's own words can't be in 'de': there is no locale/de.po" in capsys.readouterr().err
    assert lab.articles() == []


def test_one_file_in_the_archive_is_a_language_of_its_own(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("site.toml", '[site]\nlanguage = "de"\n')
    lab.write("locale/de.po", 'msgid "Dates"\nmsgstr "Tage"\n\nmsgid "Tags"\nmsgstr "Themen"\n')
    assert lab.build() == 0
    assert '<html lang="de">' in lab.read("public/index.html")
    assert ">Tage</a>" in lab.read("public/index.html")
    lab.write("locale/de.po", 'msgid "Dates"\nmsgstr "Daten"\n')
    assert lab.build() == 0
    assert ">Daten</a>" in lab.read("public/index.html")
    lab.write("locale/de.po", 'msgid "Dates"\nmsgstr\n')
    assert lab.build() == 1
    assert "locale/de.po:2: not a line of a catalogue" in capsys.readouterr().err
    assert ">Daten</a>" in lab.read("public/index.html")


def _capture(lab: Lab) -> str:
    return next(path for path in lab.pages() if path.startswith("captures/"))
