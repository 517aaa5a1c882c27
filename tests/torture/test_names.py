"""Names: whatever files are called, each article has an address of its own below the site, or is told of."""

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.site.lab import UNDATED, Lab, lay_out
from tests.torture.outcomes import built, published

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems can't hold all these names")
LONG = "a" * 240
ARTICLES = (
    "con.md", "2024/NUL.md", "2024/com1.x.md", "2024/index.md", "index.md", "2024/a.html.md", "2024/ b.md",
    "2024/c .md", "2024/d\n.md", "2024/e\\f.md", "2024/Заголовок.md", "2024/CaSe.md", "2024/g?h#i.md",
    f"2024/{LONG}.md", "a/b/c/d/e/f.md", "2024/-rf.md", "2024/%2e%2e.md", "_capture-changes/x.md",
    "2024/same.md", "2024/Same.md", "2024/é.md", f"2024/{unicodedata.normalize('NFD', 'é')}.md",
    "2024/both.md", "2024/both/index.md", "tags.md", "tags/x.md", "captures/x.md", "2024/\u202egnp.md",
)  # fmt: skip
SOUND = {"2024/same.md", "2024/both.md", "tags.md", "tags/x.md", "captures/x.md"}
CAPTURES = (
    "-rf.txt", "a\nb.txt", "a'\"<b>.txt", "Ünïcödé файл.txt", f"{LONG}.txt", "con.txt", "a#3",
    "a.txt.toml.txt", "\u202egnp.txt", "%2e%2e%2fsecret.txt", "a\\..\\b.txt", "Same.txt", "same.txt",
    "é.txt", f"{unicodedata.normalize('NFD', 'é')}.txt", "index.html", " .txt", "nul",
)  # fmt: skip
HEADLINES = (
    "..", "../../x", "/etc/passwd", "CON", "index", "A" * 5_000, "...", "\u200b", "\u202e", "<>|:*?\\",
)  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> Lab:
    """An archive of nothing."""
    return lay_out(tmp_path / "archive")


def _shown(lab: Lab, folder: str, words: list[str]) -> list[int]:
    """Return the numbers of those words that stand in a page of the folder, each time that they do."""
    pages = [page for path, page in lab.pages().items() if path.startswith(folder) and path.endswith(".html")]
    return [n for page in pages for n, word in enumerate(words) if f">{word}</h1>".encode() in page]


def test_an_articles_name_is_an_address_of_its_own_or_a_mistake_that_is_told(bare: Lab) -> None:
    titles = [f"Title {number}." for number in range(len(ARTICLES))]
    for name, title in zip(ARTICLES, titles, strict=True):
        bare.write(f"articles/{name}", f"---\ntitle: {title}\n---\nText.\n")
    run = built(bare, "--keep-going")
    shown = _shown(bare, "articles/", titles)
    told = [n for n, name in enumerate(ARTICLES) if f"\narticles/{escaped(name)}:" in f"\n{run.err}"]
    assert sorted(shown + told) == list(range(len(ARTICLES)))
    assert {ARTICLES[n] for n in shown} == SOUND
    assert one_each(published(bare))


def test_a_name_that_begins_with_a_dot_is_passed_over(bare: Lab) -> None:
    for name in (".hidden.md", "..md", "...md", "2024/.md", ".git/x.md"):
        bare.write(f"articles/{name}", "---\ntitle: Hidden.\n---\nText.\n")
    for name in (".hidden.txt", "..txt", "...txt", ".git/x.txt"):
        bare.write(f"seeds/{name}", UNDATED)
    assert built(bare).code == 0
    assert not any(b"Hidden." in page for path, page in bare.pages().items() if path.endswith(".html"))


def test_a_captures_name_is_never_a_path_of_the_site(bare: Lab) -> None:
    for number, name in enumerate(CAPTURES):
        bare.write(f"seeds/{name}", UNDATED.replace("market", f"market {number}"))
    run = built(bare, "--keep-going")
    assert len(bare.articles()) == len(CAPTURES) - 2
    assert "seeds/a#3: " in run.err
    assert "seeds/: the name 'seeds/a\\nb.txt' can't be written into an article" in run.err
    assert one_each(published(bare))


def test_a_headline_becomes_no_path_but_a_slug(bare: Lab) -> None:
    headline = "Fishermen Vote to Keep the Old Market Open"
    for number, title in enumerate(HEADLINES):
        text = UNDATED.replace("market", f"market {number}").replace(headline, title, 1)
        bare.write(f"seeds/{number}.txt", text)
        bare.write(f"seeds/{number}.toml", f"section = {json.dumps(title)}\n")
    assert built(bare).code == 0
    assert len(bare.articles()) == len(HEADLINES)
    assert all(re.fullmatch(r"articles/undated/[a-z0-9-]+\.md", path) for path in bare.articles())


def test_tags_that_are_paths_get_pages_of_their_own(bare: Lab) -> None:
    tags = ["..", "../x", "/", "con", "index", "a/b", "A/b", "a b", "A B", "é", "e\u0301", "<b>", "'", "*"]
    for field in ("tags", "people", "places", "organisations", "authors", "agencies"):
        listed = json.dumps(tags, ensure_ascii=False)
        bare.write(f"articles/2024/{field}.md", f"---\ntitle: T\n{field}: {listed}\n---\nText.\n")
    assert built(bare).code == 0
    assert one_each(published(bare))
    pages = [page for path, page in bare.pages().items() if path.startswith("tags/")]
    assert sum(b"<h1>" in page for page in pages) >= len({*map(str.casefold, tags)}) - 1


def escaped(name: str) -> str:
    """Return a name as it is told of: what no terminal should be sent is escaped."""
    return name.replace("\n", r"\n").replace("\u202e", r"\u202e")


def one_each(paths: list[str]) -> bool:
    """Tell whether no two paths are one where case counts for nothing."""
    return len({path.casefold() for path in paths}) == len(paths)
