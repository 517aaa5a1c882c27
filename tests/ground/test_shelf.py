"""The shelf: names that are the same address everywhere, and articles read whole."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.articlefile import dumps
from backfile.errors import BackfileError
from backfile.model import Article, CaptureRecord
from backfile.settings import Press
from backfile.names import check_name, free_path, slug_of
from backfile.shelf import read_article, read_shelf


@pytest.mark.parametrize(
    "path", ["2024/a", "undated/a-b_c.d", "a", "1/2/3/4", "2024/condor", "2024/index-1", "x" * 100]
)
def test_a_plain_name_is_good(path: str) -> None:
    check_name(f"articles/{path}.md")


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("2024/Upper.md", "upper.md"),
        ("2024/a b.md", "a-b.md"),
        ("2024/ünï.md", "uni.md"),
        ("2024/жук.md", "zhuk.md"),
        ("2024/con.md", "con-1.md"),
        ("2024/con.tar.md", "con-tar.md"),
        ("2024/lpt1.md", "lpt1-1.md"),
        ("2024/index.md", "index-1.md"),
        ("index/a.md", "index-1"),
        ("2024/a.html.md", "a-html.md"),
        ("a.html/b.md", "a-html"),
        ("../b.md", "article"),
        ("2024/a..md", "a.md"),
        ("2024/-.md", "article.md"),
        ("Year/b.md", "year"),
        ("2024/a.MD", "a.md"),
        ("2024/" + "x" * 101 + ".md", "x" * 80 + ".md"),
        ("2024/" + "ж" * 124 + ".md", "zh" * 40 + ".md"),
        ("2024/a\nb.md", "a-b.md"),
    ],
)
def test_a_name_that_is_another_address_elsewhere_is_told_with_a_better_one(path: str, better: str) -> None:
    with pytest.raises(BackfileError) as caught:
        check_name(f"articles/{path}")
    assert caught.value.hint == f"rename it to '{better}'"
    check_name(f"articles/{better}" if better.endswith(".md") else f"articles/{better}/a.md")


def test_folders_are_not_nested_without_end() -> None:
    with pytest.raises(BackfileError, match="nested deeper than 4 folders"):
        check_name("articles/1/2/3/4/5.md")


@given(
    st.text(max_size=300) | st.sampled_from(["con", "NUL", "index", "COM1", "", "…", "a" * 2000, "a.html"])
)
@example("&#99999999999999999999;")
@example("&#xFFFFFFFFFFFFFFFFF;")
@example("\ud800")
def test_any_headline_gives_a_good_name(text: str) -> None:
    slug = slug_of(text)
    check_name(f"articles/2024/{slug}.md")
    check_name(f"articles/2024/{slug}-12345.md")
    assert len(slug) <= 90


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=20))
def test_no_two_articles_get_one_path(slugs: list[str]) -> None:
    taken: list[str] = []
    for slug in slugs:
        taken.append(free_path("2024", slug, taken))
        check_name(taken[-1])
    assert len(set(taken)) == len(slugs)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"---\ntitle: a\n---\nBody\n", 4),
        (b"---\ntitle: a\n---\nBody", 4),
        (b"---\ntitle: a\n---\n\n\nBody\n\n", 4),
        (b"---\r\ntitle: a\r\n---\r\nBody\r\nBody", 4),
        (b"\xef\xbb\xbf---\ntitle: a\n---\nBody\n", 4),
        (b"---\n---\n", 3),
    ],
)
def test_the_line_of_the_body_is_an_editors(tmp_path: Path, data: bytes, line: int) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert read_article(tmp_path, "a.md", Press()).body_line == line


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("---\ntitle: One\n---\nÜber.\n".encode("latin-1"))
    with pytest.raises(BackfileError) as caught:
        read_article(tmp_path, "a.md", Press())
    assert str(caught.value) == "a.md:4: the file is not UTF-8\n    hint: save it as UTF-8"


def test_all_articles_are_read_and_all_problems_collected(tmp_path: Path) -> None:
    folder = tmp_path / "articles" / "2024"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text(dumps(Article(title="Good")), encoding="utf-8")
    (folder / "also-good.md").write_text("---\ntitle: Also\n---\n", encoding="utf-8")
    (folder / "Bad.md").write_text("---\n---\n", encoding="utf-8")
    (folder / "two.md").write_text("---\ndate: soon\nurl: x\n---\n", encoding="utf-8")
    (folder / "link.md").symlink_to("good.md")
    (folder / "notes.txt").write_text("not an article", encoding="utf-8")
    (folder / ".draft.md").write_text("not an article", encoding="utf-8")
    (folder / "large.md").write_text(f"---\n---\n{'x' * 500}", encoding="utf-8")
    shelf = read_shelf(tmp_path, Press(article_bytes=500))
    assert [shelved.key for shelved in shelf.articles] == ["2024/also-good", "2024/good"]
    assert sorted(str(problem.at) for problem in shelf.problems) == [
        "articles/2024/Bad.md",
        "articles/2024/large.md",
        "articles/2024/link.md",
        "articles/2024/two.md:2:7",
        "articles/2024/two.md:3:6",
    ]


def test_an_article_is_touched_when_its_digest_no_longer_fits(tmp_path: Path) -> None:
    path = tmp_path / "a.md"

    def touched(article: Article) -> bool:
        path.write_text(dumps(article), encoding="utf-8")
        return read_article(tmp_path, "a.md", Press()).touched

    def filed(digest: str | None, title: str = "One") -> Article:
        return Article(title=title, capture=CaptureRecord(file="seeds/a.txt", sha256="a" * 64, filed=digest))

    assert touched(Article(title="By hand"))
    assert touched(filed(None))
    assert touched(filed("0" * 64))
    digest = read_article(tmp_path, "a.md", Press()).fingerprint
    assert not touched(filed(digest))
    assert touched(filed(digest, title="Two"))
