"""At every instant the published site is the old one or the new one, whole; and the next build makes it good.

`harness` says what is done and what is looked at after it.
"""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
REPOSITORY = Path(__file__).resolve().parents[2]
WRITING = {"open", "write", "close", "mkdir", "rename", "unlink", "rmdir", "scandir", "syncfs"}
OVER = {"few": set[str](), "many": {"ftruncate"}}
EXCHANGE = {"at-once": {"renameat2"}, "in-steps": set[str]()}


def _run(folder: Path, *how: str) -> dict[str, int]:
    """Run the harness, and return what it counted."""
    command = [sys.executable, "-X", "utf8", "-m", "tests.publishing.harness", str(folder), *how]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name: int(count) for name, count in (line.split() for line in done.stdout.splitlines())}


@pytest.mark.parametrize("way", ["at-once", "in-steps"])
@pytest.mark.parametrize("pair", ["few", "many"])
def test_a_build_may_be_killed_at_each_of_its_calls(tmp_path: Path, pair: str, way: str) -> None:
    """Few pages are published by links, many by writing over an older tree; both are killed everywhere."""
    assert {*WRITING, "link"} | OVER[pair] | EXCHANGE[way] <= _run(tmp_path, "call", pair, way).keys()


def test_the_first_build_may_be_killed_at_each_of_its_calls(tmp_path: Path) -> None:
    assert _run(tmp_path, "call", "cold", "at-once").keys() >= WRITING


@pytest.mark.parametrize("way", ["at-once", "in-steps"])
@pytest.mark.parametrize("pair", ["few", "many"])
def test_a_build_may_be_killed_at_any_moment(tmp_path: Path, pair: str, way: str) -> None:
    """Fifty times in each of the four ways."""
    found = _run(tmp_path, "random", pair, way)
    assert found["old"] + found.get("new", 0) == 50


@pytest.mark.parametrize(
    ("how", "pair", "way"),
    [
        ("once", "few", "at-once"),
        ("once", "many", "in-steps"),
        ("for-good", "few", "in-steps"),
        ("for-good", "many", "at-once"),
    ],
)
def test_whatever_fails_is_told_and_the_site_is_whole(tmp_path: Path, how: str, pair: str, way: str) -> None:
    """No space, read-only, too many open files, input/output errors; for a moment or from then on."""
    assert {*WRITING, "link"} | OVER[pair] | EXCHANGE[way] <= _run(tmp_path, how, pair, way).keys()
