"""An article file, skimmed, says nothing else of an article than the file, opened."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backfile.articlefile import Opened, dumps, opened, skimmed
from backfile.edtf import Edtf
from backfile.errors import Problems
from backfile.model import Article, CaptureRecord, Image, Note, NoteType, Status
from backfile.record import Row, row_of
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
        reasons={"the headline": "1", 'says "more"': "3-9"},
    ),
    body="It was sold.\n\n---\n\nFor a song.",
)
_SKIPPED = re.compile(r"(?m)^( {0,2})(images|notes|evidence|ledger|reasons):.*\n(?:(?:\1  |\1- ).*\n)*")
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
    *("  ledger: {a: b}\n", 'file: ""', "- null\n", "  - b\n"),
)
damaged = st.tuples(
    articles | st.just(USUAL),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 2), st.sampled_from(_PIECES)), max_size=3),
)


def row(whole: Opened) -> Row:
    return row_of("a", whole.article, fingerprint=whole.fingerprint, sha256="", size=whole.body_line)


def bare(text: str) -> str:
    """The file without its body, and with nothing below the fields that are skipped."""
    matter = text.partition("\n---\n")[0]
    return _SKIPPED.sub(r"\1\2: null\n", f"{matter}\n") + "---\n"


def agrees(text: str) -> bool:
    """Tell whether a file is skimmed; if so, it must say what the file, opened, says.

    Where that has mistakes, it must have none but those in what is skipped.
    """
    whole = skimmed(text.encode())
    if whole is None:
        return False
    try:
        assert row(whole) == row(opened(text, "a.md"))
    except Problems:
        part = skimmed(bare(text).encode())
        assert part is not None
        assert part.article == whole.article
        assert row(part) == row(opened(bare(text), "a.md"))
    return True


@settings(max_examples=300, deadline=None)
@given(articles)
@example(USUAL)
def test_it_agrees_on_whatever_the_writer_writes(article: Article) -> None:
    agrees(dumps(article))


@settings(max_examples=1500, deadline=None)
@given(
    articles | st.just(USUAL),
    st.lists(st.tuples(st.integers(0, 1200), st.integers(0, 2), st.sampled_from(_PIECES)), max_size=3),
)
def test_it_agrees_on_damaged_files(article: Article, edits: list[tuple[int, int, str]]) -> None:
    text = dumps(article)
    for place, length, piece in edits:
        text = text[:place] + piece + text[place + length :]
    agrees(text)


@settings(max_examples=1500, deadline=None)
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


def test_what_it_passes_over_may_hold_mistakes() -> None:
    assert agrees("---\nimages:\n- captain: a\nevidence:\n  a: b\n  a: &c d\n---\n")
    whole = skimmed(b"---\ntitle: a\n---\n\xff")
    assert whole is not None
    assert whole.article.title == "a"


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
