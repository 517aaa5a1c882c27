"""Captures added to an article file that is not ours to write anew: everything else in it stays as it is.

A file that a person has edited holds the person's words, and so does one whose capture is gone. The records
are put where they belong as text; then the file is read again, and must say the same of all else.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from backfile.articles.articlefile import body_line, further_fields, loads
from backfile.articles.seal import sealed_with
from backfile.errors import BackfileError, Location, Problems
from backfile.model import CaptureRecord
from backfile.yaml import yamlwrite

_EMPTY = re.compile(r"captures:\s*(?:\[\s*\]|null|~)?(\s*#.*)?\s*\Z")
_BELOW = re.compile(r"[- #\t\r\n]")


def amended(text: str, records: Sequence[CaptureRecord], filed: str | None, path: str) -> str:
    """Return an article file's text with records of further captures behind those that it has.

    `filed` is the digest of the article as it would be filed now, None where that is not known. `path` names
    the file in errors. Raises BackfileError where the file is written in a way that does not let them in.
    """
    before = loads(text, path)
    expected = replace(before, captures=(*before.captures, *records))
    made = _with_records(text, records)
    if filed and before.capture and before.capture.filed:
        expected = replace(expected, capture=replace(before.capture, filed=filed))
        made = sealed_with(made, filed)
    try:
        after = loads(made, path)
    except Problems:
        after = None
    if after != expected:
        names = " and ".join(record.file for record in records)
        hint = "write captures: at the left margin, and below it each capture's file behind '- '"
        raise BackfileError(f"{names} can't be added to its captures", Location(path), hint)
    return made


def _with_records(text: str, records: Iterable[CaptureRecord]) -> str:
    block = yamlwrite.dump({"captures": [further_fields(record) for record in records]}).splitlines()
    lines = text.split("\n")
    fence = body_line(text) - 2
    first = next((at for at in range(1, fence) if lines[at].startswith("captures:")), None)
    if first is None:
        return _put(lines, fence, fence, block)
    last = next(at for at in range(first + 1, fence + 1) if at == fence or not _BELOW.match(lines[at] or " "))
    empty = _EMPTY.match(lines[first].rstrip("\r"))
    if empty and last == first + 1:
        return _put(lines, first, last, [f"captures:{empty[1] or ''}", *block[1:]])
    return _put(lines, last, last, block[1:])


def _put(lines: list[str], first: int, last: int, block: list[str]) -> str:
    """Put a block in the place of lines, which end as the first of them does, or else the line before."""
    end = "\r" if lines[first if last > first else first - 1].endswith("\r") else ""
    added = [f"{line}{end}" for line in block]
    return "\n".join([*lines[:first], *added, *lines[last:]])
