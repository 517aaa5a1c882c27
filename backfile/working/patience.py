"""No capture and no article may keep a build waiting for ever, or take all of its memory."""

import signal
import threading
from types import FrameType, TracebackType

from backfile.errors import BackfileError, Location

_AGAIN = 1
"""Seconds until the signal comes again: some broad "except" may have taken the error for one of its own."""


class limited:  # noqa: N801 - it is used as a function is
    """Raise BackfileError where what is done within takes more than so many seconds of processor time.

    So it does where memory is short. `name` is the file that it is done for, `setting` says where the limit
    stands. A clock decides whether a file is read, never how. Only the main thread of a process can be
    stopped in this way, and only where the system has such timers; elsewhere there is no limit. One stands in
    no other. The handler of the signal stays, as to set it takes longer than many a page.
    """

    __slots__ = ("_name", "_seconds", "_setting", "_timed")
    held: "limited | None" = None
    _handling = False

    def __init__(self, seconds: int, name: str, setting: str) -> None:
        self._seconds, self._name, self._setting = seconds, name, setting

    def __enter__(self) -> None:
        self._timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        if self._timed:
            if not limited._handling:
                signal.signal(signal.SIGPROF, _stop)
                limited._handling = True
            limited.held = self
            signal.setitimer(signal.ITIMER_PROF, self._seconds, _AGAIN)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            limited.held = None
        if isinstance(error, MemoryError):
            message = "reading it takes more memory than there is, or than build.memory allows"
            hint = "raise build.memory in site.toml, or remove it"
            raise BackfileError(message, Location(self._name), hint) from None

    def stop(self) -> None:
        """Raise the error of what takes too long."""
        message = f"reading it takes longer than the limit of {self._seconds:,} seconds"
        hint = f"raise {self._setting} in site.toml if it is to be read"
        raise BackfileError(message, Location(self._name), hint)


def _stop(_number: int, _frame: FrameType | None) -> None:
    if limited.held:
        limited.held.stop()
