"""Every capture of a site, read into articles, or remembered from an earlier build."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backfile.articlefile import fingerprint
from backfile.errors import BackfileError, Problems, problems_of
from backfile.intake.filing import Found, sealed
from backfile.intake.gather import captures_in, draft_of
from backfile.intake.memory import Remembered, settled, stamp_for
from backfile.intake.sidecar import sidecar_digest, sidecar_for
from backfile.places import Place, read
from backfile.record import Record
from backfile.settings import Intake
from backfile.stamps import UNSETTLED, Stamps
from backfile.work import Crew, mapped

CHUNK = 16
"""Captures a worker takes at once: each takes some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was found in all captures that could be read, in the order of their names, and the problems."""

    found: tuple[Found, ...]
    problems: tuple[BackfileError, ...]


@dataclass(frozen=True, slots=True)
class _Site:
    place: Place
    settings: Intake
    known: Mapping[str, Remembered]


def read_all(
    place: Place,
    settings: Intake,
    records: Iterable[Record],
    stamps: Stamps,
    known: Iterable[Sequence[Any]],
    *,
    crew: Crew,
) -> Batch:
    """Read every capture below the seeds folder of a place, given the stamps of the files in it.

    A capture is not read again where the reading is among the `known` rows and its article needs no writing.
    """
    names, problems = captures_in(stamps)
    memory = settled(known, records)
    found: dict[str, Found] = {}
    for name in names:
        reading = memory.get(name)
        if reading is not None and reading.stamp == stamp_for(name, stamps) != UNSETTLED:
            found[name] = reading.found()
    waiting = [(name, sidecar_for(name, stamps.__contains__)) for name in names if name not in found]
    site = _Site(place, settings, memory)
    for result in mapped(_read, site, waiting, crew=crew, chunk=CHUNK):
        if isinstance(result, Found):
            found[result.file] = result
        else:
            problems += result
    return Batch(tuple(found[name] for name in names if name in found), tuple(problems))


def _read(site: _Site, capture: tuple[str, str | None]) -> Found | tuple[BackfileError, ...]:
    name, sidecar = capture
    try:
        stated = sidecar_digest(site.place, sidecar) if sidecar else ""
        reading = site.known.get(name)
        if reading and reading.sidecar == stated and _sha256(site, name) == reading.sha256:
            return reading.found()
        from backfile.intake.reading import (
            read as understood,
        )  # its lexicons and weights are for captures that are new

        draft = draft_of(site.place, name, sidecar, site.settings)
        article = understood(draft, site.settings).article
        digest = fingerprint(sealed(article))
        return Found(
            file=name,
            sha256=draft.capture.sha256,
            size=draft.capture.size,
            sidecar=stated,
            digest=digest,
            article=article,
        )
    except (BackfileError, Problems) as error:
        return problems_of(error)


def _sha256(site: _Site, name: str) -> str:
    limit = site.settings.capture_bytes
    data = read(site.place, name, most=limit, setting="intake.capture_bytes")
    return hashlib.sha256(data).hexdigest()
