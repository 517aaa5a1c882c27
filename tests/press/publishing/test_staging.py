"""The next site is made beside the published one."""

import multiprocessing
import os
from pathlib import Path

import pytest

from backfile.errors import BackfileError, Exit
from backfile.press.publishing import staging, trees
from backfile.press.publishing.survey import stamp_of
from tests.press.making import lay, tree
from tests.publishing.making import publish


def test_it_begins_empty_with_second_names_or_with_an_older_site(tmp_path: Path) -> None:
    staged = staging.begin(tmp_path, many=True)
    assert tree(tmp_path) == {}
    staged.rmdir()
    lay(tmp_path, {".public.spare/a": "1", ".public.older/b": "2", "public/x": ""})
    assert tree(staging.begin(tmp_path, many=False)) == {"a": b"1"}
    staged.rename(tmp_path / ".public.spare")
    assert tree(staging.begin(tmp_path, many=True)) == {"b": b"2"}
    assert tree(tmp_path / ".public.spare") == {"a": b"1"}


@pytest.mark.parametrize("name", [".public.spare", ".public.staged", ".public.older"])
def test_a_link_in_the_place_of_a_tree_is_not_followed(tmp_path: Path, name: str) -> None:
    lay(tmp_path, {"site/public/x": "", "precious/a": "1"})
    site = tmp_path / "site"
    (site / name).symlink_to(tmp_path / "precious")
    if name == ".public.staged":
        with pytest.raises(BackfileError, match=r"\.public\.staged: file exists"):
            staging.begin(site, many=True)
    else:
        staging.put(staging.begin(site, many=True), "a", b"2")
    staging.abandon(site, free=True)
    assert tree(tmp_path / "precious") == {"a": b"1"}


def test_a_file_that_is_put_is_there_whole_with_its_stamp(tmp_path: Path) -> None:
    staged = staging.begin(tmp_path, many=True)
    for data in (b"", b"x" * 3_000_000, b"short"):
        stamp = staging.put(staged, "a/b/c.html", data)
        assert stamp == stamp_of((staged / "a/b/c.html").stat())
        assert (staged / "a/b/c.html").read_bytes() == data


def test_a_file_that_has_another_name_is_not_written_over(tmp_path: Path) -> None:
    lay(tmp_path, {"public/a": "published", ".public.older/b": "older"})
    os.link(tmp_path / "public/a", tmp_path / ".public.older/a")
    number = (tmp_path / ".public.older/b").stat().st_ino
    staged = staging.begin(tmp_path, many=True)
    staging.put(staged, "a", b"new")
    staging.put(staged, "b", b"new")
    assert (tmp_path / "public/a").read_bytes() == b"published"
    assert tree(staged) == {"a": b"new", "b": b"new"}
    assert (staged / "b").stat().st_ino == number


def test_what_is_in_the_way_is_cleared(tmp_path: Path) -> None:
    lay(tmp_path, {"public/x": "", ".public.older/a": "", ".public.older/b/c/d": "", "own/f": "mine"})
    (tmp_path / ".public.older/e").symlink_to(tmp_path / "own/f")
    staged = staging.begin(tmp_path, many=True)
    wanted = {"a/b/c": b"1", "b": b"2", "e": b"3"}
    for path, data in wanted.items():
        staging.put(staged, path, data)
    assert tree(staged) == wanted
    assert (tmp_path / "own/f").read_bytes() == b"mine"


def test_an_error_names_the_file_as_it_would_be_published(tmp_path: Path) -> None:
    staged = staging.begin(tmp_path, many=True)
    with pytest.raises(BackfileError, match=r"public/x{300}\.html: file name too long") as caught:
        staging.put(staged, "x" * 300 + ".html", b"")
    assert caught.value.code is Exit.IO


def _put_some(staged: Path, first: int) -> None:
    for number in range(first, 200, 2):
        staging.put(staged, f"a/{number % 7}/b/{number}.html", b"%d" % number)


def test_many_processes_may_put_at_once(tmp_path: Path) -> None:
    """Even where a file is in the way of a folder that all of them need."""
    lay(tmp_path, {"public/x": "", ".public.older/a": ""})
    staged = staging.begin(tmp_path, many=True)
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_put_some, args=(staged, first)) for first in (0, 0, 1, 1)]
    for worker in workers[::2]:
        worker.start()
    for worker in workers[::2]:
        worker.join()
        assert worker.exitcode == 0
    assert tree(staged) == {f"a/{number % 7}/b/{number}.html": b"%d" % number for number in range(200)}


def test_what_was_given_up_is_written_over_by_the_next_build(tmp_path: Path) -> None:
    staged = staging.begin(tmp_path, many=True)
    stamp = staging.put(staged, "a", b"1")
    staging.abandon(tmp_path, free=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".public.older"]
    again = staging.put(staging.begin(tmp_path, many=True), "a", b"2")
    assert stamp[16:] == again[16:]


def test_what_was_given_up_for_its_space_is_gone(tmp_path: Path) -> None:
    lay(tmp_path, {".public.older/a": ""})
    staging.put(staging.begin(tmp_path, many=False), "a", b"1")
    staging.abandon(tmp_path, free=True)
    assert list(tmp_path.iterdir()) == []


def test_only_files_of_the_site_that_are_its_own_are_kept_when_a_build_is_given_up(tmp_path: Path) -> None:
    publish(tmp_path, {"a": b"1", "b": b"2", "withdrawn": b"3"})
    (tmp_path / "public/withdrawn").unlink()
    staged = staging.begin(tmp_path, many=False)
    os.link(tmp_path / "public/a", staged / "a")
    for path in ("b", "withdrawn", "never"):
        staging.put(staged, path, b"new")
    trees.recover(tmp_path)
    assert tree(tmp_path / ".public.older") == {"b": b"new"}
