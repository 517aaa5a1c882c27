"""The first step: every capture in seeds/, with what its sidecar states."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from backfile.captures import FOLDER, capture_of, read_file
from backfile.captures.naming import split
from backfile.captures.part import Part
from backfile.drafts import Draft, Stated
from backfile.errors import BackfileError, Location
from backfile.intake.companions import companions
from backfile.intake.picturing import pictures_on, stated_pictures
from backfile.intake.sidecar import SUFFIX, names_for, read_sidecar
from backfile.model import Image
from backfile.places import Place
from backfile.text import writable
from backfile.toml.settings import Intake


def captures_in(files: Iterable[str]) -> tuple[list[str], list[BackfileError]]:
    """Tell captures among the files of the seeds folder, in order, and sidecars that belong to none."""
    names = tuple(files)
    beside = companions(names)
    unwritable = {name: None for name in names if not writable(name)}
    captures = [
        name for name in names if not name.endswith(SUFFIX) and name not in unwritable and name not in beside
    ]
    numbered = {name: None for name in captures if split(name)[1] is not None}
    captures = [name for name in captures if name not in numbered]
    sidecars = [name for name in names if name.endswith(SUFFIX) and name not in unwritable]
    problems = [*map(_unwritable, unwritable), *map(_numbered, numbered)]
    return captures, [*problems, *_orphans(sidecars, captures)]


def _unwritable(name: str) -> BackfileError:
    message = f"the name {name!a} can't be written into an article"
    return BackfileError(message, Location(f"{FOLDER}/"), "rename it to letters and digits")


def _numbered(name: str) -> BackfileError:
    message = "a name that ends in # and a number means an article of another file"
    return BackfileError(message, Location(name), "rename the file")


def drafts_of(
    place: Place, name: str, sidecar: str | None, settings: Intake
) -> Iterator[Draft | BackfileError]:
    """Read the articles of one capture's file, with its sidecar; each that is broken gives its error.

    `name` is the file's path in the place; with a number behind it, only that article is read. Raises
    BackfileError or Problems for what is wrong with the file or its sidecar.
    """
    from backfile.intake import readers  # they are for captures that are new

    file, number = split(name)
    outside = read_sidecar(place, sidecar) if sidecar else Stated()
    held = read_file(place, file, settings)
    count = 0
    for part in held.parts:
        if isinstance(part, BackfileError):
            if number is None:
                yield part
            continue
        if number not in (None, part.number):
            continue
        count += 1
        if count > settings.capture_articles:
            raise _too_many(file, settings)
        try:
            draft = readers.read(capture_of(held, part, settings), part, outside)
            pictures, lacking = _pictures(place, draft, part, sidecar)
            draft = replace(draft, pictures=pictures, lacking=lacking)
        except BackfileError as problem:
            yield problem
        else:
            yield draft
    if not count and number is not None:
        raise BackfileError("the file holds no article of this number", Location(name))


def _pictures(
    place: Place, draft: Draft, part: Part, sidecar: str | None
) -> tuple[tuple[Image, ...], tuple[BackfileError, ...]]:
    """Return the pictures of an article, and what tells of those of its sidecar that are absent."""
    if part.number is not None:
        return (), ()
    if sidecar and draft.stated.images:
        return stated_pictures(place, sidecar, draft.stated.images)
    return pictures_on(place, draft.capture.file, part.markup) if part.markup else (), ()


def _too_many(file: str, settings: Intake) -> BackfileError:
    message = f"it holds more articles than the limit of {settings.capture_articles:,}"
    hint = "raise intake.capture_articles in site.toml if they are to be read"
    return BackfileError(message, Location(file), hint)


def _orphans(sidecars: Sequence[str], captures: Sequence[str]) -> list[BackfileError]:
    known = {sidecar for capture in captures for sidecar in names_for(capture)} if sidecars else set()
    hint = "name it after its capture: beside story.txt it is story.toml"
    return [
        BackfileError("this sidecar belongs to no capture", Location(name), hint)
        for name in sidecars
        if name not in known
    ]
