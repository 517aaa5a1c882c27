"""No capture may keep a build waiting for ever."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from backfile.errors import BackfileError, Location


@contextmanager
def limited(seconds: int, name: str) -> Iterator[None]:
    """Raise BackfileError where what is done within takes more than so many seconds of processor time.

    A clock decides whether a capture is read, never how. Only the main thread of a process can be stopped in
    this way, and only where the system has such timers; elsewhere there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        message = f"reading it takes longer than the limit of {seconds:,} seconds"
        hint = "raise intake.capture_seconds in site.toml if it is to be read"
        raise BackfileError(message, Location(name), hint)

    before = signal.signal(signal.SIGPROF, stop)
    # Again every second, as somebody's broad "except" may have taken the error for one of its own.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
