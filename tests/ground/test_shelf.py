"""The shelf: articles read whole, and those that have not changed not again."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from backfile.articles.articlefile import dumps
from backfile.errors import BackfileError
from backfile.files.disk import read_plain
from backfile.files.stamps import stamps_below
from backfile.model import Article
from backfile.records.record import Row
from backfile.records.shelf import Shelf, read_article, read_shelf
from backfile.toml.settings import Press
from backfile.working.work import ALONE

LATER = 2**62


def shelved(root: Path, known: Iterable[tuple[str, Row]] = (), *, since: int = LATER) -> Shelf:
    """Read the shelf of a site, all of whose files are settled unless they are newer than `since`."""
    stamps = stamps_below(root, "articles", since=since)
    return read_shelf(root, Press(article_bytes=500), stamps, [*known], crew=ALONE)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are read from here on."""
    read: list[str] = []

    def noted(path: str, name: str, *, most: int, setting: str) -> bytes:
        read.append(name)
        return read_plain(path, name, most=most, setting=setting)

    monkeypatch.setattr("backfile.files.disk.read_plain", noted)
    return read


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
    shelf = shelved(tmp_path)
    assert list(shelf.rows.paths) == ["articles/2024/also-good.md", "articles/2024/good.md"]
    assert [row.title for row in shelf.rows] == ["Also", "Good"]
    assert sorted(shelf.unread) == ["2024/Bad", "2024/large", "2024/link", "2024/two"]
    assert sorted(str(problem.at) for problem in shelf.problems) == [
        "articles/2024/Bad.md",
        "articles/2024/large.md",
        "articles/2024/link.md",
        "articles/2024/two.md:2:7",
        "articles/2024/two.md:3:6",
    ]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A site of two articles."""
    folder = tmp_path / "articles" / "2024"
    folder.mkdir(parents=True)
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(dumps(Article(title=name)), encoding="utf-8")
    return tmp_path


def test_what_has_not_changed_is_known_from_its_row(two: Path, reads: list[str]) -> None:
    first = shelved(two)
    assert reads == ["articles/2024/a.md", "articles/2024/b.md"]
    again = shelved(two, first.kept())
    assert [*again.rows] == [*first.rows]
    assert list(again.kept()) == list(first.kept())
    assert len(reads) == 2


def test_what_has_changed_is_read_and_what_is_gone_is_forgotten(two: Path, reads: list[str]) -> None:
    first = shelved(two)
    reads.clear()
    (two / "articles/2024/a.md").unlink()
    (two / "articles/2024/b.md").write_text(dumps(Article(title="Another")), encoding="utf-8")
    shelf = shelved(two, first.kept())
    assert [row.title for row in shelf.rows] == ["Another"]
    assert reads == ["articles/2024/b.md"]


def test_the_row_of_another_file_is_not_taken(two: Path, reads: list[str]) -> None:
    (stamp, row), (_, other) = shelved(two).kept()
    reads.clear()
    shelf = shelved(two, [(stamp, other), ("", row)])
    assert [row.title for row in shelf.rows] == ["a", "b"]
    assert reads == ["articles/2024/a.md", "articles/2024/b.md"]


def test_what_is_not_settled_is_not_kept_and_is_read_again(two: Path, reads: list[str]) -> None:
    first = shelved(two, since=0)
    assert list(first.kept()) == []
    reads.clear()
    assert [*shelved(two, shelved(two).kept(), since=0).rows] == [*first.rows]
    assert len(reads) == 4


def test_an_article_in_error_is_told_again_at_each_build(two: Path) -> None:
    (two / "articles/2024/c.md").write_text("---\ndate: soon\n---\n", encoding="utf-8")
    first = shelved(two)
    assert shelved(two, first.kept()).unread == first.unread == ("2024/c",)
