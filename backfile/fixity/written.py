"""A manifest.json, read back. It may be anybody's: what is not just as the press writes it is refused.

It is read line by line, as one of a million articles takes 250 MB.
"""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.press import manifest, urls
from backfile.press.manifest import Entry, Manifest

MOST_LINE = 100_000
"""The longest line of a manifest, in bytes: a path has at most some thousand letters on any system."""
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How what may be anything is opened: no link is followed, and nobody waits for the other end of a pipe."""
_ENTRY = re.compile(
    rb' {2}\{"path": ("(?:[^"\\\x00-\x1f]|\\.)*+"), '
    rb'"bytes": ([0-9]{1,18}), "sha256": "([0-9a-f]{64})"\}(,?)\n'
)
_GENERATOR = re.compile(rb' "generator": "backfile ([\w.+-]{1,100})",\n')
_SETTINGS = re.compile(rb' "settings": "([0-9a-f]{64})",\n')
_HINT = "it is not whole, or not one that this program has written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The manifest of a copy: what it names, and the version of the program that wrote it.

    `sha256` (hex) and `blake2b` (64 bytes) are digests of the file itself.
    """

    manifest: Manifest
    version: str
    sha256: str
    blake2b: bytes


def checksums_of(written: Written) -> bytes:
    """Return the SHA-256 (32 bytes) that manifest-sha256.txt must have beside this manifest."""
    whole = hashlib.sha256()
    for piece in written.manifest.checksums():
        whole.update(piece)
    return whole.digest()


def opened(path: Path | str) -> BufferedReader:
    """Open a plain file, and nothing else, for reading. Raises OSError."""
    handle = os.open(path, READ)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "not a plain file", str(path))
    return os.fdopen(handle, "rb")


def read_manifest(folder: Path) -> Written:
    """Read the manifest of the copy in `folder`. Raises BackfileError (verification) where there is none."""
    at = Location(urls.MANIFEST)
    try:
        with opened(folder / urls.MANIFEST) as file:
            lines = _Lines(file)
            found, version = _read(lines)
    except OSError as error:
        message = f"there is no manifest that can be read here: {(error.strerror or str(error)).lower()}"
        hint = f"name the folder of a site that has a {urls.MANIFEST}"
        raise BackfileError(message, Location(f"{folder}"), hint, code=Exit.VERIFICATION) from None
    except ValueError as error:
        raise BackfileError(f"not a manifest of ours: {error}", at, _HINT, code=Exit.VERIFICATION) from None
    return Written(
        manifest=found, version=version, sha256=lines.sha256.hexdigest(), blake2b=lines.blake2b.digest()
    )


class _Lines:
    """The lines of a file, each at most so long, and the digests of all that was read."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file
        self.number = 0
        self.sha256, self.blake2b = hashlib.sha256(), hashlib.blake2b()

    def next(self) -> bytes:
        """Return the next line; nothing behind the last. Raises ValueError."""
        line = self._file.readline(MOST_LINE)
        self.number += 1
        if len(line) == MOST_LINE:
            raise ValueError(f"line {self.number} is too long")
        self.sha256.update(line)
        self.blake2b.update(line)
        return line

    def wants(self, whole: bytes) -> None:
        """Take a line that must be this one. Raises ValueError."""
        if self.next() != whole:
            raise ValueError(f"line {self.number} is not '{whole.decode().strip()}'")

    def fits(self, pattern: re.Pattern[bytes]) -> str:
        """Take a line of a pattern, and return what its group is. Raises ValueError."""
        found = pattern.fullmatch(self.next())
        if not found:
            raise ValueError(f"line {self.number} is not one that it has")
        return found[1].decode()


def _read(lines: _Lines) -> tuple[Manifest, str]:
    lines.wants(b"{\n")
    version = lines.fits(_GENERATOR)
    settings = lines.fits(_SETTINGS)
    lines.wants(b' "files": [\n')
    outputs = dict(_entries(lines, b" ],\n"))
    lines.wants(b' "inputs": [\n')
    inputs = dict(_entries(lines, b" ]\n"))
    lines.wants(b"}\n")
    if lines.next():
        raise ValueError(f"there is more behind its end, in line {lines.number}")
    return Manifest(outputs=outputs, inputs=inputs, settings=settings), version


def _entries(lines: _Lines, end: bytes) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of a list, which stand in the order of their paths, each once. Raises ValueError."""
    before: str | None = None
    more = b","
    while (line := lines.next()) != end:
        found = _ENTRY.fullmatch(line)
        if not found or not more:
            raise ValueError(f"line {lines.number} is no entry")
        quoted, size, sha256, more = found.groups()
        path = _path(quoted)
        if before is not None and path <= before:
            raise ValueError(f"the path in line {lines.number} is out of order, or there twice")
        before = path
        yield path, manifest.entry(int(size), bytes.fromhex(sha256.decode()))
    if more and before is not None:
        raise ValueError(f"an entry is missing before line {lines.number}")


def _path(quoted: bytes) -> str:
    if b"\\" in quoted:
        path = json.loads(quoted)
        if not isinstance(path, str):
            raise ValueError("a path is no text")
        return path
    return quoted[1:-1].decode("utf-8")
