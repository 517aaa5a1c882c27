"""The first step: every capture in seeds/, with what its sidecar states."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backfile.captures import FOLDER, read_capture
from backfile.disk import files_below
from backfile.errors import BackfileError, Location, Problems
from backfile.intake import readers
from backfile.intake.sidecar import SUFFIX, names_for, read_sidecar
from backfile.model import Draft, Stated
from backfile.settings import Intake


@dataclass(frozen=True, slots=True)
class Gathered:
    """The drafts of all captures that could be read, in the order of their names, and the problems."""

    drafts: tuple[Draft, ...]
    problems: tuple[BackfileError, ...]


def gather(root: Path, settings: Intake) -> Gathered:
    """Read every capture below the site's seeds folder."""
    names = tuple(files_below(root, FOLDER))
    captures = [name for name in names if not name.endswith(SUFFIX)]
    drafts: list[Draft] = []
    problems = _orphans(names, captures)
    for name in captures:
        try:
            drafts.append(draft_of(root / name, name, settings))
        except BackfileError as problem:
            problems.append(problem)
        except Problems as several:
            problems.extend(several.problems)
    return Gathered(tuple(drafts), tuple(problems))


def draft_of(path: Path, name: str, settings: Intake) -> Draft:
    """Read one capture and its sidecar. `name` is how errors and the ledger call it.

    Raises BackfileError or Problems.
    """
    return readers.read(read_capture(path, name, settings), _stated(path, name))


def _stated(path: Path, name: str) -> Stated:
    for beside, called in zip(names_for(path.name), names_for(name), strict=True):
        sidecar = path.with_name(beside)
        if sidecar != path and sidecar.is_file():
            return read_sidecar(sidecar, called)
    return Stated()


def _orphans(names: Sequence[str], captures: Sequence[str]) -> list[BackfileError]:
    known = {sidecar for capture in captures for sidecar in names_for(capture)}
    hint = "name it after its capture: beside story.txt it is story.toml"
    return [
        BackfileError("this sidecar belongs to no capture", Location(name), hint)
        for name in names
        if name.endswith(SUFFIX) and name not in known
    ]
