"""Worker processes that share one mapping, each at the end of its own pipe.

The standard library's ProcessPoolExecutor was not taken: its forked workers hold each other's ends of one
queue, so those of a build that was killed wait for ever, with the site's lock. Here a worker whose pipe has
lost its other end has nothing left to do, and ends.
"""

import contextlib
import gc
import multiprocessing
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from backfile.errors import BackfileError, Exit
from backfile.working.tasks import FORKS, WINDOW, Reply, done, spans, taken

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

METHOD = "fork" if FORKS else "spawn"
"""How a worker begins."""

_AHEAD = {"fork": 2, "spawn": 1}
"""Tasks that a worker has at once: at work, and waiting in its pipe. Where values go through the pipe, a
second task could fill it while the worker fills it with results, and each would wait for the other."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What a worker does, in how many megabytes. `values` are there where a forked one has them already."""

    function: Callable[[Any, Any], Any]
    shared: Any
    values: Sequence[Any] | None
    memory: int


@dataclass(frozen=True, slots=True)
class _Worker:
    """A worker process and our end of its pipe."""

    process: BaseProcess
    pipe: Connection


def in_processes(
    function: Callable[[S, T], R],
    shared: S,
    values: Sequence[T],
    *,
    workers: int,
    chunk: int,
    memory: int = 0,
    method: str = METHOD,
) -> Iterator[R]:
    """Yield `function(shared, value)` for each value, in order. For what it raises see `work.mapped`.

    A worker that takes more than `memory` megabytes meets a MemoryError, where the system can say so.

    A forked worker has `shared` and all values already, and is told only which are its turn; elsewhere
    `shared` is sent once to each worker, and values in chunks. No process is left behind, however this ends.
    """
    turns = list(spans(len(values), workers, chunk))
    forked = method == "fork"
    job = _Job(function, shared, values if forked else None, memory)
    hired: list[_Worker] = []
    finished = False
    try:
        _hire(hired, min(workers, len(turns)), job, method)
        tasks = turns.__getitem__ if forked else lambda turn: values[turns[turn]]
        for reply in _replies(hired, len(turns), tasks, _AHEAD[method]):
            yield from taken(reply)
        finished = True
    finally:
        _dismiss(hired, at_once=not finished)


def _hire(hired: list[_Worker], count: int, job: _Job, method: str) -> None:
    context: Any = multiprocessing.get_context(method)
    try:
        # What is there now is no garbage of a worker's: one that looked through it would only copy its pages.
        # Collecting goes on in workers: without it they were no faster, and cycles would add up.
        gc.freeze()
        for _ in range(count):
            ours, theirs = context.Pipe()
            # Only if nobody else holds our ends does a worker see that we are gone.
            ends = [*(worker.pipe for worker in hired), ours] if method == "fork" else []
            process = context.Process(target=_serve, args=(theirs, ends, job), daemon=True)
            process.start()
            hired.append(_Worker(process, ours))
            theirs.close()
    except OSError as error:
        raise BackfileError(f"no worker process can be started: {error.strerror}", code=Exit.IO) from None
    finally:
        gc.unfreeze()


def _replies(
    workers: Sequence[_Worker], total: int, task: Callable[[int], Any], ahead: int
) -> Iterator[Reply]:
    """Yield what comes back for each task, in order. A task goes to whoever is free first."""
    held: dict[Connection, deque[int]] = {worker.pipe: deque() for worker in workers}
    back: dict[int, Reply] = {}
    given = 0
    for turn in range(total):
        while True:
            for pipe, turns in held.items():
                while len(turns) < ahead and given < min(total, turn + WINDOW * len(held)):
                    _send(pipe, task(given))
                    turns.append(given)
                    given += 1
            busy = [pipe for pipe, turns in held.items() if turns]
            # What has come is fetched even while there is enough to take, so that nobody waits for us.
            ready = set(wait(busy, 0 if turn in back else None) if busy else ())
            if not ready:
                break
            for pipe in busy:
                if pipe in ready:
                    back[held[pipe].popleft()] = _receive(pipe)
        yield back.pop(turn)


def _send(pipe: Connection, task: object) -> None:
    try:
        pipe.send(task)
    except OSError:
        raise _lost() from None


def _receive(pipe: Connection) -> Reply:
    try:
        data = pipe.recv_bytes()
    except (EOFError, OSError):
        raise _lost() from None
    reply: Reply = pickle.loads(data)  # noqa: S301 - our own worker's words
    return reply


def _lost() -> BackfileError:
    hint = "it may have run out of memory: try fewer with build.workers in site.toml"
    return BackfileError("a worker process was ended from outside", hint=hint, code=Exit.IO)


def _dismiss(hired: Sequence[_Worker], *, at_once: bool) -> None:
    """Let the workers end: with their pipe, or at once where nobody waits for what they do."""
    for worker in hired:
        worker.pipe.close()
    for worker in hired:
        if at_once:
            worker.process.terminate()
        worker.process.join()
        worker.process.close()


def _serve(pipe: Connection, others: Sequence[Connection], job: _Job) -> None:
    """Be a worker: do one task after the other until nobody asks any more."""
    for other in others:
        other.close()
    # Ctrl-C reaches every process of a terminal; the first one decides what it means, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.enable()
    _limit_memory(job.memory)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send_bytes(_answer(job, pipe.recv()))


def _limit_memory(megabytes: int) -> None:
    """Let this process take so much besides what it has. Only Linux tells what that is, and holds to it."""
    if not megabytes or not sys.platform.startswith("linux"):
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
        limit = pages * resource.getpagesize() + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _answer(job: _Job, task: Any) -> bytes:  # noqa: ANN401 - a span, or the values themselves
    reply = done(job.function, job.shared, task if job.values is None else job.values[task])
    try:
        return pickle.dumps(reply, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - results may be of any type, and fail in any way
        return pickle.dumps(Reply([], TypeError(f"the results of {job.function} can't be sent: {error}")))
