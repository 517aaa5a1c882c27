"""How the published folder stands, as one digest: a build that finds it the same looks no further."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from backfile.press.outputs import Output
from backfile.press.survey import Survey, survey


def digest_of(found: Survey) -> str:
    """Digest every path and stamp of a survey."""
    whole = hashlib.sha256()
    for path in sorted(found.files):
        whole.update(b"%b\0%b" % (path.encode("utf-8", "surrogateescape"), found.files[path]))
    return whole.hexdigest()


def standing(root: Path, outputs: Mapping[str, Output]) -> str | None:
    """Look at the published folder; None where a file in it is not as it was left."""
    found = survey(root)
    files = found.files
    as_left = all(files.get(path) == output.stamp for path, output in outputs.items())
    return digest_of(found) if as_left else None
