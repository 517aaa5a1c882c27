"""What the site is made from, carried with it byte for byte, so that any copy of it is the whole archive.

What is withheld is not among the inputs, nor are its captures, so they are not carried either.
"""

import hashlib
from collections.abc import Iterator

from backfile.captures import FOLDER as SEEDS
from backfile.errors import BackfileError, Location
from backfile.names import FOLDER as ARTICLES
from backfile.names import path_of
from backfile.places import read
from backfile.press import urls
from backfile.press.page import Desk, Page, Plan
from backfile.press.publishing import manifest

_FOLDERS = (f"{ARTICLES}/", f"{SEEDS}/")
_SIDECAR = 1_000_000
"""A sidecar may have so many bytes, whatever the limit of captures is."""


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out a copy of each article's file, capture and sidecar, or only of the edited articles."""
    edited = None if plan.edited is None else [path_of(key) for key in sorted(plan.edited)]
    for path in plan.inputs if edited is None else edited:
        if path in plan.inputs and path.startswith(_FOLDERS):
            sha256 = manifest.digest_of(plan.inputs[path]).hex()
            yield Page(urls.source(path), "", _view, (path, sha256), path)


def _view(desk: Desk, path: str, sha256: str) -> bytes:
    """Read the file again. Raises BackfileError, also where it is not what it was."""
    settings = desk.settings
    if path.startswith(_FOLDERS[0]):
        most, key = settings.press.article_bytes, "press.article_bytes"
    else:
        most, key = max(settings.intake.capture_bytes, _SIDECAR), "intake.capture_bytes"
    data = read(desk.place, path, most=most, setting=key)
    if hashlib.sha256(data).hexdigest() != sha256:
        message = "the file was changed while the site was built"
        raise BackfileError(message, Location(path), "build again")
    return data
