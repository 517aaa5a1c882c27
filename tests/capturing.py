"""Captures made of bytes, for tests that need no file."""

from backfile.captures import capture_of, held_in
from backfile.captures.part import Mark, Part
from backfile.drafts import Capture, Draft, Stated
from backfile.errors import BackfileError
from backfile.intake import readers
from backfile.toml.settings import Intake


def parts_of(data: bytes, name: str = "seeds/a", limits: Intake | None = None) -> list[Part]:
    """Return the parts of a file, all of them sound."""
    found = list(held_in(data, name, limits or Intake()).parts)
    assert all(isinstance(part, Part) for part in found), found
    return [part for part in found if isinstance(part, Part)]


def broken_in(data: bytes, name: str = "seeds/a", limits: Intake | None = None) -> list[str]:
    """Return the first lines of the errors of a file's broken parts."""
    found = held_in(data, name, limits or Intake()).parts
    return [str(part).split("\n")[0] for part in found if isinstance(part, BackfileError)]


def captured(data: bytes, name: str = "seeds/a", limits: Intake | None = None) -> Capture:
    """Return the capture that a file of one article is, whatever is told of damage to it."""
    held = held_in(data, name, limits or Intake())
    part, *faults = held.parts
    assert all(isinstance(fault, BackfileError) for fault in faults), faults
    if isinstance(part, BackfileError):
        raise part
    return capture_of(held, part, limits or Intake())


def drafts(data: bytes, name: str = "seeds/a", outside: Stated | None = None) -> list[Draft]:
    """Return what the readers make of a file's parts."""
    held = held_in(data, name, Intake())
    return [
        readers.read(capture_of(held, part, Intake()), part, outside or Stated())
        for part in held.parts
        if isinstance(part, Part)
    ]


def shown(part: Part) -> list[tuple[Mark, str]]:
    """Return the lines that a part shows, with their marks."""
    return [(line.mark, line.text) for line in part.lines if line.text]


def facts(part: Part) -> dict[str, list[str]]:
    """Return the facts of a part by field."""
    found: dict[str, list[str]] = {}
    for fact in part.facts:
        if fact.value:
            found.setdefault(fact.field, []).append(fact.value)
    return found
