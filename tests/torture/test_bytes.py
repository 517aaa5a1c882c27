"""Bytes: what is no text is told, and invisible marks turn nothing around but what they stand in."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import html5lib
import pytest

from backfile.cli import main
from backfile.text import turned
from tests.site.lab import STORY, UNDATED, Lab, lay_out
from tests.torture.outcomes import built

HTML = "{http://www.w3.org/1999/xhtml}"
GOOD = b"---\ntitle: A title\n---\nText.\n"
MARKS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
WORDS = f"{MARKS}gnp.exe"
# HTML says of these elements, and of any with "dir", that they are isolated. (Living Standard, 15.3.5.)
ISOLATED = {
    *(
        "address",
        "article",
        "aside",
        "bdi",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
    ),
    *(
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "html",
        "legend",
        "li",
        "main",
    ),
    *(
        "nav",
        "ol",
        "option",
        "output",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "textarea",
        "th",
        "title",
    ),
    *("tr", "ul"),
}


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\xfa",
        b"\xc3\x28",
        b"\xed\xa0\x80",
        b"\x00",
        b"\x1b[31m",
        b"\x85",
        b"\x7f",
        b"\xf4\x90\x80\x80",
    ],
)
@pytest.mark.parametrize("place", [b"A title", b"Text."], ids=["title", "body"])
def test_an_article_of_other_bytes_is_told_with_its_place(lab: Lab, data: bytes, place: bytes) -> None:
    lab.write("articles/2024/a.md", GOOD.replace(place, place + data))
    run = built(lab)
    assert run.code == 1
    assert "articles/2024/a.md:" in run.err
    assert run.err.isprintable() or not set(run.err) & set("\x00\x1b\x7f\x85")


@pytest.mark.parametrize(
    "data", [b"\xff", b"\xc3\x28", b"\x00", b"\x1b[31m", b"\x85", b"\x0c", "\ufffe".encode()]
)
def test_a_capture_of_other_bytes_is_read_without_them_or_told(lab: Lab, data: bytes) -> None:
    lab.write("seeds/b.txt", UNDATED.encode().replace(b"Fishermen", b"Fisher" + data + b"men"))
    built(lab)
    for path, page in lab.pages().items():
        if path.startswith("sources/"):
            continue
        if path.endswith((".atom", ".xml")):
            ET.fromstring(page)
        if path.endswith((".html", ".atom")):
            text = page.decode("utf-8")
            assert not {sign for sign in text if sign < " " and sign not in "\n\t"}, path
            assert not {sign for sign in text if "\x7f" <= sign <= "\x9f"}, path


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
    lab.write("seeds/a.txt", STORY.replace("Hundreds", f"{WORDS} Hundreds"))
    assert built(lab, "--review").code == 0
    return lab


def _spread(element: ET.Element, inside: bool) -> Iterator[str]:
    """Yield the texts that marks could turn around though they are another's: those behind them in a block."""
    texts: list[tuple[str, bool]] = []

    def walk(one: ET.Element) -> Iterator[str]:
        texts.append((one.text or "", True))
        for child in one:
            name = str(child.tag).removeprefix(HTML)
            if name in ("script", "style"):
                pass
            elif name in ISOLATED or child.get("dir"):
                yield from _spread(child, inside=True)
            else:
                yield from walk(child)
            texts.append((child.tail or "", True))

    yield from walk(element)
    marked = [place for place, (text, _) in enumerate(texts) if any(mark in text for mark in MARKS)]
    for place in marked:
        begun = texts[place][0].rpartition("gnp.exe")[2] + "".join(text for text, _ in texts[place + 1 :])
        if begun.strip(" \n,;."):
            yield f"{texts[place][0].strip()} … {begun.strip()[:80]}"


def test_marks_of_direction_turn_nothing_around_but_their_own_text(overridden: Lab) -> None:
    found = {}
    for path, page in overridden.pages().items():
        if path.endswith(".html"):
            tree = html5lib.parse(page, transport_encoding="utf-8")
            spread = [*_spread(tree.find(f"{HTML}body"), inside=False)]
            if spread and not path.startswith("captures/"):
                found[path] = spread
    assert found == {}


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
