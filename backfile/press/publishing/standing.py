"""How the published folder stands, as one digest: a build that finds it the same looks no further."""

import hashlib
from collections.abc import Mapping

from backfile.press.publishing.survey import Stamp


def digest_of(files: Mapping[str, Stamp]) -> str:
    """Digest every path and stamp of a survey, or of what a build has left."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(b"%b\0%b" % (path.encode("utf-8", "surrogateescape"), files[path]))
    return whole.hexdigest()
