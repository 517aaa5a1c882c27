"""Work on a Dask cluster gives what it gives in this process, also where a worker is lost."""

import importlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.errors import BackfileError, Exit
from backfile.working.executor import Executor
from backfile.working.work import Crew, mapped
from tests.cluster import cluster


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with cluster(2) as address:
        yield address


def crew(scheduler: str) -> Crew:
    return Crew(kind=Executor.DASK, scheduler=scheduler)


def scaled(factor: int, value: int) -> tuple[int, int]:
    return factor * value, os.getpid()


def refused(_: None, value: int) -> int:
    if value == 5:
        raise BackfileError("the fifth is bad", code=Exit.CONTENT)
    return value


def noted(folder: Path, value: int) -> int:
    (folder / str(value)).touch()
    return (folder / str(value)).stat().st_mode & 0o777


def fatal(_: None, value: int) -> int:
    if value == 5:
        os._exit(9)
    return value


@pytest.mark.parametrize("chunk", [1, 7])
def test_results_come_in_the_order_of_the_values(scheduler: str, chunk: int) -> None:
    results = list(mapped(scaled, 3, range(100), crew=crew(scheduler), chunk=chunk))
    assert [result for result, _ in results] == [3 * value for value in range(100)]
    assert os.getpid() not in {pid for _, pid in results}


def test_an_error_of_the_work_is_raised_as_it_is_and_in_its_turn(scheduler: str) -> None:
    results = mapped(refused, None, range(10), crew=crew(scheduler), chunk=2)
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(BackfileError, match="the fifth is bad"):
        next(results)


def test_a_worker_that_is_killed_does_not_matter(tmp_path: Path) -> None:
    with cluster(2, marker=tmp_path / "killed") as scheduler:
        results = list(mapped(scaled, 3, range(200), crew=crew(scheduler), chunk=2))
    assert [result for result, _ in results] == [3 * value for value in range(200)]
    assert (tmp_path / "killed").exists()


def test_work_that_ends_every_worker_is_an_error_and_no_endless_wait(scheduler: str) -> None:
    with pytest.raises(BackfileError, match="ended several Dask workers") as caught:
        list(mapped(fatal, None, range(10), crew=crew(scheduler), chunk=1))
    assert caught.value.code is Exit.IO


def test_work_that_nobody_waits_for_any_more_has_ended_when_the_mapping_has(
    scheduler: str, tmp_path: Path
) -> None:
    results = mapped(noted, tmp_path, range(100_000), crew=crew(scheduler), chunk=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    written = len(list(tmp_path.iterdir()))
    assert written < 100_000
    assert len(list(mapped(scaled, 3, range(100), crew=crew(scheduler), chunk=2))) == 100
    assert len(list(tmp_path.iterdir())) == written


def test_files_have_the_modes_that_this_process_would_give_them(scheduler: str, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        modes = set(mapped(noted, tmp_path, range(10), crew=crew(scheduler), chunk=2))
    finally:
        os.umask(before)
    assert modes == {0o600}


def never(_: "Foreign", value: int) -> int:
    return value


class Foreign:
    """A value that no worker can read."""

    def __reduce__(self) -> tuple[object, ...]:
        return importlib.import_module, ("a_module_that_is_nowhere",)


def test_a_worker_that_lacks_the_program_is_told(scheduler: str) -> None:
    with pytest.raises(BackfileError, match=r"can't begin: .*a_module_that_is_nowhere") as caught:
        list(mapped(never, Foreign(), range(10), crew=crew(scheduler), chunk=2))
    assert caught.value.hint == "install the same version of Backfile on all workers"


def test_a_worker_with_another_version_is_told(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backfile.working.cluster.__version__", "0.0")
    with pytest.raises(BackfileError, match=r"has Backfile .*, not 0\.0"):
        list(mapped(scaled, 3, range(10), crew=crew(scheduler), chunk=2))


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(BackfileError, match="is not a scheduler's address") as caught:
        list(mapped(scaled, 3, range(10), crew=crew("no such:thing"), chunk=2))
    assert caught.value.code is Exit.USAGE


def test_a_client_that_cannot_begin_leaves_nothing_running() -> None:
    before = threading.active_count()
    with pytest.raises(BackfileError):
        list(mapped(scaled, 3, range(10), crew=crew("no such:thing"), chunk=2))
    assert threading.active_count() == before


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backfile.working.cluster._PATIENCE", 1)
    with pytest.raises(BackfileError, match="no Dask scheduler answers") as caught:
        list(mapped(scaled, 3, range(10), crew=crew("tcp://127.0.0.1:9"), chunk=2))
    assert caught.value.code is Exit.IO


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backfile.working.cluster._PATIENCE", 1)
    with cluster(0) as scheduler, pytest.raises(BackfileError, match="has no workers") as caught:
        list(mapped(scaled, 3, range(10), crew=crew(scheduler), chunk=2))
    assert caught.value.code is Exit.IO
