"""Work is values, mapped: a pure function over many values, in this process, in several, or on a cluster.

Nothing else in the program knows which. Results come in the order of the values, so who does the work has no
say in any output. `processes` and `cluster` are imported only when they are needed.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from backfile.working.executor import Executor
from backfile.working.tasks import FORKS

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who does the work: so many `workers` for "processes", the cluster of a Dask `scheduler` for "dask".

    `memory` is how many megabytes each process may take besides what it begins with; 0 is no limit.
    """

    kind: Executor = Executor.PROCESSES
    workers: int = field(default_factory=processors)
    scheduler: str | None = None
    memory: int = 0


ALONE = Crew(kind=Executor.SERIAL, workers=1)
"""This process."""


def inherits(crew: Crew) -> bool:
    """Tell whether a crew's workers begin with all that this process holds, so that it need not be sent."""
    return crew.kind is Executor.PROCESSES and crew.workers > 1 and FORKS


def mapped(
    function: Callable[[S, T], R], shared: S, values: Sequence[T], *, crew: Crew, chunk: int
) -> Iterator[R]:
    """Yield `function(shared, value)` for each value, in order.

    The crew takes at most `chunk` values at once; work that is no more than that stays in this process.
    `shared`, values and results must be picklable, and `function` must be found by its name in a module. It
    may be called again for a value where a worker of a cluster was lost, so it must be pure or idempotent.

    Raises whatever `function` raises, in its turn, and BackfileError (input/output) where a worker process
    was ended from outside or a cluster can't do the work.
    """
    if crew.kind is Executor.SERIAL or len(values) <= chunk:
        return _here(function, shared, values)
    if crew.kind is Executor.DASK:
        from backfile.working.cluster import on_cluster

        return on_cluster(function, shared, values, scheduler=crew.scheduler or "", chunk=chunk)
    if crew.workers < 2:
        return _here(function, shared, values)
    from backfile.working.processes import in_processes

    return in_processes(function, shared, values, workers=crew.workers, chunk=chunk, memory=crew.memory)


def _here(function: Callable[[S, T], R], shared: S, values: Sequence[T]) -> Iterator[R]:
    for value in values:
        yield function(shared, value)
