"""Every regular expression of the program, with the ways in which it is used.

All that modules compile when they are imported are recorded, wherever they then hold them; functions that put
one together of words are called (`MAKERS`), and a function that is not among these and compiles one is told.
Those that are written where they are used are read out of the sources. Patterns of settings there are none:
what `[[publication]]` says is compared as text (`intake.wording`).
"""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import backfile

_Made = dict[int, tuple[re.Pattern[Any], str]]
"""Patterns with the places where they are compiled. One that is compiled in two modules is one object."""
ALL = frozenset({"match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"})
TOP = Path(backfile.__path__[0]).parent
_NAME = re.compile(r"(?m)^(_?[A-Z][A-Z_0-9]*)\b.*=")


class Tried(NamedTuple):
    """Where a pattern stands, itself, and the methods that it is used by."""

    name: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def _credits() -> None:
    from backfile.intake.edit.creditwords import words

    words()


def _phrases() -> None:
    from backfile.intake.edit.dating.lexicon import any_of, lexicon

    for key in lexicon().phrases:
        any_of(key)
    any_of(*lexicon().phrases)


def _tokens() -> None:
    from backfile.words.reading import reader_of

    reader_of("en")("A word.")


def _raw() -> None:
    from backfile.captures.htmltokens import tokens

    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"):
        list(tokens(f"<{name}>a</{name}>"))


MAKERS: Mapping[str, Callable[[], None]] = {
    "backfile.captures.htmltokens": _raw,
    "backfile.intake.edit.creditwords": _credits,
    "backfile.intake.edit.dating.lexicon": _phrases,
    "backfile.words.reading": _tokens,
}
"""Modules of which a function compiles a pattern, and what has it do so."""


def patterns() -> list[Tried]:
    """Return all patterns of the program. Only a process that has not imported it yet finds them all.

    Raises ValueError where a function compiles one that nothing here has it compile.
    """
    sources = {
        ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__"): path.read_text(
            "utf-8"
        )
        for path in sorted(TOP.glob("backfile/**/*.py"))
    }
    trees = {module: ast.parse(text) for module, text in sources.items()}
    hidden = {module for module, tree in trees.items() if _compiles(tree)} - MAKERS.keys()
    if hidden:
        raise ValueError(f"patterns are compiled by functions of {', '.join(sorted(hidden))}: see MAKERS")
    made, names = _imported(sources)
    used = _uses(sources)
    found = []
    for one, where in made.values():
        mine = names.get(id(one), [where])
        found.append(Tried(mine[0], one, frozenset().union(*(used.get(name, ALL) for name in mine))))
    return found + [one for module, tree in trees.items() for one in _within(module, tree)]


def _imported(sources: Mapping[str, str]) -> tuple[_Made, dict[int, list[str]]]:
    """Import all modules; return what they compile, and the names under which they hold it."""
    made: _Made = {}
    compiled = re.compile

    def recording(pattern: Any, flags: int = 0) -> re.Pattern[Any]:  # noqa: ANN401 - text or bytes
        one = compiled(pattern, flags)
        by = sys._getframe(1)  # noqa: SLF001 - who compiles it
        if Path(by.f_code.co_filename).is_relative_to(TOP / "backfile"):
            made[id(one)] = one, f"{Path(by.f_code.co_filename).relative_to(TOP)}:{by.f_lineno}"
        return one

    names: dict[int, list[str]] = {}
    re.compile = recording  # type: ignore[assignment]
    try:
        for module in pkgutil.walk_packages(backfile.__path__, "backfile."):
            try:
                found = vars(importlib.import_module(module.name))
            except ImportError:
                continue  # of an extra that is not installed
            for name, value in found.items():
                if f"\n{name}" in sources[module.name]:
                    for one in _held(value):
                        names.setdefault(id(one), []).append(f"{module.name}.{name}")
        for make in MAKERS.values():
            make()
    finally:
        re.compile = compiled
    return made, names


def _held(value: object) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that a value is, or has in it."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | tuple | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _held(one)


def _compiles(tree: ast.Module) -> bool:
    """Tell whether a function of a module compiles a pattern."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda))
    return any(_calls(node, {"compile"}) for function in functions for node in ast.walk(function))


def _calls(node: ast.AST, methods: set[str] | frozenset[str]) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in methods
    )


def _uses(sources: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return by which methods the patterns are used that modules hold, where that is plain to see.

    One that other modules import is looked for in all of them.
    """
    found: dict[str, frozenset[str]] = {}
    for module, text in sources.items():
        for name in set(_NAME.findall(text)):
            told = [text] if name.startswith("_") else [each for each in sources.values() if name in each]
            methods: set[str] = set()
            for each in told:
                uses = re.sub(rf"(?m)^{name}\b.*=|^from .*\b{name}\b", "", each)
                methods.update(re.findall(rf"\b{name}\b\.?(\w*)", uses))
            if methods and methods <= ALL:
                found[f"{module}.{name}"] = frozenset(methods)
    return found


def _within(module: str, tree: ast.Module) -> Iterator[Tried]:
    """Yield the patterns that are written where they are used. Raises ValueError for one made of others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _calls(node, ALL):
            if not isinstance(node.args[0], ast.Constant):
                raise ValueError(f"{module}:{node.lineno}: a pattern is put together where it is used")
            yield Tried(
                f"{module}:{node.lineno}", re.compile(node.args[0].value), frozenset({node.func.attr})
            )
