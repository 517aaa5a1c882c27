"""A storage is read and written with the same limits and errors as a folder."""

import sys
from pathlib import Path

import pytest

from backfile.errors import BackfileError, Exit
from backfile.files.stamps import UNSETTLED
from backfile.remote.storage import Storage
from tests.press.making import lay, tree
from tests.remote.stores import Mortal, dying, storage


def _caught(error: pytest.ExceptionInfo[BackfileError]) -> tuple[Exit, str]:
    return error.value.code, str(error.value)


def test_files_are_stamped_by_the_marks_of_their_content(tmp_path: Path) -> None:
    lay(tmp_path, {"articles/b.md": "one", "articles/2024/a.md": "one", "other/c.md": "one"})
    found = storage(tmp_path).stamps_below("articles")
    assert list(found) == ["articles/2024/a.md", "articles/b.md"]
    assert len(set(found.values())) == 1
    lay(tmp_path, {"articles/b.md": "two"})
    again = storage(tmp_path).stamps_below("articles")
    assert again["articles/b.md"] != found["articles/b.md"] != UNSETTLED


def test_where_a_storage_has_no_marks_no_stamp_is_settled(tmp_path: Path) -> None:
    """Times are too coarse: what has one of them may be of either content."""
    lay(tmp_path, {"articles/a.md": "one"})
    assert storage(tmp_path, "file").stamps_below("articles") == {"articles/a.md": UNSETTLED}


def test_what_is_not_there_holds_no_files(tmp_path: Path) -> None:
    assert storage(tmp_path).stamps_below("articles") == {}


def test_names_with_a_dot_in_front_are_passed_over(tmp_path: Path) -> None:
    lay(tmp_path, {"a/.x": "", "a/.git/y": "", "a/b": "", ".staged/z": ""})
    assert list(storage(tmp_path).stamps_below("a")) == ["a/b"]
    assert list(storage(tmp_path).stamps_below(".staged")) == [".staged/z"]


def test_what_is_no_plain_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    lay(tmp_path, {"seeds/a.txt": "", "articles": "a file"})
    (tmp_path / "seeds" / "link").symlink_to(tmp_path / "seeds" / "a.txt")
    with pytest.raises(BackfileError) as caught:
        storage(tmp_path).stamps_below("seeds")
    assert _caught(caught)[1] == "seeds/link: not a plain file\n    hint: remove it from the folder"
    with pytest.raises(BackfileError) as caught:
        storage(tmp_path).stamps_below("articles")
    assert _caught(caught) == (Exit.IO, "articles/: this must be a folder")


@pytest.mark.parametrize("size", [0, 1, 9, 10])
def test_a_file_up_to_the_limit_is_read(tmp_path: Path, size: int) -> None:
    lay(tmp_path, {"a": b"x" * size})
    assert storage(tmp_path).read("a", most=10, setting="a.limit") == b"x" * size


def test_a_file_over_the_limit_is_an_error_of_its_content(tmp_path: Path) -> None:
    lay(tmp_path, {"a": b"x" * 11})
    with pytest.raises(BackfileError) as caught:
        storage(tmp_path).read("a", most=10, setting="a.limit")
    assert _caught(caught) == (
        Exit.CONTENT,
        "a: over the limit of 10 bytes\n    hint: raise a.limit in site.toml if it is to be read",
    )


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackfileError) as caught:
        storage(tmp_path).read("seeds/a", most=10, setting="a.limit")
    assert _caught(caught) == (Exit.IO, "seeds/a: there is no such file in the storage")


def test_a_file_is_created_only_where_there_is_none(tmp_path: Path) -> None:
    store = storage(tmp_path)
    assert store.create("articles/2024/a.md", b"one")
    assert not store.create("articles/2024/a.md", b"two")
    assert tree(tmp_path) == {"articles/2024/a.md": b"one"}


def test_a_file_is_written_in_pieces_over_what_is_there(tmp_path: Path) -> None:
    store = storage(tmp_path)
    assert store.write("a/b", iter([b"one", b"", b"two"])) == 6
    assert store.write("a/b", []) == 0
    assert tree(tmp_path) == {"a/b": b""}


def test_files_whose_names_look_like_patterns_are_themselves(tmp_path: Path) -> None:
    lay(tmp_path, {"a/x[1]*?.png": "one", "a/x1.png": "other"})
    store = storage(tmp_path)
    store.copy([("a/x[1]*?.png", "b/x[1]*?.png")])
    store.remove("a/x[1]*?.png")
    assert tree(tmp_path) == {"a/x1.png": b"other", "b/x[1]*?.png": b"one"}


def test_to_remove_what_is_gone_is_no_error(tmp_path: Path) -> None:
    storage(tmp_path).remove("a")
    storage(tmp_path).clear("b")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Access Denied"), "a: access denied"),
        (RuntimeError("no credentials"), "a: the storage failed (RuntimeError): no credentials"),
    ],
)
def test_what_a_library_of_a_storage_raises_is_told(tmp_path: Path, error: Exception, said: str) -> None:
    with dying(0, lambda: error), pytest.raises(BackfileError) as caught:
        storage(tmp_path, Mortal.protocol).write("a", [b""])
    assert _caught(caught) == (Exit.IO, said)


def test_an_address_at_which_nothing_stands_is_taken_for_mistyped(tmp_path: Path) -> None:
    storage(tmp_path).ready()
    with pytest.raises(BackfileError) as caught:
        storage(tmp_path / "typo").ready()
    assert caught.value.code is Exit.USAGE
    assert caught.value.message == f"nothing is stored at tagged://{tmp_path}/typo"


def test_a_kind_of_storage_that_there_is_not_is_told() -> None:
    with pytest.raises(BackfileError) as caught:
        Storage("s4://bucket").ready()
    assert caught.value.code is Exit.USAGE
    assert str(caught.value).startswith("the storage s4://bucket can't be used: ")


def test_a_package_that_is_missing_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(BackfileError) as caught:
        Storage("s3://bucket").ready()
    assert caught.value.code is Exit.USAGE
    assert caught.value.message.startswith("the storage s3://bucket needs a package that is not installed: ")
    assert caught.value.hint == "install it with: pip install 'backfile[remote]'"
