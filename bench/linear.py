"""Whether every regular expression of the program stays linear: `python bench/linear.py`, ten seconds.

Each is tried on long runs of hostile text, at one length and at twice that, in the ways in which it is used.
One for which twice the text takes more than three times as long, and so again at the next doubling, is told,
and the exit code is 1. Times are the least of several runs, and those of less than a few milliseconds are not
judged. Those that are only ever given short texts are listed with their bound, and tried on that much.

Tried are the patterns that modules hold, and those that are written where they are used. Two that functions
put together of words are not: `dating.lexicon.any_of` and `words.reading`; they repeat nothing that overlaps.
"""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import process_time
from typing import Any

import backfile

UNITS = (
    " ", "\t", "\n", "a", "A", "1", "-", ".", ",", ":", "/", "(", "<", "[", "{", '"', "'", "&", "#",
    "é", "я", "新", "«", "“", "a ", " a", "A ", "A a ", "a.", "a@", "1.", "1/", "1:", "-a", "<a ", "<a>",
    "a=", 'a="', "&#1", "\n\n", "\n ", " \n", "](", "- ", "By A ", "http://a", "//a.", "Jan 1 ",
    "19 ноября ", "A. ", "A-", "(A", "A (", "A, ", "von A ", "the ", "12:30 ", "«a» ",
)  # fmt: skip
SIZE = 5_000
LEAST, MOST = 0.003, 3.0
BOUNDED = {
    "backfile.intake.edit.agencies._AFTER_DATELINE": 120,  # _HEAD of a line
    "backfile.intake.edit.agencies._PARTS": 120,  # _HEAD of a line
    "backfile.intake.edit.people._NOT_TEXT": 600,  # _LONGEST of a byline
    "backfile.press.urls._CAPITALISED": 80,  # _LONGEST_SLUG of a name
    "backfile.press.urls._PLAIN_NAMES": 80,  # the same
}
"""Patterns that grow faster than their text, and how many characters the longest text has that they meet."""
FITTING = {"backfile.yamlquick._PARTS": ("a, ", '"a", ', '"\\"", ', "a:b, ", "a#b: c#, ")}
"""Patterns that only meet what another one has matched, and what such texts are made of."""
AT_ONCE = 0.01
"""Seconds within which the longest text of a bounded pattern must be done with."""
ALL = frozenset({"match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"})
Pattern = re.Pattern[Any]
Tried = tuple[str, Pattern, frozenset[str]]
"""Where a pattern stands, itself, and the methods that it is used by."""


def patterns() -> Iterator[Tried]:
    """Yield all patterns of the program."""
    top = Path(backfile.__path__[0]).parent
    sources = {
        ".".join(path.relative_to(top).with_suffix("").parts).removesuffix(".__init__"): path.read_text(
            "utf-8"
        )
        for path in sorted(top.glob("backfile/**/*.py"))
    }
    used = _uses(sources)
    seen: set[int] = set()
    for module in pkgutil.walk_packages(backfile.__path__, "backfile."):
        try:
            found = vars(importlib.import_module(module.name))
        except ImportError:
            continue  # of an extra that is not installed
        for name, value in found.items():
            values = value.values() if isinstance(value, dict) else value
            for one in values if isinstance(value, dict | tuple | list) else [value]:
                if (
                    isinstance(one, re.Pattern)
                    and id(one) not in seen
                    and f"\n{name}" in sources[module.name]
                ):
                    seen.add(id(one))
                    yield f"{module.name}.{name}", one, used.get((module.name, name), ALL)
    for module, text in sources.items():
        yield from _within(module, ast.parse(text))


def _uses(sources: Mapping[str, str]) -> dict[tuple[str, str], frozenset[str]]:
    """Return by which methods the patterns are used that modules hold, where that is plain to see.

    The keys are module and name. One that other modules import is looked for in all of them.
    """
    found: dict[tuple[str, str], frozenset[str]] = {}
    for module, text in sources.items():
        for name in set(re.findall(r"(?m)^(_?[A-Z][A-Z_0-9]*)\b.*=", text)):
            told = [text] if name.startswith("_") else [each for each in sources.values() if name in each]
            methods: set[str] = set()
            for each in told:
                uses = re.sub(rf"(?m)^{name}\b.*=|^from .*\b{name}\b", "", each)
                methods.update(re.findall(rf"\b{name}\b\.?(\w*)", uses))
            if methods and methods <= ALL:
                found[module, name] = frozenset(methods)
    return found


def _within(module: str, tree: ast.Module) -> Iterator[Tried]:
    """Yield the patterns that are written where they are used."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in ALL
            and isinstance(node.args[0], ast.Constant)
        ):
            written = node.args[0].value
            yield f"{module}:{node.lineno}", re.compile(written), frozenset({node.func.attr})


def seconds(pattern: Pattern, methods: frozenset[str], unit: str, size: int) -> float:
    """Return the processor time that a pattern takes for so many characters, in each way that it is used."""
    text = (unit * (size // len(unit) + 1))[:size]
    hay: str | bytes = text.encode() if isinstance(pattern.pattern, bytes) else text
    best = float("inf")
    for _ in range(3):
        start = process_time()
        for method in sorted(methods & {"match", "fullmatch"}):
            getattr(pattern, method)(hay)
        if methods - {"match", "fullmatch"}:
            for _ in pattern.finditer(hay):
                pass
        best = min(best, process_time() - start)
        if best > 1:
            break
    return best


def growing(pattern: Pattern, methods: frozenset[str], unit: str) -> float | None:
    """Return how many times as long twice the text takes, if that is too much; None where it is not."""
    size = SIZE
    for _ in range(2):  # once may be chance
        small = seconds(pattern, methods, unit, size)
        if small < LEAST:
            return None
        growth = seconds(pattern, methods, unit, 2 * size) / small
        if growth <= MOST:
            return None
        size *= 2
    return growth


def main() -> int:
    """Try all patterns; return the exit code."""
    tried = slow = 0
    for name, pattern, methods in patterns():
        tried += 1
        if bound := BOUNDED.get(name):
            if (worst := max(seconds(pattern, methods, unit, bound) for unit in UNITS)) > AT_ONCE:
                slow += 1
                print(f"{name}: {bound:,} characters, its bound, take {worst:.3f} s")
            continue
        for unit in FITTING.get(name, UNITS):
            if growth := growing(pattern, methods, unit):
                slow += 1
                print(f"{name}: twice as much of {unit!r} takes {growth:.1f} times as long")
    print(f"{tried} patterns, {len(UNITS)} texts each; {slow} grow faster than their text")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
