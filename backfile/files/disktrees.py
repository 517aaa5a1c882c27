"""Whole folders on the disk: second names, what is swept out, and when all of it is there for certain."""

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

_NO_LINKS = frozenset(
    {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
)


def link_or_copy(old: str, new: str) -> bool:
    """Give a file, or a link, a second name: True for a hard link, False for a copy where none can be had.

    Raises OSError.
    """
    try:
        if os.link in os.supports_follow_symlinks:
            os.link(old, new, follow_symlinks=False)
        else:
            os.link(old, new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(old, new, follow_symlinks=False)
        return False
    return True


def sweep(folder: Path, stays: Callable[[str, os.DirEntry[str]], bool]) -> None:
    """Remove every file and link below a folder but those that stay, then every folder that is empty.

    `stays` is asked of each file with its path from `folder`, with forward slashes. Links are not followed,
    and `folder` itself remains. Raises OSError.
    """
    folders = [""]
    for prefix in folders:
        with os.scandir(folder / prefix) as listing:
            entries = list(listing)  # what is removed while it is listed may hide what comes next
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            elif not stays(path, entry):
                Path(entry.path).unlink()
    for prefix in reversed(folders[1:]):
        with contextlib.suppress(OSError):  # it is not empty
            (folder / prefix).rmdir()


def discard(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there. Raises OSError where it can't be removed whole.

    A link in its place is left alone.
    """
    if folder.is_dir() and not folder.is_symlink():
        sweep(folder, lambda *_: False)
        folder.rmdir()


def flush(folder: Path) -> None:
    """Return when all that was written to the file system of `folder` is on the disk. Raises OSError.

    Linux flushes that file system, other systems all of them; Windows has no such thing: `disk.write_new`.
    """
    if not (sys.platform.startswith("linux") and _syncfs(folder)) and hasattr(os, "sync"):
        os.sync()


def flush_names(folder: Path) -> None:
    """Return when the names in a folder are on the disk as they are now. Raises OSError."""
    if sys.platform != "win32":  # which can't open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            error.filename = str(folder)
            raise
        finally:
            os.close(handle)


def _syncfs(folder: Path) -> bool:
    import ctypes  # takes 10 ms, and a build that changes nothing does without

    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) != 0:
            fault = ctypes.get_errno()
            raise OSError(fault, os.strerror(fault), str(folder))
    finally:
        os.close(handle)
    return True
