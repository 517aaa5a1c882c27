"""Two folders change places."""

from pathlib import Path
from typing import Any

import pytest

from backfile.press import swap
from tests.press.making import lay, tree


@pytest.fixture(params=["in one step", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Exchange as this system can, and as one without renameat2 must."""
    if request.param == "in two steps":
        monkeypatch.setattr(swap, "_renameat2", lambda *_: False)
    return str(request.param)


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path, way: str) -> None:
    lay(tmp_path, {"new/a": "new", "old/a": "old", "old/b": "old"})
    swap.exchange(tmp_path / "new", tmp_path / "old", aside=tmp_path / "aside")
    assert tree(tmp_path / "old") == {"a": b"new"}
    left = [tree(path) for path in (tmp_path / "new", tmp_path / "aside") if path.exists()]
    assert left == [{"a": b"old", "b": b"old"}]


def test_where_there_was_none_it_is_put(tmp_path: Path, way: str) -> None:
    lay(tmp_path, {"new/a": "new"})
    swap.exchange(tmp_path / "new", tmp_path / "old", aside=tmp_path / "aside")
    assert tree(tmp_path) == {"old/a": b"new"}


def test_if_the_second_step_fails_the_old_folder_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, {"new/a": "new", "old/a": "old"})
    monkeypatch.setattr(swap, "_renameat2", lambda *_: False)
    rename = Path.rename

    def failing(path: Path, target: Any) -> Any:
        if path.name == "new":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="No space"):
        swap.exchange(tmp_path / "new", tmp_path / "old", aside=tmp_path / "aside")
    assert tree(tmp_path) == {"new/a": b"new", "old/a": b"old"}
