"""The first step: every capture in seeds/, with what its sidecar states."""

from collections.abc import Iterable, Sequence

from backfile.captures import FOLDER, read_capture
from backfile.errors import BackfileError, Location
from backfile.intake import readers
from backfile.intake.sidecar import SUFFIX, names_for, read_sidecar
from backfile.model import Draft, Stated
from backfile.places import Place
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


def draft_of(place: Place, name: str, sidecar: str | None, settings: Intake) -> Draft:
    """Read one capture and its sidecar. `name` is how errors and the ledger call it.

    Raises BackfileError or Problems.
    """
    capture = read_capture(place, name, settings)
    return readers.read(capture, read_sidecar(place, sidecar) if sidecar else Stated())


def _orphans(names: Sequence[str], captures: Sequence[str]) -> list[BackfileError]:
    known = {sidecar for capture in captures for sidecar in names_for(capture)}
    hint = "name it after its capture: beside story.txt it is story.toml"
    return [
        BackfileError("this sidecar belongs to no capture", Location(name), hint)
        for name in names
        if name.endswith(SUFFIX) and name not in known and writable(name)
    ]
