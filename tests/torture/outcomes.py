"""What may come of a build, whatever it was fed: a site, or words. Nothing is raised or written elsewhere."""

import os
import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from backfile.cli import main
from tests.ending import it_ends
from tests.site.lab import Lab, Run

PATH = re.compile(r"[A-Za-z0-9._/-]+\Z")


def built(lab: Lab, *arguments: str) -> Run:
    """Build, which must end by itself, raise nothing and write nowhere else."""
    around = _around(lab.root)
    with it_ends(), redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = main(("--executor", "serial", *arguments), root=lab.root)
    run = Run(code, out.getvalue(), err.getvalue())
    assert run.code in (0, 1, 2, 3), run
    assert bool(run.err) == (run.code != 0), run
    assert _around(lab.root) == around
    for path in lab.pages():
        assert PATH.match(path), path
        assert ".." not in path.split("/")
    return run


def _around(root: Path) -> dict[str, tuple[int, bytes]]:
    """Return what stands beside an archive's folder."""
    found: dict[str, tuple[int, bytes]] = {}
    for path in sorted(root.parent.rglob("*")):
        if root in path.parents or path == root or path.is_symlink() or not path.is_file():
            continue
        found[os.fspath(path)] = (path.stat().st_mtime_ns, path.read_bytes())
    return found
