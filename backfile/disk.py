"""The disk, handled with care: what is read is a plain file, what is written is whole."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location

# Without O_NONBLOCK, opening a FIFO that somebody left among the captures would wait for ever.
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_plain(path: Path, name: str, *, most: int, setting: str) -> bytes:
    """Read a plain file of at most `most` bytes. `name` is what errors call it, `setting` the limit's key.

    Raises BackfileError: a symbolic link, a device or a pipe (content), too large (content), unreadable
    (input/output).
    """
    try:
        handle = os.open(path, _READ)
    except OSError as error:
        if error.errno == errno.ELOOP:
            hint = "put the file itself there"
            raise BackfileError("symbolic links are not followed", Location(name), hint) from None
        raise unusable(error, name) from None
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        if stat.S_ISDIR(mode):
            raise BackfileError("this is a folder", Location(name), "name the files in it")
        raise BackfileError("not a plain file", Location(name), "remove it from the folder")
    with os.fdopen(handle, "rb") as file:
        try:
            size = os.fstat(handle).st_size
            data = file.read(most + 1) if size <= most else b""
        except OSError as error:
            raise unusable(error, name) from None
    size = max(size, len(data))
    if size > most:
        message = f"{size:,} bytes, over the limit of {most:,}"
        raise BackfileError(message, Location(name), f"raise {setting} in site.toml if it is to be read")
    return data


def files_below(root: Path, folder: str) -> Iterator[str]:
    """Yield the files below `root/folder` as paths relative to `root`, with forward slashes, sorted.

    Links are yielded as files and never followed; names that begin with a dot are passed over. Raises
    BackfileError (input/output) for a folder that can't be read: nothing is passed over in silence.
    """

    def stop(error: OSError) -> None:
        raise unusable(error, os.path.relpath(error.filename or top, root).replace(os.sep, "/"))

    top = root / folder
    if not top.is_dir():
        if top.exists():
            hint = "move the file away, and make a folder of this name"
            raise BackfileError("this must be a folder", Location(f"{folder}/"), hint, code=Exit.IO)
        return
    found = []
    for where, folders, files in os.walk(top, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        found += [Path(where, name) for name in (*files, *links) if not name.startswith(".")]
    yield from sorted(path.relative_to(root).as_posix() for path in found)


def create(path: Path, data: bytes, name: str) -> bool:
    """Write a new file, whole, and only if there is none: False where the name is taken.

    Raises BackfileError (input/output).
    """
    part = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(part, data)
        try:
            os.link(part, path)  # unlike a rename, a link never replaces a file
        except FileExistsError:
            return False
        except OSError:
            return _create_without_links(path, data)
    except OSError as error:
        raise unusable(error, name) from None
    finally:
        _forget(part)
    return True


def replace(path: Path, data: bytes, name: str) -> None:
    """Write a file whole, in the place of the one that is there. Raises BackfileError (input/output)."""
    part = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(part, data)
        part.replace(path)
    except OSError as error:
        raise unusable(error, name) from None
    finally:
        _forget(part)


def unusable(error: OSError, name: str) -> BackfileError:
    """Turn an operating system's error into ours, with the file's name."""
    return BackfileError((error.strerror or str(error)).lower(), Location(name), code=Exit.IO)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name[:100]}.{os.getpid()}.part")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _forget(part: Path) -> None:
    with contextlib.suppress(OSError):  # it may never have come to be, nor its folder
        part.unlink()


def _create_without_links(path: Path, data: bytes) -> bool:
    """Create exclusively on a file system without hard links (FAT on a USB stick)."""
    try:
        file = path.open("xb")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(data)
    except OSError:
        _forget(path)  # half a file must not pass for a whole one
        raise
    return True
