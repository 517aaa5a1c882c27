"""Which line of a TOML file a key stands on. tomllib reads the values but keeps no places.

Used only to tell mistakes, on text that tomllib has already accepted.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache

Key = tuple[str | int, ...]

_NAME = re.compile(r"""(?:[^="']|"(?:[^"\\]|\\.)*"|'[^']*')*""")
_HEADER = re.compile(r"""\s*(\[{1,2})((?:[^\]"']|"(?:[^"\\]|\\.)*"|'[^']*')*)\]""")
_PART = re.compile(
    r'''(?s)"""[^"\\]*+(?:(?:\\.|"{1,2}(?!"))[^"\\]*+)*"{3,5}|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*"'''
    r"""|'{3}[^']*+(?:'{1,2}(?!')[^']*+)*'{3,5}|'[^'\n]*+'|#[^\n]*+|[\[\]{}\n]|[^\[\]{}\n#"']++"""
)
"""A string of TOML 1.0 (one of many lines may end with quotes of its own), a comment, a sign, other text."""


def place(text: str, key: Key) -> int | None:
    """Return the line (from 1) of a key or of the nearest table around it; None where neither has a line."""
    places = _places(text)
    for end in range(len(key), 0, -1):
        if key[:end] in places:
            return places[key[:end]]
    return None


@lru_cache(maxsize=1)
def _places(text: str) -> Mapping[Key, int]:
    text = text.replace("\r\n", "\n")
    places: dict[Key, int] = {}
    table: Key = ()
    counts: dict[Key, int] = {}
    at, number = 0, 1
    while at < len(text):
        found = text.find("\n", at)
        end = found if found >= 0 else len(text)
        line = text[at:end]
        header = _HEADER.match(line)
        if header:
            table = _enter(_keys(header[2]), counts, array=header[1] == "[[")
            _put(places, (), table, number)
        elif line.strip() and not line.lstrip().startswith("#"):
            name, _, value = _split(line)
            _put(places, table, _keys(name), number)
            end = _end(text, end - len(value))
        number += text.count("\n", at, end) + 1
        at = end + 1
    return places


def _put(places: dict[Key, int], table: Key, keys: Key, number: int) -> None:
    """Note the line of a key and of the tables around it that no header opens ("a.b = 1" opens "a")."""
    for end in range(1, len(keys) + 1):
        places.setdefault((*table, *keys[:end]), number)


def _enter(keys: tuple[str, ...], counts: dict[Key, int], *, array: bool) -> Key:
    path: Key = ()
    for index, name in enumerate(keys):
        path = (*path, name)
        last = index == len(keys) - 1
        if last and array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _split(line: str) -> tuple[str, str, str]:
    """Split at the first "=" outside quotes."""
    name = _NAME.match(line)
    end = name.end() if name else len(line)
    return line[:end], line[end : end + 1], line[end + 1 :]


def _keys(name: str) -> tuple[str, ...]:
    value: object = tomllib.loads(f"{name.strip()} = 0")
    keys: list[str] = []
    while isinstance(value, dict):
        key, value = next(iter(value.items()))
        keys.append(key)
    return tuple(keys)


def _end(text: str, at: int) -> int:
    """Return where the line ends on which a value ends, given where it begins."""
    depth = 0
    for part in _PART.finditer(text, at):
        sign = part[0]
        if sign == "\n" and not depth:
            return part.start()
        depth += (sign in "[{") - (sign in "]}")
    return len(text)
