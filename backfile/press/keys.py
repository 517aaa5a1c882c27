"""Keys: an output is known by the digest of what it is made of.

Two pages with one key are the same bytes, as a page is a pure function of its slice of the archive and of
what the seal of all outputs covers: the theme, the settings and the program.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain
from marshal import dumps
from operator import attrgetter
from types import NoneType
from typing import Any

from backfile.edtf import Edtf
from backfile.press.holdings.deck import Faces
from backfile.press.page import Page
from backfile.records.record import Face

_PLAIN = frozenset((str, int, bool, NoneType))
_FACES, _ROWS = {Face}, {tuple}
_FORM = 2
"""The form of marshal that writes a plain value in one way, however it was made and whoever else holds it."""
_digests = attrgetter("digest")


def key_of(page: Page) -> str:
    """Return the key (32 hex digits) of a page: its address, template, view and slice."""
    view = page.view
    parts = [f"{page.path}\0{page.template}\0{view.__module__}.{view.__name__}".encode()]
    _tuple(page.made_of, parts)
    return hashlib.blake2b(b"\0".join(parts), digest_size=16).hexdigest()


def _tuple(values: tuple[Any, ...], parts: list[bytes]) -> None:
    """Write values so that no others are written in the same way.

    Each form tells where it ends, or is a text, which can hold no NUL: that parts them. Raises TypeError for
    a value of a kind that no slice may hold.
    """
    kinds = set(map(type, values))
    if kinds <= _PLAIN:
        parts.append(b"p" + dumps(values, _FORM))
        return
    if kinds == _FACES:
        parts.append(b"l%d" % len(values) + b"".join(map(_digests, values)))
        return
    if kinds == _ROWS and _PLAIN.issuperset(map(type, chain.from_iterable(values))):
        parts.append(b"r" + dumps(values, _FORM))
        return
    parts.append(b"(%d" % len(values))
    for value in values:
        write = _WRITERS.get(type(value))
        if write is None:
            raise TypeError(f"a page can't be made of {type(value).__name__}")
        write(value, parts)


_WRITERS: Mapping[type, Callable[[Any, list[bytes]], None]] = {
    tuple: _tuple,
    Faces: lambda faces, parts: parts.append(b"F%d" % len(faces) + faces.digests()),
    Face: lambda face, parts: parts.append(b"f" + face.digest),
    str: lambda text, parts: parts.append(b"s" + text.encode("utf-8", "surrogatepass")),
    int: lambda number, parts: parts.append(b"i%d" % number),
    bool: lambda truth, parts: parts.append(b"yes" if truth else b"no"),
    NoneType: lambda _, parts: parts.append(b"none"),
    date: lambda day, parts: parts.append(f"d{day}".encode()),
    Edtf: lambda when, parts: parts.append(f"e{when}".encode()),
}
