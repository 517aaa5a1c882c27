"""Files that are written in great numbers, second names, and whole trees."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backfile.files import disk, disktrees
from tests.press.making import lay, tree


def test_a_new_file_holds_all_the_pieces(tmp_path: Path) -> None:
    disk.write_new(f"{tmp_path}/a", [b"one ", b"", b"two"])
    assert (tmp_path / "a").read_bytes() == b"one two"


def test_a_write_that_takes_a_part_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:3]))
    disk.write_new(f"{tmp_path}/a", [b"one two three"])
    assert (tmp_path / "a").read_bytes() == b"one two three"


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("a", "link"):
        with pytest.raises(FileExistsError):
            disk.write_new(f"{tmp_path}/{name}", [b"x"])
    assert tree(tmp_path) == {"a": b"mine"}


def test_only_a_plain_file_with_one_name_is_written_over(tmp_path: Path) -> None:
    lay(tmp_path, {"a": "something longer", "shared": "s", "folder/x": ""})
    os.link(tmp_path / "shared", tmp_path / "second")
    (tmp_path / "link").symlink_to("a")
    os.mkfifo(tmp_path / "pipe")
    assert disk.write_over(f"{tmp_path}/a", [b"s", b"hort"])
    assert (tmp_path / "a").read_bytes() == b"short"
    for name in ("shared", "link", "pipe", "folder", "missing", "a/b"):
        assert not disk.write_over(f"{tmp_path}/{name}", [b"x"])
    assert (tmp_path / "shared").read_bytes() == b"s"


@pytest.mark.parametrize("before", ["", "s", "other", "something longer"])
def test_a_file_that_is_written_over_holds_nothing_else_however_long_it_was(
    tmp_path: Path, before: str
) -> None:
    lay(tmp_path, {"a": before})
    assert disk.write_over(f"{tmp_path}/a", [b"sh", b"", b"ort"])
    assert (tmp_path / "a").read_bytes() == b"short"


@pytest.mark.parametrize(
    ("pieces", "same"),
    [([b"abc"], True), ([b"a", b"", b"bc"], True), ([b"ab"], False), ([b"abcd"], False), ([b"abd"], False)],
)
def test_a_file_holds_just_these_bytes_or_not(tmp_path: Path, pieces: list[bytes], same: bool) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert disk.holds(tmp_path / "a", pieces) == same


def test_a_link_or_a_folder_or_nothing_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "link").symlink_to("a")
    for name in ("link", "missing", "", "a/b"):
        assert not disk.holds(tmp_path / name, [])


@pytest.mark.parametrize("fault", [errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP])
def test_where_no_link_can_be_had_a_file_is_copied_with_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    (tmp_path / "a").write_bytes(b"x")
    os.utime(tmp_path / "a", ns=(5, 7))
    assert disktrees.link_or_copy(f"{tmp_path}/a", f"{tmp_path}/b")

    def none(*_: Any, **__: Any) -> None:
        raise OSError(fault, "no links")

    monkeypatch.setattr(os, "link", none)
    assert not disktrees.link_or_copy(f"{tmp_path}/a", f"{tmp_path}/c")
    assert (tmp_path / "c").read_bytes() == b"x"
    assert (tmp_path / "c").stat().st_mtime_ns == 7


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_any_other_failure_to_link_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    (tmp_path / "a").write_bytes(b"x")

    def none(*_: Any, **__: Any) -> None:
        raise OSError(fault, "broken")

    monkeypatch.setattr(os, "link", none)
    with pytest.raises(OSError, match="broken"):
        disktrees.link_or_copy(f"{tmp_path}/a", f"{tmp_path}/c")
    assert not (tmp_path / "c").exists()


def test_a_sweep_leaves_what_stays_and_no_empty_folder(tmp_path: Path) -> None:
    lay(tmp_path, {"top/a": "", "top/b/c": "", "top/b/d": "", "top/e/f/g": "", "out": "mine"})
    (tmp_path / "top/e/link").symlink_to("../../out")
    (tmp_path / "top/e/folders").symlink_to("../b")
    (tmp_path / "top/empty/er").mkdir(parents=True)
    disktrees.sweep(tmp_path / "top", lambda path, entry: path == "b/c" and entry.name == "c")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        "out",
        "top",
        "top/b",
        "top/b/c",
    ]


def test_a_tree_is_discarded_whole_and_a_link_to_one_is_left_alone(tmp_path: Path) -> None:
    lay(tmp_path, {"top/a/b": "", "top/c": ""})
    (tmp_path / "link").symlink_to("top")
    disktrees.discard(tmp_path / "missing")
    disktrees.discard(tmp_path / "link")
    assert tree(tmp_path / "top") == {"a/b": b"", "c": b""}
    disktrees.discard(tmp_path / "top")
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


class _Library:
    """A C library that flushes, or fails."""

    def __init__(self, done: int) -> None:
        self.syncfs: Callable[[int], int] = lambda _: done


def test_all_that_was_written_is_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With syncfs(2) where there is one, else with sync(2)."""
    calls: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: calls.append("sync"), raising=False)
    disktrees.flush_names(tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: _Library(0))
    disktrees.flush(tmp_path)
    assert calls == []
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    disktrees.flush(tmp_path)
    monkeypatch.setattr("sys.platform", "darwin")
    disktrees.flush(tmp_path)
    assert calls == ["sync", "sync"]


def test_a_flush_that_fails_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=re.escape(str(tmp_path))):
        disktrees.flush_names(tmp_path)
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: _Library(-1))
    monkeypatch.setattr("ctypes.get_errno", lambda: errno.EIO)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(OSError, match=re.escape(str(tmp_path))) as caught:
        disktrees.flush(tmp_path)
    assert caught.value.errno == errno.EIO
