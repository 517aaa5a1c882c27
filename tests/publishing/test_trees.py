"""The trees that a site is made in: what one run leaves is good for the next, whatever stopped it."""

import os
from pathlib import Path

import pytest

from backfile.errors import BackfileError
from backfile.files import disktrees
from backfile.press.publishing import staging, trees
from backfile.press.publishing.publish import commit
from backfile.press.publishing.survey import survey
from backfile.press.publishing.trees import recover
from tests.press.making import lay, tree
from tests.publishing.making import (
    ONE,
    TWO,
    Publish,
    counts,
    made_of,
    no_links,
    nothing_half_made,
    site_of,
)


def test_a_stop_between_the_two_renames_is_made_good(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "public").rename(tmp_path / ".public.retired")
    lay(tmp_path, {".public.staged/index.html": "half"})
    recover(tmp_path)
    assert site_of(tmp_path) == ONE
    assert nothing_half_made(tmp_path)


def test_a_stop_after_the_renames_leaves_the_newsite_of(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    lay(tmp_path, {".public.retired/index.html": "old", ".public.staged/index.html": "old"})
    recover(tmp_path)
    assert site_of(tmp_path) == TWO
    assert nothing_half_made(tmp_path)


def test_what_an_earlier_run_left_is_never_written_into(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, ONE)
    (tmp_path / ".public.staged").mkdir()
    os.link(tmp_path / "public/index.html", tmp_path / ".public.staged/index.html")
    monkeypatch.setattr(trees, "give_up", lambda *_: None)
    with pytest.raises(BackfileError):
        publish(tmp_path, TWO)
    assert site_of(tmp_path) == ONE


def test_without_hard_links_files_are_copied(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/own": "mine"})
    (tmp_path / "public" / "link").symlink_to("own")

    monkeypatch.setattr(os, "link", no_links)
    publish(tmp_path, TWO)
    assert {**TWO, "own": b"mine"}.items() <= site_of(tmp_path).items()
    assert (tmp_path / "public" / "link").is_symlink()


def test_few_replaced_files_are_not_kept(publish: Publish, tmp_path: Path) -> None:
    """The spare tree has second names of published files, and nothing that the site has not."""
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/own": "mine", "public/folder/own": "mine"})
    publish(tmp_path, TWO)
    assert tree(tmp_path / ".public.spare") == {"a/b.html": b"same"}
    assert (tmp_path / ".public.spare/a/b.html").samefile(tmp_path / "public/a/b.html")
    assert not (tmp_path / ".public.older").exists()


def test_many_replaced_files_are_kept_to_be_written_over(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "_FEW", 1)
    pages = {f"{number}.html": b"0" for number in range(9)}
    publish(tmp_path, {**pages, "secret.html": b"withdrawn"})
    inodes = []
    for text in (b"1", b"two, longer", b"", b"3"):
        inodes.append({path: (tmp_path / "public" / path).stat().st_ino for path in pages})
        site = {path: text + path.encode() for path in pages}
        publish(tmp_path, site)
        assert site_of(tmp_path) == site
        assert "secret.html" not in tree(tmp_path / ".public.older")
    assert inodes[0] == inodes[2]
    assert inodes[1] == inodes[3]


def test_after_many_files_few_are_linked_and_the_older_tree_waits(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "_FEW", 4)
    pages = {f"{number}.html": b"0" for number in range(9)}
    publish(tmp_path, pages)
    publish(tmp_path, dict.fromkeys(pages, b"1"))
    older = tree(tmp_path / ".public.older")
    assert counts(publish(tmp_path, {**dict.fromkeys(pages, b"1"), "3.html": b"x"})) == (3, 8, 0)
    assert tree(tmp_path / ".public.older") == older
    rest = dict.fromkeys(pages, b"1")
    del rest["7.html"]
    publish(tmp_path, {**rest, "3.html": b"y"})
    assert site_of(tmp_path) == {**rest, "3.html": b"y"}
    assert tree(tmp_path / ".public.older").keys() == older.keys() - {"7.html"}


def test_a_small_site_that_was_made_in_the_older_tree_leaves_the_next_spare_one(
    publish: Publish, tmp_path: Path
) -> None:
    """A build that is cut off leaves an older tree beside the spare one."""
    publish(tmp_path, ONE)
    publish(tmp_path, TWO)
    lay(tmp_path, {".public.staged/index.html": "cut off"})
    recover(tmp_path)
    assert tree(tmp_path / ".public.older") == {"index.html": b"cut off"}
    publish(tmp_path, {"index.html": b"3", "a/b.html": b"same", "d/e.html": b"3"})
    assert nothing_half_made(tmp_path)
    assert tree(tmp_path / ".public.spare") == {"a/b.html": b"same"}
    assert not (tmp_path / ".public.older").exists()


def test_a_staging_folder_that_was_not_needed_goes_back_to_where_it_came_from(
    publish: Publish, tmp_path: Path
) -> None:
    publish(tmp_path, ONE)
    publish(tmp_path, TWO)
    for cut_off in (False, True):
        if cut_off:
            lay(tmp_path, {".public.staged/index.html": "cut off"})
            recover(tmp_path)
        before = tree(tmp_path)
        for many in (False, True):
            staging.begin(tmp_path, many=many)
            assert counts(commit(tmp_path, survey(tmp_path), made_of(TWO), {})) == (0, 5, 0)
            assert tree(tmp_path) == before


def test_a_published_file_is_never_written_into(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever tree a build begins with, an inode that is published keeps its bytes until it is replaced."""
    monkeypatch.setattr(trees, "_FEW", 2)
    published: dict[int, bytes] = {}
    flush = disktrees.flush

    def look(folder: Path) -> None:
        for path in (tmp_path / "public").rglob("*.html"):
            assert published[path.stat().st_ino] == path.read_bytes()
        flush(folder)

    monkeypatch.setattr(disktrees, "flush", look)
    for number in range(24):
        site = {f"{name}.html": b"%d" % (number // (name % 5 + 1)) for name in range(12)}
        publish(tmp_path, site)
        assert site_of(tmp_path) == site
        published = {path.stat().st_ino: path.read_bytes() for path in (tmp_path / "public").rglob("*.html")}


def test_if_the_names_cannot_be_flushed_the_old_site_is_put_back(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path) -> None:
        raise OSError(5, "Input/output error", str(folder))

    for files in ({}, ONE):
        with monkeypatch.context() as patch:
            patch.setattr(disktrees, "flush_names", broken)
            before = tree(tmp_path)
            with pytest.raises(BackfileError, match="input/output error"):
                publish(tmp_path, {**files, "new": b""})
            assert tree(tmp_path) == before
        publish(tmp_path, ONE)
