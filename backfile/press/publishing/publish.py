"""The last step: a finished site takes the place of the published one, whole or not at all.

The new tree is made beside the old one (`staging`). When all of it is on the disk, the two change places
(`swap`), and the old tree becomes the spare one of the next build. What others have put into the folder is
carried over; of what is gone, only files that an earlier build wrote are pruned.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files import disk, disktrees
from backfile.press import urls
from backfile.press.publishing import latecomers, manifest, staging, swap, trees
from backfile.press.publishing.manifest import Manifest
from backfile.press.publishing.survey import FOLDER, Stamp, Survey, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did: how many files were written, stayed as they were, and were pruned.

    `stamps` are those of the files that neither the survey nor `put` knows: the manifest's, and copies.
    """

    written: int
    unchanged: int
    pruned: int
    stamps: Mapping[str, Stamp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """What is published and not kept: files of ours that go, and files and empty folders of others."""

    stale: frozenset[str]
    strangers: frozenset[str]
    empty: frozenset[str]


def commit(
    root: Path,
    before: Survey,
    made: Manifest,
    fresh: Mapping[str, Stamp],
    at_once: swap.AtOnce = swap.at_once,
) -> Published:
    """Make the outputs of `made` the published site of `root`. The lock of the site must be held.

    `fresh` are the outputs that were `put`, with their stamps; all others are kept from the published site,
    which is as the survey `before` tells. `at_once` lets two folders change places, if that can be had.

    Raises BackfileError: the folder holds a file in our way (usage), or something can't be written
    (input/output). The published site is as it was then, and the staging folder waits for `abandon`.
    """
    with told(root):
        old = old_of(before, made, fresh, partial(manifest.ours, root / FOLDER))
        refuse(old, made.outputs)
        written = _written(root, before, made, changed=bool(fresh or old.stale))
        if not (fresh or written or old.stale):
            trees.put_away(root)
            return Published(
                written=0, unchanged=len(made.outputs) + len(manifest.NAMES), pruned=0, stamps={}
            )
        copied = _stage(root, before, made.outputs, (fresh, written), old)
        disktrees.flush(root)
        _place(root, at_once)
    latecomers.carry_over(
        root / trees.STAGED,
        root / FOLDER,
        before,
        ours=lambda path: path in made.outputs or path in manifest.NAMES or path in old.stale,
    )
    replaced = [path for path in chain(fresh, written, copied) if path in before.files]
    trees.keep(root, replaced, old.stale, old.strangers)
    return Published(
        written=len(fresh) + len(written),
        unchanged=len(made.outputs) + len(manifest.NAMES) - len(fresh) - len(written),
        pruned=len(old.stale),
        stamps={**copied, **written},
    )


def old_of(
    before: Survey,
    made: Manifest,
    fresh: Collection[str],
    ours: Callable[[Collection[str]], frozenset[str]],
) -> Old:
    """Tell what is ours from what is not, among the published files that are not kept.

    `ours` returns those of some files that the published manifest names.
    """
    over = {path for path in before.files if path not in made.outputs and path not in manifest.NAMES}
    doubtful = over | {path for path in fresh if path in before.files}
    asked = doubtful - {urls.SIGNATURE}  # never ours, and in a signed site there in each build
    known = ours(asked) if asked else frozenset()
    return Old(stale=known & over, strangers=frozenset(doubtful - known), empty=before.empty)


def refuse(old: Old, outputs: Collection[str]) -> None:
    """Raise BackfileError (usage) where a file that is not ours stands where the site needs the place."""
    others = sorted(old.strangers | old.empty)
    folded = set(folders(outputs)) if others else set()
    for path in others:
        inside = any(folder in outputs for folder in folders([path]))
        if path in outputs or (path in folded and path not in old.empty) or inside:
            message = "the site needs this place, and the file here is not ours"
            raise BackfileError(message, Location(f"{FOLDER}/{path}"), "move it away", code=Exit.USAGE)


def folders(paths: Iterable[str]) -> Iterator[str]:
    """Yield the folders that the paths are in, at any depth."""
    seen = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in seen:
            seen.add(folder)
            yield folder
            folder = folder.rpartition("/")[0]


def _written(root: Path, before: Survey, made: Manifest, *, changed: bool) -> dict[str, Stamp]:
    """Write the manifest files into the staging folder, but for those that stay as they are."""
    return {
        path: staging.put_pieces(root / trees.STAGED, path, pieces())
        for path, pieces in made.files().items()
        if changed or path not in before.files or not disk.holds(root / FOLDER / path, pieces())
    }


def _stage(
    root: Path, before: Survey, outputs: Collection[str], fresh: tuple[Mapping[str, Stamp], ...], old: Old
) -> dict[str, Stamp]:
    """Complete the staging folder; returns the stamps of copies."""

    def kept(path: str) -> Stamp | None:
        stays = path in outputs or path in manifest.NAMES or path in old.strangers
        return before.files.get(path) if stays else None

    copied = staging.bring(root, fresh, kept, chain(outputs, manifest.NAMES, old.strangers))
    for path in old.empty:
        (root / trees.STAGED / path).mkdir(parents=True, exist_ok=True)
    return copied


def _place(root: Path, at_once: swap.AtOnce) -> None:
    """Exchange the trees for good, or not at all."""
    staged, target, aside = (root / name for name in (trees.STAGED, FOLDER, trees.RETIRED))
    swap.exchange(staged, target, aside=aside, at_once=at_once)
    try:
        disktrees.flush_names(root)
    except OSError:
        swap.exchange(target, staged, aside=aside, at_once=at_once)
        raise
