"""Several mirrors beside each other: what differs, and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backfile.fixity.checking import Checked
from backfile.press import urls
from backfile.press.publishing import manifest

ABSENT = b""
"""Stands for the digest of a file that a mirror has not, or that can't be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A file that is not the same in all mirrors: by content (32 bytes; ABSENT), the mirrors' numbers."""

    path: str
    contents: Mapping[bytes, tuple[int, ...]]


def differences(mirrors: Sequence[Checked]) -> Iterator[Difference]:
    """Yield what differs between mirrors, in order: by what the files are, not by what manifests say."""
    paths = {path for mirror in mirrors for path in mirror.written.manifest.outputs}
    for path in (urls.MANIFEST, *sorted(paths)):
        contents: dict[bytes, list[int]] = {}
        for number, mirror in enumerate(mirrors):
            contents.setdefault(_content(mirror, path), []).append(number)
        if len(contents) > 1:
            yield Difference(path=path, contents={digest: tuple(where) for digest, where in contents.items()})


def _content(mirror: Checked, path: str) -> bytes:
    if path == urls.MANIFEST:
        return bytes.fromhex(mirror.written.sha256)
    if path in mirror.changed:
        return mirror.changed[path]
    entry = mirror.written.manifest.outputs.get(path)
    if entry is None or path in mirror.absent:
        return ABSENT
    return manifest.digest_of(entry)
