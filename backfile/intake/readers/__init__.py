"""The readers, one file a format, tried in this order."""

from backfile.intake.readers import plain
from backfile.model import Capture, Draft, Stated

READERS = (plain.read,)


def read(capture: Capture, stated: Stated) -> Draft:
    """Hand a capture to the first reader that knows its format.

    Raises BackfileError where none does.
    """
    for reader in READERS:
        draft = reader(capture, stated)
        if draft is not None:
            return draft
    raise plain.unreadable(capture)
