"""A Dask cluster of several worker processes on this machine, for as long as a test needs it.

Run as a program, it is the cluster: it prints the scheduler's address and stays until its input ends.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distributed import Client, LocalCluster, WorkerPlugin

REPOSITORY = Path(__file__).resolve().parents[1]


class Mortal(WorkerPlugin):  # type: ignore[misc] # Dask is not typed
    """Kills the first worker that has finished a task, with the result that nobody has fetched yet."""

    def __init__(self, marker: str) -> None:
        self.marker = marker

    def transition(self, key: object, start: object, finish: object, **_: object) -> None:
        if finish == "memory":
            try:
                os.close(os.open(self.marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return
            os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def cluster(workers: int, marker: Path | None = None) -> Iterator[str]:
    """Run a cluster and yield its address. One worker is killed once, if there is a `marker` to note it."""
    command = [sys.executable, str(Path(__file__)), str(workers), *([str(marker)] if marker else [])]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        yield program.stdout.readline().strip()
        program.communicate()


def main(workers: int, marker: str | None = None) -> None:
    """Be a cluster."""
    with LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as local:
        if marker:
            with Client(local) as client:
                client.register_plugin(Mortal(marker))
        sys.stdout.write(f"{local.scheduler_address}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
