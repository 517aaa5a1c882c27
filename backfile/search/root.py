"""The root of the index: what must be known before anything else of it is read, and where files stand."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from backfile.search.payload import plain, value_of

FORM = 1
"""The number of the format; another one is read by another program."""
FOLDER = "search/"
ROOT = f"{FOLDER}root.js"
BASE = f"{FOLDER}base.js"


class Root(NamedTuple):
    """How many `articles` and `words` there are, and homes in the table of slots (`capacity`).

    `tables` is the number of the table's shards, `base` the last slot of those whose texts are the store's
    base, -1 where it has none. `firsts` are the first keys of the dictionary's shards, `names` their files.
    """

    articles: int
    words: int
    capacity: int
    tables: int
    base: int
    firsts: tuple[str, ...]
    names: tuple[str, ...]


def root_script(root: Root) -> bytes:
    """Return the script of the root."""
    return plain("root", {"form": FORM, **root._asdict()})


def root_of(script: bytes) -> Root:
    """Read the script of a root. Raises ValueError or TypeError for what is none of this form."""
    read = value_of(script)
    if not isinstance(read, Mapping) or read.get("form") != FORM:
        raise ValueError
    fields: dict[str, Any] = {name: value for name, value in read.items() if name != "form"}
    return Root(**{**fields, "firsts": tuple(fields["firsts"]), "names": tuple(fields["names"])})


def terms(name: str) -> str:
    """Return the path of a shard of the dictionary."""
    return f"{FOLDER}t/{name}.js"


def apart(digest: str) -> str:
    """Return the path of postings that stand apart."""
    return f"{FOLDER}p/{digest}.js"


def table(number: int) -> str:
    """Return the path of a shard of the table of documents."""
    return f"{FOLDER}d/{number}.js"


def texts(number: int) -> str:
    """Return the path of a group of the store of texts."""
    return f"{FOLDER}s/{number}.js"


def name_in(path: str) -> str:
    """Return the name under which the script at a path hands its data over."""
    return path.removeprefix(FOLDER).removesuffix(".js")
