"""The files that cite an article can be read by what reads such files, whatever the article says."""

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord
from backfile.press.citing import bibtex, csl, ris
from backfile.press.citing.cited import Cited, cited
from backfile.text import folded
from backfile.toml.settings import Site
from tests.strategies import DATES, articles

WEB = Site(title="The Back File", base_url="https://a.example/")
RECORD = CaptureRecord(file="seeds/a.txt", sha256="0" * 64, retrieved=Edtf.parse("2024-12-01"))
ARTICLE = Article(
    title="Harbour & “port”: 100 % #1",
    description="A deck.",
    date=Edtf.parse("2024-11-19"),
    publication="The Gazette",
    section="News",
    authors=("Ann van Author", "李明"),
    language="en-GB",
    tags=("Harbour", "C#"),
    url="https://gazette.example/a_b?c=%20&d#e",
    capture=RECORD,
)
_COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "%&#$_"},
}
_COMMAND = re.compile(r"\\(?:text[a-z]+\{\}|[%&#$_])|[\\{}~^%&#$_]")


def _entry(text: str) -> tuple[str, dict[str, str]]:
    """Read one entry as BibTeX does, which counts braces whatever stands before them."""
    begin = re.match(r"@article\{([a-z0-9:._-]+),\n", text)
    assert begin
    at, fields = begin.end(), {}
    while text[at] != "}":
        name = re.compile(r"  ([a-z]+) = ").match(text, at)
        assert name, text[at:]
        at = name.end()
        if text[at] == "{":
            end, depth = at, 0
            while not (end > at and depth == 0):
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            value = text[at + 1 : end - 1]
        else:
            macro = re.compile("[a-z]{3}").match(text, at)
            assert macro
            end, value = macro.end(), macro[0]
        assert name[1] not in fields
        fields[name[1]] = value
        at = end + (text[end] == ",")
        assert text[at] == "\n"
        at += 1
    assert text[at:] == "}\n"
    return begin[1], fields


def _words(value: str) -> str:
    """Return what TeX makes of text; a sign that means something to it raises KeyError."""
    return _COMMAND.sub(lambda found: _COMMANDS[found[0]], value)


def test_an_article_is_an_entry_of_bibtex() -> None:
    key, fields = _entry(bibtex.entry(cited("2024/harbour", ARTICLE, WEB)).decode())
    assert key == "2024:harbour"
    assert fields == {
        "author": "van Author, Ann and {李明}",
        "title": r"{Harbour \& “port”: 100 \% \#1}",
        "journal": "The Gazette",
        "year": "2024",
        "month": "nov",
        "day": "19",
        "url": "https://gazette.example/a_b?c=%20&d#e",
        "urldate": "2024-12-01",
        "language": "en-GB",
        "keywords": r"Harbour, C\#",
        "note": r"Archived at \url{https://a.example/articles/2024/harbour.html}",
    }


@given(articles)
@example(Article(title="}, author = {Nobody}, x = {", authors=("A } B", "a and b", "{"), tags=("\\", "\\}")))
@example(Article(title="%\n@article{x,", url="https://a.example/}{\\^~ %"))
def test_no_article_breaks_out_of_its_entry(article: Article) -> None:
    _, fields = _entry(bibtex.entry(cited("2024/a", article, WEB)).decode())
    assert _words(fields["title"][1:-1]) == (folded(article.title or "") or "[Untitled]")
    people = fields.get("author", "")
    while (bare := re.sub(r"\{[^{}]*\}", "X", people)) != people:
        people = bare
    assert len(re.split("(?i) and ", people)) == max(1, len(article.authors))
    assert set(fields) <= {
        *(
            "author",
            "title",
            "journal",
            "year",
            "month",
            "day",
            "url",
            "urldate",
            "language",
            "keywords",
            "note",
        )
    }


def _lines(data: bytes) -> list[tuple[str, str]]:
    """Read a record of RIS strictly: each line is a tag, two spaces, a hyphen, a space and a value."""
    text = data.decode()
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    found = [re.fullmatch("([A-Z][A-Z0-9])  - ([^\n\r\x0b\x0c\x85\u2028\u2029]*)", line) for line in lines]
    assert all(found), text
    return [(match[1], match[2]) for match in found if match]


