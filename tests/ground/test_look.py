"""The first look: whatever a site is made from, a change to it is seen."""

from pathlib import Path

import pytest

from backfile import program
from backfile.files import lock
from backfile.look import look

FILES = [
    "site.toml",
    "articles/2024/a.md",
    "seeds/a.txt",
    "seeds/a.toml",
    "templates/home.html",
    "static/a.css",
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site all of whose files are settled."""
    monkeypatch.setattr("backfile.files.stamps.began", lambda _: 2**62)
    for path in FILES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("one")
    return tmp_path


def test_two_looks_at_the_same_site_are_equal(site: Path) -> None:
    first = look(site)
    assert first == look(site)
    assert first.digest is not None
    assert list(first.articles) == ["articles/2024/a.md"]
    assert list(first.seeds) == ["seeds/a.toml", "seeds/a.txt"]


@pytest.mark.parametrize("path", [*FILES, "articles/b.md", "seeds/b.txt", "templates/b.html", "static/b"])
def test_each_file_that_is_written_has_a_say(site: Path, path: str) -> None:
    before = look(site).digest
    (site / path).write_text("another")
    assert look(site).digest not in (before, None)


@pytest.mark.parametrize("path", FILES[1:])
def test_each_file_that_is_removed_has_a_say(site: Path, path: str) -> None:
    before = look(site).digest
    (site / path).unlink()
    assert look(site).digest not in (before, None)


def test_the_theme_that_comes_with_the_program_has_a_say(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setattr(program, "home", lambda: home)
    before = look(site).digest
    (home / "templates").mkdir()
    (home / "templates" / "home.html").write_text("one")
    assert look(site).digest not in (before, None)


def test_nothing_can_be_said_of_a_site_in_which_a_file_has_just_been_written(
    tmp_path: Path,
) -> None:
    (tmp_path / lock.NAME).write_text("")
    (tmp_path / "site.toml").write_text("")
    assert look(tmp_path).digest is None
