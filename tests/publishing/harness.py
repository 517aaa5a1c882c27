"""Builds that are killed, and builds that fail: run as a program of its own.

It publishes two sites in turn. In a child process that is killed, at a call of the operating system or at
some moment; or in its own, where a call fails, or it and all that come after. Each time the published folder
must be one of the two sites, whole, and the next build must make the one of it that it is to be.
"""

import errno
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from backfile.errors import BackfileError, Exit
from backfile.files import disktrees
from backfile.press.publishing import swap, trees
from backfile.press.publishing.manifest import NAMES
from backfile.press.publishing.survey import FOLDER
from tests.press.making import tree
from tests.publishing.making import BESIDE, digest, never, nothing_half_made, publish

CALLS = (
    *("open", "write", "ftruncate", "close", "link", "mkdir", "rename", "replace", "unlink", "rmdir"),
    *("scandir", "lstat", "fsync"),
)
"""The calls of `os` that are counted; those made by ctypes are counted beside them."""
FAULTS = (errno.ENOSPC, errno.EROFS, errno.EMFILE, errno.EIO)
Site = Mapping[str, bytes]
Before = Callable[[str, tuple[Any, ...]], None]
"""Called before each call with its name and arguments."""


def sites(pages: int, *, few: bool) -> tuple[Site, Site]:
    """Make two sites: a sixth of the pages is in one of them only, and a sixth differs, or all others do."""
    one, two = {}, {}
    for number in range(pages):
        path = f"{'abc'[number % 3]}/{number // 6}/{number}.html" if number else "index.html"
        same = few and number % 6 > 2
        if number % 6 != 1:
            one[path] = b"%d " % number * (number % 6 * 500 + 1)
        if number % 6 != 2:
            two[path] = one[path] if same else b"two %d " % number * (number % 5 * 400 + 1)
    return one, two


