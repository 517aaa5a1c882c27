"""The signature of the site, beside the manifest: no build makes one, and none removes it.

Publishing carries it over as it does any file of others (`publish`). A new manifest makes it one of an
earlier manifest, which it is still good for: what it says of that is the chain by which a roll-back is
noticed.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from backfile.files.disk import opened
from backfile.press import urls
from backfile.press.publishing.survey import FOLDER, told

_SAID = re.compile(rb"(?m)^trusted comment: .*\bmanifest=([0-9a-f]{64})\b")
_MOST_BYTES = 20_000


def remarks(root: Path) -> Iterator[str]:
    """Say that the site in `root` has a signature of an earlier manifest. Raises BackfileError."""
    place = root / FOLDER / urls.SIGNATURE
    if place.is_symlink() or not place.is_file():
        return
    with told(root):
        with opened(place) as file:
            said = _SAID.search(file.read(_MOST_BYTES))
        with opened(root / FOLDER / urls.MANIFEST) as file:
            now = hashlib.file_digest(file, "sha256").hexdigest()
    if said and said[1].decode() != now:
        name = f"{FOLDER}/{urls.SIGNATURE}"
        yield f"{name} is of an earlier manifest; sign this one with: python build.py sign FILE"
