"""The finished site takes the place of the published one, whole or not at all."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from backfile.errors import BackfileError, Exit
from backfile.press.publishing import staging, trees
from backfile.press.publishing.publish import commit
from backfile.press.publishing.survey import survey
from backfile.press.publishing.trees import recover
from tests.press.making import tree
from tests.publishing.making import (
    MANIFESTS,
    ONE,
    TWO,
    Publish,
    counts,
    made_of,
    no_links,
    nothing_half_made,
    site_of,
    stamps_of,
)


def test_the_site_is_what_was_printed(publish: Publish, tmp_path: Path) -> None:
    assert counts(publish(tmp_path, ONE)) == (5, 0, 0)
    assert site_of(tmp_path) == ONE
    assert counts(publish(tmp_path, TWO)) == (4, 1, 1)
    assert site_of(tmp_path) == TWO
    assert not (tmp_path / "public" / "a" / "c.html").exists()
    assert nothing_half_made(tmp_path)


def test_an_unchanged_file_keeps_its_content_and_time_through_many_builds(
    publish: Publish, tmp_path: Path
) -> None:
    publish(tmp_path, ONE)
    before = (tmp_path / "public/a/b.html").stat().st_mtime_ns
    for number in range(4):
        publish(tmp_path, {**ONE, "index.html": f"{number}".encode()})
        assert (tmp_path / "public/a/b.html").read_bytes() == b"same"
    assert (tmp_path / "public/a/b.html").stat().st_mtime_ns == before
    publish(tmp_path, {**ONE, "a/b.html": b"edited"})
    assert (tmp_path / "public/a/b.html").read_bytes() == b"edited"


def test_a_file_that_was_tampered_with_is_printed_again(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "public/a/b.html").write_bytes(b"SAME")
    (tmp_path / "public/index.html").unlink()
    (tmp_path / "public/a/c.html").unlink()
    (tmp_path / "public/a/c.html").symlink_to("../index.html")
    assert counts(publish(tmp_path, ONE)) == (5, 0, 0)
    assert site_of(tmp_path) == ONE
    assert not (tmp_path / "public/a/c.html").is_symlink()


def test_a_folder_that_only_pruned_files_held_is_gone(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": b"", "gone/a.html": b""})
    publish(tmp_path, {"index.html": b""})
    assert not (tmp_path / "public" / "gone").exists()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_published_site_proves_itself(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    publish(tmp_path, TWO)
    command = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"]
    assert subprocess.run(command, cwd=tmp_path / "public", check=False).returncode == 0


def test_what_was_not_put_is_not_published(publish: Publish, tmp_path: Path) -> None:
    """A file in the staging tree that is not the one that was put is no page of this build."""
    publish(tmp_path, ONE)
    before = survey(tmp_path)
    staging.begin(tmp_path, many=False)
    with pytest.raises(BackfileError, match=r"public/index\.html: it was written, and is gone") as caught:
        commit(tmp_path, before, made_of(ONE), {"index.html": before.files["a/b.html"]})
    assert caught.value.code is Exit.IO
    assert site_of(tmp_path) == ONE


def test_an_output_that_is_nowhere_stops_the_build(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = survey(tmp_path)
    staging.begin(tmp_path, many=False)
    with pytest.raises(BackfileError, match=r"public/more\.html: no such file"):
        commit(tmp_path, before, made_of({**ONE, "more.html": b""}), {})
    assert site_of(tmp_path) == ONE


def test_a_manifest_that_does_not_change_is_not_written(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    stamps = stamps_of(tmp_path)
    assert counts(publish(tmp_path, ONE)) == (0, 5, 0)
    assert {path: stamp for path, stamp in stamps_of(tmp_path).items() if Path(path).is_file()} == {
        path: stamp for path, stamp in stamps.items() if Path(path).is_file()
    }
    (tmp_path / "public" / "manifest-sha256.txt").write_bytes(b"")
    assert counts(publish(tmp_path, ONE)) == (1, 4, 0)


def test_the_stamps_of_what_was_not_put_are_told(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next build knows every file by its stamp, however it came into the tree."""
    assert publish(tmp_path, ONE).stamps.keys() == MANIFESTS
    monkeypatch.setattr(os, "link", no_links)
    published = publish(tmp_path, TWO)
    assert published.stamps.keys() == {*MANIFESTS, "a/b.html"}
    found = survey(tmp_path).files
    assert {path: found[path] for path in published.stamps} == published.stamps


def test_a_folder_may_become_a_file_and_a_file_a_folder(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for few in (0, 500):
        monkeypatch.setattr(trees, "_FEW", few)
        one = {"a/b/c": b"1", "d": b"2", "e": b"3", "f/g": b"x"}
        two = {"a": b"1", "d/e/f": b"2", "e": b"3", "f/g/h": b"x"}
        for site in (one, two, one, two, {**one, "e": b"4"}, {**two, "e": b"4"}, one):
            publish(tmp_path, site)
            assert site_of(tmp_path) == site


def test_a_site_that_was_removed_is_made_anew(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    publish(tmp_path, TWO)
    shutil.rmtree(tmp_path / "public")
    recover(tmp_path)
    assert list(tmp_path.iterdir()) == []
    publish(tmp_path, TWO)
    assert site_of(tmp_path) == TWO


@pytest.mark.parametrize("paths", [("a", "a/b"), ("a/b", "a")])
def test_a_site_that_contradicts_itself_is_not_published(
    publish: Publish, tmp_path: Path, paths: tuple[str, str]
) -> None:
    """No file can stand where a folder must."""
    publish(tmp_path, ONE)
    before = tree(tmp_path / "public")
    with pytest.raises(BackfileError, match=f"public/{paths[0]}: it was written, and is gone"):
        publish(tmp_path, {**TWO, **dict.fromkeys(paths, b"x")})
    assert tree(tmp_path / "public") == before
    assert nothing_half_made(tmp_path)
