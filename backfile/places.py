"""Where a site's articles, captures and pages are: below a folder, or in a storage.

A folder is a Path, and all that is done there is done by `disk`. Only this module and
`press/publishing/outlet.py` know that there is another kind of place.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from backfile.errors import BackfileError
from backfile.files import disk, diskmany, stamps
from backfile.files.diskmany import Write
from backfile.remote.storage import Storage

Place = Path | Storage
"""A folder, or a storage that workers on any machine reach. Files are named by their path in it."""


def place_of(root: Path, storage: str | None) -> Place:
    """Return the place that the settings say: `root`, the folder of site.toml, unless there is a storage."""
    return Storage(storage) if storage else root


def read(place: Place, name: str, *, most: int, setting: str) -> bytes:
    """Read a file as `disk.read_plain` does, with the same limits. Raises BackfileError."""
    if isinstance(place, Path):
        # Some times quicker than to join a Path, and there are many.
        return disk.read_plain(os.path.join(place, name), name, most=most, setting=setting)  # noqa: PTH118
    return place.read(name, most=most, setting=setting)


def stamps_below(place: Place, folder: str, *, since: int) -> dict[str, str]:
    """Stamp the files below a folder of the place: see `stamps.stamps_below`. Raises BackfileError."""
    if isinstance(place, Path):
        return stamps.stamps_below(place, folder, since=since)
    return place.stamps_below(folder)


def files_below(place: Place, folder: str) -> list[str]:
    """Return the names of the files below a folder of the place, sorted. Raises BackfileError."""
    if isinstance(place, Path):
        return disk.files_below(place, folder)
    return sorted(name for name, _ in place.listed(folder))


def is_file(place: Place, name: str) -> bool:
    """Tell whether a file is there, or what will be refused as one when it is read: a link, or a pipe."""
    if isinstance(place, Path):
        path = place / name
        return os.path.lexists(path) and not (path.is_dir() and not path.is_symlink())
    return place.is_there(name)


def is_link(place: Place, name: str) -> bool:
    """Tell whether a file is a symbolic link, which no storage has."""
    return isinstance(place, Path) and (place / name).is_symlink()


def write_all(place: Place, writes: Sequence[Write], aside: str) -> list[bool | BackfileError]:
    """Write files, and return for each whether it was done: False where it is new and its name is taken.

    In a folder, `aside` is where they stand until they are whole: see `diskmany.write_all`.
    """
    if isinstance(place, Path):
        return diskmany.write_all(place, writes, aside)
    return [_stored(place, write) for write in writes]


def _stored(place: Storage, write: Write) -> bool | BackfileError:
    try:
        if write.new:
            return place.create(write.name, write.data)
        place.write(write.name, (write.data,))
    except BackfileError as problem:
        return problem
    return True


def replace(place: Place, name: str, data: bytes) -> None:
    """Write a file whole, in the place of the one that is there. Raises BackfileError (input/output)."""
    if isinstance(place, Path):
        disk.replace(place / name, data, name)
    else:
        place.write(name, (data,))


def address(place: Place, name: str) -> str:
    """Return what a file of the place is called outside of it."""
    return str(place / name) if isinstance(place, Path) else f"{place.url.rstrip('/')}/{name}"
