"""What others have put into the published folder is carried over, and never overwritten."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backfile.errors import BackfileError, Exit
from backfile.files import disktrees
from tests.press.making import lay
from tests.publishing.making import (
    ONE,
    TWO,
    Publish,
    nothing_half_made,
    site_of,
)


def test_strangers_are_carried_over(publish: Publish, tmp_path: Path) -> None:
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
    assert site_of(tmp_path) == {**TWO, **strangers}
    assert (public / "own" / "script").stat().st_mode & 0o777 == 0o755
    assert (public / ".git" / "refs" / "heads").is_dir()
    assert (public / "empty").is_dir()
    assert str((public / "link").readlink()) == "nowhere"
    assert str((public / "folder-link").readlink()) == "own"


def test_a_manifest_that_names_other_places_prunes_nothing_there(publish: Publish, tmp_path: Path) -> None:
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
def test_a_folder_that_is_not_ours_is_left_alone(
    publish: Publish, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "public")
    before = [(path, path.lstat()) for path in sorted(tmp_path.rglob("*"))]
    with pytest.raises(BackfileError, match="public/: the folder ") as caught:
        publish(tmp_path, ONE)
    assert caught.value.code == Exit.USAGE
    assert [(path, path.lstat()) for path in sorted(tmp_path.rglob("*"))] == before


def test_an_empty_folder_may_be_used(publish: Publish, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    publish(tmp_path, ONE)
    assert site_of(tmp_path) == ONE


@pytest.mark.parametrize("stranger", ["d/e.html", "d", "index2.html/x", "index2.html/"])
def test_a_stranger_in_our_way_is_not_overwritten(publish: Publish, tmp_path: Path, stranger: str) -> None:
    publish(tmp_path, ONE)
    if stranger.endswith("/"):
        (tmp_path / "public" / stranger).mkdir()
    else:
        lay(tmp_path, {f"public/{stranger}": "mine"})
    before = site_of(tmp_path)
    with pytest.raises(BackfileError, match="the file here is not ours") as caught:
        publish(tmp_path, {**TWO, "index2.html": b""})
    assert str(caught.value.at) == f"public/{stranger.rstrip('/')}"
    assert site_of(tmp_path) == before


def test_a_folder_of_strangers_that_cannot_be_read_stops_the_build(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
    assert site_of(tmp_path) == {**ONE, "shut/x": b"mine"}


def test_what_others_put_there_while_a_build_runs_is_carried_over(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/.git/index": "1", "public/.git/HEAD": "ref", "public/CNAME": "x"})
    publish(tmp_path, TWO)
    own = {".git/index": b"2", ".git/HEAD": b"ref", "a/late.txt": b"late", "new/deep/er": b"d", "CNAME": b"x"}

    def late(_: Path) -> None:
        lay(tmp_path, {"public/a/late.txt": "late", "public/new/deep/er": "d", "public/.git/lock": "2"})
        lay(tmp_path, {"public/index.html": "defaced", "public/d/e2.html": "theirs, and ours"})
        (tmp_path / "public/.git/lock").replace(tmp_path / "public/.git/index")

    for site in (ONE, TWO, {**ONE, "d/e2.html": b"ours"}):
        with monkeypatch.context() as patch:
            patch.setattr(disktrees, "flush", late)
            publish(tmp_path, site)
        assert {path: site_of(tmp_path)[path] for path in (*site, *own)} == {**site, **own}
        (tmp_path / "public/d/e2.html").unlink(missing_ok=True)
        assert nothing_half_made(tmp_path)


def test_what_others_take_away_while_a_build_runs_is_no_error(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/own/f": "1", "public/CNAME": "x"})
    monkeypatch.setattr(disktrees, "flush", lambda _: shutil.rmtree(tmp_path / "public" / "own"))
    publish(tmp_path, TWO)
    assert TWO.items() <= site_of(tmp_path).items()
    assert nothing_half_made(tmp_path)
