"""Which line of a TOML file a key stands on. tomllib reads the values but keeps no places.

Used only to tell mistakes, on text that tomllib has already accepted.
"""

import re
import tomllib

_HEADER = re.compile(r"\s*(\[{1,2})([^\]]*)\]")


def place(text: str, key: tuple[str | int, ...]) -> int | None:
    """Return the line (from 1) of a key or of the nearest table around it; None where neither has a line."""
    places = _places(text)
    for end in range(len(key), 0, -1):
        if key[:end] in places:
            return places[key[:end]]
    return None


def _places(text: str) -> dict[tuple[str | int, ...], int]:
    places: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    counts: dict[tuple[str | int, ...], int] = {}
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        line, number = lines[at], at + 1
        at += 1
        header = _HEADER.match(line)
        if header:
            table = _enter(_keys(header[2]), counts, array=header[1] == "[[")
            places.setdefault(table, number)
        elif line.strip() and not line.lstrip().startswith("#"):
            name, _, value = _split(line)
            places[*table, *_keys(name)] = number
            while at < len(lines) and not _whole(value):
                value += "\n" + lines[at]
                at += 1
    return places


def _enter(
    keys: tuple[str, ...], counts: dict[tuple[str | int, ...], int], *, array: bool
) -> tuple[str | int, ...]:
    path: tuple[str | int, ...] = ()
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
    quote = ""
    for index, letter in enumerate(line):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "=":
            return line[:index], "=", line[index + 1 :]
    return line, "", ""


def _keys(name: str) -> tuple[str, ...]:
    value: object = tomllib.loads(f"{name.strip()} = 0")
    keys: list[str] = []
    while isinstance(value, dict):
        key, value = next(iter(value.items()))
        keys.append(key)
    return tuple(keys)


def _whole(value: str) -> bool:
    try:
        tomllib.loads(f"x = {value}")
    except tomllib.TOMLDecodeError:
        return False
    return True
