"""Work is values, mapped: a pure function over many values, in this process or in several.

Nothing else in the program knows which. Results come in the order of the values, so the number of processes
has no say in any output.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from backfile.errors import BackfileError, Exit

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_task: tuple[Callable[[Any, Any], Any], Any] | None = None
"""What this worker process does and on what; set once, when the process starts."""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(
    function: Callable[[S, T], R], shared: S, values: Sequence[T], *, workers: int, chunk: int
) -> Iterator[R]:
    """Yield `function(shared, value)` for each value, in order.

    Up to `workers` processes share the values in chunks; work that is no more than a chunk stays in this
    process. `shared`, values and results must be picklable. Raises BackfileError (input/output) where a
    worker process was ended from outside, and whatever `function` raises.
    """
    if workers < 2 or len(values) <= chunk:
        for value in values:
            yield function(shared, value)
        return
    # A forked worker has `shared` already; elsewhere it is sent to each worker once.
    method = "fork" if sys.platform.startswith("linux") else None
    context = multiprocessing.get_context(method)
    try:
        with ProcessPoolExecutor(workers, context, _begin, (function, shared)) as pool:
            yield from pool.map(_do, values, chunksize=chunk)
    except BrokenProcessPool:
        hint = "it may have run out of memory: try fewer with build.workers in site.toml"
        raise BackfileError("a worker process was ended from outside", hint=hint, code=Exit.IO) from None


def _begin(function: Callable[[S, T], R], shared: S) -> None:
    global _task  # noqa: PLW0603 - the one way to hand a worker process what its tasks share
    _task = (function, shared)


def _do(value: Any) -> Any:  # noqa: ANN401 - what it takes and gives is the task's business
    if _task is None:
        raise RuntimeError("the worker process was not begun")
    function, shared = _task
    return function(shared, value)
