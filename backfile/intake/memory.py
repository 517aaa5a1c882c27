"""What intake remembers from one build to the next, so that a capture that has not changed is not read again.

A reading depends on the capture's bytes, its sidecar's, the settings of intake and the program. While all of
these are the same, so is the digest of the article file that it makes; that is all that is kept. Nothing
depends on the memory being there: it is thrown away when the program or the settings change, or when it has
been cut off or altered, and made anew.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from backfile import disk
from backfile.settings import Intake

NAME = ".backfile.readings.json"

Remembered = tuple[str, str, str]
"""SHA-256 (hex) of a capture, of its sidecar ("" for none), and of the article file that they make."""


def recall(root: Path, settings: Intake) -> dict[str, Remembered]:
    """Return what is remembered, by capture; nothing where it is of another program or of other settings."""
    try:
        document = json.loads((root / NAME).read_bytes())
        readings = document["readings"]
        if document["seal"] != _seal(readings, settings):
            return {}
        return {name: (str(own), str(sidecar), str(made)) for name, (own, sidecar, made) in readings.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def remember(root: Path, settings: Intake, readings: Mapping[str, Remembered]) -> None:
    """Keep the readings for the next build; writes nothing where they are kept already.

    Raises BackfileError (input/output).
    """
    ordered = {name: list(readings[name]) for name in sorted(readings)}
    document = {"seal": _seal(ordered, settings), "readings": ordered}
    data = (json.dumps(document, ensure_ascii=False, indent=0) + "\n").encode()
    path = root / NAME
    if not path.is_file() or path.read_bytes() != data:
        disk.replace(path, data, NAME)


def _seal(readings: object, settings: Intake) -> str:
    """Digest the readings together with everything else that they depend on."""
    parts = json.dumps([_program(), repr(settings), readings], ensure_ascii=False)
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _program() -> str:
    """Digest the program's own files: code, lexicons and weights."""
    digest = hashlib.sha256()
    for name, file in sorted(_files(resources.files("backfile"), "")):
        if name.endswith((".py", ".tsv", ".toml", ".json")):
            digest.update(f"{name}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Traversable, where: str) -> list[tuple[str, Traversable]]:
    found = []
    for item in folder.iterdir():
        if item.is_dir():
            found += _files(item, f"{where}{item.name}/")
        else:
            found.append((f"{where}{item.name}", item))
    return found