def watch(before: Before) -> swap.AtOnce:
    """Let `before` see every call that this process makes; returns the watched way to exchange folders."""

    def watched(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def calling(*arguments: Any, **named: Any) -> Any:
            before(name, arguments)
            return call(*arguments, **named)

        return calling

    for name in CALLS:
        setattr(os, name, watched(name, getattr(os, name)))
    os.supports_follow_symlinks.add(os.link)  # the set has the call as it was
    disktrees.flush = watched("syncfs", disktrees.flush)
    return watched("renameat2", swap.at_once)


def killer(at: int, told: int) -> Before:
    """Kill this process before its call with this number, in the middle of it if it is a write.

    The name of the call is written to the file `told`.
    """
    count = 0
    write, pid = os.write, os.getpid()

    def before(name: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if count == at:
            write(told, name.encode())
            if name == "write":
                write(arguments[0], arguments[1][: len(arguments[1]) // 2])
            os.kill(pid, signal.SIGKILL)
        count += 1

    return before


def child(lab: "Lab", *, at_once: bool, before: Callable[[], Before]) -> int:
    """Publish in a process of its own, whose number is returned."""
    pid = os.fork()
    if pid == 0:
        try:
            way = watch(before())
            publish(lab.root, lab.goal(), way if at_once else never)
            os._exit(0)
        finally:
            traceback.print_exc()
            os._exit(70)
    return pid


def ended(pid: int) -> bool:
    """Wait for a child; tells whether it came to its end."""
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, -signal.SIGKILL), code
    return code == 0


def add_strangers(root: Path) -> None:
    """Put files of others into a published site."""
    (root / "public/.git/refs").mkdir(parents=True)
    (root / "public/.git/HEAD").write_bytes(b"ref")
    (root / "public/a/notes.txt").write_bytes(b"mine")
    (root / "public/link").symlink_to("index.html")


class Lab:
    """A published site, and what it must look like when either site is published."""

    def __init__(self, folder: Path, pair: tuple[Site, Site], *, cold: bool) -> None:
        self.pair, self.cold = pair, cold
        self.root, self.target = folder / "site", 1
        self.whole = []
        for number, site in enumerate(pair):
            clean = folder / f"clean{number}"
            clean.mkdir()
            publish(clean, site)
            if not cold:
                add_strangers(clean)
            self.whole.append(digest(clean / "public"))
        self.root.mkdir()
        if not cold:
            publish(self.root, pair[0])
            add_strangers(self.root)

    def goal(self) -> Site:
        """Return the site that is to be published next."""
        return self.pair[self.target]

    def check(self) -> bool:
        """See that the old or the new site stands, whole; tells whether it is the new one."""
        found = digest(self.root / "public")
        old = "" if self.cold else self.whole[1 - self.target]
        assert found in (old, self.whole[self.target]) or (found == "" and self.absent()), "a mixed site"
        return found == self.whole[self.target]

    def absent(self) -> bool:
        """Tell whether the program was stopped between the two renames: the old site is aside, whole."""
        return digest(self.root / trees.RETIRED) == self.whole[1 - self.target]

    def stretch(self) -> None:
        """Make the files longer that a build would write over, so that it has to cut them off."""
        for file in (self.root / trees.OLDER).rglob("*"):
            if file.is_file() and file.stat().st_nlink == 1:
                file.write_bytes(file.read_bytes() + b"what stood here before")

    def mend(self, *, at_once: bool) -> None:
        """Let the next build end, and see that it made the new site and left nothing of the old."""
        publish(self.root, self.goal(), swap.at_once if at_once else never)
        assert digest(self.root / "public") == self.whole[self.target], "not the site of a clean build"
        assert nothing_half_made(self.root)
        for name in BESIDE:
            assert tree(self.root / name).keys() <= self.goal().keys() | NAMES, "a page that is no more"
        self.stretch()
        self.target = 1 - self.target
        if self.cold:
            shutil.rmtree(self.root)
            self.root.mkdir()


def at_every_call(lab: Lab, *, at_once: bool) -> Counter[str]:
    """Kill builds at their first call, their second, and so on to their last; returns where."""
    where: Counter[str] = Counter()
    number = 0
    done: set[int] = set()
    while len(done) < 2:
        reading, writing = os.pipe()
        if ended(child(lab, at_once=at_once, before=partial(killer, number, writing))):
            done.add(lab.target)
        os.close(writing)
        where[os.read(reading, 99).decode()] += 1
        os.close(reading)
        lab.check()
        lab.mend(at_once=at_once)
        number += lab.target  # once in each direction
    return where


def at_random(lab: Lab, *, at_once: bool, kills: int) -> Counter[str]:
    """Kill builds at random moments; returns what was found then."""
    chance = random.Random(18)
    lives = []
    for _ in range(5):
        start = time.monotonic()
        ended(child(lab, at_once=at_once, before=lambda: _unmoved))
        lives.append(time.monotonic() - start)
        lab.mend(at_once=at_once)
    life = sorted(lives)[2]
    found: Counter[str] = Counter()
    while found["old"] + found["new"] < kills:
        pid = child(lab, at_once=at_once, before=lambda: _unmoved)
        time.sleep(chance.uniform(0, life))
        os.kill(pid, signal.SIGKILL)
        new = "ended" if ended(pid) else ""
        found[new or ("new" if lab.check() else "old")] += 1
        lab.mend(at_once=at_once)
    return found


def said(problem: BackfileError) -> None:
    """See that a failure is told as one of input or output, and of a file."""
    assert problem.code is Exit.IO
    assert problem.at is not None
    assert problem.at.path.startswith((FOLDER, *BESIDE, trees.STAGED, trees.RETIRED)), problem.at


def failing(lab: Lab, *, at_once: bool, for_good: bool) -> Counter[str]:
    """Let builds fail at their first call, their second, and so on to their last; returns where.

    A failure is followed by others if it is `for_good`. Whatever it is, the build says so and names a file,
    or it could do without that call.
    """
    where: Counter[str] = Counter()
    armed, count, number = False, 0, 0

    def before(name: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        count += armed
        if armed and (count > number if for_good else count == number + 1):
            where[name] += count == number + 1
            fault = FAULTS[(number + lab.target) % len(FAULTS)]
            raise OSError(fault, os.strerror(fault), None if isinstance(arguments[0], int) else arguments[0])

    way = watch(before) if at_once else never
    if not at_once:
        watch(before)
    done: set[int] = set()
    while len(done) < 2:
        armed, count = True, 0
        try:
            publish(lab.root, lab.goal(), way)
            armed = False
            assert lab.check(), "nothing was said of a failure"
        except BackfileError as problem:
            armed = False
            said(problem)
            assert not lab.check() or for_good, "the site changed, and the build failed"
        if count <= number:
            done.add(lab.target)
        lab.mend(at_once=at_once)
        number += lab.target
    return where


def _unmoved(_: str, __: tuple[Any, ...]) -> None:
    """Do nothing before a call."""


def main(folder: Path, how: str, pair: str, way: str) -> None:
    """Let builds be killed or fail, and print where, or what was found then."""
    # A process that is killed loses nothing of what it wrote; only a machine that stops does.
    setattr(disktrees, "flush", lambda _: None)  # noqa: B010 - it is no longer what it was declared
    setattr(os, "fsync", lambda _: None)  # noqa: B010
    trees._FEW = 500 if pair == "few" else 2
    pages = {"call": 12, "random": 60, "once": 12, "for-good": 12}[how]
    lab = Lab(folder, sites(pages, few=pair == "few"), cold=pair == "cold")
    at_once = way == "at-once"
    if how == "call":
        counts = at_every_call(lab, at_once=at_once)
    elif how == "random":
        counts = at_random(lab, at_once=at_once, kills=50)
    else:
        counts = failing(lab, at_once=at_once, for_good=how == "for-good")
    sys.stdout.write("\n".join(f"{name} {count}" for name, count in sorted(counts.items()) if name))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
