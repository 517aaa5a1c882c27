"""How one article of a file that holds several is called: "seeds/crawl.warc.gz#3".

The number is that of the record, entry, item or line in its file, counted from 1 and whether or not the
others are articles, so that it is the same under every version of the program. A file that is one article
has none.
"""

import re
from typing import Any

from backfile.edtf import Edtf

_PART = re.compile(r"(.+)#([1-9][0-9]{0,8})\Z", re.DOTALL)


def name_of(file: str, number: int | None) -> str:
    """Return the name of an article's part of a file."""
    return file if number is None else f"{file}#{number}"


def split(name: str) -> tuple[str, int | None]:
    """Return the file that a name is of, and the number of the part, None for the whole file."""
    match = _PART.match(name) if "#" in name else None
    return (match[1], int(match[2])) if match else (name, None)


def place(name: str) -> tuple[str, int]:
    """Return what the parts of files are sorted by: the file's name, then the number."""
    file, number = split(name)
    return file, number or 0


def order(name: str, retrieved: Edtf | None) -> tuple[Any, ...]:
    """Return what captures of one article are sorted by: when they were made, if known, and their names.

    An uncertain day does not count: a page that gives its own away is no later than one that does not.
    """
    return retrieved.sort_key if retrieved and not retrieved.uncertain else (), *place(name)


def file_of(name: str) -> str:
    """Return the file that a name is of."""
    return split(name)[0] if "#" in name else name
