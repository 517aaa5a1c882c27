"""The disk, handled with care: what is read is a plain file, what is written is whole."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from io import DEFAULT_BUFFER_SIZE, BufferedReader, FileIO
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location

READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How what may be anything is opened: no link is followed, and nobody waits for the other end of a pipe."""
_OVER = READ & ~os.O_RDONLY | os.O_WRONLY
_NEW = _OVER | os.O_CREAT | os.O_EXCL
_FLUSHED_LATER = hasattr(os, "sync")


def opened(path: Path | str, *, ahead: int = DEFAULT_BUFFER_SIZE) -> BufferedReader:
    """Open a plain file, and nothing else, for reading, so many bytes ahead. Raises OSError."""
    handle = os.open(path, READ)
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return BufferedReader(FileIO(handle, "rb"), ahead)
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "not a plain file", str(path))
    raise OSError(0, "not a plain file", str(path))


def read_plain(path: Path | str, name: str, *, most: int, setting: str) -> bytes:
    """Read a plain file of at most `most` bytes. `name` is what errors call it, `setting` the limit's key.

    Raises BackfileError: a symbolic link, a device or a pipe (content), too large (content), unreadable
    (input/output).
    """
    try:
        handle = os.open(path, READ)
    except OSError as error:
        if error.errno == errno.ELOOP:
            hint = "put the file itself there"
            raise BackfileError("symbolic links are not followed", Location(name), hint) from None
        raise unusable(error, name) from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise _not_plain(status.st_mode, name)
        data = _whole(handle, status.st_size, most) if status.st_size <= most else b""
    except OSError as error:
        raise unusable(error, name) from None
    finally:
        os.close(handle)
    size = max(status.st_size, len(data))
    if size > most:
        message = f"{size:,} bytes, over the limit of {most:,}"
        raise BackfileError(message, Location(name), f"raise {setting} in site.toml if it is to be read")
    return data


def _whole(handle: int, size: int, most: int) -> bytes:
    """Read a file that is said to be of this size, and at most one byte more than `most`, whatever it is."""
    data = os.read(handle, min(size, most) + 1)
    if len(data) == size:
        return data
    parts, length = [data], len(data)
    while length <= most and (part := os.read(handle, most + 1 - length)):
        parts.append(part)
        length += len(part)
    return b"".join(parts)


def _not_plain(mode: int, name: str) -> BackfileError:
    if stat.S_ISDIR(mode):
        return BackfileError("this is a folder", Location(name), "name the files in it")
    return BackfileError("not a plain file", Location(name), "remove it from the folder")


def entries_below(root: Path, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files below `root/folder`, in no order, by paths relative to `root`, with forward slashes.

    Links are yielded as files and never followed; names that begin with a dot are passed over. Raises
    BackfileError (input/output) for a folder that can't be read: nothing is passed over in silence.
    """
    top = root / folder
    if not top.is_dir():
        if top.exists():
            hint = "move the file away, and make a folder of this name"
            raise BackfileError("this must be a folder", Location(f"{folder}/"), hint, code=Exit.IO)
        return
    waiting = [(os.fspath(top), folder)]
    while waiting:
        where, name = waiting.pop()
        try:
            with os.scandir(where) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, f"{name}/{entry.name}"))
                    else:
                        yield f"{name}/{entry.name}", entry
        except OSError as error:
            raise unusable(error, name) from None


def files_below(root: Path, folder: str) -> list[str]:
    """Return the paths of `entries_below`, sorted. Raises BackfileError (input/output)."""
    return sorted(path for path, _ in entries_below(root, folder))


def create(path: Path, data: bytes, name: str) -> bool:
    """Write a new file, whole, and only if there is none: False where the name is taken.

    Raises BackfileError (input/output).
    """
    part = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(part, data)
        return named(part, path, data)
    except OSError as error:
        raise unusable(error, name) from None
    finally:
        _forget(part)


def named(part: Path | str, path: Path | str, data: bytes) -> bool:
    """Give a file that is whole its name as well, and only if nothing has it: False where it is taken.

    On a file system without hard links (FAT on a USB stick) its `data` is written there anew. Raises OSError.
    """
    try:
        os.link(part, path)  # unlike a rename, a link never replaces a file
    except FileExistsError:
        return False
    except OSError:
        return _create_without_links(Path(path), data)
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


def write_new(path: str, pieces: Iterable[bytes]) -> None:
    """Write a new file at a place where there is none; no piece is taken if it can't be made.

    It is on the disk for certain after `flush`, or at once where a system can't flush all that was written.
    Raises OSError; half a file may be left behind then.
    """
    _fill(os.open(path, _NEW, 0o666), pieces, 0)


def write_over(path: str, pieces: Iterable[bytes]) -> bool:
    """Write a file over a plain one that has no other name; False if there is none, and no piece is taken.

    Raises OSError; the file may then be half old and half new.
    """
    try:
        handle = os.open(path, _OVER)
    except OSError:
        return False
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1:
        os.close(handle)
        return False
    _fill(handle, pieces, status.st_size)
    return True


def _fill(handle: int, pieces: Iterable[bytes], size: int) -> None:
    """Make these pieces the whole of an opened file of this size, and close it."""
    try:
        end = 0
        for piece in pieces:
            written = os.write(handle, piece)
            while written < len(piece):
                written += os.write(handle, memoryview(piece)[written:])
            end += written
        if end < size:  # ext4 takes half as long as it takes to write a page, even where nothing is cut off
            os.ftruncate(handle, end)
        if not _FLUSHED_LATER:
            os.fsync(handle)
    finally:
        os.close(handle)


def holds(path: Path, pieces: Iterable[bytes]) -> bool:
    """Tell whether a plain file is there and holds just these bytes. Raises OSError if it can't be read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            return all(file.read(len(piece)) == piece for piece in pieces) and not file.read(1)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False


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
