"""Runs a program and measures it: wall time, processor time, and the memory of all its processes.

Memory is measured in two ways, since neither is enough alone. `pss` is the highest sum over all processes of
the run of their proportional set size (/proc/PID/smaps_rollup), sampled: pages that two processes share are
counted once, but a peak between two samples is missed. `rss` is what the kernel kept count of (ru_maxrss of
wait4): exact, but of the largest single process only, and never less than what the benchmark itself takes
(about 40 MB), which Linux counts in at the start. Sampling stops a process for a moment, so it is only
done in the rounds whose times are not counted.
"""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_INTERVAL = 0.05
_SPARING = 20
"""Looks at gigabytes take long: they are made more seldom, so as to take a twentieth of the time at most."""
_PROC = Path("/proc")


class BrokenRunError(Exception):
    """A program that is measured has failed; its last words are in the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One run. Times in seconds, memory in bytes; `pss` is None where it was not sampled."""

    wall: float
    user: float
    system: float
    rss: int
    pss: int | None


def run(
    command: Sequence[str], *, cwd: Path, env: Mapping[str, str], log: Path, sampled: bool = False
) -> Sample:
    """Run a command to its end. Its words go to `log`. Raises BrokenRunError unless it exits with 0."""
    os.sync()  # what earlier steps left to be written must not be written in this run's time
    with log.open("wb") as words:
        start = time.perf_counter()
        # A session of its own is how its processes are found, also those whose parent is gone.
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdout=words, stderr=subprocess.STDOUT, start_new_session=True
        )
        watch = _Watch(process.pid) if sampled else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    pss = watch.stop() if watch else None
    if process.returncode != 0:
        tail = log.read_text("utf-8", "replace")[-2_000:]
        raise BrokenRunError(f"{' '.join(command)} (in {cwd}) exited with {process.returncode}:\n{tail}")
    return Sample(wall=wall, user=usage.ru_utime, system=usage.ru_stime, rss=usage.ru_maxrss * 1024, pss=pss)


class _Watch:
    """Samples the memory of a session's processes until it is stopped."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Return the highest sum that was seen, in bytes."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._done.is_set():
            start = time.perf_counter()
            self._peak = max(self._peak, sum(map(_pss, _members(self._session))))
            self._done.wait(max(_INTERVAL, _SPARING * (time.perf_counter() - start)))


def _members(session: int) -> list[int]:
    """Return the processes of a session (proc(5): field 6 of stat, after the name in parentheses)."""
    found = []
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:  # it has ended since
                continue
            if int(fields[3]) == session:
                found.append(int(entry.name))
    return found


def _pss(pid: int) -> int:
    try:
        rollup = (_PROC / str(pid) / "smaps_rollup").read_text("utf-8")
    except OSError:
        return 0
    line = next((line for line in rollup.splitlines() if line.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) * 1024
