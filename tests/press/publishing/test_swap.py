"""Two folders change places."""

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from backfile.press.publishing import swap
from tests.press.making import lay, tree
from tests.publishing.making import never


@pytest.fixture(params=[swap.at_once, never], ids=["in one step", "in two steps"])
def way(request: pytest.FixtureRequest) -> swap.AtOnce:
    """Exchange as this system can, and as one must that can't at once."""
    way: swap.AtOnce = request.param
    return way


def test_the_folders_change_places(tmp_path: Path, way: swap.AtOnce) -> None:
    lay(tmp_path, {"new/a": "new", "old/a": "old", "old/b": "old"})
    swap.exchange(tmp_path / "new", tmp_path / "old", aside=tmp_path / "aside", at_once=way)
    assert tree(tmp_path) == {"old/a": b"new", "new/a": b"old", "new/b": b"old"}


def test_where_there_was_none_it_is_put(tmp_path: Path, way: swap.AtOnce) -> None:
    lay(tmp_path, {"new/a": "new"})
    swap.exchange(tmp_path / "new", tmp_path / "old", aside=tmp_path / "aside", at_once=way)
    assert tree(tmp_path) == {"old/a": b"new"}


@pytest.mark.parametrize("step", [0, 1, 2])
def test_if_a_step_fails_all_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    lay(tmp_path, {"new/a": "new", "old/a": "old"})
    rename, calls = os.rename, []

    def failing(*arguments: Any) -> None:
        calls.append(arguments)
        if len(calls) == step + 1:
            raise OSError(28, "No space left on device")
        rename(*arguments)

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(OSError, match="No space"):
        swap.exchange(tmp_path / "new", tmp_path / "old", aside=tmp_path / "aside", at_once=never)
    assert tree(tmp_path) == {"new/a": b"new", "old/a": b"old"}


class _Library:
    """A C library with one call that fails, or not."""

    def __init__(self, name: str, fault: int) -> None:
        self.asked: list[tuple[object, ...]] = []

        def call(*arguments: object) -> int:
            import ctypes

            self.asked.append(arguments)
            ctypes.set_errno(fault)
            return -1 if fault else 0

        setattr(self, name, call)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("renameat2", (-100, b"a", -100, b"b", 2)), ("renamex_np", (b"a", b"b", 2)), ("neither", None)],
)
def test_each_system_is_asked_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, name: str, arguments: tuple[object, ...] | None
) -> None:
    """Linux: renameat2(2). macOS: renamex_np(2). Others can't."""
    library = _Library(name, 0)
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: library)
    assert swap.at_once(Path("a"), Path("b")) == (arguments is not None)
    assert library.asked == ([arguments] if arguments else [])


@pytest.mark.parametrize("fault", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM])
def test_a_file_system_that_cannot_do_it_says_so(monkeypatch: pytest.MonkeyPatch, fault: int) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: _Library("renameat2", fault))
    assert not swap.at_once(Path("a"), Path("b"))


@pytest.mark.parametrize("fault", [errno.EIO, errno.EROFS, errno.ENOSPC])
def test_any_other_failure_is_one(monkeypatch: pytest.MonkeyPatch, fault: int) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: _Library("renameat2", fault))
    with pytest.raises(OSError, match="b") as caught:
        swap.at_once(Path("a"), Path("b"))
    assert (caught.value.errno, caught.value.filename) == (fault, "b")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
def test_this_system_can_do_it_at_once(tmp_path: Path) -> None:
    lay(tmp_path, {"a/x": "1", "b/y": "2"})
    assert swap.at_once(tmp_path / "a", tmp_path / "b")
    assert tree(tmp_path) == {"a/y": b"2", "b/x": b"1"}
