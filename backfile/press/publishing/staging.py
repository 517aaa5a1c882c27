"""The staging folder: where the next site is made, beside the published one and on the same file system.

Worker processes put what was printed into it; what stays the same is a second name (a hard link) of the
published file. The folder is not made from nothing each time: `.public.spare` is the tree that the last
exchange took out of use, less all that the site no longer has, and need only be brought forward. Nothing
that is found in it is trusted: a file stays if it is the very file that is published. See `trees`.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files import disk, disktrees
from backfile.press.publishing.survey import FOLDER, Stamp, inode_of, stamp_of, told
from backfile.press.publishing.trees import OLDER, SPARE, STAGED, give_up, is_folder, recover


def begin(root: Path, *, many: bool) -> Path:
    """Open the staging folder of the site in `root`, for `put`. Raises BackfileError.

    `many` says whether most files of the site will be put: then the older tree is written over, else the
    spare one is brought forward. The lock of the site must be held until `publish.commit` or `abandon`.
    """
    recover(root)
    staged = root / STAGED
    with told(root):
        for base in (root / OLDER, root / SPARE) if many else (root / SPARE,):
            if is_folder(base) and not os.path.lexists(staged):
                base.rename(staged)
                return staged
        staged.mkdir()
    return staged


def put(staged: Path, path: str, data: bytes) -> Stamp:
    """Write a file of the new site, whole, and return its stamp. Many processes may do so at once.

    Raises BackfileError (input/output), which names the file as it will be published.
    """
    return put_pieces(staged, path, (data,))


def put_pieces(staged: Path, path: str, pieces: Iterable[bytes]) -> Stamp:
    """Write a file of the new site as `put` does, a piece at a time."""
    place = f"{staged}/{path}"
    try:
        try:
            disk.write_new(place, pieces)
        except (FileExistsError, FileNotFoundError, NotADirectoryError):
            if not disk.write_over(place, pieces):
                _clear(staged, path)
                disk.write_new(place, pieces)
        return stamp_of(os.lstat(place))  # only a closed file has its final time everywhere
    except OSError as error:
        raise disk.unusable(error, f"{FOLDER}/{path}") from None


def abandon(root: Path, *, free: bool) -> None:
    """Give the new site up, after a failure; what can't be removed now is removed by the next run.

    The next build writes over what was written, unless its space is to be set `free`.
    """
    with contextlib.suppress(OSError):
        if free:
            disktrees.discard(root / STAGED)
            disktrees.discard(root / OLDER)
        give_up(root)


def bring(
    root: Path,
    fresh: tuple[Mapping[str, Stamp], ...],
    kept: Callable[[str], Stamp | None],
    paths: Iterable[str],
) -> dict[str, Stamp]:
    """Bring the staging folder forward, so that it holds the fresh files and the kept ones and nothing else.

    `fresh` were put. `kept` gives the stamp of a published file that is kept, and None for any other path;
    `paths` has all of them, and may have fresh ones; kept files are linked to the published ones. Returns the
    stamps of those that could only be copied. Raises OSError, and BackfileError where a fresh file is not
    there as it was put.
    """
    staged = root / STAGED
    missing = sum(map(len, fresh))
    found: set[str] = set()  # of the kept files only: a first build has a million fresh ones

    def stays(path: str, entry: os.DirEntry[str]) -> bool:
        nonlocal missing
        for stamps in fresh:
            if path in stamps:
                same = _is(entry, stamps[path], same_file=False)
                missing -= same
                return same
        stamp = kept(path)
        if stamp is None or not _is(entry, stamp, same_file=True):
            return False
        found.add(path)
        return True

    disktrees.sweep(staged, stays)
    if missing:
        lost = [path for stamps in fresh for path in stamps if not (staged / path).is_file()]
        raise BackfileError("it was written, and is gone", Location(f"{FOLDER}/{min(lost)}"), code=Exit.IO)
    rest = (path for path in paths if path not in found and not any(path in stamps for stamps in fresh))
    return dict(_linked(root, rest))


def _linked(root: Path, paths: Iterator[str]) -> Iterator[tuple[str, Stamp]]:
    staged, target = root / STAGED, root / FOLDER
    made: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in made:
            (staged / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        new = f"{staged}/{path}"
        if not disktrees.link_or_copy(f"{target}/{path}", new):
            yield path, stamp_of(os.lstat(new))


def _is(entry: os.DirEntry[str], stamp: Stamp, *, same_file: bool) -> bool:
    """Tell whether a file is the one with this stamp, by its number.

    Some file systems list other numbers than they tell of an opened file, or change them. A file that was put
    is then known by its size and time.
    """
    if entry.inode() == inode_of(stamp):
        return True
    status = entry.stat(follow_symlinks=False)
    seen = stamp_of(status if status.st_ino else os.lstat(entry.path))
    return inode_of(seen) == inode_of(stamp) if same_file else seen[:16] == stamp[:16]


def _clear(staged: Path, path: str) -> None:
    """Make the folders of a file, and remove what has its place, or that of a folder.

    Another process may be doing just the same.
    """
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
        (staged / path).unlink()
        return
    place = staged
    for name in path.split("/")[:-1]:
        place /= name
        if place.is_symlink() or not place.is_dir():
            with contextlib.suppress(FileNotFoundError, IsADirectoryError, PermissionError):
                place.unlink()
            with contextlib.suppress(FileExistsError):
                place.mkdir()
    disktrees.discard(staged / path)
