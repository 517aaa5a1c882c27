"""What is read is a plain file, what is written is whole."""

import os
from pathlib import Path
from typing import Any

import pytest

from backfile.errors import BackfileError, Exit
from backfile.files import disk


def _read(path: Path, most: int = 100) -> bytes:
    return disk.read_plain(path, "the/name", most=most, setting="a.limit")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _full(*_: Any, **__: Any) -> None:
    raise OSError(28, "No space left on device")


def test_a_plain_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert _read(tmp_path / "a", most=5) == b"12345"
    with pytest.raises(BackfileError) as caught:
        _read(tmp_path / "a", most=4)
    assert str(caught.value) == (
        "the/name: 5 bytes, over the limit of 4\n    hint: raise a.limit in site.toml if it is to be read"
    )
    assert caught.value.code == Exit.CONTENT


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"secret")
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "broken").symlink_to("nowhere")
    for name in ("link", "broken"):
        with pytest.raises(BackfileError, match="symbolic links are not followed"):
            _read(tmp_path / name)


def test_what_is_no_plain_file_is_refused_at_once_and_nothing_stays_open(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    handles = Path("/proc/self/fd")
    before = len(list(handles.iterdir())) if handles.is_dir() else 0
    for path in (tmp_path / "folder", tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(BackfileError, match=r"not a plain file|this is a folder") as caught:
            _read(path)
        assert caught.value.code == Exit.CONTENT
    if before:
        assert len(list(handles.iterdir())) == before


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs a file that is larger than it says")
def test_a_file_that_grows_while_it_is_read_is_too_large_too() -> None:
    with pytest.raises(BackfileError, match="over the limit of 10"):
        _read(Path("/proc/self/status"), most=10)


def test_a_missing_file_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(BackfileError, match="the/name: no such file") as caught:
        _read(tmp_path / "a")
    assert caught.value.code == Exit.IO


def test_files_come_sorted_without_dotfiles_and_links_are_not_entered(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").touch()
    top = tmp_path / "site" / "seeds"
    for name in ("b/z", "b/a", "a.txt", "a/b", ".hidden", ".git/x", "b/.x/y", "Z"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).touch()
    (top / "linked").symlink_to(outside)
    (top / "loop").symlink_to(top)
    assert list(disk.files_below(tmp_path / "site", "seeds")) == [
        "seeds/Z",
        "seeds/a.txt",
        "seeds/a/b",
        "seeds/b/a",
        "seeds/b/z",
        "seeds/linked",
        "seeds/loop",
    ]
    assert list(disk.files_below(tmp_path / "site", "missing")) == []


def test_a_folder_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds" / "shut").mkdir(parents=True)
    scandir = os.scandir

    def denied(path: Any) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    with pytest.raises(BackfileError, match="seeds/shut: permission denied"):
        list(disk.files_below(tmp_path, "seeds"))


def test_creating_never_replaces(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.md"
    assert disk.create(path, b"one", "a.md")
    assert not disk.create(path, b"two", "a.md")
    assert path.read_bytes() == b"one"
    (tmp_path / "link").symlink_to("nowhere")
    assert not disk.create(tmp_path / "link", b"two", "link")
    assert not (tmp_path / "nowhere").exists()
    assert _names(path.parent) == ["a.md"]


def test_replacing_replaces_the_file_and_not_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"kept")
    (tmp_path / "a").symlink_to("other")
    disk.replace(tmp_path / "a", b"two", "a")
    disk.replace(tmp_path / "b" / "c", b"three", "b/c")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert not (tmp_path / "a").is_symlink()
    assert (tmp_path / "other").read_bytes() == b"kept"
    assert (tmp_path / "b" / "c").read_bytes() == b"three"
    assert _names(tmp_path) == ["a", "b", "other"]


@pytest.mark.parametrize("write", [disk.create, disk.replace])
def test_what_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Any
) -> None:
    (tmp_path / "old").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", _full)
    for name in ("old", "new"):
        with pytest.raises(BackfileError, match="no space left") as caught:
            write(tmp_path / name, b"new", name)
        assert caught.value.code == Exit.IO
    assert _names(tmp_path) == ["old"]
    assert (tmp_path / "old").read_bytes() == b"old"


@pytest.mark.parametrize("write", [disk.create, disk.replace])
def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path, write: Any) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BackfileError, match="file/a: ") as caught:
        write(tmp_path / "file" / "a", b"", "file/a")
    assert caught.value.code == Exit.IO


def test_without_hard_links_creating_is_still_exclusive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _full)
    assert disk.create(tmp_path / "a", b"one", "a")
    assert not disk.create(tmp_path / "a", b"two", "a")
    assert (tmp_path / "a").read_bytes() == b"one"
    assert _names(tmp_path) == ["a"]


def test_without_hard_links_half_a_file_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _full)
    whole = Path.open

    def failing(path: Path, mode: str = "r", *rest: Any) -> Any:
        file = whole(path, mode, *rest)
        if mode == "xb":
            file.close()  # writing to it will fail, with the file made
            file = os.fdopen(os.open(path, os.O_RDONLY), "rb")
        return file

    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(BackfileError):
        disk.create(tmp_path / "a", b"one", "a")
    assert _names(tmp_path) == []
