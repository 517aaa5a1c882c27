"""The public key of the archive, as a file that minisign reads. By it a reader knows whose a mirror is."""

from collections.abc import Iterator

from backfile.press import urls
from backfile.press.page import Desk, Page, Plan
from backfile.signatures.minisign import public_key
from backfile.toml.config import NAME


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the file, where the settings have a key."""
    if plan.settings.site.public_key:
        yield Page(urls.KEY, "", _view, (plan.settings.site.public_key,))


def _view(_: Desk, line: str) -> bytes:
    return public_key(line, NAME).file()
