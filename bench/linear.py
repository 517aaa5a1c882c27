"""Whether every regular expression of the program stays linear: `python bench/linear.py`.

Each compiled pattern of each module is tried on long runs of hostile text, at one length and at twice that,
in the ways in which it is used. One for which twice the text takes more than three times as long is told,
and the exit code is 1. Times are the least of several runs, and those of less than a few milliseconds are
not judged. Those that are only ever given short texts are listed with their bound, and tried on that much.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import backfile

UNITS = (
    *(
        " ",
        "\t",
        "\n",
        "a",
        "A",
        "1",
        "-",
        ".",
        ",",
        ":",
        "/",
        "(",
        "<",
        "[",
        "{",
        '"',
        "'",
        "&",
        "#",
        "é",
        "я",
        "新",
        "«",
        "“",
    ),
    *(
        "a ",
        " a",
        "A ",
        "A a ",
        "a.",
        "a@",
        "1.",
        "1/",
        "1:",
        "-a",
        "<a ",
        "<a>",
        "a=",
        'a="',
        "&#1",
        "\n\n",
        "\n ",
        " \n",
        "](",
        "- ",
    ),
    *(
        "By A ",
        "http://a",
        "//a.",
        "Jan 1 ",
        "19 ноября ",
        "A. ",
        "A-",
        "(A",
        "A (",
        "A, ",
        "von A ",
        "the ",
        "12:30 ",
        "«a» ",
    ),
)
SIZE = 5_000
LEAST, MOST = 0.003, 3.0
BOUNDED = {
    "backfile.intake.edit.agencies._AFTER_DATELINE": 120,  # _HEAD of a line
    "backfile.intake.edit.agencies._PARTS": 120,  # _HEAD of a line
    "backfile.intake.edit.bylines._NOT_TEXT": 600,  # _LONGEST of a byline
    "backfile.press.urls._CAPITALISED": 80,  # _LONGEST_SLUG of a name
    "backfile.press.urls._PLAIN_NAMES": 80,  # the same
    # Each part of a list that fits FLOW begins where the one before ended, so that none is begun in vain.
    "backfile.yamlquick._PARTS": 600,
}
"""Patterns that grow faster than their text, and how many characters the longest text has that they meet."""
AT_ONCE = 0.01
"""Seconds within which the longest text of a bounded pattern must be done with."""
ALL = frozenset({"match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"})
Pattern = re.Pattern[Any]


def patterns() -> Iterator[tuple[str, Pattern, frozenset[str]]]:
    """Yield the compiled patterns of all modules: where each stands, and the methods that it is used by."""
    used = _uses()
    seen: set[int] = set()
    for module in pkgutil.walk_packages(backfile.__path__, "backfile."):
        try:
            found = vars(importlib.import_module(module.name))
        except ImportError:
            continue  # of an extra that is not installed
        for name, value in found.items():
            values = value.values() if isinstance(value, dict) else value
            for one in values if isinstance(value, dict | tuple | list) else [value]:
                if isinstance(one, re.Pattern) and id(one) not in seen:
                    seen.add(id(one))
                    yield f"{module.name}.{name}", one, used.get((module.name, name), ALL)


def _uses() -> dict[tuple[str, str], frozenset[str]]:
    """Return by which methods the modules use the patterns that they name, where that is plain to see."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in sorted(Path(backfile.__path__[0]).rglob("*.py")):
        module = ".".join(path.relative_to(Path(backfile.__path__[0]).parent).with_suffix("").parts)
        text = path.read_text("utf-8")
        for name in set(re.findall(r"(?m)^(_?[A-Z][A-Z_0-9]*)\b.*=", text)):
            methods = set(re.findall(rf"\b{name}\.(\w+)", text)) & ALL
            if methods and not re.search(rf"\b{name}\b(?!\.\w|:?.*?=)", text):
                found[module.removesuffix(".__init__"), name] = methods
    return {key: frozenset(methods) for key, methods in found.items()}


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
        for unit in UNITS:
            small = seconds(pattern, methods, unit, SIZE)
            if small < LEAST:
                continue
            large = seconds(pattern, methods, unit, 2 * SIZE)
            if large > MOST * small:
                slow += 1
                growth = large / small
                print(
                    f"{name}: {unit!r} x {SIZE:,} takes {small:.3f} s, twice that {growth:.1f} times as long"
                )
    print(f"{tried} patterns, {len(UNITS)} texts each; {slow} grow faster than their text")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
