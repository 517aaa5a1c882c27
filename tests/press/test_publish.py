"""The finished site takes the place of the published one, whole or not at all."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from backfile import disktrees
from backfile.errors import BackfileError, Exit
from backfile.press import staging, swap, trees
from backfile.press.publish import Published, commit
from backfile.press.survey import survey
from backfile.press.trees import recover
from tests.press.making import lay, tree
from tests.publishing import making
from tests.publishing.making import counts, made_of, never, nothing_half_made

Publish = Callable[[Path, Mapping[str, bytes]], Published]

ONE = {"index.html": b"one", "a/b.html": b"same", "a/c.html": b"old"}
TWO = {"index.html": b"two", "a/b.html": b"same", "d/e.html": b"new"}
MANIFESTS = {"manifest.json", "manifest-sha256.txt"}


def _no_links(*_: Any, **__: Any) -> None:
    raise PermissionError(1, "Operation not permitted")


def _site(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(root / "public").items() if path not in MANIFESTS}


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    paths = [root / "public", *(root / "public").rglob("*")]
    return {str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in paths}


@pytest.fixture(params=["in one step", "in two steps"])
def publish(request: pytest.FixtureRequest) -> Publish:
    """Publish as this system can, and as one must that can't exchange folders at once."""
    return partial(making.publish, at_once=swap.at_once if request.param == "in one step" else never)


def test_the_site_is_what_was_printed(publish: Publish, tmp_path: Path) -> None:
    assert counts(publish(tmp_path, ONE)) == (5, 0, 0)
    assert _site(tmp_path) == ONE
    assert counts(publish(tmp_path, TWO)) == (4, 1, 1)
    assert _site(tmp_path) == TWO
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
    assert _site(tmp_path) == ONE
    assert not (tmp_path / "public/a/c.html").is_symlink()


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
    assert _site(tmp_path) == {**TWO, **strangers}
    assert (public / "own" / "script").stat().st_mode & 0o777 == 0o755
    assert (public / ".git" / "refs" / "heads").is_dir()
    assert (public / "empty").is_dir()
    assert str((public / "link").readlink()) == "nowhere"
    assert str((public / "folder-link").readlink()) == "own"


def test_a_folder_that_only_pruned_files_held_is_gone(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": b"", "gone/a.html": b""})
    publish(tmp_path, {"index.html": b""})
    assert not (tmp_path / "public" / "gone").exists()


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
    assert _site(tmp_path) == ONE


@pytest.mark.parametrize("stranger", ["d/e.html", "d", "index2.html/x", "index2.html/"])
def test_a_stranger_in_our_way_is_not_overwritten(publish: Publish, tmp_path: Path, stranger: str) -> None:
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


def test_a_stop_between_the_two_renames_is_made_good(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "public").rename(tmp_path / ".public.retired")
    lay(tmp_path, {".public.staged/index.html": "half"})
    recover(tmp_path)
    assert _site(tmp_path) == ONE
    assert nothing_half_made(tmp_path)


def test_a_stop_after_the_renames_leaves_the_new_site(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    lay(tmp_path, {".public.retired/index.html": "old", ".public.staged/index.html": "old"})
    recover(tmp_path)
    assert _site(tmp_path) == TWO
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
    assert _site(tmp_path) == ONE


def test_without_hard_links_files_are_copied(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/own": "mine"})
    (tmp_path / "public" / "link").symlink_to("own")

    monkeypatch.setattr(os, "link", _no_links)
    publish(tmp_path, TWO)
    assert {**TWO, "own": b"mine"}.items() <= _site(tmp_path).items()
    assert (tmp_path / "public" / "link").is_symlink()


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
    assert _site(tmp_path) == {**ONE, "shut/x": b"mine"}


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
    assert _site(tmp_path) == ONE


def test_an_output_that_is_nowhere_stops_the_build(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = survey(tmp_path)
    staging.begin(tmp_path, many=False)
    with pytest.raises(BackfileError, match=r"public/more\.html: no such file"):
        commit(tmp_path, before, made_of({**ONE, "more.html": b""}), {})
    assert _site(tmp_path) == ONE


def test_a_manifest_that_does_not_change_is_not_written(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    stamps = _stamps(tmp_path)
    assert counts(publish(tmp_path, ONE)) == (0, 5, 0)
    assert {path: stamp for path, stamp in _stamps(tmp_path).items() if Path(path).is_file()} == {
        path: stamp for path, stamp in stamps.items() if Path(path).is_file()
    }
    (tmp_path / "public" / "manifest-sha256.txt").write_bytes(b"")
    assert counts(publish(tmp_path, ONE)) == (1, 4, 0)


def test_the_stamps_of_what_was_not_put_are_told(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next build knows every file by its stamp, however it came into the tree."""
    assert publish(tmp_path, ONE).stamps.keys() == MANIFESTS
    monkeypatch.setattr(os, "link", _no_links)
    published = publish(tmp_path, TWO)
    assert published.stamps.keys() == {*MANIFESTS, "a/b.html"}
    found = survey(tmp_path).files
    assert {path: found[path] for path in published.stamps} == published.stamps


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
        assert _site(tmp_path) == site
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
    assert _site(tmp_path) == {**rest, "3.html": b"y"}
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
        assert _site(tmp_path) == site
        published = {path.stat().st_ino: path.read_bytes() for path in (tmp_path / "public").rglob("*.html")}


def test_a_folder_may_become_a_file_and_a_file_a_folder(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for few in (0, 500):
        monkeypatch.setattr(trees, "_FEW", few)
        one = {"a/b/c": b"1", "d": b"2", "e": b"3", "f/g": b"x"}
        two = {"a": b"1", "d/e/f": b"2", "e": b"3", "f/g/h": b"x"}
        for site in (one, two, one, two, {**one, "e": b"4"}, {**two, "e": b"4"}, one):
            publish(tmp_path, site)
            assert _site(tmp_path) == site


def test_a_site_that_was_removed_is_made_anew(publish: Publish, tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    publish(tmp_path, TWO)
    shutil.rmtree(tmp_path / "public")
    recover(tmp_path)
    assert list(tmp_path.iterdir()) == []
    publish(tmp_path, TWO)
    assert _site(tmp_path) == TWO


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
        assert {path: _site(tmp_path)[path] for path in (*site, *own)} == {**site, **own}
        (tmp_path / "public/d/e2.html").unlink(missing_ok=True)
        assert nothing_half_made(tmp_path)


def test_what_others_take_away_while_a_build_runs_is_no_error(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/own/f": "1", "public/CNAME": "x"})
    monkeypatch.setattr(disktrees, "flush", lambda _: shutil.rmtree(tmp_path / "public" / "own"))
    publish(tmp_path, TWO)
    assert TWO.items() <= _site(tmp_path).items()
    assert nothing_half_made(tmp_path)


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
