"""A guard against work that does not end: quadratic work on hostile text takes hours, linear work a moment.

It is no measure of speed: a minute is a hundred times what the slowest of these takes on a busy machine.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SECONDS = 60


@contextmanager
def it_ends() -> Iterator[None]:
    """Fail where the block has not ended after a minute; does nothing on systems without alarms."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def give_up(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"it has not ended after {_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
