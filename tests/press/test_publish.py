"""The finished site takes the place of the published one, whole or not at all."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backfile import disk
from backfile.errors import BackfileError, Exit
from backfile.press import publish as module
from backfile.press import staging, swap, trees
from backfile.press.publish import commit
from backfile.press.survey import Stamp, survey
from backfile.press.trees import recover
from tests.press.making import lay, tree
from tests.publishing.making import counts, made_of, never, nothing_half_made, publish

ONE = {"index.html": b"one", "a/b.html": b"same", "a/c.html": b"old"}
TWO = {"index.html": b"two", "a/b.html": b"same", "d/e.html": b"new"}
MANIFESTS = {"manifest.json", "manifest-sha256.txt"}


def _site(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(root / "public").items() if path not in MANIFESTS}


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    paths = [root / "public", *(root / "public").rglob("*")]
    return {str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in paths}


@pytest.fixture(params=["in one step", "in two steps"], autouse=True)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "in two steps":
        monkeypatch.setattr(publish, "__defaults__", (never,))


def test_the_site_is_what_was_printed(tmp_path: Path) -> None:
    assert counts(publish(tmp_path, ONE)) == (5, 0, 0)
    assert _site(tmp_path) == ONE
    assert counts(publish(tmp_path, TWO)) == (4, 1, 1)
    assert _site(tmp_path) == TWO
    assert not (tmp_path / "public" / "a" / "c.html").exists()
    assert nothing_half_made(tmp_path)


def test_an_unchanged_file_keeps_its_content_and_time_through_many_builds(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = (tmp_path / "public/a/b.html").stat().st_mtime_ns
    for number in range(4):
        publish(tmp_path, {**ONE, "index.html": f"{number}".encode()})
        assert (tmp_path / "public/a/b.html").read_bytes() == b"same"
    assert (tmp_path / "public/a/b.html").stat().st_mtime_ns == before
    publish(tmp_path, {**ONE, "a/b.html": b"edited"})
    assert (tmp_path / "public/a/b.html").read_bytes() == b"edited"


def test_a_file_that_was_tampered_with_is_printed_again(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "public/a/b.html").write_bytes(b"SAME")
    (tmp_path / "public/index.html").unlink()
    (tmp_path / "public/a/c.html").unlink()
    (tmp_path / "public/a/c.html").symlink_to("../index.html")
    assert publish(tmp_path, ONE).written == 3
    assert _site(tmp_path) == ONE
    assert not (tmp_path / "public/a/c.html").is_symlink()


def test_strangers_are_carried_over(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    lay(
        tmp_path,
        {"public/CNAME": "x", "public/.git/HEAD": "ref", "public/a/notes.txt": "mine", "public/own/f": "y"},
    )
    public = tmp_path / "public"
    (public / "own" / "script").write_bytes(b"#!")
    (public / "own" / "script").chmod(0o755)
    (public / ".git" / "refs" / "heads").mkdir(parents=True)
    (public / "empty").mkdir()
    (public / "link").symlink_to("nowhere")
    (public / "folder-link").symlink_to("own")
    assert publish(tmp_path, TWO).pruned == 1
    strangers = {
        "CNAME": b"x",
        ".git/HEAD": b"ref",
        "a/notes.txt": b"mine",
        "own/f": b"y",
        "own/script": b"#!",
    }
    assert _site(tmp_path) == {**TWO, **strangers}
    assert (public / "own" / "script").stat().st_mode & 0o777 == 0o755
    assert (public / ".git" / "refs" / "heads").is_dir()
    assert (public / "empty").is_dir()
    assert str((public / "link").readlink()) == "nowhere"
    assert str((public / "folder-link").readlink()) == "own"


def test_a_folder_that_only_pruned_files_held_is_gone(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": b"", "gone/a.html": b""})
    publish(tmp_path, {"index.html": b""})
    assert not (tmp_path / "public" / "gone").exists()


def test_a_manifest_that_names_other_places_prunes_nothing_there(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "precious").write_bytes(b"p")
    manifest = tmp_path / "public" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"a/c.html", b"../precious"))
    publish(tmp_path, TWO)
    assert (tmp_path / "precious").read_bytes() == b"p"


def _file(public: Path) -> None:
    public.write_bytes(b"")


def _link(public: Path) -> None:
    (public.parent / "real").mkdir()
    public.symlink_to("real")


def _broken_link(public: Path) -> None:
    public.symlink_to("nowhere")


def _not_ours(public: Path) -> None:
    lay(public, {"index.html": "somebody's"})


def _dotfile(public: Path) -> None:
    lay(public, {".gitignore": "*"})


@pytest.mark.parametrize("make", [_file, _link, _broken_link, _not_ours, _dotfile])
def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "public")
    before = [(path, path.lstat()) for path in sorted(tmp_path.rglob("*"))]
    with pytest.raises(BackfileError, match="public/: the folder ") as caught:
        publish(tmp_path, ONE)
    assert caught.value.code == Exit.USAGE
    assert [(path, path.lstat()) for path in sorted(tmp_path.rglob("*"))] == before


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    publish(tmp_path, ONE)
    assert _site(tmp_path) == ONE


@pytest.mark.parametrize("stranger", ["d/e.html", "d", "index2.html/x", "index2.html/"])
def test_a_stranger_in_our_way_is_not_overwritten(tmp_path: Path, stranger: str) -> None:
    publish(tmp_path, ONE)
    if stranger.endswith("/"):
        (tmp_path / "public" / stranger).mkdir()
    else:
        lay(tmp_path, {f"public/{stranger}": "mine"})
    before = _site(tmp_path)
    with pytest.raises(BackfileError, match="the file here is not ours") as caught:
        publish(tmp_path, {**TWO, "index2.html": b""})
    assert str(caught.value.at) == f"public/{stranger.rstrip('/')}"
    assert _site(tmp_path) == before


def test_a_stop_between_the_two_renames_is_made_good(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "public").rename(tmp_path / ".public.retired")
    lay(tmp_path, {".public.staged/index.html": "half"})
    recover(tmp_path)
    assert _site(tmp_path) == ONE
    assert nothing_half_made(tmp_path)


def test_a_stop_after_the_renames_leaves_the_new_site(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    lay(tmp_path, {".public.retired/index.html": "old", ".public.staged/index.html": "old"})
    recover(tmp_path)
    assert _site(tmp_path) == TWO
    assert nothing_half_made(tmp_path)


def test_what_an_earlier_run_left_is_never_written_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, ONE)
    (tmp_path / ".public.staged").mkdir()
    os.link(tmp_path / "public/index.html", tmp_path / ".public.staged/index.html")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(BackfileError):
        publish(tmp_path, TWO)
    assert _site(tmp_path) == ONE


def test_without_hard_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/own": "mine"})
    (tmp_path / "public" / "link").symlink_to("own")

    def none(*_: Any, **__: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    publish(tmp_path, TWO)
    assert {**TWO, "own": b"mine"}.items() <= _site(tmp_path).items()
    assert (tmp_path / "public" / "link").is_symlink()


def test_a_folder_of_strangers_that_cannot_be_read_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/shut/x": "mine"})
    scandir = os.scandir

    def denied(path: Any) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    with pytest.raises(BackfileError, match="public/shut: permission denied") as caught:
        publish(tmp_path, TWO)
    assert caught.value.code == Exit.IO
    monkeypatch.undo()
    assert _site(tmp_path) == {**ONE, "shut/x": b"mine"}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_published_site_proves_itself(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    publish(tmp_path, TWO)
    command = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"]
    assert subprocess.run(command, cwd=tmp_path / "public", check=False).returncode == 0
