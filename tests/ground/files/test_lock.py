"""One build at a time."""

import subprocess
import sys
from pathlib import Path

import pytest

from backfile.errors import BackfileError, Exit
from backfile.files.lock import NAME, locked


def test_a_second_build_is_told_to_wait(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(BackfileError, match="another build is running") as caught,
        locked(tmp_path),
    ):
        pass
    assert caught.value.code == Exit.BUSY


def test_the_lock_ends_with_the_build_however_that_ends(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        raise ZeroDivisionError
    with locked(tmp_path):
        assert (tmp_path / NAME).exists()


def test_the_lock_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, sys\n"
        "from backfile.files.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BackfileError), locked(tmp_path):
            pass
        other.kill()
        other.wait()
    with locked(tmp_path):
        assert (tmp_path / NAME).exists()


def test_a_site_that_cannot_be_locked_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(BackfileError) as caught, locked(tmp_path / "missing"):
        pass
    assert caught.value.code == Exit.IO
