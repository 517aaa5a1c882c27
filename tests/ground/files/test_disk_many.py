"""Many files that are written together are as whole as one, and those that fail keep no other one back."""

import os
from pathlib import Path
from typing import Any

import pytest

from backfile.errors import BackfileError, Exit
from backfile.files import disktrees
from backfile.files.diskmany import Write, write_all

ASIDE = "new/.aside"


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def _writes(*names: str, new: bool = True) -> list[Write]:
    return [Write(name, name.encode(), new) for name in names]


def test_files_are_written_into_folders_that_are_made_for_them(tmp_path: Path) -> None:
    assert write_all(tmp_path, _writes("new/a/b/c", "new/a/d", "e"), ASIDE) == [True, True, True]
    assert _files(tmp_path) == {"new/a/b/c": b"new/a/b/c", "new/a/d": b"new/a/d", "e": b"e"}
    assert not (tmp_path / ASIDE).exists()


def test_a_new_file_never_takes_the_place_of_another_and_one_that_is_not_new_does(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"old")
    (tmp_path / "link").symlink_to("nowhere")
    assert write_all(tmp_path, [*_writes("a", "link"), *_writes("b", new=False)], ASIDE) == [
        False,
        False,
        True,
    ]
    assert _files(tmp_path) == {"a": b"old", "b": b"b"}
    assert not (tmp_path / "nowhere").exists()


def test_no_file_has_its_name_before_all_of_them_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(
        disktrees,
        "flush",
        lambda _: seen.append(sorted(_files(tmp_path)) == [f"{ASIDE}/{k}" for k in range(3)]),
    )
    write_all(tmp_path, _writes("a", "b", "new/c"), ASIDE)
    assert seen == [True]
    assert sorted(_files(tmp_path)) == ["a", "b", "new/c"]


def test_more_than_are_flushed_together_are_all_written(tmp_path: Path) -> None:
    names = [f"{number}" for number in range(1203)]
    assert write_all(tmp_path, _writes(*names), ASIDE) == [True] * len(names)
    assert sorted(_files(tmp_path)) == sorted(names)


def test_one_that_cannot_be_written_is_told_and_the_others_are(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    first, second, third = write_all(tmp_path, _writes("a", "file/b", "c"), ASIDE)
    assert (first, third) == (True, True)
    assert isinstance(second, BackfileError)
    assert second.code == Exit.IO
    assert str(second).startswith("file/b: ")
    assert sorted(_files(tmp_path)) == ["a", "c", "file"]


@pytest.mark.parametrize("call", ["mkdir", "write", "flush"])
def test_where_nothing_can_be_written_each_is_told_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    (tmp_path / "old").write_bytes(b"old")
    monkeypatch.setattr(disktrees if call == "flush" else os, call, full)
    results = write_all(tmp_path, [*_writes("a"), *_writes("old", new=False)], ASIDE)
    assert [str(result) for result in results] == [
        "a: no space left on device",
        "old: no space left on device",
    ]
    monkeypatch.undo()
    assert _files(tmp_path) == {"old": b"old"}


def test_what_a_run_that_was_killed_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ASIDE).mkdir(parents=True)
    (tmp_path / ASIDE / "0").write_bytes(b"half")
    assert write_all(tmp_path, _writes("a"), ASIDE) == [True]
    assert _files(tmp_path) == {"a": b"a"}


def test_a_link_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "0").write_bytes(b"kept")
    (tmp_path / "new").mkdir()
    (tmp_path / ASIDE).symlink_to("../others")
    (result,) = write_all(tmp_path, _writes("a"), ASIDE)
    assert str(result) == "a: file exists"
    assert _files(tmp_path) == {"others/0": b"kept"}


def test_without_hard_links_new_files_are_still_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: Any, **__: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    (tmp_path / "a").write_bytes(b"old")
    assert write_all(tmp_path, _writes("a", "b"), ASIDE) == [False, True]
    assert _files(tmp_path) == {"a": b"old", "b": b"b"}
