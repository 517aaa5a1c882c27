"""Names: whatever files are called, each article has an address of its own below the site, or is told of."""

import unicodedata

import pytest

from tests.site.lab import UNDATED, Lab
from tests.torture.outcomes import built

GOOD = "---\ntitle: A title\n---\nText.\n"
LONG = "a" * 240


@pytest.mark.parametrize(
    "name",
    [
        "con.md",
        "2024/NUL.md",
        "2024/com1.x.md",
        "2024/index.md",
        "index.md",
        "2024/a.html.md",
        "2024/ a.md",
        "2024/a .md",
        "2024/a\n.md",
        "2024/a\\b.md",
        "2024/Заголовок.md",
        "2024/CaSe.md",
        "2024/a?b#c.md",
        f"2024/{LONG}.md",
        "a/b/c/d/e/f.md",
        "2024/-rf.md",
        "2024/%2e%2e.md",
        "_capture-changes/x.md",
    ],
)
def test_an_articles_name_is_an_address_or_a_mistake_that_is_told(lab: Lab, name: str) -> None:
    lab.write(f"articles/{name}", GOOD)
    run = built(lab)
    assert run.code in (0, 1)
    if run.code == 0:
        assert any(b"A title" in page for path, page in lab.pages().items() if path.startswith("articles/"))


@pytest.mark.parametrize(
    "pair",
    [
        ("2024/a.md", "2024/A.md"),
        (f"2024/{unicodedata.normalize('NFC', 'é')}.md", f"2024/{unicodedata.normalize('NFD', 'é')}.md"),
        ("2024/a.md", "2024/a/index.md"),
        ("tags.md", "tags/x.md"),
    ],
)
def test_two_names_that_are_one_on_some_disks_are_never_both_published(
    lab: Lab, pair: tuple[str, str]
) -> None:
    for number, name in enumerate(pair):
        lab.write(f"articles/{name}", GOOD.replace("A title", f"Title {number}"))
    run = built(lab)
    paths = [path.casefold() for path in lab.pages()]
    assert len(paths) == len(set(paths))
    if run.code == 0:
        assert all(any(f"Title {n}".encode() in page for page in lab.pages().values()) for n in (0, 1))


@pytest.mark.parametrize(
    "name",
    ["..txt", "...txt", "-rf.txt", "a\nb.txt", "a'\"<b>.txt", "Ünïcödé файл.txt", f"{LONG}.txt", "con.txt",
     "a#3", "a.txt.toml.txt", ".hidden", "\u202egnp.txt", "%2e%2e%2fsecret.txt", "a\\..\\b.txt"],
)  # fmt: skip
def test_a_captures_name_is_never_a_path_of_the_site(lab: Lab, name: str) -> None:
    lab.write(f"seeds/{name}", UNDATED)
    run = built(lab)
    if run.code == 0 and not name.startswith("."):
        assert len(lab.articles()) == 2


@pytest.mark.parametrize(
    "title",
    ["..", "../../x", "/etc/passwd", "CON", "index", "A" * 5_000, "...", "", " ", "\u202e", "<>|:*?\\"],
)
def test_a_headline_becomes_no_path_but_a_slug(lab: Lab, title: str) -> None:
    lab.write(
        "seeds/b.txt", UNDATED.replace("Fishermen Vote to Keep the Old Market Open", title or "\u200b", 1)
    )
    assert built(lab).code == 0
    assert len(lab.articles()) == 2


def test_tags_that_are_paths_get_pages_of_their_own(lab: Lab) -> None:
    tags = ["..", "../x", "/", "con", "index", "a/b", "A/b", "a b", "A B", "é", "e\u0301", "<b>", "'", "*"]
    listed = ", ".join("'" + tag.replace("'", "''") + "'" for tag in tags)
    lab.write("articles/2024/a.md", f"---\ntitle: T\ntags: [{listed}]\n---\nText.\n")
    assert built(lab).code == 0
    pages = [path for path in lab.pages() if path.startswith("tags/")]
    assert len({path.casefold() for path in pages}) == len(pages)
