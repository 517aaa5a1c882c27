"""Copies of a site."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from backfile.cli import main
from tests.site.lab import Lab


@dataclass(frozen=True)
class Copies:
    """A folder with the archive, and what is copied from it."""

    folder: Path

    @property
    def lab(self) -> Lab:
        """The archive."""
        return Lab(self.folder / "archive")

    @property
    def public(self) -> Path:
        """Its site."""
        return self.lab.root / "public"

    def mirror(self, name: str = "mirror") -> Path:
        """Copy the site."""
        shutil.copytree(self.public, self.folder / name)
        return self.folder / name

    def run(self, *arguments: str | Path) -> int:
        """Run a command on the archive."""
        return main([str(argument) for argument in arguments], root=self.lab.root)

    def empty(self, name: str = "again") -> Lab:
        """Make the folder of an archive in which there is nothing."""
        (self.folder / name).mkdir()
        return Lab(self.folder / name)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Return the one copy of what `verify --json` has printed."""
    (copy,) = json.loads(capsys.readouterr().out)["copies"]
    return dict(copy)
