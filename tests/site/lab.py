"""A laboratory site: a folder with captures and articles, built and looked at by the tests."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backfile.cli import main

REPOSITORY = Path(__file__).resolve().parents[2]
SEED = REPOSITORY / "seeds" / "000_a7d09dbcd212725a.txt"

STORY = """\
Support The Harbour Gazette!

Mayor Opens Rebuilt Lighthouse After Two Years of Work

Published March 4, 2023

The mayor of Port Ellery opened the rebuilt lighthouse on Saturday, two years after a storm broke its lamp.

Hundreds of people came to the harbour to see the lamp lit again, among them the daughter of the last keeper.

“We were told that it could not be done,” Mayor Jane Rowntree said at the ceremony. “It has been done.”

The lamp can be seen from eleven miles away, the harbour office said in a statement.

Read more
"""

UNDATED = """\
Fishermen Vote to Keep the Old Market Open

Fishermen in Port Ellery voted to keep the old market open, their union said in a short statement.

The vote followed a long dispute about who should pay for the roof, which has leaked for many years.

“The market is where we meet,” the head of the union said. “Nobody wants to lose it.”
"""


@dataclass(frozen=True)
class Run:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Lab:
    """A site in a folder of its own."""

    root: Path

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the site."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def read(self, path: str) -> str:
        """Read a file of the site."""
        return (self.root / path).read_text(encoding="utf-8")

    def articles(self) -> list[str]:
        """List the article files."""
        return sorted(file.relative_to(self.root).as_posix() for file in self.root.glob("articles/**/*.md"))

    def pages(self) -> dict[str, bytes]:
        """Read every file of the published site."""
        public = self.root / "public"
        return {
            file.relative_to(public).as_posix(): file.read_bytes()
            for file in sorted(public.rglob("*"))
            if file.is_file()
        }

    def tree(self, folder: str = "public") -> str:
        """Digest a folder: names and contents."""
        digest = hashlib.sha256()
        for file in sorted((self.root / folder).rglob("*")):
            digest.update(f"{file.relative_to(self.root).as_posix()}\0".encode())
            if file.is_file():
                digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()

    def stamps(self, folder: str = ".") -> dict[str, tuple[int, int, int]]:
        """Note when each file and folder was last written, and which it is."""
        stamps = {}
        for path in sorted((self.root / folder).rglob("*")):
            status = path.lstat()
            stamps[path.relative_to(self.root).as_posix()] = (
                status.st_mtime_ns,
                status.st_ctime_ns,
                status.st_ino,
            )
        return stamps

    def run_apart(self, *arguments: str, **environment: str) -> Run:
        """Run the front door in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-X", "utf8", str(self.root / "build.py"), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        )
        return Run(done.returncode, done.stdout, done.stderr)

    def build(self) -> int:
        """Build the site in this process; what it prints goes to the test's own streams."""
        return main([], root=self.root)


def lay_out(
    root: Path, *, settings: str | None = None, seeds: Mapping[str, str | bytes] | None = None
) -> Lab:
    """Lay out a site with the given captures."""
    lab = Lab(root)
    for folder in ("seeds", "articles", "templates", "static"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    lab.write("build.py", (REPOSITORY / "build.py").read_bytes())
    lab.write(
        "site.toml", settings if settings is not None else (REPOSITORY / "site.toml").read_text("utf-8")
    )
    for name, text in (seeds or {}).items():
        lab.write(f"seeds/{name}", text)
    return lab


def three_stories(root: Path) -> Lab:
    """Lay out an archive with the real seed and two made-up captures."""
    return lay_out(root, seeds={SEED.name: SEED.read_bytes(), "lighthouse.txt": STORY, "market.txt": UNDATED})
