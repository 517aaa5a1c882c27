"""Every capture of a site, read into articles, or remembered from an earlier build."""

import hashlib
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backfile.errors import MISTAKES, BackfileError, Location, Problems, problems_of
from backfile.files.stamps import UNSETTLED, Stamps
from backfile.intake.found import Found
from backfile.intake.gather import captures_in, drafts_of
from backfile.intake.joining import filed_as
from backfile.intake.likeness import check, shape_of
from backfile.intake.memory import Remembered, Taken, digests_of, remembered, stamp_for
from backfile.intake.sameness import tell_of
from backfile.intake.sidecar import sidecar_digest, sidecar_for
from backfile.places import Place, read
from backfile.toml.settings import Intake, Publication
from backfile.working.patience import limited
from backfile.working.work import Crew, mapped

if TYPE_CHECKING:
    from backfile.intake.reading import Reading

_LIMIT = "intake.capture_seconds"
CHUNK = 16
"""Captures a worker takes at once: each takes some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read from all captures that could be read, in the order of their names, and the problems.

    `unread` are the files that could not be read.
    """

    taken: tuple[Taken, ...]
    problems: tuple[BackfileError, ...]
    unread: frozenset[str] = frozenset()

    @property
    def found(self) -> tuple[Found, ...]:
        """What is known of each article's capture."""
        return tuple(found for one in self.taken for found in one.found)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to tell of parts that could not be read, in files of which others could."""
        return tuple(remark for one in self.taken for remark in one.remarks)


@dataclass(frozen=True, slots=True)
class _Site:
    place: Place
    settings: Intake
    publications: tuple[Publication, ...]
    known: Mapping[str, Remembered]
    profiles: Mapping[str, str]


def read_all(
    place: Place,
    settings: Intake,
    publications: tuple[Publication, ...],
    stamps: Stamps,
    known: Iterable[Sequence[Any]],
    *,
    crew: Crew,
) -> Batch:
    """Read every capture below the seeds folder of a place, given the stamps of the files in it.

    A capture is not read again where the reading is among the `known` rows; then its article is not there.
    Raises BackfileError (exit code 2) where a library is missing that the settings ask for.
    """
    check(settings)
    names, problems = captures_in(stamps)
    profiles = digests_of(publications)
    memory = remembered(known, profiles)
    taken: dict[str, Taken] = {}
    for name in names:
        reading = memory.get(name)
        if reading is not None and reading.stamp == stamp_for(name, stamps) != UNSETTLED:
            taken[name] = reading.taken(settled=True)
    waiting = [name for name in names if name not in taken]
    site = _Site(place, settings, publications, memory, profiles)
    problems += _read_into(taken, site, waiting, stamps, crew)
    read_ones = tuple(taken[name] for name in names if name in taken)
    return Batch(read_ones, tuple(problems), frozenset(name for name in names if name not in taken))


def read_again(
    batch: Batch,
    place: Place,
    settings: Intake,
    publications: tuple[Publication, ...],
    files: Iterable[str],
    stamps: Stamps,
    *,
    crew: Crew,
) -> Batch:
    """Read some files of a batch for their articles, whatever is known of them."""
    taken = {one.file: one for one in batch.taken}
    site = _Site(place, settings, publications, {}, digests_of(publications))
    problems = _read_into(taken, site, sorted(files), stamps, crew)
    return Batch(tuple(taken.values()), (*batch.problems, *problems), batch.unread)


def _read_into(
    taken: dict[str, Taken], site: _Site, names: Sequence[str], stamps: Stamps, crew: Crew
) -> list[BackfileError]:
    """Read files, each with its sidecar, and return what is wrong with the others."""
    problems: list[BackfileError] = []
    waiting = [(name, sidecar_for(name, stamps.__contains__)) for name in names]
    for result in mapped(_read, site, waiting, crew=crew, chunk=CHUNK):
        if isinstance(result, Taken):
            taken[result.file] = result
        else:
            problems += result
    return problems


def _read(site: _Site, capture: tuple[str, str | None]) -> Taken | tuple[BackfileError, ...]:
    name, sidecar = capture
    try:
        stated = sidecar_digest(site.place, sidecar) if sidecar else ""
        reading = site.known.get(name)
        if reading and reading.sidecar == stated and _sha256(site, name) == reading.sha256:
            return reading.taken(settled=False)
        return _taken(site, name, sidecar, stated)
    except (BackfileError, Problems) as error:
        return problems_of(error)
    except MISTAKES as error:
        return (_unforeseen(error, name),)


def _unforeseen(error: Exception, name: str) -> BackfileError:
    """Return a mistake of the program's own as one of the capture, for which the others need not wait."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}, line {frame.lineno}"
    message = f"the program failed to read it ({type(error).__name__} in {where}: {error})"
    hint = "please report this with the file; until it is mended, build with --keep-going to leave it out"
    return BackfileError(message, Location(name), hint)


def _taken(site: _Site, name: str, sidecar: str | None, stated: str) -> Taken | tuple[BackfileError, ...]:
    """Read all articles of a file. What is broken in it is a problem only where nothing else is left."""
    found: list[Found] = []
    broken: list[BackfileError] = []
    profiles: dict[str, str] = {}
    for result in _articles(site, name, sidecar):
        if isinstance(result, BackfileError):
            broken.append(result)
            continue
        draft, article = result.draft, result.article
        capture = draft.capture
        text, digest = filed_as(article)
        if result.profile is not None:
            profiles[result.profile.name] = site.profiles[result.profile.name]
        found.append(
            Found(
                file=capture.file,
                sha256=capture.sha256,
                size=capture.size,
                sidecar=stated,
                digest=digest,
                tell=tell_of(draft, article),
                shape=shape_of(article.body) if site.settings.similar else "",
                article=article,
                text=text,
                lacking=draft.lacking,
            )
        )
    if not found:
        hint = "remove the file, or put there what it should hold"
        return tuple(broken) or (BackfileError("the capture holds no article", Location(name), hint),)
    return Taken(
        file=name,
        sha256=found[0].sha256,
        size=found[0].size,
        sidecar=stated,
        found=tuple(found),
        remarks=tuple(str(problem) for problem in broken),
        profiles=profiles,
    )


def _articles(site: _Site, name: str, sidecar: str | None) -> Iterator["Reading | BackfileError"]:
    """Read a file article by article, each in its time. Raises what is wrong with the whole file."""
    from backfile.intake.reading import (
        read as understood,  # its lexicons and weights are for captures that are new
    )

    seconds = site.settings.capture_seconds
    drafts = drafts_of(site.place, name, sidecar, site.settings)
    while True:
        with limited(seconds, name, _LIMIT):
            draft = next(drafts, None)
        if draft is None:
            return
        if isinstance(draft, BackfileError):
            yield draft
            continue
        try:
            with limited(seconds, draft.capture.file, _LIMIT):
                reading = understood(draft, site.settings, site.publications)
        except BackfileError as problem:
            yield problem
        else:
            yield reading


def _sha256(site: _Site, name: str) -> str:
    limit = site.settings.capture_bytes
    data = read(site.place, name, most=limit, setting="intake.capture_bytes")
    return hashlib.sha256(data).hexdigest()
