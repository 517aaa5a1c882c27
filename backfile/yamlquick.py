"""A short way through front matter in our own writer's form; it gives what `yamltree.parse` would.

Nearly all front matter that is read was written by `yamlwrite`. Where a line is not certainly of that form,
the whole text is left to PyYAML. That the two ways agree, places included, is tested over everything that the
writer writes, and over what people make of it.
"""

import re

from backfile.errors import Location
from backfile.yamltree import Items, Node, Scalar, Table
from backfile.yamlwrite import scalar

_PAIR = re.compile(r"([a-z][a-z0-9 -]*):(?: (.+))?")
_DATE = re.compile(r"[0-9X](?:[0-9X?~%TZ+./-]*[0-9X?~%Z])?")
_QUOTED = re.compile(r'"[^"\\]*"')
_MOST_DEPTH = 3


class _OtherError(Exception):
    """The text is not certainly in our writer's form."""


def parse(text: str, path: str, *, first_line: int = 1) -> Table | None:
    """Read front matter that our own writer wrote; None where it may be anybody's."""
    lines = text.split("\n")
    if lines.pop() != "" or not lines:
        return None
    reader = _Reader(lines, path, first_line)
    try:
        table = reader.table(0)
    except _OtherError:
        return None
    return table if reader.done() else None


class _Reader:
    def __init__(self, lines: list[str], path: str, first_line: int) -> None:
        self._lines = lines
        self._path = path
        self._first = first_line
        self._next = 0

    def done(self) -> bool:
        return self._next == len(self._lines)

    def table(self, depth: int, *, begun: bool = False) -> Table:
        """Read the mapping that is indented by twice `depth`.

        In a list the first line begins with its dash, which stands where the indentation would (`begun`).
        """
        margin = "  " * depth
        column = len(margin) + 1
        at = self._at(column)
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not self.done():
            line = self._lines[self._next]
            if not begun and not (
                line.startswith(margin) and line[len(margin) : column] not in ("", " ", "-")
            ):
                break
            begun = False
            match = _PAIR.fullmatch(line, len(margin))
            if match is None or match[1] in entries:
                raise _OtherError
            name, text = match.groups()
            key = Scalar(_plain(name), self._at(column))
            place = self._at(column + len(name) + 2)
            self._next += 1
            entries[name] = (key, self._below(depth) if text is None else self._beside(text, place))
        if not entries:
            raise _OtherError
        return Table(tuple(entries.values()), at)

    def _below(self, depth: int) -> Node:
        """Read what stands under a key: a list at its own margin, or a mapping further in."""
        if self.done() or depth >= _MOST_DEPTH:
            raise _OtherError
        margin = "  " * depth
        if not self._lines[self._next].startswith(f"{margin}- "):
            return self.table(depth + 1)
        at = self._at(len(margin) + 1)
        items: list[Node] = []
        while not self.done() and self._lines[self._next].startswith(f"{margin}- "):
            text = self._lines[self._next][len(margin) + 2 :]
            if _PAIR.fullmatch(text):
                items.append(self.table(depth + 1, begun=True))
            else:
                items.append(Scalar(_scalar(text), self._at(len(margin) + 3)))
                self._next += 1
        return Items(tuple(items), at)

    def _beside(self, text: str, place: Location) -> Node:
        """Read what stands on the line of its key."""
        if text == "{}":
            return Table((), place)
        if not text.startswith("["):
            return Scalar(_scalar(text), place)
        if not text.endswith("]"):
            raise _OtherError
        items = []
        column = (place.column or 0) + 1
        for part in text[1:-1].split(", ") if text != "[]" else ():
            items.append(Scalar(_plain(part, flow=True), Location(self._path, place.line, column)))
            column += len(part) + 2
        return Items(tuple(items), place)

    def _at(self, column: int) -> Location:
        return Location(self._path, self._next + self._first, column)


def _scalar(text: str) -> str | None:
    """Read one scalar: null, a date, double quotes around printable text without escapes, or plain text."""
    if text == "null":
        return None
    if text[0] == '"':
        if _QUOTED.fullmatch(text) is None or not text.isprintable():
            raise _OtherError
        return text[1:-1]
    return text if _DATE.fullmatch(text) else _plain(text)


def _plain(text: str, *, flow: bool = False) -> str:
    """Read plain text: what the writer would write in the same way."""
    if not text or scalar(text, flow=flow) != text:
        raise _OtherError
    return text
