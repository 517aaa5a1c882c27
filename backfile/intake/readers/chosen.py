"""The text of a page that trafilatura takes for the article's."""

import logging
from functools import cache
from importlib.util import find_spec

from backfile.errors import BackfileError, Exit, Location


def chosen_text(markup: str, name: str) -> str:
    """Return the text that trafilatura finds in a page; empty where it finds none, or can't read the page.

    Raises BackfileError (exit code 2) where it is not installed.
    """
    if not _installed():
        hint = "install it with: pip install 'backfile[html]'"
        message = "a saved web page needs trafilatura, which is not installed"
        raise BackfileError(message, Location(name), hint, code=Exit.USAGE)
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(markup, include_comments=False, favor_precision=True, with_metadata=False)
    except BackfileError:  # the time that it may take is over
        raise
    except Exception:  # noqa: BLE001 - whatever hostile markup does to it, our own lines are still there
        return ""
    text = found.text if found is not None and not isinstance(found, dict) else None
    return text or ""


@cache
def _installed() -> bool:
    # It logs what it can't read, which is not ours to tell; without a handler that would be printed.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return find_spec("trafilatura") is not None
