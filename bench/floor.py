"""The floor: how long the bare writing of a finished site's files takes, with nothing else done.

`python bench/floor.py TREE OUT` reads all files of TREE into memory, writes them into the new folder OUT, and
prints the seconds of the writing alone (floor.c is the same in C). No generator that writes each file can be
faster.
"""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path


def read(tree: Path) -> dict[str, bytes]:
    """Read every file of a tree, by path."""
    found = {}
    for where, folders, names in os.walk(tree):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name)
            found[path.relative_to(tree).as_posix()] = path.read_bytes()
    return found


def write(files: Mapping[str, bytes], out: Path) -> float:
    """Write files into a folder that does not exist yet; return the seconds that it took."""
    top = os.fspath(out)
    start = time.perf_counter()
    made: set[str] = set()
    for path, data in files.items():
        full = f"{top}/{path}"
        folder = full.rpartition("/")[0]
        if folder not in made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        file = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(file, data)
        os.close(file)
    return time.perf_counter() - start


if __name__ == "__main__":
    source = read(Path(sys.argv[1]))
    os.sync()
    print(write(source, Path(sys.argv[2])))
