"""An article file, read at a glance, says nothing else of an article than the file, read with care."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backfile.articles.articlefile import body_line, dumps, loads, opened, skimmed
from backfile.edtf import Edtf
from backfile.errors import Problems
from backfile.model import Article, CaptureRecord, Gist, Image, Note, NoteType, Status
from backfile.records.record import Row, row_of
from tests.site.lab import REPOSITORY
from tests.strategies import articles

USUAL = Article(
    title="The Ferry Is Sold",
    date=Edtf.parse("1998-05-02?"),
    publication="The Port Ellery Courier",
    language="en",
    byline="By Ada Quill",
    authors=("Ada Quill",),
    agencies=("Sample Press",),
    images=(Image(caption='The "Ellery" [left]: sold', credit="A. Quill"), Image(caption="It’s hers.")),
    notes=(Note(type=NoteType.CORRECTION, text="The price was wrong."),),
    tags=tuple(f"Ferries of the year {year}" for year in range(1990, 1998)),
    url="https://courier.example/1998/ferry?page=1",
    archived=("https://copies.example/1", "https://copies.example:8080/ж"),
    evidence={"date": "line 7", "byline": 'line 3: "By Ada Quill"'},
    capture=CaptureRecord(
        file="seeds/a.txt",
        sha256="a" * 64,
        filed="0" * 64,
        ledger={"title": "1", "body": "3-9"},
        reasons={"the headline": "1", 'says "more"': "3-4", "is marked so in the Markdown: list": "5-9"},
        retrieved=Edtf.parse("1998-05-03T10:00:00Z"),
        words="c" * 64,
    ),
    captures=(
        CaptureRecord(
            file="seeds/b.html",
            sha256="1" * 64,
            ledger={"title": "1", "blank": "2", "body": "3"},
            reasons={"text": "3"},
            format="HTML",
            encoding="utf-8",
            text="b" * 64,
            words="c" * 64,
            url="https://copies.example/1",
        ),
        CaptureRecord(file='seeds/"c".txt', sha256="d" * 64),
    ),
    body="It was sold.\n\n---\n\nFor a song.",
)
_BELOW = re.compile(r"(?m)^( {0,2})(images|notes|evidence|ledger|reasons):.*\n(?:(?:\1  |\1- ).*\n)*")
_PIECES = (
    *(
        "",
        "\n",
        "  ",
        "- ",
        ":",
        ": ",
        " #",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "null",
        "é",
        ",",
        "\\",
        "?",
        "&a ",
        "*a",
    ),
    *(
        "!",
        "---",
        "--- ",
        "...",
        "#",
        "~",
        "[null]",
        '"null"',
        "\r",
        "\x07",
        "\u2028",
        "\xa0",
        "\x85",
        "\ufeff",
    ),
    *("title: b\n", '"\ntitle: b', "\ndate: 2024-13", "tags:\n- a\n", 'images:\n- caption: "a\n', "x: y\n"),
    *(
        "evidence:\n  a: [b\n",
        "status: withheld",
        "rights: [a]\n",
        "modified: May\n",
        "url: a\n",
        "notes: a\n",
    ),
    *("  ledger: {a: b}\n", 'file: ""', "- null\n", "  - b\n", "captures: []\n", "captures:\n"),
    *("- file: c\n", "  url: a\n", "  retrieved: May\n", "  words: a\n", "  filed: null\n"),
)


def row(article: Article | Gist) -> Row:
    return row_of("a", article, fingerprint="", sha256="", size=0)


def bare(text: str) -> str:
    """The file without its body, and with nothing below the fields that `skim` does not look below."""
    matter = text.partition("\n---\n")[0]
    return _BELOW.sub(r"\1\2: null\n", f"{matter}\n") + "---\n"


def agrees(text: str) -> bool:
    """Tell whether a file is read at a glance; if so, it must say what it says when it is read with care.

    Where that has mistakes, `skimmed` may only have passed over those in what it leaves out.
    """
    skim = skimmed(text.encode())
    try:
        article = loads(text, "a.md")
    except Problems as careful:
        with pytest.raises(Problems, match=f"^{re.escape(str(careful))}$"):
            opened(text.encode(), "a.md")
        if skim is not None:
            assert row(skim) == row(loads(bare(text), "a.md"))
        return skim is not None
    whole = opened(text.encode(), "a.md")
    assert whole.article == article
    assert list(whole.article.evidence) == list(article.evidence)
    assert whole.body_line == body_line(text)
    assert skim is None or row(skim) == row(article)
    return skim is not None


@settings(max_examples=300, deadline=None)
@given(articles)
@example(USUAL)
def test_it_agrees_on_whatever_the_writer_writes(article: Article) -> None:
    agrees(dumps(article))


def test_what_our_own_writer_writes_of_a_page_is_read_at_a_glance() -> None:
    """Also where a reason has a colon, as those of Markdown and saved pages have, and so stands in quotes."""
    text = dumps(USUAL)
    assert '    "is marked so in the Markdown: list": ' in text
    assert agrees(text)


@pytest.mark.parametrize("name", ['""', '"a\\"', '" a"', '"a "', '"a": "b"', "'a: b'"])
def test_a_reason_in_other_quotes_is_left_to_who_reads_with_care(name: str) -> None:
    assert not agrees(dumps(USUAL).replace('"is marked so in the Markdown: list"', name))


def test_a_reason_that_stands_there_with_quotes_and_without_is_a_mistake() -> None:
    text = dumps(USUAL).replace("is marked so in the Markdown: list", "the headline")
    assert agrees(text)
    with pytest.raises(Problems, match="headline"):
        opened(text.encode(), "a.md")


@settings(max_examples=700, deadline=None)
@given(
    articles | st.just(USUAL),
    st.lists(st.tuples(st.integers(0, 1200), st.integers(0, 2), st.sampled_from(_PIECES)), max_size=3),
)
def test_it_agrees_on_damaged_files(article: Article, edits: list[tuple[int, int, str]]) -> None:
    text = dumps(article)
    for place, length, piece in edits:
        text = text[:place] + piece + text[place + length :]
    agrees(text)


@settings(max_examples=700, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(_PIECES), st.booleans()), max_size=3))
def test_it_agrees_on_files_with_damaged_lines(edits: list[tuple[int, str, bool]]) -> None:
    lines = dumps(USUAL).splitlines(keepends=True)
    for number, piece, end in edits:
        line = lines[number % len(lines)]
        head, colon, rest = line.partition(": ")
        lines[number % len(lines)] = f"{line[:-1]}{piece}\n" if end else f"{head}{colon}{piece}{rest}"
    agrees("".join(lines))


@pytest.mark.parametrize(
    "matter",
    [
        'images:\n- caption: "a\ntitle: b"\n',
        "evidence:\n  a: 'b\ntitle: c'\n",
        "evidence:\n  a: [b,\ntitle: c]\n",
        "evidence:\n  {a: b,\ntitle: c}\n",
        'notes:\n- "a\nlanguage: b": c\n',
        'capture:\n  file: a\n  sha256: "' + "a" * 64 + '\nstatus: filed"\n',
    ],
)
def test_what_looks_like_a_field_within_a_quotation_or_a_list_is_none(matter: str) -> None:
    assert not agrees(f"---\n{matter}---\n")


@pytest.mark.parametrize(
    "matter",
    [
        "colour: red\n",
        "title: a\ntitle: b\n",
        "date: May\n",
        "modified: 2024-13\n",
        "url: ferry\n",
        "archived: [ferry]\n",
        "archived:\n- https://:80\n",
        "tags: [null]\n",
        "authors:\n- a\n- NULL\n",
        "rights: [a]\n",
        "status: lost\n",
        "status: withheld\n",
        'capture:\n  file: ""\n  sha256: ' + "a" * 64 + "\n",
        "capture:\n  file: null\n  sha256: " + "a" * 64 + "\n",
        "capture:\n  file: a\n",
        "title: a\x85b\n",
        "title: a\u2028b\n",
        "images:\n- caption: a\x07\n",
    ],
)
def test_a_mistake_elsewhere_is_left_to_be_told_and_so_is_what_is_withheld(matter: str) -> None:
    assert not agrees(f"---\n{matter}---\n")


def test_it_takes_the_files_that_it_is_for() -> None:
    (path,) = (REPOSITORY / "articles").glob("*/*.md")
    assert agrees(path.read_text("utf-8"))
    assert agrees(dumps(USUAL))
    assert agrees(dumps(replace(USUAL, status=Status.REVIEWED, capture=None, tags=("a: b", "c"))))
    assert agrees("---\ntitle: The ferry is sold\ntags: [Ferries, Port Ellery]\n---\n\ufeff\x07")


def test_what_is_opened_at_a_glance_is_never_read_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = (REPOSITORY / "articles").glob("*/*.md")
    files = {
        text: loads(text, "a.md")
        for text in (
            path.read_text("utf-8"),
            dumps(USUAL),
            dumps(
                replace(USUAL, title='"Sold," she said', byline="De\u00a0: A. Quill", notes=(), capture=None)
            ),
            dumps(replace(USUAL, status=Status.WITHHELD, body="")),
            dumps(replace(USUAL, body="« Vendu\u00a0! »\n\n\U0001f6a2")),
            "---\n---\n",
        )
    }
    monkeypatch.delattr("backfile.articles.frontmatter.read")
    assert [opened(text.encode(), "a.md").article for text in files] == list(files.values())


@pytest.mark.parametrize(
    "matter",
    [
        "images:\n- captain: a\n",
        "notes:\n- type: update\n  text: null\n",
        "notes:\n- type: news\n  text: a\n",
        "evidence:\n  a: null\n",
        "evidence:\n  a: b\n  a: c\n",
        "evidence:\n  a: &c d\n",
        *(
            f"capture:\n  file: a\n  sha256: {'a' * 64}\n  {below}\n"
            for below in (
                'ledger:\n    lede: "1"',
                'ledger:\n    body: "1-3"\n    blank: "3"',
                'ledger:\n    body: "1"\n    body: "2"',
                'ledger:\n    body: "3-1"',
                'ledger:\n    body: ""',
                'ledger:\n    body: "1-9999999"',
                'reasons:\n    a: "1-3"\n    b: "2"',
                'reasons:\n    a: "1 2"',
            )
        ),
    ],
)
def test_a_mistake_below_a_field_is_told_when_the_file_is_opened(matter: str) -> None:
    with pytest.raises(Problems):
        opened(f"---\n{matter}---\n".encode(), "a.md")
    agrees(f"---\n{matter}---\n")


@pytest.mark.parametrize("body", [b"\x07", b"\xc2\x85", b"\xef\xbf\xbe", b"a\rb"])
def test_what_no_page_can_hold_is_told_when_the_file_is_opened(body: bytes) -> None:
    with pytest.raises(Problems, match="control character"):
        opened(b"---\ntitle: a\n---\n" + body, "a.md")


def test_a_body_is_not_looked_at_for_lists() -> None:
    article = skimmed(b"---\ntitle: a\n---\n\xff")
    assert article is not None
    assert article.title == "a"


def test_files_with_a_byte_order_mark_or_other_line_ends_are_left_to_others() -> None:
    text = dumps(USUAL)
    assert skimmed(b"\xef\xbb\xbf" + text.encode()) is None
    assert skimmed(text.replace("\n", "\r\n").encode()) is None


@pytest.mark.parametrize(
    "line", ["title: a\n", "- a: b\n", '  "a": "b"\n', "  a: b 'c'\n", "  a: [b\n", "- a\n", "tags:\n"]
)
@pytest.mark.parametrize("first", ["", "images:\n", "tags:\n", "evidence:\n"])
def test_no_file_takes_long(first: str, line: str) -> None:
    """Each way to match excludes the others, so that even this ends; it would take years if one did not."""
    agrees(f"---\ntitle: null\n{first}{line * 5_000}x: y\n---\n")
