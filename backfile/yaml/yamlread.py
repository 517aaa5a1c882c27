"""YAML read by PyYAML as a plain tree with places.

Front matter is hostile input. Anchors, aliases, tags and duplicate keys are refused, depth is limited, and
`no`, `012` and `1:30` stay what was written (YAML 1.1 would make them false, 10 and 90).

PyYAML takes long to import, and front matter that our own writer wrote does without: see `yamlquick`.
"""

from collections.abc import Iterator

import yaml

from backfile.errors import BackfileError, Location
from backfile.yaml.yamltree import NULL, Items, Node, Scalar, Table

MOST_DEPTH = 8
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, path: str, *, first_line: int = 1) -> Node | None:
    """Read one YAML document; None where it is empty.

    `first_line` is the line of the file that the text's first line is. Raises BackfileError.
    """
    try:
        events = iter(yaml.parse(text, Loader=_Loader))
        return _Reader(path, first_line - 1).document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else first_line
        why = error.problem or error.context or "it can't be read"
        raise BackfileError(
            f"not YAML: {why}", Location(path, line, mark.column + 1 if mark else None)
        ) from None
    except yaml.YAMLError as error:
        why = str(error).partition("\n")[0]
        raise BackfileError(f"not YAML: {why}", Location(path, first_line)) from None


def commented(text: str) -> bool:
    """Tell whether a comment stands in YAML; True also where that can't be told, for want of the rest."""
    at = 0
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.ScalarToken):
                if "#" in text[at : token.start_mark.index]:
                    return True
                at = token.end_mark.index
    except yaml.YAMLError:
        return True
    return "#" in text[at:]


class _Reader:
    def __init__(self, path: str, offset: int) -> None:
        self._path = path
        self._offset = offset

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise BackfileError("a second document begins here", self._at(event))
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        at = self._at(event)
        self._refuse(event, at, depth)
        if isinstance(event, yaml.ScalarEvent):
            bare = event.style is None or event.style == ""
            return Scalar(None if bare and event.value in NULL else event.value, at)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self._node(inner, events, depth + 1))
            return Items(tuple(items), at)
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self._node(inner, events, depth + 1)
            if not isinstance(key, Scalar) or key.value is None:
                raise BackfileError("a key must be a word", key.at)
            if key.value in entries:
                first = entries[key.value][0].at
                hint = f"it stands on line {first.line} already"
                raise BackfileError(f"the key '{key.value}' stands here twice", key.at, hint)
            entries[key.value] = (key, self._node(next(events), events, depth + 1))
        return Table(tuple(entries.values()), at)

    def _refuse(self, event: yaml.Event, at: Location, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BackfileError(
                "anchors and aliases (& and *) have no place in front matter", at, "quote the text"
            )
        if getattr(event, "tag", None):
            raise BackfileError("tags (!) have no place in front matter", at, "quote the text")
        if depth > MOST_DEPTH:
            raise BackfileError(f"nested deeper than {MOST_DEPTH} levels", at)

    def _at(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        if mark is None:
            return Location(self._path)
        return Location(self._path, mark.line + 1 + self._offset, mark.column + 1)
