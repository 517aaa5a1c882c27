"""A task: some of a mapping's values, done together by whoever is free, and what came of them."""

import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

FORKS = sys.platform.startswith("linux")
"""Whether worker processes are forked. macOS can do that too, but its libraries don't bear it."""

WINDOW = 8
"""Tasks a worker may be ahead of what has been taken, so that a slow taker does not fill the memory."""

_TAPER = 4
"""Once there are fewer chunks left than so many a worker, they become smaller: all workers end together."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The results of a task, up to the value that failed, and how it failed."""

    results: list[Any]
    error: Exception | None = None


def spans(count: int, workers: int, chunk: int) -> Iterator[slice]:
    """Divide `count` values into spans of at most `chunk`, the last of them smaller and smaller."""
    start = 0
    while start < count:
        fair = -(-(count - start) // (_TAPER * workers))
        stop = min(count, start + min(chunk, max(fair, chunk // 8, 1)))
        yield slice(start, stop)
        start = stop


def done(function: Callable[[Any, Any], Any], shared: Any, values: Sequence[Any]) -> Reply:  # noqa: ANN401
    """Do a task. What `function` raises is in the reply, to be raised where the work was given out."""
    results: list[Any] = []
    try:
        for value in values:
            results.append(function(shared, value))  # noqa: PERF401 - those before an error count
    except Exception as error:  # noqa: BLE001 - whatever it is
        error.add_note(f"in a worker:\n{traceback.format_exc()}")
        return Reply(results, error)
    return Reply(results)


def taken(reply: Reply) -> Iterator[Any]:
    """Yield the results of a task, then raise its error."""
    yield from reply.results
    if reply.error is not None:
        raise reply.error
