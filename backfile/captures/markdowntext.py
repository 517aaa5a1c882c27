"""Markdown files: their lines are the file's own; marks say which are headings, items, quotes or fields.

A name that ends in .md says so, and so does front matter (YAML between two lines "---", TOML between two
"+++"), or headings and links together. Paragraphs are divided by empty lines.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from backfile.captures.decoding import decoded
from backfile.captures.part import Fact, Line, Mark, Part
from backfile.errors import BackfileError, Location, Problems, problems_of
from backfile.text import is_blank, lines_of
from backfile.toml.settings import Intake
from backfile.yaml.yamltree import Table, Value, fields_of

_SUFFIXES = (".md", ".markdown", ".mkd")
_YAML, _TOML = "---", "+++"
_FIELD = {
    _YAML: re.compile(r"[A-Za-z][\w-]{0,40}:(?:\s|\Z)"),
    _TOML: re.compile(r"[A-Za-z][\w-]{0,40} ?= ?\S|\[[\w.-]{1,40}\]"),
}
"""How the first field of front matter looks, by the line before it."""
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|\Z)(.*)", re.DOTALL)
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]{0,40}[0-9]{1,9}[.)][ \t]{1,40}\S")
_BESIDE = 3
"""Lines on either side in which the next item of a list stands."""
_PICTURE = re.compile(r"[ \t]*!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:[ \t]+\"([^\"]{0,500})\")?\)[ \t]*\Z")
_LINK = re.compile(
    r"!?\[([^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,500}\")?\)|\[[^\[\]]{0,100}\])"
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,500})(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=\S)([^*_\\]{1,500})(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`]{1,500})`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE = ((_LINK, r"\1"), (_STRONG, r"\2"), (_EMPHASIS, r"\2"), (_CODE, r"\1"), (_ESCAPE, r"\1"))
_SIGNS = (re.compile(r"(?m)^#{1,6} \S"), re.compile(r"\]\((?:https?:|/)"))
_SNIFFED = 20_000
_FACTS = {
    "title": "title", "date": "published", "published": "published", "publishdate": "published",
    "lastmod": "modified", "modified": "modified", "updated": "modified", "author": "authors",
    "authors": "authors", "tags": "tags", "url": "url", "canonical_url": "url", "source": "url",
    "publication": "publication", "site": "publication", "section": "section", "language": "language",
    "lang": "language", "rights": "rights", "license": "rights",
}  # fmt: skip
"""What the usual fields of front matter state."""


def parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError] | None:  # noqa: ARG001 - a format's form
    """Take a text that is Markdown by its name or by its signs; None for any other."""
    named = name.lower().endswith(_SUFFIXES)
    head = data[:_SNIFFED].decode("utf-8", "ignore")
    if not (
        named
        or _front_matter(head.lstrip("\ufeff").split("\n", 2))
        or all(sign.search(head) for sign in _SIGNS)
    ):
        return None
    found = decoded(data, name)
    lines = lines_of(found.text)
    fence = _front_matter(lines)
    matter = next((number for number, line in enumerate(lines[1:], 2) if fence and _ends(line, fence)), 0)
    read = _toml if fence == _TOML else _yaml
    stated, faults = read("\n".join(lines[1 : matter - 1]), name) if matter else ({}, ())
    part = Part(
        lines=tuple(chain(_headers(lines[:matter]), _marked(lines[matter:]))),
        encoding=found.encoding,
        format="Markdown",
        facts=tuple(_facts(stated)),
    )
    found_parts: list[Part | BackfileError] = [part, *filter(None, (found.fault,)), *faults]
    return iter(found_parts)


def _front_matter(lines: Sequence[str]) -> str:
    """Return the line that front matter begins with; "" where there is none."""
    fence = lines[0].rstrip() if len(lines) > 1 else ""
    return fence if fence in _FIELD and _FIELD[fence].match(lines[1]) else ""


def _ends(line: str, fence: str) -> bool:
    return line.rstrip() == fence or (fence == _YAML and line.rstrip() == "...")


def _headers(lines: Sequence[str]) -> Iterator[Line]:
    return (Line(line, Mark.HEADER) for line in lines)


def _toml(matter: str, name: str) -> tuple[Mapping[str, Value], tuple[BackfileError, ...]]:
    """Return the fields of front matter as `_yaml` does: texts, lists of texts, and dates as texts."""
    try:
        found = tomllib.loads(f"\n{matter}")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, (BackfileError(f"not TOML: {error}", Location(name)),)
    dates = {key: str(value) for key, value in found.items() if isinstance(value, date)}
    return {key: value for key, value in found.items() if isinstance(value, str | list)} | dates, ()


def _yaml(matter: str, name: str) -> tuple[Mapping[str, Value], tuple[BackfileError, ...]]:
    """Return the fields of front matter; none where it is not the plain YAML that we read, and why."""
    from backfile.yaml.yamlread import (
        parse,  # few captures have front matter, and PyYAML takes long to import
    )

    try:
        tree = parse(f"\n{matter}", name)  # so that its lines have the file's numbers
    except (BackfileError, Problems) as error:
        return {}, problems_of(error)
    return (fields_of(tree) if isinstance(tree, Table) else {}), ()


def _facts(stated: Mapping[str, Value]) -> Iterator[Fact]:
    for key, value in stated.items():
        field = _FACTS.get(key.lower())
        for text in _texts(value) if field else ():
            yield Fact(field or "", text, f"the file's front matter: {key}"[:80])


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


def _marked(lines: Sequence[str]) -> Iterator[Line]:
    fenced = False
    titled = False
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
            yield Line(line, Mark.PLAIN, "")
        elif fenced:
            yield Line(line, Mark.TEXT)
        else:
            mark, words = _read(line, below, first=place == 0 or is_blank(lines[place - 1]))
            if mark is Mark.ITEM and _NUMBERED.match(line) and not _in_list(lines, place):
                mark, words = Mark.PLAIN, line
            if mark is Mark.TITLE and titled:
                mark = Mark.HEADING
            titled = titled or mark is Mark.TITLE
            yield Line(line, mark, _plain(words))


def _in_list(lines: Sequence[str], place: int) -> bool:
    """Tell whether a numbered item has another one beside it; a lone one may be a day ("2. März 2021")."""
    above = next(
        (line for line in reversed(lines[max(0, place - _BESIDE) : place]) if not is_blank(line)), ""
    )
    below = next((line for line in lines[place + 1 : place + 1 + _BESIDE] if not is_blank(line)), "")
    return any(_NUMBERED.match(line) for line in (above, below))


def _read(line: str, below: str, *, first: bool) -> tuple[Mark, str]:
    if heading := _HEADING.match(line):
        words = heading[2].rstrip()
        bare = words.rstrip("#")
        words = bare if not bare or bare[-1] in " \t" else words
        return Mark.TITLE if len(heading[1]) == 1 else Mark.HEADING, words
    if (_UNDERLINE.match(line) and not first) or _RULE.match(line):
        return Mark.PLAIN, ""
    if first and not is_blank(line) and _UNDERLINE.match(below) and not _ITEM.match(line):
        return Mark.TITLE if "=" in below else Mark.HEADING, line
    if picture := _PICTURE.match(line):
        return Mark.CAPTION, picture[2] or picture[1]
    if quote := _QUOTE.match(line):
        return Mark.QUOTE, line[quote.end() :]
    if item := _ITEM.match(line):
        return Mark.ITEM, line[item.end() :]
    return Mark.PLAIN, line


def _plain(words: str) -> str:
    """Return the words that a reader of the rendered text would see."""
    for pattern, kept in (
        (_LINK, r"\1"),
        (_STRONG, r"\2"),
        (_EMPHASIS, r"\2"),
        (_CODE, r"\1"),
        (_ESCAPE, r"\1"),
    ):
        words = pattern.sub(kept, words)
    return words
