"""A storage: files below an address that fsspec knows, such as s3://bucket/archive.

fsspec is imported only where a storage is used. Credentials and endpoints are those of the storage's own
library, from its own settings and environment: none stand in site.toml, and none are sent to workers.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from backfile.errors import BackfileError, Exit, Location
from backfile.files.disk import unusable
from backfile.files.stamps import UNSETTLED

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

R = TypeVar("R")

_TAGS = ("ETag", "etag")
"""What object stores call the mark of an object's content (RFC 9110, section 8.8.3)."""
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "modificationTime", "created")
_KINDS = {"s3": "ContentType", "s3a": "ContentType", "gs": "content_type", "gcs": "content_type"}
"""What a storage's library calls the media type of an object that is written."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a storage tells of a file: its size, the mark of its content, and when it was written.

    `tag` and `time` are empty where the storage tells of none.
    """

    size: int
    tag: str
    time: str

    @property
    def stamp(self) -> str:
        """A stamp of the content; UNSETTLED where only its time is told, which is too coarse to go by."""
        return f"{self.size:x}.{self.tag}" if self.tag else UNSETTLED


@dataclass(frozen=True, slots=True)
class Storage:
    """The files below an address. Names are paths from there; errors call a file by its name.

    Each method raises BackfileError (input/output) where the storage can't do it, and (usage) where fsspec or
    the package for this kind of storage is not installed.
    """

    url: str

    def ready(self) -> None:
        """Raise BackfileError (usage) unless something stands at the address: it may be mistyped."""
        if not self.is_there(""):
            hint = "put the archive's articles/ or seeds/ there first"
            raise BackfileError(f"nothing is stored at {self.url}", hint=hint, code=Exit.USAGE)

    def listed(self, folder: str) -> Iterator[tuple[str, Told]]:
        """Yield the files below a folder by name, in no order; names that begin with a dot are passed over.

        Raises BackfileError for what is no plain file as well: nothing is passed over in silence.
        """
        files, top = self._opened()
        waiting = [folder]
        while waiting:
            name = waiting.pop()
            with _told(name):
                try:
                    entries = files.ls(f"{top}/{name}", detail=True)
                except FileNotFoundError:  # an object store has no empty folders, nor any that is not there
                    continue
            for entry in entries:
                found = entry["name"].rstrip("/").removeprefix(f"{top}/")
                if found == name:
                    if entry["type"] == "directory" or entry["name"].endswith("/") or not entry["size"]:
                        continue  # the mark that some tools leave in place of an empty folder
                    raise BackfileError("this must be a folder", Location(f"{name}/"), code=Exit.IO)
                if found.rpartition("/")[2].startswith("."):
                    continue
                if entry["type"] == "directory":
                    waiting.append(found)
                elif entry["type"] == "file":
                    yield found, _told_of(entry)
                else:
                    raise BackfileError("not a plain file", Location(found), "remove it from the folder")

    def stamps_below(self, folder: str) -> dict[str, str]:
        """Stamp the files below a folder, sorted by name, as `stamps.stamps_below` does."""
        return {name: told.stamp for name, told in sorted(self.listed(folder), key=lambda pair: pair[0])}

    def is_there(self, name: str) -> bool:
        """Tell whether there is a file or a folder of this name; that of the address itself is empty."""
        files, top = self._opened()
        with _told(name or self.url):
            try:
                files.info(f"{top}/{name}".rstrip("/"))
            except FileNotFoundError:
                return False
        return True

    def read(self, name: str, *, most: int, setting: str) -> bytes:
        """Read a file of at most `most` bytes, in one request. `setting` is the limit's key.

        Raises BackfileError (content) where it is larger.
        """
        data = self.part(name, 0, most + 1)
        if len(data) > most:
            message = f"over the limit of {most:,} bytes"
            raise BackfileError(message, Location(name), f"raise {setting} in site.toml if it is to be read")
        return data

    def part(self, name: str, start: int, end: int | None) -> bytes:
        """Read the bytes of a file from `start` to `end` (None: to its end), or as many as there are."""
        files, top = self._opened()
        with _told(name):
            try:
                return bytes(files.cat_file(f"{top}/{name}", start=start, end=end))
            except FileNotFoundError:
                raise
            except OSError:
                # No range of an empty object can be had (RFC 9110, section 15.5.17).
                if files.size(f"{top}/{name}") == 0:
                    return b""
                raise

    @contextlib.contextmanager
    def reading(self, name: str) -> Iterator[BinaryIO]:
        """Open a file that may be too large to be read at once."""
        files, top = self._opened()
        with _told(name), files.open(f"{top}/{name}", "rb") as file:
            yield file

    def create(self, name: str, data: bytes) -> bool:
        """Write a new file, and only if there is none: False where the name is taken."""
        files, top = self._opened()
        with _told(name):
            try:
                place = f"{top}/{name}"
                _roomy(files, [place], lambda: files.pipe_file(place, data, mode="create"))
            except FileExistsError:
                return False
        return True

    def write(self, name: str, pieces: Iterable[bytes], *, kind: str | None = None) -> int:
        """Write a file, whatever stands there, and return its size in bytes.

        `kind` is its media type, by which a host will send it.
        """
        files, top = self._opened()
        called = next((_KINDS[one] for one in _protocols(files) if one in _KINDS), None)
        options = {called: kind} if called and kind else {}
        with _told(name):
            opened = _roomy(files, [f"{top}/{name}"], lambda: files.open(f"{top}/{name}", "wb", **options))
            size = 0
            with opened as file:
                for piece in pieces:
                    file.write(piece)
                    size += len(piece)
        return size

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Copy files within the storage, each over whatever stands at its new name."""
        files, top = self._opened()
        old, new = ([f"{top}/{name}" for name in names] for names in zip(*pairs, strict=True))
        with _told(pairs[0][1]):
            _roomy(files, new, lambda: files.copy(old, new))

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        files, top = self._opened()
        with _told(name), contextlib.suppress(FileNotFoundError):
            files.rm_file(f"{top}/{name}")

    def clear(self, folder: str) -> None:
        """Remove every file below a folder, if there are any."""
        files, top = self._opened()
        with _told(folder), contextlib.suppress(FileNotFoundError):
            files.rm(f"{top}/{folder}", recursive=True)

    def _opened(self) -> "tuple[AbstractFileSystem, str]":
        """Return the file system, which fsspec keeps one of in each process, and the address's path in it.

        What it remembers of listings is forgotten first: others work in the storage as well.
        """
        try:
            from fsspec import url_to_fs

            files, top = url_to_fs(self.url)
        except ImportError as error:
            message = f"the storage {self.url} needs a package that is not installed: {error}"
            hint = "install it with: pip install 'backfile[remote]'"
            raise BackfileError(message, hint=hint, code=Exit.USAGE) from None
        except ValueError as error:
            raise BackfileError(f"the storage {self.url} can't be used: {error}", code=Exit.USAGE) from None
        files.invalidate_cache()
        return files, top.rstrip("/")


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what a storage's library raises into our error."""
    try:
        yield
    except BackfileError:
        raise
    except FileNotFoundError:
        raise BackfileError("there is no such file in the storage", Location(name), code=Exit.IO) from None
    except OSError as error:
        raise unusable(error, name) from None
    except Exception as error:  # each library has errors of its own besides: botocore, paramiko, …
        message = f"the storage failed ({type(error).__name__}): {error}"
        raise BackfileError(message, Location(name), code=Exit.IO) from error


def _roomy(files: "AbstractFileSystem", places: Sequence[str], act: Callable[[], R]) -> R:
    """Act; where a storage has folders and those of the places are not there, make them and act again."""
    try:
        return act()
    except FileNotFoundError:
        for folder in sorted({place.rpartition("/")[0] for place in places}):
            files.makedirs(folder, exist_ok=True)
        return act()


def _told_of(entry: Mapping[str, Any]) -> Told:
    tag = next((str(entry[key]).strip('"') for key in _TAGS if entry.get(key)), "")
    time = next((str(entry[key]) for key in _TIMES if entry.get(key)), "")
    return Told(int(entry["size"] or 0), tag, time)


def _protocols(files: "AbstractFileSystem") -> tuple[str, ...]:
    return (files.protocol,) if isinstance(files.protocol, str) else tuple(files.protocol)