def test_an_article_is_a_record_of_ris() -> None:
    assert _lines(ris.record(cited("2024/harbour", ARTICLE, WEB))) == [
        ("TY", "NEWS"),
        ("AU", "van Author, Ann"),
        ("AU", "李明"),
        ("TI", "Harbour & “port”: 100 % #1"),
        ("T2", "The Gazette"),
        ("PY", "2024"),
        ("DA", "2024/11/19/"),
        ("SE", "News"),
        ("AB", "A deck."),
        ("LA", "en-GB"),
        ("KW", "Harbour"),
        ("KW", "C#"),
        ("UR", "https://gazette.example/a_b?c=%20&d#e"),
        ("Y2", "2024/12/01/"),
        ("L2", "https://a.example/articles/2024/harbour.html"),
        ("DB", "The Back File"),
        ("ER", ""),
    ]


@given(articles)
@example(Article(title="a\r\nER  - \r\nTY  - BOOK", tags=("x\nKW  - y", "\u2028ER  - ")))
def test_no_article_breaks_out_of_its_record(article: Article) -> None:
    lines = _lines(ris.record(cited("2024/a", article, WEB)))
    tags = [tag for tag, _ in lines]
    assert (tags[0], tags[-1]) == ("TY", "ER")
    assert (tags.count("TY"), tags.count("ER"), tags.count("TI")) == (1, 1, 1)
    assert tags.count("KW") == len(article.tags)


def _item(of: Cited) -> dict[str, Any]:
    """Read a list of one item, and check what csl-data.json says of the kinds of its fields."""
    (item,) = json.loads(csl.items(of))
    for name, value in item.items():
        if name == "author":
            assert all(
                {*one} in ({"literal"}, {"family", "given"}, {"family", "given", "suffix"}) for one in value
            )
            assert all(isinstance(part, str) for one in value for part in one.values())
        elif name in ("issued", "accessed"):
            assert {*value} in ({"literal"}, {"date-parts"}, {"date-parts", "circa"})
            assert len(value.get("date-parts", [0])) in (1, 2)
            assert all(0 < len(part) <= 3 for part in value.get("date-parts", ()))
            assert all(isinstance(number, int) for part in value.get("date-parts", ()) for number in part)
        else:
            assert isinstance(value, str)
    assert {"id", "type"} <= {*item}
    assert item["type"] == "article-newspaper"
    return dict(item)


def test_an_article_is_an_item_of_csl() -> None:
    assert _item(cited("2024/harbour", ARTICLE, WEB)) == {
        "id": "2024/harbour",
        "type": "article-newspaper",
        "title": "Harbour & “port”: 100 % #1",
        "author": [{"family": "van Author", "given": "Ann"}, {"literal": "李明"}],
        "container-title": "The Gazette",
        "section": "News",
        "issued": {"date-parts": [[2024, 11, 19]]},
        "URL": "https://gazette.example/a_b?c=%20&d#e",
        "accessed": {"date-parts": [[2024, 12, 1]]},
        "archive": "The Back File",
        "archive_location": "https://a.example/articles/2024/harbour.html",
        "language": "en-GB",
        "abstract": "A deck.",
        "keyword": "Harbour, C#",
    }


@given(articles, st.sampled_from([Site(), WEB]))
def test_every_article_is_an_item(article: Article, site: Site) -> None:
    item = _item(cited("2024/a", article, site))
    assert item.get("title", "") == folded(article.title or "")


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2024-11-19?", {"date-parts": [[2024, 11, 19]], "circa": True}),
        ("2024-11~", {"date-parts": [[2024, 11]], "circa": True}),
        ("2024-11-18/2024-11-20", {"date-parts": [[2024, 11, 18], [2024, 11, 20]]}),
        ("202X", {"literal": "the 2020s"}),
        ("[..2024-11-20]", {"literal": "on or before 20 November 2024"}),
        ("XXXX-12-18", {"literal": "18 December, year unknown"}),
    ],
)
def test_a_date_that_is_not_sure_says_so(date: str, issued: object) -> None:
    of = cited("2024/a", Article(title="A", date=Edtf.parse(date)), WEB)
    assert _item(of)["issued"] == issued
    assert _entry(bibtex.entry(of).decode())[1]["note"].startswith("Date: ")


@pytest.mark.parametrize("date", DATES)
def test_every_kind_of_date_can_be_filed(date: str) -> None:
    of = cited("2024/a", Article(title="A", date=Edtf.parse(date)), Site())
    assert _item(of)["issued"]
    assert _lines(ris.record(of))
    assert _entry(bibtex.entry(of).decode())
