"""YAML as a plain tree with places: every scalar is text, and nothing is clever. `yamlread` reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from backfile.errors import Location

NULL = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands for nothing where it is not quoted."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as written; None for a plain null. Quotes keep 'null' a word."""

    value: str | None
    at: Location


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    items: tuple["Node", ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping: its keys in order, each with its own place."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    at: Location


Node: TypeAlias = Scalar | Items | Table
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a tree says, without the places."""


def fields_of(table: Table) -> dict[str, Value]:
    """Return what a mapping says, without the places; its keys keep their order."""
    return {str(key.value): _value(node) for key, node in table.entries}


def place_of(node: Node, steps: Sequence[str | int], *, key: bool = False) -> Location:
    """Return the place of the value that keys and numbers (from 0) lead to, or of its key."""
    at = node.at
    for step in steps:
        if isinstance(node, Table):
            name, node = next(entry for entry in node.entries if entry[0].value == step)
            at = name.at if key else node.at
        elif isinstance(node, Items):
            node = node.items[int(step)]
            at = node.at
    return at


def _value(node: Node) -> Value:
    if isinstance(node, Scalar):
        return node.value
    return fields_of(node) if isinstance(node, Table) else [_value(item) for item in node.items]
