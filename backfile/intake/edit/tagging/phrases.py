"""Find known phrases in a line, the longest first, in one pass over its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from backfile.intake.edit.tagging.words import Reading, cut


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known phrase stands for: a kind ("name", "organisation"), a tag, and the country of a city."""

    kind: str
    tag: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a line a known phrase stands: words `start` to `end` (exclusive)."""

    start: int
    end: int
    entry: Entry


Taken = Mapping[int, Span]
"""The words of a line that belong to a known phrase."""

Key = tuple[tuple[str, ...], tuple[str, ...]]
"""A phrase's words, and the gaps inside it."""


@dataclass(frozen=True, slots=True)
class Index:
    """Known phrases; `lengths` tells how many words the phrases with a first word have, longest first.

    A line is read in time that does not grow with the number of phrases, however many share a first word.
    """

    lengths: Mapping[str, tuple[int, ...]]
    entries: Mapping[Key, Entry]


def index(phrases: Iterable[tuple[str, Entry]]) -> Index:
    """Index phrases. Of two entries for one form, the first one stays."""
    lengths: dict[str, set[int]] = {}
    entries: dict[Key, Entry] = {}
    for form, entry in phrases:
        words, gaps = _cut(form)
        if words:
            entries.setdefault((words, gaps[1:-1]), entry)
            lengths.setdefault(words[0], set()).add(len(words))
    return Index({first: tuple(sorted(known, reverse=True)) for first, known in lengths.items()}, entries)


_cut = lru_cache(maxsize=1 << 12)(cut)  # what is named in one capture is named in others


def spans(reading: Reading, known: Index) -> list[Span]:
    """Return the known phrases of a line from left to right; none overlap."""
    found: list[Span] = []
    at = 0
    words, gaps, lengths = reading.words, reading.gaps, known.lengths
    if lengths.keys().isdisjoint(words):
        return found
    for start in [start for start, word in enumerate(words) if word in lengths]:
        if start < at:
            continue
        for length in lengths[words[start]]:
            end = start + length
            entry = known.entries.get((words[start:end], gaps[start + 1 : end]))
            if entry:
                found.append(Span(start, end, entry))
                at = end
                break
    return found


def taken(found: Iterable[Span]) -> dict[int, Span]:
    """Return the spans of a line by each of their words."""
    return {at: span for span in found for at in range(span.start, span.end)}
