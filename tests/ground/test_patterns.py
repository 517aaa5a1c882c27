"""The program's patterns mean the same under every Python that it may run with."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import backfile


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the patterns that modules hold, also those in tables and tuples."""
    for module in pkgutil.walk_packages(backfile.__path__, "backfile."):
        try:
            found = vars(importlib.import_module(module.name))
        except ImportError:  # of an extra that is not installed
            continue
        for name, value in found.items():
            values = value.values() if isinstance(value, dict) else value
            for one in values if isinstance(value, dict | tuple | list) else [value]:
                if isinstance(one, re.Pattern):
                    yield f"{module.name}.{name}", one


def possessive(parsed: Any) -> bool:
    """Tell whether a pattern repeats a group without ever trying it in another way, or has an atomic one."""
    for sign, value in parsed:
        if sign is signs.ATOMIC_GROUP:
            return True
        if sign is signs.POSSESSIVE_REPEAT and len(value[2]) == 1 and value[2][0][0] in _SINGLE:
            continue
        if sign is signs.POSSESSIVE_REPEAT:
            return True
        if any(map(possessive, _within(value))):
            return True
    return False


_SINGLE = (signs.LITERAL, signs.NOT_LITERAL, signs.ANY, signs.IN)


def _within(value: Any) -> Iterator[Any]:
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _within(each)


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 matches such groups wrongly (cpython issue 106052), and Debian 12 has 3.11.2."""
    found = dict(patterns())
    assert len(found) > 200
    assert [
        name for name, one in found.items() if possessive(_parser.parse(one.pattern, one.flags & ~re.DEBUG))
    ] == []


def test_such_groups_are_noticed() -> None:
    for text in ("(?:ab)*+", "a(?:b?c)++d", "(?>ab)", "(x|(?:ab)?+)", "(?:a(?:bc)++)?"):
        assert possessive(_parser.parse(text)), text
    for text in ("[^a]*+", "a{0,3}+", "(?:ab)*", r"\s*+(?:a|b)?"):
        assert not possessive(_parser.parse(text)), text
