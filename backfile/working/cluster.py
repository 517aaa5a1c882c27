"""A mapping on a Dask cluster, whose workers read and write the site through the same mounted path.

Dask is imported only here, and this module only where it is asked for. A mapping is a plugin of the workers,
which Dask sends once to each of them and to each that joins while the work goes on; tasks name it and bring
their values. Where a worker is lost, others repeat its tasks.
"""

import asyncio
import contextlib
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from typing import Any, TypeVar

from distributed import Client, KilledWorker, Worker, WorkerPlugin, get_worker

from backfile import __version__
from backfile.errors import BackfileError, Exit
from backfile.working.tasks import WINDOW, Reply, done, spans, taken

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 30
"""Seconds to wait for a scheduler to answer, and for a first worker."""


def on_cluster(
    function: Callable[[S, T], R], shared: S, values: Sequence[T], *, scheduler: str, chunk: int
) -> Iterator[R]:
    """Yield `function(shared, value)` for each value, in order. For what it raises see `work.mapped`.

    When this has ended, however it ended, no worker goes on with the mapping.
    """
    with _client(scheduler) as client:
        threads = sum(client.nthreads().values())
        mapping = _Mapping(function, shared)
        name = f"backfile-{client.id}"
        try:
            _send_out(client, mapping, name)
            # A task is not remembered by its arguments: what it writes must be written in this build.
            executor: Executor = client.get_executor(pure=False)
            turns = spans(len(values), threads, chunk)
            tasks = (executor.submit(_task, name, values[turn]) for turn in turns)
            for future in _windowed(tasks, WINDOW * threads):
                yield from taken(_reply(future))
        finally:
            with contextlib.suppress(OSError, KeyError):  # a worker that is gone has nothing to forget
                client.unregister_worker_plugin(name)


class _Client(Client):  # type: ignore[misc] # Dask is not typed
    """A client that does not outlive its mistakes.

    Dask's own, where it can't begin, is closed whenever its memory is collected: in the middle of the next
    client's beginning that is a deadlock.
    """

    def __init__(self, scheduler: str) -> None:
        try:
            super().__init__(scheduler, timeout=_PATIENCE, set_as_default=False)
        except BaseException:
            self.close()
            raise


class _Mapping(WorkerPlugin):  # type: ignore[misc] # Dask is not typed
    """What all tasks of a mapping share, on a worker."""

    def __init__(self, function: Callable[[Any, Any], Any], shared: Any) -> None:  # noqa: ANN401
        self._function = function
        self._shared = shared
        self._version = __version__
        self._umask = os.umask(0o022)
        os.umask(self._umask)

    def setup(self, worker: Worker) -> None:
        """Begin on a worker. Raises BackfileError where that has another version of the program."""
        # One task at a time in a process: threads would only take turns, and a umask is everybody's.
        self._turn = threading.Lock()
        if self._version != __version__:
            message = f"the Dask worker {worker.address} has Backfile {__version__}, not {self._version}"
            raise BackfileError(message, hint="install the same version everywhere", code=Exit.IO)

    async def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - Dask names it
        """Wait for the task that is at work; no other will begin."""
        await asyncio.to_thread(self._turn.acquire)

    def done(self, values: Sequence[Any]) -> Reply:
        """Do a task; the files that it writes have the modes that the coordinator would give them."""
        with self._turn:
            before = os.umask(self._umask)
            try:
                return done(self._function, self._shared, values)
            finally:
                os.umask(before)


def _task(name: str, values: Sequence[Any]) -> Reply:
    mapping: _Mapping = get_worker().plugins[name]
    return mapping.done(values)


@contextlib.contextmanager
def _client(scheduler: str) -> Iterator[Client]:
    try:
        client = _Client(scheduler)
    except ValueError as error:
        hint = "write it as Dask shows it, such as tcp://192.0.2.1:8786"
        raise BackfileError(
            f"'{scheduler}' is not a scheduler's address: {error}", hint=hint, code=Exit.USAGE
        ) from None
    except OSError:
        hint = "start one with: dask scheduler"
        raise BackfileError(f"no Dask scheduler answers at {scheduler}", hint=hint, code=Exit.IO) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            hint = f"start some with: dask worker {scheduler}"
            raise BackfileError(
                f"the Dask scheduler {scheduler} has no workers", hint=hint, code=Exit.IO
            ) from None
        yield client


def _send_out(client: Client, mapping: _Mapping, name: str) -> None:
    try:
        client.register_plugin(mapping, name)
    except BackfileError:
        raise
    except Exception as error:  # noqa: BLE001 - Dask hands on what a worker could not read as just that
        hint = "install the same version of Backfile on all workers"
        raise BackfileError(f"a Dask worker can't begin: {error}", hint=hint, code=Exit.IO) from None


def _windowed(tasks: Iterator[Future[Reply]], most: int) -> Iterator[Future[Reply]]:
    """Yield the futures in order, at most so many begun before they are taken; what is left is cancelled."""
    begun: deque[Future[Reply]] = deque()
    try:
        for future in tasks:
            begun.append(future)
            if len(begun) >= most:
                yield begun.popleft()
        while begun:
            yield begun.popleft()
    finally:
        for future in begun:
            future.cancel()


def _reply(future: Future[Reply]) -> Reply:
    try:
        return future.result()
    except KilledWorker:
        hint = "they may have run out of memory: look at the workers' own logs"
        raise BackfileError("the same task ended several Dask workers", hint=hint, code=Exit.IO) from None
    except CancelledError:
        raise BackfileError("the Dask cluster was ended from outside", code=Exit.IO) from None
