"""A build that knows of an earlier one gives what a clean build gives, after any sequence of changes."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from backfile import stamps
from tests.site.clean import Builder, quicken
from tests.site.editing import Editing

SEQUENCES, STEPS = 25, 6
DAY = 86_400 * 10**9


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where the system has such: there a file is removed in no time."""
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else tmp_path) as folder:
        yield Path(folder)


@pytest.mark.parametrize("part", [1, 2])
def test_incremental_equals_clean(part: int, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred sequences of changes in all; in half of them every file is settled when a build begins."""
    quicken(monkeypatch)
    builder, began = Builder(memory), stamps.began

    def pass_time(patient: bool) -> None:
        later = DAY if patient else 0
        monkeypatch.setattr(stamps, "began", lambda lock: began(lock) + later)

    def machine() -> Editing:
        return Editing(Path(mkdtemp(dir=memory)), builder, pass_time)

    many = settings(
        max_examples=SEQUENCES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=many)
