"""What others have put into the published folder while a build ran is carried over after the exchange.

The survey of the folder is as old as the build is long. A folder that has been written to since has another
time than the survey saw, so only such folders are looked at again.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from backfile.press.publishing.survey import Survey, inode_of


def carry_over(retired: Path, target: Path, before: Survey, *, ours: Callable[[str], bool]) -> None:
    """Move files that came into the tree `retired` after the survey to the published one, `target`.

    `ours` tells the paths of the site, which others don't decide. The new site stands: a file that can't be
    moved is no error.
    """
    waiting = [
        prefix for prefix, modified in before.folders.items() if _modified(retired / prefix) != modified
    ]
    for prefix in waiting:
        with contextlib.suppress(OSError), os.scandir(retired / prefix) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if f"{path}/" not in before.folders:
                        waiting.append(f"{path}/")
                elif not ours(path) and not _known(path, entry, before):
                    (target / prefix).mkdir(parents=True, exist_ok=True)
                    Path(entry.path).replace(target / path)


def _known(path: str, entry: os.DirEntry[str], before: Survey) -> bool:
    stamp = before.files.get(path)
    return stamp is not None and inode_of(stamp) == entry.inode()


def _modified(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:  # it was removed since
        return -1
