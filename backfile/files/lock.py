"""One build at a time: a lock that ends with the process that holds it, however that ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files.disk import unusable

NAME = ".backfile.lock"

try:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
except ImportError:  # Windows
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the site's lock. Raises BackfileError (exit code 75) where another run holds it."""
    try:
        handle = os.open(root / NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        raise unusable(error, NAME) from None
    try:
        try:
            _take(handle)
        except OSError:
            hint = "wait until it is done"
            raise BackfileError(
                "another build is running here", Location(NAME), hint, code=Exit.BUSY
            ) from None
        yield
    finally:
        os.close(handle)
