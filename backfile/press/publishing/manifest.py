"""The manifest: what the site is made of and from, file by file. A pure function of the site.

manifest.json is for programs: every file of the site and every file that it was made from, with sizes and
digests, the program's version and the digest of the settings. It holds no time and no history.
manifest-sha256.txt is the form of BagIt (RFC 8493, section 2.1.3), which `sha256sum -c manifest-sha256.txt`
checks inside the folder, and so names the site's files only.

Both are written and read a piece at a time: those of a million articles take 250 MB each.
"""

import os
import re
import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from json.encoder import encode_basestring
from pathlib import Path
from typing import NewType

from backfile import __version__
from backfile.files.disk import opened
from backfile.press import urls

NAMES = frozenset({urls.MANIFEST, urls.CHECKSUMS})
"""The manifest's own files."""
_GENERATOR = "backfile"
HEAD = f'{{\n "generator": "{_GENERATOR} '.encode()
"""How a manifest.json begins, of whatever version."""
_TAIL = b"\n}\n"
_INPUTS = b' "inputs": ['
_BEGIN = b'  {"path": "'
_PATH = re.compile(rb'"path": "((?:[^"\\]|\\.)*)"')
_LINES = 2000
"""Lines in a piece: about 300 kB."""

Entry = NewType("Entry", bytes)
"""A file's size and its SHA-256: plain bytes, 73 a file, as a large site has a million and more of them."""
_ENTRY = struct.Struct("<Q32s")


def entry(size: int, digest: bytes) -> Entry:
    """Make an entry of a size in bytes and the 32 bytes of a SHA-256."""
    return Entry(_ENTRY.pack(size, digest))


def digest_of(entry: Entry) -> bytes:
    """Return the 32 bytes of an entry's SHA-256."""
    return entry[8:]


def size_of(entry: Entry) -> int:
    """Return an entry's size in bytes."""
    size: int = _ENTRY.unpack(entry)[0]
    return size


def entry_of(data: bytes) -> Entry:
    """Measure and digest a file's bytes."""
    return entry(len(data), sha256(data).digest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a site is made of (`outputs`) and from (`inputs`, by path from the site's root).

    `settings` is the digest (hex) of the settings that it was made with. The two manifest files themselves
    are not among the outputs.
    """

    outputs: Mapping[str, Entry]
    inputs: Mapping[str, Entry]
    settings: str

    def document(self) -> Iterator[bytes]:
        """Yield manifest.json in pieces."""
        yield HEAD + f'{__version__}",\n "settings": "{self.settings}",\n "files": ['.encode()
        yield from _listed(self.outputs)
        yield b"\n ],\n" + _INPUTS
        yield from _listed(self.inputs)
        yield b"\n ]" + _TAIL

    def checksums(self) -> Iterator[bytes]:
        """Yield manifest-sha256.txt in pieces."""
        outputs = self.outputs
        for paths in _pieces(sorted(outputs)):
            text = "".join([f"{outputs[path][8:].hex()}  {path}\n" for path in paths])
            yield text.encode("utf-8", "surrogateescape")

    def files(self) -> dict[str, Callable[[], Iterator[bytes]]]:
        """Return what yields each of the two files, by path."""
        return {urls.MANIFEST: self.document, urls.CHECKSUMS: self.checksums}


def stands_in(folder: Path) -> bool:
    """Tell whether `folder` is a site of ours, which it is by its manifest.json. Raises OSError."""
    try:
        with opened(folder / urls.MANIFEST) as file:
            head = file.read(len(HEAD))
            file.seek(-min(len(_TAIL), file.seek(0, os.SEEK_END)), os.SEEK_END)
            return head == HEAD and file.read() == _TAIL
    except (FileNotFoundError, IsADirectoryError):
        return False


def ours(folder: Path, paths: Collection[str]) -> frozenset[str]:
    """Return those of `paths` that the manifest of the site in `folder` names as files of the site.

    The two manifest files are ours as well. Raises OSError.
    """
    if NAMES.issuperset(paths):
        return frozenset(paths)
    with opened(folder / urls.MANIFEST) as file:
        return named_in(file, paths)


def named_in(lines: Iterable[bytes], paths: Collection[str]) -> frozenset[str]:
    """Return those of `paths` that the lines of a manifest.json name as files of the site: see `ours`."""
    asked = {_quoted(path)[1:-1]: path for path in paths}
    found = set(NAMES.intersection(paths))
    for line in lines:
        if line.startswith(_INPUTS):
            break
        name = _name_on(line)
        if name in asked:
            found.add(asked[name])
    return frozenset(found)


def _name_on(line: bytes) -> bytes | None:
    """Return the name that a line gives to a path, as JSON writes it."""
    if line.startswith(_BEGIN) and b"\\" not in line:
        return line[len(_BEGIN) : line.find(b'"', len(_BEGIN))]
    # Whether an entry stands on one line or on several has changed once, and may again.
    match = _PATH.search(line)
    return match[1] if match else None


def _listed(entries: Mapping[str, Entry]) -> Iterator[bytes]:
    before = b"\n"
    for paths in _pieces(sorted(entries)):
        yield before + b",\n".join([_line(path, entries[path]) for path in paths])
        before = b",\n"


def _line(path: str, entry: Entry) -> bytes:
    size, digest = _ENTRY.unpack(entry)
    return b'  {"path": %b, "bytes": %d, "sha256": "%b"}' % (_quoted(path), size, digest.hex().encode())


def _quoted(path: str) -> bytes:
    # A name that is not UTF-8 is a string with lone surrogates, which JSON writes as \udc80.
    return encode_basestring(path).encode("utf-8", "backslashreplace")


def _pieces(paths: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(paths)
    while piece := list(islice(rest, _LINES)):
        yield piece
