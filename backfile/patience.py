"""No capture and no article may keep a build waiting for ever, or take all of its memory."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from backfile.errors import BackfileError, Location


@contextmanager
def limited(seconds: int, name: str, setting: str) -> Iterator[None]:
    """Raise BackfileError where what is done within takes more than so many seconds of processor time.

    So it does where memory is short. `name` is the file that it is done for, `setting` says where the limit
    stands. A clock decides whether a file is read, never how. Only the main thread of a process can be
    stopped in this way, and only where the system has such timers; elsewhere there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        with _enough_memory(name):
            yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        message = f"reading it takes longer than the limit of {seconds:,} seconds"
        raise BackfileError(message, Location(name), f"raise {setting} in site.toml if it is to be read")

    before = signal.signal(signal.SIGPROF, stop)
    # Again every second, as somebody's broad "except" may have taken the error for one of its own.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        with _enough_memory(name):
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _enough_memory(name: str) -> Iterator[None]:
    try:
        yield
    except MemoryError:
        message = "reading it takes more memory than there is, or than build.memory allows"
        raise BackfileError(
            message, Location(name), "raise build.memory in site.toml, or remove it"
        ) from None
