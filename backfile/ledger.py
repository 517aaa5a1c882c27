"""Line ranges: the short form ("1, 29-55") in which ledgers and evidence name the lines of a capture."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter, le, lt
from typing import TypeVar

from backfile.roles import LabelledLine

S = TypeVar("S", bound=str)

MOST_LINES = 1_000_000
"""No ledger names more lines than this: "1-99999999999" must not fill the memory."""

_SPAN = "[1-9][0-9]{0,10}+(?:-[1-9][0-9]{0,10}+)?"
_SPANS = re.compile(f"{_SPAN}(?:, {_SPAN})*")
_read = json.JSONDecoder().raw_decode  # without the search for white space that json.loads begins with
_FIRST, _LAST = itemgetter(0), itemgetter(-1)


def ranges(numbers: Iterable[int]) -> str:
    """Write line numbers as ranges: [1, 29, 30, 31] gives "1, 29-31". Order and repeats do not matter."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


def numbers(text: str, *, most: int = MOST_LINES) -> list[int]:
    """Read ranges back: "1, 29-31" gives [1, 29, 30, 31].

    Raises ValueError for anything that is not ranges of positive numbers, or that names over `most` lines.
    """
    found: list[int] = []
    for span in _spans(text) if _SPANS.fullmatch(text) else _anyhow(text):
        low, high = span[0], span[-1]
        if low < 1 or high < low or high - low + len(found) >= most:
            said = str(low) if low == high else f"{low}-{high}"
            raise ValueError(f"'{said}' is not a range of lines from 1")
        found.extend(range(low, high + 1))
    return found


def _spans(text: str) -> list[list[int]]:
    """Read ranges in our own form, each as its ends or its one line.

    Read as JSON, [[1],[29,55]], they are numbers in half the time that a search for them takes.
    """
    spans: list[list[int]] = _read(f"[[{text.replace(', ', '],[').replace('-', ',')}]]")[0]
    return spans


def _anyhow(text: str) -> Iterator[list[int]]:
    """Read ranges however they are spaced. Raises ValueError for what is none."""
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        ends = (first, last if dash else first)
        if not all(end.isascii() and end.isdigit() and len(end) < 12 for end in ends):
            raise ValueError(f"'{part.strip()}' is not a line or a range of lines")
        yield [int(ends[0]), int(ends[1])]


def by_role(lines: Sequence[LabelledLine]) -> dict[str, str]:
    """Return the ledger of labelled lines: role to ranges, in the order in which the roles first appear."""
    return {role.value: text for role, text in _grouped((line.role, line.number) for line in lines).items()}


def by_reason(lines: Sequence[LabelledLine]) -> dict[str, str]:
    """Return the reasons of labelled lines in the same form as the ledger."""
    return _grouped((line.reason, line.number) for line in lines)


def per_line(grouped: Mapping[str, str]) -> dict[int, str]:
    """Turn a ledger (or reasons) around: line number to name.

    Raises ValueError where a line stands under two names.
    """
    found: dict[int, str] = {}
    size = 0
    for name, text in grouped.items():
        own = numbers(text, most=MOST_LINES - size)
        found.update(dict.fromkeys(own, name))
        size += len(own)
    if len(found) < size:
        _refuse(grouped)
    return found


def _refuse(grouped: Mapping[str, str]) -> None:
    """Raise ValueError for the first line that stands under two names."""
    found: dict[int, str] = {}
    for name, text in grouped.items():
        for number in numbers(text):
            if number in found:
                raise ValueError(f"line {number} stands under both '{found[number]}' and '{name}'")
            found[number] = name


def check(grouped: Mapping[str, str]) -> None:
    """Raise the ValueError that `per_line` would raise; it is not made to name every line."""
    if not _sound(", ".join(grouped.values())):
        per_line(grouped)


def _sound(text: str) -> bool:
    """Tell whether ranges in our own form are certainly of few enough lines, each named once."""
    if not _SPANS.fullmatch(text):
        return False
    spans = _spans(text)
    firsts, lasts = list(map(_FIRST, spans)), list(map(_LAST, spans))
    if not all(map(le, firsts, lasts)):
        return False
    # Where the n-th last line lies before the n+1-th first one, it is the n-th span's own: no span overlaps.
    firsts.sort()
    lasts.sort()
    return lasts[-1] <= MOST_LINES and all(map(lt, lasts, islice(firsts, 1, None)))


def _grouped(pairs: Iterable[tuple[S, int]]) -> dict[S, str]:
    groups: dict[S, list[int]] = {}
    for name, number in pairs:
        groups.setdefault(name, []).append(number)
    return {name: ranges(group) for name, group in groups.items()}
