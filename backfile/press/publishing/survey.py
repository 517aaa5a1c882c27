"""What stands in the published folder, told without reading a file.

A stamp tells a file that is as it was from one that is not: 24 bytes of size, time of change and inode. The
time of the inode's own change (ctime) is not in it, since every new hard link alters that. Stamps are plain
bytes, as a site of a million articles has one and a half million of them: 57 bytes each, nothing for the
garbage collector to walk, and compared at once.
"""

import os
import stat
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NewType

from backfile.errors import BackfileError, Exit, Location
from backfile.files import disk
from backfile.press.publishing import manifest

FOLDER = "public"
_STAMP = struct.Struct("<QqQ")
_INODE = struct.Struct("<Q")
_MOST = 2**64 - 1  # some Windows file systems number their files in 128 bits

Stamp = NewType("Stamp", bytes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Every file and link below the published folder, dotfiles as well, by path; and every empty folder.

    `folders` has the time in ns at which each folder was last written to, by its path with a slash behind it,
    "" for the published folder itself.
    """

    files: Mapping[str, Stamp]
    empty: frozenset[str]
    folders: Mapping[str, int]


def stamp_of(status: os.stat_result) -> Stamp:
    """Make a file's stamp from its status."""
    return Stamp(_STAMP.pack(status.st_size, status.st_mtime_ns, status.st_ino & _MOST))


def inode_of(stamp: Stamp) -> int:
    """Return the inode's number, which names a file among those of its file system."""
    number: int = _INODE.unpack_from(stamp, 16)[0]
    return number


def survey(root: Path) -> Survey:
    """Look at the published folder of the site in `root`; nothing where there is none.

    Raises BackfileError: it is a link or no folder, or holds what is not ours (usage); a folder in it can't
    be read (input/output), since what is in it could not be carried over.
    """
    target = root / FOLDER
    with told(root):
        try:
            mode = os.lstat(target).st_mode
        except FileNotFoundError:
            return Survey(files={}, empty=frozenset(), folders={})
        if not stat.S_ISDIR(mode):
            raise not_ours("is a link, or no folder at all")
        found = _found(target)
        if (found.files or found.empty) and not manifest.stands_in(target):
            raise not_ours("was not made by this program (it has no manifest of ours)")
    return found


def not_ours(why: str) -> BackfileError:
    """Return the error for what stands where the site would be published."""
    hint = "move it away, or remove it if nothing in it is needed"
    return BackfileError(f"the folder {why}", Location(f"{FOLDER}/"), hint, code=Exit.USAGE)


def _found(target: Path) -> Survey:
    files: dict[str, Stamp] = {}
    folders: dict[str, int] = {}
    empty: list[str] = []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        folders[prefix] = (target / prefix).stat().st_mtime_ns
        before = len(files) + len(waiting)
        with os.scandir(target / prefix) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                    continue
                status = entry.stat(follow_symlinks=False)
                # On Windows what a listing tells of a file lacks its number.
                files[prefix + entry.name] = stamp_of(status if status.st_ino else os.lstat(entry.path))
        if prefix and len(files) + len(waiting) == before:
            empty.append(prefix.rstrip("/"))
    return Survey(files=files, empty=frozenset(empty), folders=folders)


@contextmanager
def told(root: Path) -> Iterator[None]:
    """Turn an operating system's error into ours, which names the file as the site knows it."""
    try:
        yield
    except OSError as error:
        raise disk.unusable(error, _named(error, root)) from None


def _named(error: OSError, root: Path) -> str:
    path = str(error.filename or "").removeprefix(str(root)).replace(os.sep, "/").removeprefix("/") or FOLDER
    folder, _, rest = path.partition("/")
    return f"{FOLDER}/{rest}" if rest and folder.startswith(f".{FOLDER}.") else path
