"""Stamps: how a file is told to be the one that was read, without reading it again.

A stamp is the file's size, the times of its last change to content and to itself, and its number. A file that
was changed at about the time that it was read may have the stamp of both contents ("racy"), so such a stamp
is not kept: the file is read again by the next build, and settled then.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from backfile.files.disk import entries_below, unusable

Stamps = Mapping[str, str]
"""Each file's stamp by its path in the site, in the order of the paths."""

UNSETTLED = ""
_SLACK = 20_000_000
"""Nanoseconds: file systems take their time from a clock that ticks a few hundred times a second."""


def stamps_below(root: Path, folder: str, *, since: int, ends: tuple[str, ...] = ("",)) -> dict[str, str]:
    """Stamp the files below `root/folder`, sorted by path. `since` is when the build began (see `began`).

    `ends` is how the names end that are asked for: others may come and go meanwhile.
    Links are stamped as files and never followed; names that begin with a dot are passed over. Raises
    BackfileError (input/output) for a folder that can't be read.
    """
    found: dict[str, str] = {}
    for path, entry in entries_below(root, folder):
        if not path.endswith(ends):
            continue
        try:
            found[path] = _stamp(entry.stat(follow_symlinks=False), since)
        except OSError as error:
            raise unusable(error, path) from None
    return dict(sorted(found.items()))


def stamp_of(path: Path, *, since: int) -> str:
    """Stamp one file; UNSETTLED where there is none."""
    try:
        return _stamp(path.lstat(), since)
    except OSError:
        return UNSETTLED


def began(lock: Path) -> int:
    """Return the time (ns) by the clock of the site's file system, by way of a file that may be touched."""
    os.utime(lock)
    return lock.stat().st_mtime_ns


def digest(stamps: Iterable[Stamps]) -> str | None:
    """Digest stamps; None where a file of them is unsettled, as then nothing can be said of them."""
    whole = hashlib.sha256()
    for group in stamps:
        if UNSETTLED in group.values():
            return None
        whole.update(
            "\n".join(f"{path}\0{stamp}" for path, stamp in group.items()).encode("utf-8", "surrogatepass")
        )
        whole.update(b"\n\n")
    return whole.hexdigest()


def _stamp(found: os.stat_result, since: int) -> str:
    changed, altered = found.st_mtime_ns, found.st_ctime_ns
    if changed >= since - _SLACK or altered >= since - _SLACK or not stat.S_ISREG(found.st_mode):
        return UNSETTLED
    # Half of what an f-string of four such fields takes, and each build stamps every file.
    return "%x.%x.%x.%x" % (found.st_size, changed, altered, found.st_ino)  # noqa: UP031
