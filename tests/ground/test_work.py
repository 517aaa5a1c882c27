"""Work is values, mapped: in order, whoever does it."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.errors import BackfileError, Exit
from backfile.working.executor import Executor
from backfile.working.processes import in_processes
from backfile.working.tasks import WINDOW, spans
from backfile.working.work import ALONE, Crew, mapped, processors

CREWS = [ALONE, *(Crew(workers=workers) for workers in (1, 2, 3))]


def scaled(factor: int, value: int) -> tuple[int, int]:
    return factor * value, os.getpid()


def doomed(_: None, value: int) -> int:
    if value == 5:
        os._exit(9)
    return value


def refused(_: None, value: int) -> int:
    if value == 5:
        raise BackfileError("the fifth is bad", code=Exit.CONTENT)
    return value


def divided(_: None, value: int) -> float:
    return 1 / (value - 5)


def made(_: None, value: int) -> object:
    return (lambda: value) if value == 5 else value


def noted(folder: Path, value: int) -> int:
    (folder / str(value)).touch()
    return value


def large(_: None, value: int) -> bytes:
    return bytes([value % 256]) * 300_000


def weighed(_: None, value: bytes) -> tuple[int, bytes]:
    return len(value), value[:1] * 300_000


@pytest.fixture(autouse=True)
def nobody_is_left() -> Iterator[None]:
    """No process outlives the mapping that it works for."""
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("crew", CREWS, ids=lambda crew: f"{crew.kind}-{crew.workers}")
@pytest.mark.parametrize("chunk", [1, 7, 1000])
def test_results_come_in_the_order_of_the_values_whoever_does_the_work(crew: Crew, chunk: int) -> None:
    results = list(mapped(scaled, 3, range(100), crew=crew, chunk=chunk))
    assert [result for result, _ in results] == [3 * value for value in range(100)]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_that_inherit_their_work_and_those_that_are_sent_it_give_the_same(method: str) -> None:
    values = [bytes([65 + number]) * 300_000 for number in range(20)]
    results = list(in_processes(weighed, None, values, workers=2, chunk=3, method=method))
    assert results == [weighed(None, value) for value in values]


def test_small_work_stays_in_this_process_and_large_work_does_not() -> None:
    crew = Crew(workers=2)
    assert {pid for _, pid in mapped(scaled, 1, range(10), crew=crew, chunk=10)} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in mapped(scaled, 1, range(11), crew=crew, chunk=10)}


@pytest.mark.parametrize("crew", CREWS, ids=lambda crew: f"{crew.kind}-{crew.workers}")
def test_an_error_of_the_work_is_raised_as_it_is_and_in_its_turn(crew: Crew) -> None:
    results = mapped(refused, None, range(10), crew=crew, chunk=2)
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(BackfileError, match="the fifth is bad"):
        next(results)


def test_an_error_that_nobody_foresaw_says_where_in_the_worker_it_rose() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        list(mapped(divided, None, range(10), crew=Crew(workers=2), chunk=2))
    assert "in divided" in caught.value.__notes__[0]


def test_a_result_that_cannot_be_sent_is_an_error_and_no_endless_wait() -> None:
    with pytest.raises(TypeError, match="can't be sent"):
        list(mapped(made, None, range(10), crew=Crew(workers=2), chunk=2))


def test_a_worker_that_is_killed_is_an_error_and_no_endless_wait() -> None:
    with pytest.raises(BackfileError, match="ended from outside") as caught:
        list(mapped(doomed, None, range(10), crew=Crew(workers=2), chunk=2))
    assert caught.value.code is Exit.IO
    assert "build.workers" in (caught.value.hint or "")


def test_work_that_nobody_waits_for_any_more_is_left(tmp_path: Path) -> None:
    results = mapped(noted, tmp_path, range(10_000), crew=Crew(workers=2), chunk=2)
    assert [next(results), next(results)] == [0, 1]
    results.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.iterdir())) < 10_000


def test_workers_are_only_so_far_ahead_of_who_takes_their_results(tmp_path: Path) -> None:
    results = mapped(noted, tmp_path, range(1_000), crew=Crew(workers=2), chunk=1)
    for taken, value in enumerate(results, start=1):
        assert value == taken - 1
        assert len(list(tmp_path.iterdir())) <= taken + 2 * WINDOW


def test_results_larger_than_a_pipe_come_through() -> None:
    results = mapped(large, None, range(40), crew=Crew(workers=3), chunk=2)
    assert [data[0] for data in results] == list(range(40))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_the_workers_of_a_build_that_was_killed_end_by_themselves(tmp_path: Path) -> None:
    """They hold the site's lock: nobody could build again before they end."""
    program = textwrap.dedent(f"""
        import os, sys
        sys.path.insert(0, {str(Path(__file__).parents[2])!r})
        from backfile.working.work import Crew, mapped
        def told(_, value):
            if value < 2:
                os.write(1, b"%d\\n" % os.getpid())
            return value
        for result in mapped(told, None, range(1000), crew=Crew(workers=2), chunk=1):
            if result == 1:
                os.kill(os.getpid(), 9)
    """)
    (tmp_path / "program.py").write_text(program)
    # The pipe is at its end when the last process that could write into it has ended.
    done = subprocess.run([sys.executable, str(tmp_path / "program.py")], stdout=subprocess.PIPE, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(done.stdout.split()) == 2


@given(st.integers(0, 5_000), st.integers(1, 9), st.integers(1, 300))
def test_spans_cover_all_values_once_and_in_order(count: int, workers: int, chunk: int) -> None:
    covered = [number for span in spans(count, workers, chunk) for number in range(span.start, span.stop)]
    assert covered == list(range(count))


@given(st.integers(1, 5_000), st.integers(1, 9), st.integers(1, 300))
def test_spans_are_at_most_a_chunk_and_only_get_smaller(count: int, workers: int, chunk: int) -> None:
    sizes = [span.stop - span.start for span in spans(count, workers, chunk)]
    assert max(sizes) <= chunk
    assert sizes == sorted(sizes, reverse=True)


def test_there_is_at_least_one_processor() -> None:
    assert 1 <= processors() <= 4096


def test_an_executor_is_called_as_in_the_settings() -> None:
    assert [kind.value for kind in Executor] == ["serial", "processes", "dask"]
