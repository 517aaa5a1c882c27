"""Stamps: a file that has changed has another stamp, and one that may yet have is told apart."""

import os
from pathlib import Path

import pytest

from backfile.errors import BackfileError
from backfile.files.stamps import UNSETTLED, began, digest, stamp_of, stamps_below

LATER = 2**62


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "2024" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text("One.")
    return path


def below(root: Path) -> dict[str, str]:
    return stamps_below(root, "articles", since=LATER)


def test_a_file_that_is_left_alone_keeps_its_stamp(tmp_path: Path, file: Path) -> None:
    before = below(tmp_path)
    file.read_text()
    assert below(tmp_path) == before == {"articles/2024/a.md": stamp_of(file, since=LATER)}


def test_another_size_time_or_file_is_another_stamp(file: Path) -> None:
    stamps = [stamp_of(file, since=LATER)]
    file.write_text("One and two.")
    stamps.append(stamp_of(file, since=LATER))
    os.utime(file, (1, 1))
    stamps.append(stamp_of(file, since=LATER))
    other = file.with_name("b.md")
    other.write_text("One and two.")
    other.replace(file)
    os.utime(file, (1, 1))
    stamps.append(stamp_of(file, since=LATER))
    assert len(set(stamps)) == len(stamps)
    assert UNSETTLED not in stamps


def test_a_time_of_change_that_was_put_back_is_noticed(file: Path) -> None:
    """The file's own time (ctime) can't be set."""
    os.utime(file, (1, 1))
    before = stamp_of(file, since=LATER)
    since = began(file.parent)
    while began(file.parent) == since:  # until the clock of the file system has ticked
        pass
    file.write_text("Two.")
    os.utime(file, (1, 1))
    assert stamp_of(file, since=LATER) != before


def test_a_file_that_was_changed_when_the_build_began_is_not_settled(file: Path) -> None:
    changed = file.stat().st_mtime_ns
    assert stamp_of(file, since=changed) == UNSETTLED
    assert stamp_of(file, since=changed + 10_000_000) == UNSETTLED
    assert stamp_of(file, since=changed + 10**9) != UNSETTLED


def test_a_time_in_the_future_is_not_settled(file: Path) -> None:
    os.utime(file, (2**33, 2**33))
    assert stamp_of(file, since=began(file.parent) + 10**9) == UNSETTLED


def test_what_is_no_plain_file_is_never_settled(tmp_path: Path, file: Path) -> None:
    file.with_name("link.md").symlink_to("a.md")
    (file.parent / "loop").symlink_to("..")
    found = below(tmp_path)
    assert [path for path, stamp in found.items() if stamp == UNSETTLED] == [
        "articles/2024/link.md",
        "articles/2024/loop",
    ]
    assert stamp_of(tmp_path / "nowhere", since=LATER) == UNSETTLED


def test_files_come_in_the_order_of_their_paths_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    for name in ("b/a", "a/b", "a.md", "B", "b", ".c", ".d/e"):
        path = tmp_path / "articles" / (f"{name}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    paths = list(below(tmp_path))
    assert paths == sorted(paths)
    assert len(paths) == 5


def test_a_folder_that_is_not_there_holds_nothing_and_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    assert below(tmp_path) == {}
    (tmp_path / "articles").write_text("")
    with pytest.raises(BackfileError, match="this must be a folder"):
        below(tmp_path)


def test_a_folder_that_cannot_be_read_is_an_error_of_the_disk(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(where: str) -> None:
        raise PermissionError(13, "Permission denied", where)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(BackfileError) as caught:
        below(tmp_path)
    assert str(caught.value) == "articles: permission denied"


def test_a_digest_tells_every_path_stamp_and_group_apart() -> None:
    groups: list[tuple[dict[str, str], ...]] = [
        (),
        ({},),
        ({}, {}),
        ({"a": "1"}, {}),
        ({}, {"a": "1"}),
        ({"a": "2"}, {}),
        ({"b": "1"}, {}),
        ({"a": "1", "b": "1"}, {}),
        ({"a": "1"}, {"b": "1"}),
    ]
    digests = [digest(group) for group in groups]
    assert len({*digests}) == len(groups)
    assert None not in digests
    assert digest(groups[-1]) == digests[-1]


def test_nothing_is_said_of_files_of_which_one_is_not_settled() -> None:
    assert digest([{"a": "1"}, {"b": UNSETTLED, "c": "1"}]) is None
