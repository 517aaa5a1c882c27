"""Mappings read field by field: mistakes are collected, and each knows by which steps it is reached.

Places are looked up only where there is a mistake, so a mistake says by which keys and numbers its value is
reached; the way is put together as the mistake rises.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from backfile.toml.schema import nearest
from backfile.yaml.yamltree import Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One mistake. Keys and numbers (from 0), `steps`, lead to its value, or to its key if `key` is set."""

    message: str
    hint: str | None = None
    steps: tuple[str | int, ...] = ()
    key: bool = False


class Wrong(Exception):  # noqa: N818 - it carries faults, one or several, out of a value
    """A value that cannot be read, and why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


def wrong(message: str, hint: str | None = None) -> Wrong:
    """Return what to raise for a value that has one mistake."""
    return Wrong(Fault(message=message, hint=hint))


class Fields:
    """The fields of one mapping, taken one by one; mistakes are collected, not raised."""

    def __init__(self, values: dict[str, Value], known: Mapping[str, None]) -> None:
        self._values = values
        self.faults: list[Fault] = []
        if not values.keys() <= known.keys():
            self.faults += [
                Fault(message=f"unknown field '{key}'", hint=nearest(key, known), steps=(key,), key=True)
                for key in values
                if key not in known
            ]

    def take(self, name: str, read: Callable[[Value], T]) -> T | None:
        """Read a field: None where it is absent or has a mistake."""
        value = self._values.get(name)
        if value is None:
            return None
        try:
            return read(value)
        except Wrong as several:
            self.faults += [
                replace(fault, message=f"{name}: {fault.message}", steps=(name, *fault.steps))
                for fault in several.faults
            ]
        return None


def each(
    values: Iterable[tuple[str | int, Value]], read: Callable[[Value], T], *, key: bool = False
) -> tuple[T, ...]:
    """Read every value, each given with the step that leads to it. Raises Wrong with all their mistakes."""
    found: list[T] = []
    faults: list[Fault] = []
    for step, value in values:
        try:
            found.append(read(value))
        except Wrong as several:
            faults += [
                replace(fault, steps=(step, *fault.steps), key=key or fault.key) for fault in several.faults
            ]
    return unless(faults, tuple(found))


def unless(faults: list[Fault], value: T) -> T:
    """Return the value unless there are faults. Raises Wrong with them."""
    if faults:
        raise Wrong(*faults)
    return value
