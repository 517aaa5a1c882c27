"""Every capture of a site, read into articles, or remembered from an earlier build."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from backfile.articlefile import fingerprint
from backfile.disk import read_plain
from backfile.errors import BackfileError, Problems
from backfile.intake.filing import Found, sealed
from backfile.intake.gather import captures_in, draft_of, sidecar_of
from backfile.intake.memory import Remembered, recall, remember
from backfile.intake.reading import read
from backfile.intake.sidecar import sidecar_digest
from backfile.settings import Intake
from backfile.shelf import Shelved
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
    root: Path
    settings: Intake
    known: Mapping[str, Remembered]


def read_all(root: Path, settings: Intake, shelf: Sequence[Shelved], *, crew: Crew) -> Batch:
    """Read every capture below the site's seeds folder.

    A capture is not read again where the reading is remembered and its article needs no writing.
    """
    names, problems = captures_in(root)
    memory = recall(root, settings)
    site = _Site(root, settings, _settled(memory, shelf))
    found: list[Found] = []
    for result in mapped(_read, site, names, crew=crew, chunk=CHUNK):
        if isinstance(result, Found):
            found.append(result)
        else:
            problems += result
    remember(root, settings, {one.file: (one.sha256, one.sidecar, one.digest) for one in found})
    return Batch(tuple(found), tuple(problems))


def _settled(memory: Mapping[str, Remembered], shelf: Sequence[Shelved]) -> dict[str, Remembered]:
    """Return the readings that would change nothing: their articles are as filed, or a person's."""
    settled = {}
    for shelved in shelf:
        record = shelved.article.capture
        reading = memory.get(record.file) if record else None
        if record is None or reading is None or reading[0] != record.sha256:
            continue
        if shelved.touched or record.filed == reading[2]:
            settled[record.file] = reading
    return settled


def _read(site: _Site, name: str) -> Found | tuple[BackfileError, ...]:
    try:
        sidecar = sidecar_of(site.root / name, name)
        stated = sidecar_digest(*sidecar) if sidecar else ""
        reading = site.known.get(name)
        if reading and reading[1] == stated and _sha256(site, name) == reading[0]:
            return Found(file=name, sha256=reading[0], sidecar=stated, digest=reading[2])
        draft = draft_of(site.root / name, name, site.settings)
        article = read(draft, site.settings).article
        digest = fingerprint(sealed(article))
        return Found(file=name, sha256=draft.capture.sha256, sidecar=stated, digest=digest, article=article)
    except BackfileError as problem:
        return (problem,)
    except Problems as several:
        return several.problems


def _sha256(site: _Site, name: str) -> str:
    limit = site.settings.capture_bytes
    data = read_plain(site.root / name, name, most=limit, setting="intake.capture_bytes")
    return hashlib.sha256(data).hexdigest()
