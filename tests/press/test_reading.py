"""An article is read again when its pages are printed: once for its own and for that of its capture."""

from hashlib import sha256
from pathlib import Path

import pytest

from backfile import places
from backfile.articles.articlefile import dumps
from backfile.errors import BackfileError
from backfile.model import Article
from backfile.places import Place
from backfile.press import reading
from backfile.press.page import Desk
from backfile.press.reading import article_at
from backfile.records.shelf import Shelved, read_article
from backfile.toml.settings import Press, Settings


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, Settings())


def laid(desk: Desk, name: str, title: str) -> str:
    """Put an article into the archive, and return its file's SHA-256."""
    data = dumps(Article(title=title)).encode()
    places.replace(desk.place, f"articles/{name}.md", data)
    return sha256(data).hexdigest()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are read from here on."""
    read: list[str] = []

    def noted(place: Place, path: str, limits: Press) -> Shelved:
        read.append(path)
        return read_article(place, path, limits)

    monkeypatch.setattr(reading, "read_article", noted)
    return read


def test_an_article_is_read_once_for_two_pages_in_a_row(desk: Desk, reads: list[str]) -> None:
    digest = laid(desk, "a", "One")
    assert article_at(desk, "a", digest) is article_at(desk, "a", digest)
    assert reads == ["articles/a.md"]


def test_another_text_of_the_same_article_is_read(desk: Desk, reads: list[str]) -> None:
    assert article_at(desk, "a", laid(desk, "a", "One")).article.title == "One"
    assert article_at(desk, "a", laid(desk, "a", "Two")).article.title == "Two"
    assert len(reads) == 2


def test_what_was_changed_meanwhile_is_told_each_time(desk: Desk) -> None:
    digest = laid(desk, "a", "One")
    laid(desk, "a", "Two")
    for _ in range(2):
        with pytest.raises(BackfileError, match="changed while the site was built"):
            article_at(desk, "a", digest)
