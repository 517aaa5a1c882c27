"""What may come of a build, whatever it was fed: a site, or words. Nothing is raised or written elsewhere."""

import gc
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from backfile.cli import main
from tests.ending import it_ends
from tests.site.lab import Lab, Run

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal must not be sent."""
PATH = re.compile(r"[A-Za-z0-9._/-]+\Z")


def built(lab: Lab, *arguments: str) -> Run:
    """Build, which must end by itself, raise nothing and write nowhere else."""
    around = _around(lab.root)
    with it_ends(), redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = main(("--executor", "serial", *arguments), root=lab.root)
    gc.enable()  # which a build, being alone in its process, does without
    run = Run(code, out.getvalue(), err.getvalue())
    assert run.code in (0, 1, 2, 3), run
    assert bool(run.err) == (run.code != 0), run
    assert not UNSEEN.search(run.err + run.out), ascii(run)
    assert _around(lab.root) == around
    for path in published(lab):
        assert PATH.match(path), path
        assert ".." not in path.split("/")
    return run


def published(lab: Lab) -> list[str]:
    """Return the paths of all files of the site."""
    public = lab.root / "public"
    return [path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()]


def _around(root: Path) -> dict[str, tuple[int, bytes]]:
    """Return what stands beside an archive's folder."""
    found: dict[str, tuple[int, bytes]] = {}
    for folder, names, files in os.walk(root.parent):
        if Path(folder) == root.parent:
            names.remove(root.name)
        for path in (Path(folder, name) for name in files):
            if path.is_file() and not path.is_symlink():
                found[os.fspath(path)] = (path.stat().st_mtime_ns, path.read_bytes())
    return found
