"""Does our site have all of another? `python bench/equal.py BACKFILE_PUBLIC OTHER_PUBLIC` counts by kind.

It does where it has as many articles, at least as many files of each other kind, and no fewer bytes in all,
up to 5 %. It may have more: pages of long lists, indexes of names, charts and what programs read have no
counterpart in the others' sites, and count against Backfile's times. Addresses are not compared: the others
keep the letters of Cyrillic tags, Backfile writes ASCII.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_KINDS = (
    ("articles", re.compile(r"articles/.*\.html")),
    ("tags", re.compile(r"tags/(?!index).*\.html")),
    ("days", re.compile(r"dates/[0-9]{4}-[0-9]{2}-[0-9]{2}\.html")),
    ("months", re.compile(r"dates/[0-9]{4}-[0-9]{2}\.html")),
    ("years", re.compile(r"dates/[0-9]{4}\.html")),
    ("static", re.compile(r"static/.*")),
    ("manifest", re.compile(r"manifest.*")),
    ("others", re.compile(r".*\.html")),
)
_MOST = 0.05
"""Their bytes may be more than ours by this share."""


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
    """Say what our site lacks of theirs; nothing where it lacks nothing."""
    said = []
    mine, others = ours.kinds(), theirs.kinds()
    for kind, (count, _) in mine.items():
        theirs_of_kind = others[kind][0]
        if count < theirs_of_kind or (kind == "articles" and count != theirs_of_kind):
            said.append(f"{kind}: {count:,} files against {theirs_of_kind:,}")
    pages = ours.size - mine["manifest"][1]
    share = theirs.size / pages - 1 if pages else 0.0
    if share > _MOST:
        said.append(f"ours has fewer bytes: theirs are {share:+.1%}, more than {_MOST:.0%}")
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
    """Compare the two folders of the command line; 1 where ours lacks something."""
    ours, theirs = (tree_of(Path(folder)) for folder in sys.argv[1:3])
    print(report(ours, theirs, ("first", "second")))
    said = differences(ours, theirs)
    print("\n".join(said) or "nothing is missing")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
