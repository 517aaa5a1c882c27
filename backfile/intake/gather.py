"""The first step: every capture in seeds/, with what its sidecar states."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from backfile.captures import FOLDER, read_capture
from backfile.errors import BackfileError, Location
from backfile.intake import readers
from backfile.intake.sidecar import SUFFIX, names_for, read_sidecar
from backfile.model import Draft, Stated
from backfile.settings import Intake
from backfile.text import writable


def captures_in(files: Iterable[str]) -> tuple[list[str], list[BackfileError]]:
    """Tell captures among the files of the seeds folder, in order, and sidecars that belong to none."""
    names = tuple(files)
    problems = [_unwritable(name) for name in names if not writable(name)]
    captures = [name for name in names if not name.endswith(SUFFIX) and writable(name)]
    return captures, [*problems, *_orphans(names, captures)]


def _unwritable(name: str) -> BackfileError:
    message = f"the name {name!a} can't be written into an article"
    return BackfileError(message, Location(f"{FOLDER}/"), "rename it to letters and digits")


def draft_of(path: Path, name: str, settings: Intake) -> Draft:
    """Read one capture and its sidecar. `name` is how errors and the ledger call it.

    Raises BackfileError or Problems.
    """
    sidecar = sidecar_of(path, name)
    return readers.read(read_capture(path, name, settings), read_sidecar(*sidecar) if sidecar else Stated())


def sidecar_of(path: Path, name: str) -> tuple[Path, str] | None:
    """Return a capture's sidecar and what errors call it; None where there is none."""
    for beside, called in zip(names_for(path.name), names_for(name), strict=True):
        sidecar = path.with_name(beside)
        # A link or a pipe of this name is taken for one, and refused when it is read.
        if (
            sidecar != path
            and os.path.lexists(sidecar)
            and not (sidecar.is_dir() and not sidecar.is_symlink())
        ):
            return sidecar, called
    return None


def _orphans(names: Sequence[str], captures: Sequence[str]) -> list[BackfileError]:
    known = {sidecar for capture in captures for sidecar in names_for(capture)}
    hint = "name it after its capture: beside story.txt it is story.toml"
    return [
        BackfileError("this sidecar belongs to no capture", Location(name), hint)
        for name in names
        if name.endswith(SUFFIX) and name not in known and writable(name)
    ]
