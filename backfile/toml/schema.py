"""TOML into frozen dataclasses: the dataclass is the schema, and every mistake is told with its line.

The types understood: str, int, bool, date, Edtf, `X | None`, tuple[X, ...] and further dataclasses. All
mistakes of a file are collected, each with file, line, dotted key and, where one is near, a suggestion.
"""

import difflib
import tomllib
import types
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from backfile.edtf import Edtf
from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.toml.tomlplaces import place

T = TypeVar("T")
Key = tuple[str | int, ...]

_WORDS = {str: "text", int: "a whole number", bool: "true or false", date: "a date such as 2024-11-19"}


Complaint = tuple[str, str | None]
"""What is wrong with a value, and a hint."""
Checks = Mapping[tuple[str, ...], Callable[[Any], Complaint | None]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake at a dotted key."""

    key: Key
    message: str
    hint: str | None = None


def read(
    schema: type[T], text: str, path: str, *, code: Exit, checks: Checks = types.MappingProxyType({})
) -> T:
    """Read TOML text as an instance of `schema`, a dataclass. `path` names the file in errors.

    `checks` says of a value of the right type what is wrong with it, by its key without places in lists.

    Raises Problems with a BackfileError of the given exit code for each mistake.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Problems([_syntax(error, path, code)]) from None
    except (RecursionError, ValueError) as error:  # lists without end, a number of thousands of digits
        raise Problems([BackfileError(f"not TOML: {error}", Location(path), code=code)]) from None
    faults: list[Fault] = []
    value = _table(schema, data, (), faults)
    faults += _complaints(data, (), checks, {fault.key for fault in faults})
    if faults:
        raise Problems(located(faults, text, path, code=code))
    return typing.cast("T", value)


def located(faults: list[Fault], text: str, path: str, *, code: Exit) -> list[BackfileError]:
    """Turn faults into errors that name the line of their key in `text`, in the order of the lines."""
    errors = [
        BackfileError(
            f"{dotted(fault.key)}: {fault.message}" if fault.key else fault.message,
            Location(path, place(text, fault.key)),
            fault.hint,
            code=code,
        )
        for fault in faults
    ]
    return sorted(errors, key=lambda error: (error.at and error.at.line) or 0)


def dotted(key: Key) -> str:
    """Write a key as people do: ("intake", "events", 1, "date") gives "intake.events[1].date"."""
    out = ""
    for part in key:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def nearest(word: str, known: typing.Iterable[str]) -> str | None:
    """Return the hint for a misspelt word: the nearest known one, or the list of all."""
    names = list(known)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else f"known here: {', '.join(sorted(names))}"


def _syntax(error: tomllib.TOMLDecodeError, path: str, code: Exit) -> BackfileError:
    message, _, rest = str(error).partition(" (at line ")
    line, _, column = rest.rstrip(")").partition(", column ")
    at = Location(path, int(line), int(column)) if line.isdigit() and column.isdigit() else Location(path)
    return BackfileError(f"not TOML: {message[:1].lower()}{message[1:]}", at, code=code)


def _table(schema: type[Any], data: Mapping[str, Any], at: Key, faults: list[Fault]) -> object | None:
    hints = typing.get_type_hints(schema)
    known = {field.name: field for field in fields(schema)}
    before = len(faults)
    faults += [Fault((*at, name), "unknown key", nearest(name, known)) for name in data if name not in known]
    values: dict[str, object] = {}
    for name, field in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], (*at, name), faults)
        elif _required(field):
            faults.append(Fault((*at, name), "this key is needed"))
    return schema(**values) if len(faults) == before else None


def _complaints(value: object, at: Key, checks: Checks, faulty: Collection[Key]) -> Iterator[Fault]:
    """Check every value that has the right type."""
    check = checks.get(tuple(part for part in at if isinstance(part, str)))
    if any(key[: len(at)] == at for key in faulty) and not isinstance(value, dict | list):
        return
    listed = at and isinstance(at[-1], int)
    if check and not listed and not any(key[: len(at)] == at for key in faulty):
        complaint = check(value)
        if complaint:
            yield Fault(at, *complaint)
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from _complaints(item, (*at, key), checks, faulty)


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(kind: Any, value: object, at: Key, faults: list[Fault]) -> object:  # noqa: ANN401 - a type form
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        kind = next(part for part in inner if part is not types.NoneType)
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if not isinstance(value, list):
            faults.append(Fault(at, f"must be a list, not {_named(value)}"))
            return ()
        return tuple(_value(inner[0], item, (*at, index), faults) for index, item in enumerate(value))
    if kind is Edtf:
        return _edtf(value, at, faults)
    if is_dataclass(kind):
        if not isinstance(value, dict):
            faults.append(Fault(at, f"must be a table, not {_named(value)}"))
            return None
        return _table(typing.cast("type[Any]", kind), value, at, faults)
    exact = type(value) is kind
    if not exact:
        faults.append(Fault(at, f"must be {_WORDS[kind]}, not {_named(value)}"))
    return value


def _edtf(value: object, at: Key, faults: list[Fault]) -> Edtf | None:
    text = value.isoformat() if isinstance(value, date | datetime) else value
    if not isinstance(text, str):
        faults.append(Fault(at, f"must be a date, not {_named(value)}"))
        return None
    try:
        return Edtf.parse(text)
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        faults.append(Fault(at, message, hint or "write 2024-03-19, or 2024-03 if the day is not known"))
        return None


def _named(value: object) -> str:
    kinds: dict[type, str] = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}
    kinds |= {list: "a list", dict: "a table", date: "a date", datetime: "a date with a time"}
    return kinds.get(type(value), type(value).__name__)
