"""Bytes: what is no text is told, and invisible marks turn nothing around but what they stand in."""

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import html5lib
import pytest

from backfile.cli import main
from backfile.text import turned, unturned
from tests.site.lab import STORY, UNDATED, Lab, lay_out
from tests.torture.outcomes import built

HTML = "{http://www.w3.org/1999/xhtml}"
MARKS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
WORDS = f"{MARKS}gnp.exe"
NO_TEXT = [
    b"\xff\xfe\xfa",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\x00",
    b"\x1b[31m",
    b"\xc2\x85",
    b"\x7f",
]
ISOLATED = {
    "address", "article", "aside", "bdi", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "html", "legend", "li",
    "main", "nav", "ol", "option", "output", "p", "pre", "section", "summary", "table", "td", "textarea",
    "th", "title", "tr", "ul",
}  # fmt: skip
"""HTML isolates the text of these, and of all with "dir", from what is around. (Living Standard, 15.3.5.)"""


def test_an_article_of_other_bytes_is_told_with_its_place(lab: Lab) -> None:
    for number, data in enumerate(NO_TEXT):
        lab.write(f"articles/2024/title-{number}.md", b"---\ntitle: A" + data + b"title\n---\nText.\n")
        lab.write(f"articles/2024/body-{number}.md", b"---\ntitle: A title\n---\nText." + data + b"\n")
    run = built(lab, "--keep-going")
    assert run.code == 1
    for number in range(len(NO_TEXT)):
        assert f"articles/2024/title-{number}.md:2" in run.err
        assert f"articles/2024/body-{number}.md:4" in run.err
    assert b"A title" not in lab.pages()["index.html"]


def test_a_capture_of_other_bytes_is_read_without_them_or_told(lab: Lab) -> None:
    others = [*NO_TEXT, b"\xff", b"\x85", b"\x0c", "\ufffe".encode()]
    for number, data in enumerate(others):
        text = UNDATED.replace("market", f"market {number}").encode()
        lab.write(f"seeds/{number}.txt", text.replace(b"Fishermen", b"Fisher" + data + b"men"))
    run = built(lab, "--keep-going")
    assert len(lab.articles()) == 1 + len(others) - len(re.findall(r"(?m)^seeds/", run.err))
    for path, page in lab.pages().items():
        if path.endswith((".atom", ".xml")):
            ET.fromstring(page)
        if path.endswith((".html", ".atom", ".xml", ".json", ".ndjson", ".csv")) and "sources/" not in path:
            shown = page.decode("utf-8")
            assert not [sign for sign in shown if sign < " " and sign not in "\r\n\t"], path
            assert not [sign for sign in shown if "\x7f" <= sign <= "\x9f" or sign == "\ufffe"], path


@pytest.fixture(scope="module")
def overridden(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """A site in which every text begins marks of direction and ends none."""
    lab = lay_out(tmp_path_factory.mktemp("bidi") / "archive")
    value = json.dumps(WORDS)
    texts = ("title", "description", "publication", "section", "byline", "dateline", "rights")
    lists = ("authors", "agencies", "tags", "people", "places", "organisations")
    words = "".join(f"{key}: {value}\n" for key in texts) + "".join(f"{key}: [{value}, x]\n" for key in lists)
    words += f"images: [{{caption: {value}, credit: {value}}}]\nnotes: [{{type: editor, text: {value}}}]\n"
    for number in (1, 2):
        lab.write(
            f"articles/2024/a{number}.md", f"---\n{words}date: 2024-11-1{number}\n---\n{WORDS}\n\nText.\n"
        )
    lab.write("seeds/a.txt", STORY.replace("last keeper.", f"last keeper. {WORDS}"))
    assert built(lab, "--review").code == 0
    return lab


def _spread(element: ET.Element) -> Iterator[str]:
    """Yield what stands in a block behind marks of direction, which turn it around though it is another's."""
    texts: list[str] = []

    def walk(one: ET.Element) -> Iterator[str]:
        texts.append(one.text or "")
        for child in one:
            name = str(child.tag).removeprefix(HTML)
            if name in ISOLATED or child.get("dir"):
                yield from _spread(child)
            elif name not in ("script", "style"):
                yield from walk(child)
            texts.append(child.tail or "")

    yield from walk(element)
    _, marked, behind = "".join(texts).partition(WORDS)
    if marked and behind.strip():
        yield behind.strip()


def test_marks_of_direction_turn_nothing_around_but_their_own_text(overridden: Lab) -> None:
    found = {}
    marked = 0
    for path, page in overridden.pages().items():
        if path.endswith(".html"):
            body = html5lib.parse(page, transport_encoding="utf-8").find(f"{HTML}body")
            assert body is not None
            marked += WORDS in "".join(body.itertext())
            if spread := [*_spread(body)]:
                found[path] = spread
    assert found == {}
    assert marked > 20


def test_marks_of_direction_are_told_of_by_a_review(
    overridden: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--json", "--kind", "turned"], root=overridden.root) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["turned"] == 3
    assert all("U+202E" in matter["message"] for matter in told["matters"])
    assert "\u202e" not in json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Good words.", ""),
        ("\u2067שלום\u2069 and \u202bשלום\u202c", ""),
        ("\u202egnp.exe\u202c", "\u202e"),
        ("\u2067open", "\u2067"),
        ("open\u2067\nclosed\u2069", "\u2067\u2069"),
        ("\u202c", "\u202c"),
    ],
)
def test_marks_that_are_ended_in_their_line_are_good_text(text: str, marks: str) -> None:
    assert turned(text) == set(marks)


def test_text_without_marks_of_direction_is_else_the_same() -> None:
    assert unturned(f"A{WORDS}\xa0\u200fב\u2069\u202c\x02") == "Agnp.exe\xa0\u200fב\x02"
