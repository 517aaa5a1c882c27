"""Sites that are published without being printed."""

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from backfile.errors import BackfileError, Exit
from backfile.files import disk
from backfile.press.publishing import manifest, staging, swap, trees
from backfile.press.publishing.manifest import Manifest
from backfile.press.publishing.publish import Published, commit
from backfile.press.publishing.survey import survey
from tests.press.making import tree

Publish = Callable[[Path, Mapping[str, bytes]], Published]

ONE = {"index.html": b"one", "a/b.html": b"same", "a/c.html": b"old"}
TWO = {"index.html": b"two", "a/b.html": b"same", "d/e.html": b"new"}
MANIFESTS = {"manifest.json", "manifest-sha256.txt"}

BESIDE = {trees.SPARE, trees.OLDER}
"""What may stand beside a published site between two builds."""


def made_of(files: Mapping[str, bytes]) -> Manifest:
    """Make the manifest of a site."""
    outputs = {path: manifest.entry_of(data) for path, data in files.items()}
    return Manifest(outputs=outputs, inputs={}, settings="5e77")


def no_links(*_: Any, **__: Any) -> None:
    """Make no hard link, as some file systems can't."""
    raise PermissionError(1, "Operation not permitted")


def site_of(root: Path) -> dict[str, bytes]:
    """Return the published files by path, but for the manifest's."""
    return {path: data for path, data in tree(root / "public").items() if path not in MANIFESTS}


def stamps_of(root: Path) -> dict[str, tuple[int, int]]:
    """Return the number and the time of each published file and folder."""
    paths = [root / "public", *(root / "public").rglob("*")]
    return {str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in paths}


def never(*_: Path) -> bool:
    """Exchange nothing at once, as a system must that can't."""
    return False


def publish(root: Path, files: Mapping[str, bytes], at_once: swap.AtOnce = swap.at_once) -> Published:
    """Publish a site as a build does: put what is not there yet, then commit; or abandon it all."""
    trees.recover(root)
    before = survey(root)
    same = {path for path, data in files.items() if disk.holds(root / "public" / path, (data,))}
    try:
        staged = staging.begin(root, many=len(same) < len(files) / 2)
        fresh = {path: staging.put(staged, path, data) for path, data in files.items() if path not in same}
        return commit(root, before, made_of(files), fresh, at_once)
    except BackfileError as problem:
        staging.abandon(root, free=problem.code is Exit.IO)
        raise


def counts(published: Published) -> tuple[int, int, int]:
    """Return how many files were written, unchanged and pruned."""
    return published.written, published.unchanged, published.pruned


def nothing_half_made(root: Path) -> bool:
    """Tell whether only the site and the trees of the next build are left."""
    return {path.name for path in root.iterdir()} - BESIDE <= {"public"}


def digest(folder: Path) -> str:
    """Digest a folder: names, kinds and contents; "" where there is none."""
    if not folder.is_dir():
        return ""
    lines = []
    for where, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = os.path.join(where, name)  # noqa: PTH118 - this is done some thousand times
            if os.path.islink(path):  # noqa: PTH114
                content = os.readlink(path).encode()  # noqa: PTH115
            else:
                content = b"folder" if name in folders else Path(path).read_bytes()
            lines.append(b"%b\0%b\0" % (path.removeprefix(str(folder)).encode(), content))
    return hashlib.sha256(b"".join(sorted(lines))).hexdigest()
