"""The folders beside the published one, and what becomes of them when a build ends, however it ends.

| folder | holds |
|---|---|
| `.public.staged` | the site that is being made |
| `.public.spare` | second names of published files: the tree in which a build that prints few pages begins |
| `.public.older` | an earlier site, to be written over by a build that prints most pages |
| `.public.retired` | the old site, in the moment of an exchange in two steps |

All but the last may be removed at any time. The older tree is kept because on ext4 a file that is removed
costs 150 µs and a new one soon after it 300 µs, but one that is written over 20 µs. A page that the site no
longer has is in none of them. The choice, with its measurements: docs/decisions/0011-publishing.md.
"""

import contextlib
import os
import stat
from collections.abc import Collection, Iterable
from itertools import chain
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files import disktrees
from backfile.press.publishing import manifest
from backfile.press.publishing.survey import FOLDER, told

STAGED, SPARE, OLDER, RETIRED = (f".{FOLDER}.{name}" for name in ("staged", "spare", "older", "retired"))
_FEW = 500
"""So many replaced files are simply removed: it takes less than a tenth of a second."""


def recover(root: Path) -> None:
    """Make good what an earlier run that was cut off left behind. Raises BackfileError.

    A site that was aside returns to its place, a half-made one gives its files up to be written over, and the
    spare tree of a site that is there no more is removed.
    """
    target, retired = root / FOLDER, root / RETIRED
    with told(root):
        if is_folder(retired) and not manifest.stands_in(target):
            _put_back(retired, target)
        give_up(root)
        if is_folder(retired):
            retired.rename(root / STAGED)  # never half a site under the name of a whole one
            give_up(root)
        if not target.exists():
            disktrees.discard(root / SPARE)


def give_up(root: Path) -> None:
    """End the staging folder, if there is one: it becomes the older tree, if there is none. Raises OSError.

    Files that the published site shares, and those that it has not, are not kept.
    """
    staged, older, target = root / STAGED, root / OLDER, root / FOLDER
    if not is_folder(staged) or is_folder(older):
        disktrees.discard(staged)
        return
    staged.rename(older)
    everything = not target.exists()

    def stays(path: str, entry: os.DirEntry[str]) -> bool:
        status = os.lstat(entry.path)
        own = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
        return own and (everything or os.path.lexists(target / path))

    disktrees.sweep(older, stays)


def keep(root: Path, replaced: Collection[str], stale: Iterable[str], strangers: Iterable[str]) -> None:
    """Make the tree that was published, and is in the staging folder now, ready for the next build.

    `replaced` are its files that the site has anew, `stale` those that it has no more, `strangers` those of
    others. The new site stands: what can't be done is no error, and is done by the next run.
    """
    staged, older, spare = root / STAGED, root / OLDER, root / SPARE
    many = len(replaced) > _FEW
    with contextlib.suppress(OSError):
        for path in stale:
            (older / path).unlink(missing_ok=True)
        for path in chain(stale, strangers, () if many else replaced):
            (staged / path).unlink(missing_ok=True)
        disktrees.discard(
            spare
        )  # of the files that are replaced now, where the site was made in the older tree
        if many:
            disktrees.discard(older)
        staged.rename(older if many else spare)


def put_away(root: Path) -> None:
    """Return the staging folder, which was not needed, to where it came from."""
    spare = root / SPARE
    with contextlib.suppress(OSError):
        (root / STAGED).rename(root / OLDER if is_folder(spare) else spare)


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder at a path, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _put_back(retired: Path, target: Path) -> None:
    if target.is_dir():
        try:
            target.rmdir()
        except OSError:
            message = f"the site that stood here is in {RETIRED}/, and a folder that is not ours in its place"
            hint = "move the folder away"
            raise BackfileError(message, Location(f"{FOLDER}/"), hint, code=Exit.USAGE) from None
    retired.rename(target)
