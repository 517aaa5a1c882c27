"""A copy of the site against its manifest: which files are missing, which have changed, which are too many.

Nothing outside the copy is read. Its folders are listed and never links followed; what is opened was listed
as a plain file, so that a path of the manifest that leads elsewhere is only missing.
"""

import gc
import hashlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from backfile.files.disk import READ, opened
from backfile.fixity.written import Written, checksums_of, read_manifest
from backfile.press import urls
from backfile.press.publishing import manifest
from backfile.press.publishing.manifest import Entry
from backfile.working.work import Crew, mapped

CHUNK = 250
"""Files that a worker takes at once: each takes some hundred-thousandths of a second."""
_AT_ONCE = 1 << 20
OURS = frozenset({*manifest.NAMES, urls.SIGNATURE})
"""What stands in a site beside what its manifest names."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a copy was found to be. Paths are in order.

    `changed` has the SHA-256 (32 bytes) of each file that is not what the manifest says. `strange` are links,
    devices and the like, `unreadable` says of each file or folder why it could not be read.
    """

    folder: Path
    written: Written
    missing: tuple[str, ...]
    changed: Mapping[str, bytes]
    extra: tuple[str, ...]
    strange: tuple[str, ...]
    unreadable: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Whether the copy is just what its manifest says."""
        return not (self.missing or self.changed or self.extra or self.strange or self.unreadable)

    @cached_property
    def absent(self) -> frozenset[str]:
        """The paths at which there is nothing that could be read."""
        return frozenset((*self.missing, *self.strange, *self.unreadable))

    @property
    def files(self) -> int:
        """How many files there should be, the two of the manifest among them."""
        return len(self.written.manifest.outputs) + len(manifest.NAMES)


@dataclass(frozen=True, slots=True)
class _Listing:
    """What stands in a folder, by path: plain files, and what is neither a file nor a folder."""

    files: set[str]
    strange: set[str]
    unreadable: dict[str, str]


def check(folder: Path, *, allowed: Collection[str] = (), crew: Crew) -> Checked:
    """Check the copy in `folder`. Raises BackfileError (verification) where it has no manifest of ours.

    `allowed` are files, and folders with a slash behind them, that may be there besides.
    """
    # All that is made here stays until the end and is in no cycles: to look for them is a tenth of the time.
    collected = gc.isenabled()
    gc.disable()
    try:
        return _checked(folder, allowed, crew)
    finally:
        if collected:
            gc.enable()


def _checked(folder: Path, allowed: Collection[str], crew: Crew) -> Checked:
    written = read_manifest(folder)
    listing = _listed(folder)
    outputs = written.manifest.outputs
    waiting = [(path, entry) for path, entry in outputs.items() if path in listing.files]
    verdicts = mapped(_differs, os.fspath(folder), waiting, crew=crew, chunk=CHUNK)
    changed: dict[str, bytes] = {}
    unreadable = dict(listing.unreadable)
    for (path, _), verdict in zip(waiting, verdicts, strict=True):
        if isinstance(verdict, bytes):
            changed[path] = verdict
        elif verdict is not None:
            unreadable[path] = verdict
    missing = [path for path in outputs if path not in listing.files and path not in listing.strange]
    if urls.CHECKSUMS not in listing.files:
        missing.append(urls.CHECKSUMS)
    elif (verdict := _checksums(folder, written)) is not None:
        changed[urls.CHECKSUMS] = verdict
    known = {*allowed}
    return Checked(
        folder=folder,
        written=written,
        missing=tuple(sorted(missing)),
        changed={path: changed[path] for path in sorted(changed)},
        extra=tuple(sorted(path for path in listing.files - outputs.keys() - OURS if not _in(path, known))),
        strange=tuple(sorted(path for path in listing.strange if not _in(path, known))),
        unreadable={path: unreadable[path] for path in sorted(unreadable)},
    )


def _in(path: str, allowed: Collection[str]) -> bool:
    return bool(allowed) and (
        path in allowed or any(one.endswith("/") and path.startswith(one) for one in allowed)
    )


def _listed(folder: Path) -> _Listing:
    found = _Listing(set(), set(), {})
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            with os.scandir(folder / prefix) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{prefix}{entry.name}/")
                    elif entry.is_file(follow_symlinks=False):
                        found.files.add(prefix + entry.name)
                    else:
                        found.strange.add(prefix + entry.name)
        except OSError as error:
            found.unreadable[prefix or "."] = _why(error)
    return found


def _differs(folder: str, named: tuple[str, Entry]) -> bytes | str | None:
    """Return None for a file that is what it should be, else its SHA-256, or why it can't be read."""
    path, entry = named
    size = manifest.size_of(entry)
    try:
        handle = os.open(f"{folder}/{path}", READ)
        try:
            if size < _AT_ONCE and len(data := os.read(handle, size + 1)) == size:
                there, digest = size, hashlib.sha256(data).digest()
            else:
                os.lseek(handle, 0, os.SEEK_SET)
                with os.fdopen(handle, "rb", closefd=False) as file:
                    digest = hashlib.file_digest(file, "sha256").digest()
                there = os.fstat(handle).st_size
        finally:
            os.close(handle)
    except OSError as error:
        return _why(error)
    return None if there == size and digest == manifest.digest_of(entry) else digest


def _checksums(folder: Path, written: Written) -> bytes | None:
    """Return the SHA-256 of manifest-sha256.txt where it is not the same list as the manifest."""
    try:
        with opened(folder / urls.CHECKSUMS) as file:
            digest = hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""
    return None if digest == checksums_of(written) else digest


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
