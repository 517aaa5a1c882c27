"""The manifest: what the site is made of, file by file. A pure function of the files.

manifest.json is for programs; manifest-sha256.txt is the form of BagIt (RFC 8493, section 2.1.3), which
`sha256sum -c manifest-sha256.txt` checks.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backfile import __version__
from backfile.press import urls

_GENERATOR = "backfile"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file's size in bytes and its SHA-256 (hex)."""

    size: int
    sha256: str


def entries_of(files: Mapping[str, bytes]) -> dict[str, Entry]:
    """Digest every file."""
    return {path: Entry(len(data), hashlib.sha256(data).hexdigest()) for path, data in sorted(files.items())}


def written(entries: Mapping[str, Entry]) -> dict[str, bytes]:
    """Return the two manifest files for these entries."""
    document = {
        "generator": f"{_GENERATOR} {__version__}",
        "files": [
            {"path": path, "bytes": entry.size, "sha256": entry.sha256} for path, entry in entries.items()
        ],
    }
    sums = "".join(f"{entry.sha256}  {path}\n" for path, entry in entries.items())
    return {
        urls.MANIFEST: (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(),
        urls.CHECKSUMS: sums.encode(),
    }


def paths_in(folder: Path) -> frozenset[str] | None:
    """Return the files that the site in `folder` has of ours; None where it is not a site of ours."""
    try:
        document = json.loads((folder / urls.MANIFEST).read_bytes())
        if str(document["generator"]).split()[0] != _GENERATOR:
            return None
        paths = frozenset(str(entry["path"]) for entry in document["files"])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
    return paths | {urls.MANIFEST, urls.CHECKSUMS}
