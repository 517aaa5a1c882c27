"""The last step: a finished site takes the place of the published one, whole or not at all.

The new tree is made beside the old one, on the same file system; files that stay the same are hard links to
the old ones. Then the two change places. What others have put into the folder is carried over; of what is
gone, only files that an earlier build wrote are pruned.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from backfile import disk
from backfile.errors import BackfileError, Exit, Location
from backfile.press import manifest
from backfile.press.swap import exchange

FOLDER = "public"
_STAGED, _RETIRED = ".public.staged", ".public.retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did: how many files were written, stayed as they were, and were pruned."""

    written: int
    unchanged: int
    pruned: int


def publish(root: Path, files: Mapping[str, bytes]) -> Published:
    """Make `files` the published site of `root`; writes nothing where they are that already.

    Raises BackfileError: the folder is not a site of ours, holds a file in our way, or can't be written.
    """
    target = root / FOLDER
    recover(root)
    whole = {**files, **manifest.written(manifest.entries_of(files))}
    with _told(root):
        ours = _ours(target)
        present, empty = _present(target)
    _refuse_strangers(present - ours, empty, whole)
    same = {path for path in whole.keys() & present if _holds(target / path, whole[path])}
    stale = (ours & present) - whole.keys()
    if len(same) < len(whole) or stale or not target.is_dir():
        with _told(root):
            try:
                _stage(root, whole, same, strangers=present - ours, empty=empty)
            except OSError:
                _discard(root, _STAGED)
                raise
            exchange(root / _STAGED, target, aside=root / _RETIRED)
        _discard(root, _STAGED, _RETIRED)
    return Published(written=len(whole) - len(same), unchanged=len(same), pruned=len(stale))


def recover(root: Path) -> None:
    """Put the site back if an earlier run was cut off between taking the old one away and placing the new."""
    retired, target = root / _RETIRED, root / FOLDER
    with _told(root):
        if retired.is_dir() and not target.exists():
            retired.rename(target)
    _discard(root, _STAGED, _RETIRED)


def _ours(target: Path) -> frozenset[str]:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise _not_ours("is a link, or no folder at all")
    if not target.exists() or not any(target.iterdir()):
        return frozenset()
    ours = manifest.paths_in(target)
    if ours is None:
        raise _not_ours("was not made by this program (it has no manifest of ours)")
    return ours


def _not_ours(why: str) -> BackfileError:
    hint = "move it away, or remove it if nothing in it is needed"
    return BackfileError(f"the folder {why}", Location(f"{FOLDER}/"), hint, code=Exit.USAGE)


def _present(target: Path) -> tuple[frozenset[str], frozenset[str]]:
    """List every file and link below the published site, dotfiles as well, and every folder without any.

    Raises OSError for a folder that can't be read, as what is in it could not be carried over.
    """
    found: list[Path] = []
    empty: list[Path] = []
    tree = os.walk(target, onerror=_stop) if target.exists() else ()
    for where, folders, names in tree:
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        found += [Path(where, name) for name in (*names, *links)]
        if not names and not folders and Path(where) != target:
            empty.append(Path(where))
    return (
        frozenset(path.relative_to(target).as_posix() for path in found),
        frozenset(path.relative_to(target).as_posix() for path in empty),
    )


def _stop(error: OSError) -> None:
    raise error


def _refuse_strangers(strangers: Iterable[str], empty: frozenset[str], files: Mapping[str, bytes]) -> None:
    folders = {parent.as_posix() for path in files for parent in Path(path).parents}
    for path in sorted({*strangers, *empty}):
        inside = any(parent.as_posix() in files for parent in Path(path).parents)
        if path in files or (path in folders and path not in empty) or inside:
            message = "the site needs this place, and the file here is not ours"
            raise BackfileError(message, Location(f"{FOLDER}/{path}"), "move it away", code=Exit.USAGE)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _stage(
    root: Path,
    files: Mapping[str, bytes],
    same: set[str],
    *,
    strangers: frozenset[str],
    empty: frozenset[str],
) -> None:
    staged, target = root / _STAGED, root / FOLDER
    folders = {(staged / path).parent for path in (*files, *strangers)} | {staged / path for path in empty}
    for folder in sorted(folders):
        folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        if path in same:
            _link(target / path, staged / path)
        else:
            with (staged / path).open("xb") as file:  # never into a hard link to a published file
                file.write(data)
    for path in strangers:
        _link(target / path, staged / path)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:  # a file system without hard links
        shutil.copy2(old, new, follow_symlinks=False)


def _discard(root: Path, *names: str) -> None:
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)


@contextmanager
def _told(root: Path) -> Iterator[None]:
    """Turn an operating system's error into ours."""
    try:
        yield
    except OSError as error:
        raise disk.unusable(error, _named(error, root)) from None


def _named(error: OSError, root: Path) -> str:
    """Name the file that an operating system's error is about, as the site knows it."""
    path = str(error.filename or FOLDER)
    return path.removeprefix(f"{root}{os.sep}").replace(f"{_STAGED}{os.sep}", f"{FOLDER}{os.sep}")
