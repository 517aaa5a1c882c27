"""Work is values, mapped: in order, whoever does it."""

import os

import pytest

from backfile.errors import BackfileError, Exit
from backfile.work import mapped, processors


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


@pytest.mark.parametrize(("workers", "chunk"), [(1, 1), (2, 1), (3, 7), (2, 1000)])
def test_results_come_in_the_order_of_the_values_however_many_share_the_work(
    workers: int, chunk: int
) -> None:
    results = list(mapped(scaled, 3, range(100), workers=workers, chunk=chunk))
    assert [result for result, _ in results] == [3 * value for value in range(100)]


def test_small_work_stays_in_this_process_and_large_work_does_not() -> None:
    assert {pid for _, pid in mapped(scaled, 1, range(10), workers=2, chunk=10)} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in mapped(scaled, 1, range(11), workers=2, chunk=10)}


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_work_is_raised_as_it_is(workers: int) -> None:
    with pytest.raises(BackfileError, match="the fifth is bad"):
        list(mapped(refused, None, range(10), workers=workers, chunk=2))


def test_a_worker_that_is_killed_is_an_error_and_no_endless_wait() -> None:
    with pytest.raises(BackfileError, match="ended from outside") as caught:
        list(mapped(doomed, None, range(10), workers=2, chunk=2))
    assert caught.value.code is Exit.IO
    assert "build.workers" in (caught.value.hint or "")


def test_there_is_at_least_one_processor() -> None:
    assert 1 <= processors() <= 4096
