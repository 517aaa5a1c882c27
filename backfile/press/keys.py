"""Keys: an output is known by the digest of what it is made of.

Two pages with one key are the same bytes, as a page is a pure function of its slice of the archive and of
what `seal` covers: the theme, the settings and the program.
"""

import hashlib
from datetime import date

from backfile.edtf import Edtf
from backfile.press.page import Page
from backfile.record import Face


def key_of(page: Page) -> str:
    """Return the key (32 hex digits) of a page: its address, template, view and slice."""
    parts: list[bytes] = [page.path.encode(), page.template.encode(), page.view.__name__.encode()]
    _feed(page.made_of, parts)
    return hashlib.blake2b(b"\0".join(parts), digest_size=16).hexdigest()


def _feed(value: object, parts: list[bytes]) -> None:
    """Write a value so that no other is written in the same way. Text can hold no NUL, which parts them.

    Raises TypeError for a value of a kind that no slice may hold.
    """
    if isinstance(value, tuple):
        parts.append(b"(%d" % len(value))
        for item in value:
            _feed(item, parts)
    elif isinstance(value, Face):
        parts.append(b"f" + value.digest.hex().encode())
    elif isinstance(value, str):
        parts.append(b"s" + value.encode("utf-8", "surrogatepass"))
    elif value is None or isinstance(value, int):
        parts.append(b"%r" % value)
    elif isinstance(value, date):
        parts.append(f"d{value}".encode())
    elif isinstance(value, Edtf):
        parts.append(f"e{value}".encode())
    else:
        raise TypeError(f"a page can't be made of {type(value).__name__}")
