"""Clean builds to compare with: what the same inputs come to where no build has been before."""

import contextlib
import gc
import hashlib
import io
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from backfile.cli import main, parser
from backfile.press.theming.templates import Templates
from backfile.program import stamps as program_stamps
from backfile.toml.settings import Settings

INPUTS = ("articles", "seeds", "static", "templates")


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its exit code, the lines of its complaints, and the files that it left."""

    code: int
    complaints: frozenset[str]
    articles: Mapping[str, bytes]
    public: Mapping[str, bytes]


@dataclass(frozen=True)
class Builder:
    """Builds sites in this process. Each clean site is built once, and its outcome is kept."""

    folder: Path
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def clean(self, inputs: Mapping[str, bytes]) -> Outcome:
        """Build a site of these files in a folder of its own."""
        key = hashlib.sha256(repr(sorted(inputs.items())).encode()).hexdigest()
        if key not in self.outcomes:
            root = self.folder / "clean"
            for path, data in inputs.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
            self.outcomes[key] = built(root)
            shutil.rmtree(root)
        return self.outcomes[key]


def built(root: Path, strangers: Collection[str] = ()) -> Outcome:
    """Build the site in `root`. Strangers' files are no part of the outcome."""
    complaints = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(complaints):
        code = main(["--executor", "serial"], root=root)
    gc.enable()  # which a build, being alone in its process, does without
    public = digests(root, "public")
    return Outcome(
        code,
        frozenset(complaints.getvalue().splitlines()[:-1]),
        digests(root, "articles"),
        {path: digest for path, digest in public.items() if path not in strangers},
    )


def inputs_of(root: Path) -> dict[str, bytes]:
    """Read all that a site is made from."""
    found = {"site.toml": (root / "site.toml").read_bytes()}
    for folder in INPUTS:
        found |= dict(_files(root, folder))
    return found


def digests(root: Path, folder: str) -> dict[str, bytes]:
    """Digest the files of a folder, by path."""
    return {path: hashlib.sha256(data).digest() for path, data in _files(root, folder)}


def _files(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder, and their bytes; by strings alone, for it is done some thousand times."""
    for at, _, names in os.walk(root / folder):
        below = os.path.relpath(at, root)
        for name in names:
            with open(f"{at}/{name}", "rb") as file:  # noqa: PTH123 - see above
                yield f"{below}/{name}", file.read()


def quicken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let thousands of builds of tiny sites go by: none of what is left out has a say in a site.

    The same templates are made ready once and only those that are used, the program's files are looked at
    once, so is what the command line may say, and nothing waits for the disk.
    """
    ready: dict[str, Templates] = {}
    own = program_stamps(since=2**62)

    def templates(sources: Mapping[str, bytes], settings: Settings) -> Templates:
        key = hashlib.sha256(repr((sorted(sources.items()), settings)).encode()).hexdigest()
        return ready.get(key) or ready.setdefault(key, Templates(sources, settings))

    monkeypatch.setattr("backfile.press.theming.theme.Templates", templates)
    monkeypatch.setattr("backfile.cli.parser", cache(parser))
    monkeypatch.setattr(Templates, "ready", lambda _: None)
    monkeypatch.setattr("backfile.look.program.stamps", lambda since: own)
    monkeypatch.setattr("backfile.files.disktrees.flush", lambda _: None)
    monkeypatch.setattr("backfile.files.disktrees.flush_names", lambda _: None)
    monkeypatch.setattr("os.fsync", lambda _: None)
