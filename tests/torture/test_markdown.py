"""Markdown: whatever the body is, each letter of it is printed, or the limit is named that it meets."""

import html
import json
import re
from pathlib import Path
from random import Random
from time import process_time

import pytest

from backfile.cli import main
from tests.site.lab import Lab, lay_out
from tests.torture.outcomes import built

FRONT = "---\ntitle: A title\n---\n"
BRIEF = """\
[press]
article_seconds = 1

[search]
enabled = false
"""
N = 500
PATHOLOGICAL = {
    # From CommonMark's own test/pathological_tests.py (0.31.2), at a tenth of the size.
    "nested strong emphasis": "*a **a " * N + "b" + " a** a*" * N,
    "many emphasis closers with no openers": "a_ " * N,
    "many emphasis openers with no closers": "_a " * N,
    "many link closers with no openers": "a]" * N,
    "many link openers with no closers": "[a" * N,
    "mismatched openers and closers": "*a_ " * N,
    "pattern [ (]( ": "[ (](" * N,
    "many references": "".join(f"[{n}]: https://a.example/\n" for n in range(500))
    + "".join(f"[{n % 500}] " for n in range(N)),
    "nested brackets": "[" * N + "a" + "]" * N,
    "nested block quotes": "> " * N + "a",
    "ten thousand nested quotes": ">" * 10_000 + "a",
    "deeply nested lists": "".join(f"{'  ' * n}* a\n" for n in range(300)),
    "backticks": "".join(f"e{'`' * n}" for n in range(1, 500)),
    "unclosed links <": "[a](<b" * N,
    "unclosed links": "[a](b" * N,
    "unclosed comment": "</" + "<!--" * N,
    "many openings": "<" * N + "a",
    "hard link": "*" * 1_000 + "a" + "*" * 1_000,
    "fences": "```\n" * N,
    "tables that are none": "|a" * N + "\n" + "|-" * N,
    "empty lines": "a" + "\n" * 20_000 + "b",
    "fifty thousand brackets": "[" * 50_000,
}


@pytest.fixture
def bare(tmp_path: Path) -> Lab:
    """An archive of nothing, in which an article may take no longer than a second."""
    return lay_out(tmp_path / "archive", settings=BRIEF)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def test_no_letter_is_lost_or_the_limit_is_named(bare: Lab) -> None:
    for number, body in enumerate(PATHOLOGICAL.values()):
        bare.write(f"articles/2024/{number}.md", f"{FRONT}{body}\n")
    run = built(bare, "--keep-going")
    refused = []
    for number, (name, body) in enumerate(PATHOLOGICAL.items()):
        page = bare.root / f"public/articles/2024/{number}.html"
        if not page.exists():
            told = run.err[run.err.index(f"articles/2024/{number}.md") :].splitlines()[:2]
            assert re.search(r"press\.(nesting|article_seconds)", " ".join(told)), told
            refused.append(name)
            continue
        text = page.read_text("utf-8")
        inside = text[text.index('<div class="body"') :]
        shown = html.unescape(re.sub(r"<[^>]*>", "", inside))
        links = "".join(re.findall(r'(?:href|src)="([^"]*)"', inside))
        assert _letters(shown + links) >= _letters(re.sub(r"(?m)^\[\d+\]: \S+$", "", body)), name
    assert [name for name in refused if "nested" in name]
    assert len(refused) < len(PATHOLOGICAL) / 2, refused


def test_fifty_megabytes_are_refused_by_a_limit_that_is_named(bare: Lab) -> None:
    paragraph = "The lamp was lit again, and the harbour saw it from eleven miles away.\n\n"
    bare.write("articles/2024/a.md", FRONT + paragraph * (50_000_000 // len(paragraph)))
    run = built(bare)
    assert run.code == 1
    assert "articles/2024/a.md" in run.err
    assert "press.article_bytes" in run.err


def _drawn(among: int, words: int) -> str:
    """Return so many words, each drawn among so many that are none of any language."""
    random = Random(among)
    letters = "abcdefghijklmnopqrstuvwxyz"
    known = ["".join(random.choices(letters, k=random.randint(2, 6))) for _ in range(among)]
    return " ".join(random.choices(known, k=words))


@pytest.mark.parametrize("among", [0, 200_000], ids=["one word", "two hundred thousand words"])
def test_a_line_of_ten_megabytes_is_printed_whole_within_five_seconds(
    bare: Lab, capsys: pytest.CaptureFixture[str], among: int
) -> None:
    """With all that is on where nothing is set, the search too; by the time of the processor."""
    line = _drawn(among, 2_000_000) if among else " ".join(["lamp"] * 2_000_000)
    bare.write("site.toml", "")
    bare.write("articles/2024/a.md", f"{FRONT}{line}\n")
    start = process_time()
    assert built(bare).code == 0
    assert process_time() - start < 5
    assert line in (bare.root / "public/articles/2024/a.html").read_text("utf-8")
    assert main(["review", "--json", "--kind", "search"], root=bare.root) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["search"] == bool(among), "that not all of its words are found is told"
