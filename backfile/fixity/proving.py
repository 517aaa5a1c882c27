"""The proof that nothing of a capture is lost: its article's ledger gives each line of it one role, still.

The lines are read from the captures again, not from what a build has kept.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from backfile.articles.articlefile import opened
from backfile.articles.seal import fingerprint_of
from backfile.captures import read_capture
from backfile.captures.naming import file_of
from backfile.errors import BackfileError, Location, Problems, problems_of
from backfile.model import CaptureRecord
from backfile.names import check_name
from backfile.places import Place, read
from backfile.press.pages.capture import runs_of
from backfile.toml.settings import Settings
from backfile.working.work import Crew, mapped

CHUNK = 50


class Proof(NamedTuple):
    """Of one article: how many captures and lines were proved, whether it was edited, and what is wrong."""

    path: str
    captures: int
    lines: int
    edited: bool
    problems: tuple[BackfileError, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    place: Place
    settings: Settings
    seeds: Collection[str]


def prove(
    place: Place, settings: Settings, articles: Collection[str], seeds: Collection[str], *, crew: Crew
) -> Iterator[Proof]:
    """Prove each article of a place, in order: withheld ones as well. `seeds` are the files of captures."""
    desk = _Desk(place, settings, frozenset(seeds))
    yield from mapped(_proved, desk, sorted(articles), crew=crew, chunk=CHUNK)


def _proved(desk: _Desk, path: str) -> Proof:
    problems: list[BackfileError] = []
    captures = lines = 0
    edited = False
    try:
        check_name(path)
        data = read(desk.place, path, most=desk.settings.press.article_bytes, setting="press.article_bytes")
        article = opened(data, path).article
        edited = article.capture is not None and article.capture.filed != fingerprint_of(data)
        for record in (one for one in (*article.captures, article.capture) if one):
            try:
                lines += _lines_of(desk, record, path)
                captures += 1
            except (BackfileError, Problems) as error:
                problems += problems_of(error)
    except (BackfileError, Problems) as error:
        problems += problems_of(error)
    return Proof(path, captures, lines, edited, tuple(problems))


def _lines_of(desk: _Desk, record: CaptureRecord, path: str) -> int:
    """Prove one capture, and return how many lines it has. Raises BackfileError."""
    file = file_of(record.file)
    if file not in desk.seeds:
        message = f"its capture {file} is not in the archive, so nothing can be proved of it"
        raise BackfileError(message, Location(path))
    capture = read_capture(desk.place, record.file, desk.settings.intake, sha256=record.sha256)
    if capture.sha256 != record.sha256:
        message = f"the capture is not the one that {path} was read from: its SHA-256 differs"
        raise BackfileError(message, Location(file), "put the capture back as it was received")
    runs_of(capture, record, path)
    return len(capture.lines)
