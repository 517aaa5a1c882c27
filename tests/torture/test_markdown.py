"""Markdown: whatever the body is, each letter of it is printed, or the limit is named that it meets."""

import html
import re

import pytest

from tests.site.lab import Lab, lay_out
from tests.torture.outcomes import built

FRONT = "---\ntitle: A title\n---\n"
QUICK = '[press]\narticle_seconds = 1\n\n[build]\nexecutor = "serial"\n'
N = 5_000
PATHOLOGICAL = {
    # From CommonMark's own test/pathological_tests.py (0.31.2), at a tenth of the size.
    "nested strong emphasis": "*a **a " * N + "b" + " a** a*" * N,
    "many emphasis closers with no openers": "a_ " * N,
    "many emphasis openers with no closers": "_a " * N,
    "many link closers with no openers": "a]" * N,
    "many link openers with no closers": "[a" * N,
    "mismatched openers and closers": "*a_ " * N,
    "pattern [ (]( ": "[ (](" * N,
    "many references": "".join(f"[{n}]: u\n" for n in range(500))
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


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


@pytest.mark.parametrize("body", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_no_letter_is_lost_or_the_limit_is_named(lab: Lab, body: str) -> None:
    lab.write("site.toml", QUICK)
    lab.write("articles/2024/a.md", f"{FRONT}{body}\n")
    run = built(lab)
    if run.code:
        assert run.code == 1
        assert "articles/2024/a.md" in run.err
        assert re.search(r"press\.(nesting|article_seconds)", run.err), run.err
    else:
        page = lab.read("public/articles/2024/a.html")
        inside = page[page.index('<div class="body"') :]
        shown = html.unescape(re.sub(r"<[^>]*>", "", inside))
        links = "".join(re.findall(r'(?:href|src)="([^"]*)"', inside))
        assert _letters(shown + links) >= _letters(re.sub(r"(?m)^\[\d+\]: u$", "", body))


@pytest.mark.parametrize("limit", ["", "[press]\narticle_bytes = 60000000\n"])
def test_fifty_megabytes_are_printed_whole_or_refused_by_a_limit_that_is_named(tmp_path, limit: str) -> None:
    lab = lay_out(tmp_path / "archive", settings=f"[search]\nenabled = false\n{limit}")
    if limit:  # what the limit lets through takes its time, and no more than that
        limit += "article_seconds = 2\n"
        lab.write("site.toml", f"[search]\nenabled = false\n\n{limit}")
    paragraph = "The lamp was lit again, and the harbour saw it from eleven miles away.\n\n"
    lab.write("articles/2024/a.md", FRONT + paragraph * (50_000_000 // len(paragraph)))
    run = built(lab)
    assert run.code in (0, 1)
    if run.code:
        assert "press.article_" in run.err
    else:
        page = lab.root / "public/articles/2024/a.html"
        assert page.read_bytes().count(b"eleven miles away") == 50_000_000 // len(paragraph)


def test_a_line_of_ten_megabytes_is_printed_whole(lab: Lab) -> None:
    lab.write("site.toml", "[search]\nenabled = false\n")
    lab.write("articles/2024/a.md", FRONT + "lamp " * 2_000_000 + "\n")
    run = built(lab)
    if run.code:
        assert "press." in run.err
    else:
        page = (lab.root / "public/articles/2024/a.html").read_bytes()
        assert page.count(b"lamp") >= 2_000_000


def test_an_article_that_takes_too_long_leaves_the_others(lab: Lab) -> None:
    lab.write("site.toml", QUICK)
    lab.write("articles/2024/a.md", f"{FRONT}{PATHOLOGICAL['fifty thousand brackets']}\n")
    lab.write("articles/2024/b.md", f"{FRONT.replace('A title', 'A sound one')}Text.\n")
    run = built(lab, "--keep-going")
    assert run.code == 1
    assert "articles/2024/a.md: reading it takes longer than the limit of 1 seconds" in run.err
    assert "press.article_seconds" in run.err
    assert "A sound one" in lab.read("public/index.html")
