"""The command line may be killed at any moment: what is published is the site before or the site after."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.lab import REPOSITORY, STORY, UNDATED, Lab, lay_out

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
KILLS = 20
BUSY = 75


def _settings(name: str) -> str:
    return f'[site]\ntitle = "The {name} Archive"\n\n[build]\nworkers = 2\n'


def _site(root: Path) -> Lab:
    seeds = {f"story{number}.txt": STORY.replace("March 4", f"March {number}") for number in range(1, 9)}
    return lay_out(root, settings=_settings("Old"), seeds={**seeds, "market.txt": UNDATED})


def _turn(lab: Lab, number: int) -> None:
    """Make the site one of two: all pages differ by the title, and one is in one of them only."""
    lab.write("site.toml", _settings("New" if number else "Old"))
    note = lab.root / "articles" / "2024" / "note.md"
    if number:
        lab.write("articles/2024/note.md", "---\ntitle: A note\ndate: 2024-05-06\n---\nIt is new.\n")
    else:
        note.unlink(missing_ok=True)


def _start(lab: Lab) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", str(lab.root / "build.py")],
        cwd=lab.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _build(lab: Lab) -> float:
    """Build to the end, once the lock is free, and return how long it took."""
    while True:
        start = time.monotonic()
        code = _start(lab).wait(timeout=60)
        if code != BUSY:
            assert code == 0
            return time.monotonic() - start
        time.sleep(0.01)


def test_a_killed_build_leaves_the_site_before_or_the_site_after(tmp_path: Path) -> None:
    lab = _site(tmp_path / "site")
    whole: list[str] = []
    for number in (1, 0):
        _turn(lab, number)
        life = _build(lab)
        whole.insert(0, lab.tree())
    assert whole[0] != whole[1]
    chance, found = random.Random(7), {whole[0]: 0, whole[1]: 0}
    for kill in range(KILLS):
        number = (kill + 1) % 2
        _turn(lab, number)
        run = _start(lab)
        time.sleep(chance.uniform(0.3, 1.1) * life)  # before, Python is starting
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        assert lab.tree() in found
        found[lab.tree()] += 1
        if kill % 5 == 4:
            _build(lab)
            assert lab.tree() == whole[number]
            beside = {path.name for path in lab.root.glob(".public.*")}
            assert beside.isdisjoint({".public.staged", ".public.retired"})
    assert min(found.values()) > 0
