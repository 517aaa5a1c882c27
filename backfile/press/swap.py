"""Two folders change places.

Linux can do it in one step: renameat2(2) with RENAME_EXCHANGE, which the GNU C library has since 2.28. Where
it can't be had (another system, a network share), the old folder is set aside first; `publish.recover` puts
it back if the program is stopped in the moment between.
"""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(new: Path, target: Path, *, aside: Path) -> None:
    """Put the folder `new` at `target`; what stood there is at `new` or `aside` afterwards.

    Raises OSError.
    """
    if not target.exists():
        new.rename(target)
    elif not _renameat2(new, target):
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise


def _renameat2(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    done: int = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
