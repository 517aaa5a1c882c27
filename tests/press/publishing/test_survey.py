"""What stands in the published folder is told without reading it."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backfile.files import disktrees
from backfile.press.publishing.survey import inode_of, stamp_of, survey
from tests.press.making import lay
from tests.publishing.making import publish


def test_it_finds_every_file_and_link_and_every_empty_folder(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": b"1", "a/b/c.html": b"2"})
    lay(tmp_path, {"public/.git/HEAD": "x"})
    (tmp_path / "public/none/at/all").mkdir(parents=True)
    (tmp_path / "public/a/link").symlink_to("b")
    found = survey(tmp_path)
    manifests = {"manifest.json", "manifest-sha256.txt"}
    assert found.files.keys() == {"index.html", "a/b/c.html", "a/link", ".git/HEAD", *manifests}
    assert found.empty == {"none/at/all"}
    for path, stamp in found.files.items():
        assert stamp == stamp_of((tmp_path / "public" / path).lstat())
        assert inode_of(stamp) == (tmp_path / "public" / path).lstat().st_ino


def test_there_may_be_none(tmp_path: Path) -> None:
    assert survey(tmp_path).files == {}
    (tmp_path / "public").mkdir()
    assert survey(tmp_path).files == {}
    assert survey(tmp_path).empty == frozenset()


def test_a_stamp_changes_with_the_file_and_not_with_its_names(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"one")
    stamp = stamp_of(file.stat())
    os.link(file, tmp_path / "b")
    assert stamp_of(file.stat()) == stamp == stamp_of((tmp_path / "b").stat())
    os.utime(file, ns=(0, 1))
    later = stamp_of(file.stat())
    file.write_bytes(b"four")
    os.utime(file, ns=(0, 1))
    longer = stamp_of(file.stat())
    (tmp_path / "c").write_bytes(b"four")
    os.utime(tmp_path / "c", ns=(0, 1))
    assert len({stamp, later, longer, stamp_of((tmp_path / "c").stat())}) == 4


def test_a_file_number_of_128_bits_fits(tmp_path: Path) -> None:
    status: Any = SimpleNamespace(st_size=1, st_mtime_ns=-5, st_ino=(7 << 64) + 9)
    assert inode_of(stamp_of(status)) == 9


def test_folders_may_be_as_deep_as_the_disk_lets_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not as deep as the interpreter can call itself."""
    publish(tmp_path, {"index.html": b"1"})
    monkeypatch.chdir(tmp_path)
    deep = "public"
    for _ in range(1500):
        deep += "/d"
        Path(deep).mkdir()
    Path(deep, "f").write_bytes(b"")
    try:
        assert f"{deep}/f".removeprefix("public/") in survey(Path()).files
    finally:
        disktrees.discard(Path("public"))
