"""Are two sites of the same archive equal? `python bench/equal.py BACKFILE_PUBLIC OTHER_PUBLIC` tells.

They are where they have as many files of each kind, and about as many bytes: in all, and of each kind that
weighs something. Addresses are not compared: the others keep the letters of Cyrillic names, where Backfile
writes ASCII, and put older pages of a list into a folder.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_NAMES = "authors|publications|sections|agencies|languages"
_KINDS = (
    ("articles", re.compile(r"articles/.*\.html")),
    ("tags", re.compile(r"tags/(?!index\b).*\.html")),
    ("days", re.compile(r"dates/[0-9]{4}-[0-9]{2}-[0-9]{2}(?![-0-9]).*\.html")),
    ("months", re.compile(r"dates/[0-9]{4}-[0-9]{2}(?![-0-9]).*\.html")),
    ("years", re.compile(r"dates/[0-9]{4}(?![-0-9]).*\.html")),
    ("undated", re.compile(r"dates/undated.*\.html")),
    ("names", re.compile(rf"(?:{_NAMES})/(?!index\b).*\.html")),
    ("addresses", re.compile(r"addresses/(?!index\b).*\.html")),
    ("find", re.compile(r"find/.*\.js")),
    ("indexes", re.compile(rf"(?:tags|dates|addresses|{_NAMES})/index\b.*\.html")),
    ("static", re.compile(r"static/.*")),
    ("manifest", re.compile(r"manifest.*")),
    ("others", re.compile(r".*\.html")),
)
_OURS_ALONE = "manifest"
_APART: Mapping[str, float] = {"names": 0.02, "addresses": 0.02}
"""Counts may differ by this share: Hugo is told who has a page, and how lists of addresses are cut, as if all
articles that scenarios add were there already."""
_MOST, _MOST_OF_KIND = 0.05, 0.1
"""Bytes may differ by this share: in all and on articles' pages, and of any other kind."""
_LITTLE = 0.002
"""Of a kind that weighs less than this share of our site, bytes are not compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A site's files: bytes by path, in the order of the paths."""

    files: Mapping[str, int]

    @property
    def size(self) -> int:
        """All files' bytes."""
        return sum(self.files.values())

    def kinds(self) -> dict[str, tuple[int, int]]:
        """Count files and bytes by kind."""
        counts: Counter[str] = Counter()
        sizes: Counter[str] = Counter()
        for path, size in self.files.items():
            kind = next((name for name, pattern in _KINDS if pattern.fullmatch(path)), "unknown")
            counts[kind] += 1
            sizes[kind] += size
        return {name: (counts[name], sizes[name]) for name in (*dict(_KINDS), "unknown")}


def tree_of(folder: Path) -> Tree:
    """List a site's files."""
    found = {}
    for where, _, names in os.walk(folder):
        for name in names:
            path = Path(where, name)
            found[path.relative_to(folder).as_posix()] = path.stat().st_size
    return Tree(files=dict(sorted(found.items())))


def differences(ours: Tree, theirs: Tree) -> list[str]:
    """Say how two sites are not equal; nothing where they are."""
    said = []
    mine, others = ours.kinds(), theirs.kinds()
    pages, all_of_theirs = ours.size - mine[_OURS_ALONE][1], theirs.size - others[_OURS_ALONE][1]
    sizes = {"all": (pages, all_of_theirs)}
    for kind, (count, size) in mine.items():
        if kind == _OURS_ALONE:
            continue
        count2, size2 = others[kind]
        if abs(count - count2) > count * _APART.get(kind, 0):
            said.append(f"{kind}: {count:,} files against {count2:,}")
        if size > _LITTLE * pages:
            sizes[kind] = size, size2
    for kind, (size, size2) in sizes.items():
        share = size2 / size - 1 if size else 0.0
        most = _MOST if kind in ("all", "articles") else _MOST_OF_KIND
        if abs(share) > most:
            said.append(f"{kind}: bytes are {share:+.1%} apart, more than {most:.0%}")
    empty = [path for path, size in theirs.files.items() if not size]
    if empty:
        said.append(f"{len(empty):,} files are empty, among them {empty[0]}")
    return said


def report(ours: Tree, theirs: Tree, names: tuple[str, str]) -> str:
    """Return the comparison as a table."""
    mine, others = ours.kinds(), theirs.kinds()
    lines = [f"{'':10}{names[0] + ' files':>20}{names[1] + ' files':>20}{'bytes':>14}{'bytes':>14}{'':>9}"]
    rows = [*((kind, mine[kind], others[kind]) for kind in mine)]
    rows.append(("all", (len(ours.files), ours.size), (len(theirs.files), theirs.size)))
    for kind, (count, size), (count2, size2) in rows:
        if count or count2:
            share = f"{size2 / size - 1:+.1%}" if size else ""
            lines.append(f"{kind:10}{count:>20,}{count2:>20,}{size:>14,}{size2:>14,}{share:>9}")
    return "\n".join(lines)


def main() -> int:
    """Compare the two folders of the command line; 1 where they are not equal."""
    ours, theirs = (tree_of(Path(folder)) for folder in sys.argv[1:3])
    print(report(ours, theirs, ("first", "second")))
    said = differences(ours, theirs)
    print("\n".join(said) or "they are equal")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
