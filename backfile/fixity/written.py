"""A manifest.json, read back. It may be anybody's: what is not just as the press writes it is refused.

It is read a piece at a time, as one of a million articles takes 250 MB, and each piece by one search: entry
by entry it takes twice as long.
"""

import hashlib
import json
import re
from binascii import unhexlify
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from operator import lt
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files.disk import opened
from backfile.press import urls
from backfile.press.publishing import manifest
from backfile.press.publishing.manifest import Entry, Manifest

MOST_LINE = 100_000
"""The longest line of a manifest, in bytes: a path has at most some thousand letters on any system."""
_ENTRY = re.compile(
    rb' {2}\{"path": "([^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*)", '
    rb'"bytes": ([0-9]{1,18}), "sha256": "([0-9a-f]{64})"\}(,?)\n'
)
_BARE = len('  {"path": "", "bytes": , "sha256": ""}\n')
"""Letters of an entry's line besides what differs."""
_PIECE = 1 << 18
_HEAD = re.compile(
    rb'\{\n "generator": "backfile ([\w.+-]{1,100})",\n "settings": "([0-9a-f]{64})",\n "files": \[\n'
)
_BETWEEN, _END = b' ],\n "inputs": [\n', b" ]\n}\n"
_LIST_ENDS = b"\n ]"
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


def read_manifest(folder: Path) -> Written:
    """Read the manifest of the copy in `folder`. Raises BackfileError (verification) where there is none."""
    at = Location(urls.MANIFEST)
    try:
        with opened(folder / urls.MANIFEST) as file:
            text = _Text(file)
            found, version = _read(text)
    except OSError as error:
        message = f"there is no manifest that can be read here: {(error.strerror or str(error)).lower()}"
        hint = f"name the folder of a site that has a {urls.MANIFEST}"
        raise BackfileError(message, Location(f"{folder}"), hint, code=Exit.VERIFICATION) from None
    except ValueError as error:
        raise BackfileError(f"not a manifest of ours: {error}", at, _HINT, code=Exit.VERIFICATION) from None
    return Written(
        manifest=found, version=version, sha256=text.sha256.hexdigest(), blake2b=text.blake2b.digest()
    )


class _Text:
    """A file that is read, digested and taken a piece at a time: a large site has a million entries."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file
        self._held = b""
        self.sha256, self.blake2b = hashlib.sha256(), hashlib.blake2b()

    def more(self) -> bool:
        """Read on; tell whether there was anything."""
        data = self._file.read(_PIECE)
        self.sha256.update(data)
        self.blake2b.update(data)
        self._held += data
        return bool(data)

    def ends(self) -> bool:
        """Tell whether all was taken."""
        return not self._held and not self.more()

    def fits(self, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
        """Take what fits a pattern of at most some hundred letters. Raises ValueError."""
        self.more()
        found = pattern.match(self._held)
        if not found:
            raise ValueError("it does not begin as one")
        self._held = self._held[found.end() :]
        return found

    def wants(self, text: bytes) -> None:
        """Take just this text. Raises ValueError."""
        while len(self._held) < len(text) and self.more():
            pass
        if not self._held.startswith(text):
            raise ValueError("a list does not end as it should")
        self._held = self._held[len(text) :]

    def lines(self) -> Iterator[bytes]:
        """Take all lines of a list, whole, and many at once. Raises ValueError."""
        while not self._held.startswith(_LIST_ENDS[1:]):
            at = self._held.find(_LIST_ENDS)
            end = at + 1 if at >= 0 else self._held.rfind(b"\n") + 1
            if end:
                yield self._held[:end]
                self._held = self._held[end:]
            elif len(self._held) > MOST_LINE:
                raise ValueError("a line is too long")
            elif not self.more():
                raise ValueError("it has no end")


def _read(text: _Text) -> tuple[Manifest, str]:
    version, settings = text.fits(_HEAD).groups()
    outputs = dict(_entries(text))
    text.wants(_BETWEEN)
    inputs = dict(_entries(text))
    text.wants(_END)
    if not text.ends():
        raise ValueError("there is more behind its end")
    return Manifest(outputs=outputs, inputs=inputs, settings=settings.decode()), version.decode()


def _entries(text: _Text) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of a list, which stand in the order of their paths, each once. Raises ValueError."""
    last, more = "", b""
    for lines in text.lines():
        found = _ENTRY.findall(lines)
        length = sum([len(path) + len(size) + len(comma) for path, size, _, comma in found])
        if length + len(found) * (_BARE + 64) != len(lines):  # what lies between two that fit is none
            raise ValueError("a line of it is no entry")
        paths = [path.decode() if b"\\" not in path else _unquoted(path) for path, *_ in found]
        if not all(map(lt, [last, *paths], paths)):
            raise ValueError("its paths are not in order, each once")
        commas = [more, *(comma for *_, comma in found)][1 if not last else 0 : -1]
        if not all(commas):
            raise ValueError("a comma is missing")
        last, more = paths[-1], found[-1][3]
        for path, (_, size, sha256, _) in zip(paths, found, strict=True):
            yield path, manifest.entry(int(size), unhexlify(sha256))
    if more:
        raise ValueError("an entry is missing at the end of a list")


def _unquoted(path: bytes) -> str:
    text: str = json.loads(b'"%b"' % path)
    text.encode("utf-8", "surrogateescape")  # half a pair of surrogates is the name of no file: ValueError
    return text
