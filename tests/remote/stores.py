"""Storages to test on: folders of this machine, by way of fsspec."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import md5
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from backfile.remote.storage import Storage


class Tagged(LocalFileSystem):  # type: ignore[misc] # fsspec is not typed
    """A folder that behaves as an object store does: objects have ETags, and none has an empty range."""

    protocol = "tagged"

    @classmethod
    def _strip_protocol(cls, path: Any) -> Any:
        """Return a path without the protocol, which before 2026 fsspec knew of no subclass."""
        bare = path.removeprefix(f"{cls.protocol}://") if isinstance(path, str) else path
        return super()._strip_protocol(bare)

    def info(self, path: Any, **kwargs: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().info(path, **kwargs)
        if told["type"] == "file":
            tag = md5(Path(told["name"]).read_bytes(), usedforsecurity=False).hexdigest()
            told["ETag"] = f'"{tag}"'
        return told

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **kwargs: Any) -> bytes:
        data: bytes = super().cat_file(path, start=start, end=end, **kwargs)
        if not data:
            raise OSError(errno.EINVAL, "InvalidRange")
        return data


class Killed(BaseException):
    """The end of a program, which no handler of errors sees."""


class Mortal(Tagged):
    """A store whose user is killed in place of one of its changes, or whose server then refuses it."""

    protocol = "mortal"
    left: int | None = None
    end: Callable[[], BaseException] = Killed

    @classmethod
    def change(cls, path: str) -> None:
        """Note a change, unless it will fail as the folder of the path is not there yet."""
        if cls.left is not None and Path(cls._parent(path)).is_dir():
            cls.left -= 1
            if cls.left < 0:
                raise cls.end()

    def open(self, path: str, mode: str = "rb", *args: Any, **kwargs: Any) -> Any:
        if mode != "rb":
            self.change(path)
        return super().open(path, mode, *args, **kwargs)

    def cp_file(self, path1: str, path2: str, **kwargs: Any) -> None:
        self.change(path2)
        super().cp_file(path1, path2, **kwargs)

    def rm_file(self, path: str) -> None:
        self.change(path)
        super().rm_file(path)

    def rm(self, path: str, *args: Any, **kwargs: Any) -> None:
        if os.path.lexists(self._strip_protocol(path)):
            self.change(path)
        super().rm(path, *args, **kwargs)


for kind in (Tagged, Mortal):
    fsspec.register_implementation(kind.protocol, kind, clobber=True)


@contextmanager
def dying(after: int, end: Callable[[], BaseException] = Killed) -> Iterator[None]:
    """End the program, or whatever `end` does, in place of a change after so many that are made."""
    Mortal.left, Mortal.end = after, end
    try:
        yield
    finally:
        Mortal.left = None


def storage(folder: Path, kind: str = "tagged") -> Storage:
    """Return the storage that a folder is."""
    return Storage(f"{kind}://{folder.as_posix()}")
