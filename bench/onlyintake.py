"""Runs a build of the site in the current folder up to the press: `python bench/onlyintake.py`.

A build that fails at the press keeps what intake has done, which is what the next build goes by. So the first
step of the press (docs/architecture.md: to shelve) is made to fail, and all that is before it is the product
as it is. Exits with 1 where anything else fails.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn

from backfile.cli import whole
from backfile.errors import BackfileError, Problems

_STOP = BackfileError("only intake is measured")


def main() -> int:
    """Run intake in the current folder; return the exit code."""
    whole.shelve = _stopped  # unittest.mock takes some hundredths of a second to import
    try:
        whole.build_whole(Path.cwd(), executor=None, scheduler=None)
    except Problems as found:
        others = [problem for problem in found.problems if problem is not _STOP]
        print(*others, sep="\n", file=sys.stderr)
        return 1 if others else 0
    return 1


def _stopped(*_: object, **__: object) -> NoReturn:
    raise _STOP


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # as the program ends: see cli.run
