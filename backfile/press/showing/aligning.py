"""What two texts have in common, word by word, in time that no text can make long.

Words that stand once in both are certain ground ("patience"); what lies between is left to difflib where it
is short enough for the steps that are left, and else counts as changed. Fewer words may be found to be the
same than there are, never a wrong one.
"""

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_STEPS = 10_000_000
"""Steps that difflib may take at most for two texts, in the worst case: some seconds."""
_DEPTH = 16
"""So often is a stretch parted by certain words; a text could be made that would be parted at each word."""
_ISLAND, _SEA = 2, 4
"""So few words in common, between so many that changed on either side, are no help to a reader."""


class Block(NamedTuple):
    """Words in a row that are in both texts: where they begin in each, and how many they are."""

    old: int
    new: int
    size: int


class _Stretch(NamedTuple):
    old: int
    old_end: int
    new: int
    new_end: int
    depth: int


def common(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return what two texts have in common, in order, each block as long as can be."""
    found: list[Block] = []
    steps = _STEPS
    waiting = [_Stretch(0, len(old), 0, len(new), 0)]
    while waiting:
        stretch = _trimmed(waiting.pop(), old, new, found)
        if stretch.old == stretch.old_end or stretch.new == stretch.new_end:
            continue
        certain = _certain(old, new, stretch) if stretch.depth < _DEPTH else []
        if certain:
            waiting += _between(stretch, certain)
            found += [Block(i, j, 1) for i, j in certain]
            continue
        cost = _cost(old, new, stretch)
        if cost <= steps:
            steps -= cost
            found += _matched(old, new, stretch)
    return _without_islands(_merged(sorted(found)), len(old), len(new))


def _trimmed(stretch: _Stretch, old: Sequence[str], new: Sequence[str], found: list[Block]) -> _Stretch:
    """Take away what both begin and end with."""
    i, i_end, j, j_end, depth = stretch
    while i < i_end and j < j_end and old[i] == new[j]:
        i, j = i + 1, j + 1
    if i > stretch.old:
        found.append(Block(stretch.old, stretch.new, i - stretch.old))
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    if i_end < stretch.old_end:
        found.append(Block(i_end, j_end, stretch.old_end - i_end))
    return _Stretch(i, i_end, j, j_end, depth)


def _certain(old: Sequence[str], new: Sequence[str], stretch: _Stretch) -> list[tuple[int, int]]:
    """Return the places of words that stand once in both: the longest row that goes forward in both."""
    i, i_end, j, j_end, _ = stretch
    in_old, in_new = Counter(old[i:i_end]), Counter(new[j:j_end])
    at = {new[place]: place for place in range(j, j_end) if in_new[new[place]] == 1}
    pairs = [
        (place, at[old[place]]) for place in range(i, i_end) if in_old[old[place]] == 1 and old[place] in at
    ]
    return _forward(pairs)


def _forward(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs, sorted by their first places, in which the second ones rise too."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    number = at[-1] if at else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _between(stretch: _Stretch, certain: Sequence[tuple[int, int]]) -> list[_Stretch]:
    """Return the stretches before, between and behind certain words."""
    starts = [(stretch.old, stretch.new), *((i + 1, j + 1) for i, j in certain)]
    ends = [*certain, (stretch.old_end, stretch.new_end)]
    return [
        _Stretch(i, i_end, j, j_end, stretch.depth + 1)
        for (i, j), (i_end, j_end) in zip(starts, ends, strict=True)
    ]


def _cost(old: Sequence[str], new: Sequence[str], stretch: _Stretch) -> int:
    """Return how many steps difflib takes at most: it looks at all equal pairs once for each match."""
    i, i_end, j, j_end, _ = stretch
    in_new = Counter(new[j:j_end])
    pairs = sum(in_new[word] for word in old[i:i_end])
    return (pairs + i_end - i) * (min(i_end - i, j_end - j, pairs) + 1)


def _matched(old: Sequence[str], new: Sequence[str], stretch: _Stretch) -> list[Block]:
    i, i_end, j, j_end, _ = stretch
    matcher = difflib.SequenceMatcher(None, old[i:i_end], new[j:j_end], autojunk=False)
    return [Block(i + a, j + b, size) for a, b, size in matcher.get_matching_blocks() if size]


def _merged(blocks: Sequence[Block]) -> list[Block]:
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if last and (last.old + last.size, last.new + last.size) == (block.old, block.new):
            merged[-1] = last._replace(size=last.size + block.size)
        else:
            merged.append(block)
    return merged


def _without_islands(blocks: Sequence[Block], old_end: int, new_end: int) -> list[Block]:
    """Leave out a word or two between larger changes."""
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        i, j = (kept[-1].old + kept[-1].size, kept[-1].new + kept[-1].size) if kept else (0, 0)
        after = blocks[number + 1] if number + 1 < len(blocks) else Block(old_end, new_end, 0)
        changed_before = block.old - i + block.new - j
        changed_after = after.old - block.old + after.new - block.new - 2 * block.size
        if block.size > _ISLAND or min(changed_before, changed_after) < _SEA:
            kept.append(block)
    return kept
