"""Two folders change places.

Linux can do it in one step: renameat2(2) with RENAME_EXCHANGE, which the GNU C library has since 2.28; so can
macOS: renamex_np(2) with RENAME_SWAP, on APFS. Where it can't be had (Windows, most network shares), the old
folder is set aside first, and the names of the folders are the journal: `staging.recover` tells from them
where the program was stopped, and makes it good.
"""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_NOT_HAD = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})

AtOnce = Callable[[Path, Path], bool]
"""Lets two folders change places in one step; False where that can't be had. Raises OSError."""


def at_once(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, if this system and this file system can. Raises OSError."""
    import ctypes  # takes 10 ms, and a build that changes nothing does without

    library = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    paths = os.fsencode(one), os.fsencode(other)
    if call := getattr(library, "renameat2", None):
        done = call(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    elif call := getattr(library, "renamex_np", None):
        done = call(*paths, _RENAME_SWAP)
    else:
        return False
    fault = ctypes.get_errno()
    if done != 0 and fault not in _NOT_HAD:
        raise OSError(fault, os.strerror(fault), str(other))
    return bool(done == 0)


def exchange(new: Path, target: Path, *, aside: Path, at_once: AtOnce = at_once) -> None:
    """Put the folder `new` at `target`; what stood there, if anything did, is at `new` afterwards.

    Raises OSError. Whatever is raised, all is as it was then.
    """
    if not os.path.lexists(target):
        new.rename(target)
    elif not at_once(new, target):
        done: list[tuple[Path, Path]] = []
        try:
            for one, other in ((target, aside), (new, target), (aside, new)):
                one.rename(other)
                done.append((one, other))
        except BaseException:
            for one, other in reversed(done):
                other.rename(one)
            raise
