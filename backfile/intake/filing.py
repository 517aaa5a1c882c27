"""The last step of intake: what becomes of each reading. Decided purely, then carried out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from backfile import places
from backfile.articlefile import dumps, fingerprint
from backfile.captures.naming import file_of, split
from backfile.errors import BackfileError, Location
from backfile.model import Article
from backfile.names import free_path, slug_of
from backfile.places import Place
from backfile.record import Record


class Verdict(StrEnum):
    """What becomes of a reading."""

    NEW = "new"
    KEPT = "kept"
    UPDATED = "updated"
    EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One reading's fate: its verdict, its article's path, and the text to write (None: nothing is written).

    EDITED is an article that a person has edited since and whose capture would now be read otherwise.
    """

    verdict: Verdict
    path: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of one article's capture: its file's digest, its sidecar's, and that of the article file.

    `file` names the article's own part where a file holds several; `size` is the whole file's, in bytes.
    `article` is None where the reading is remembered from an earlier build
    and changes nothing.
    """

    file: str
    sha256: str
    size: int
    sidecar: str
    digest: str
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The decisions on all readings, and the captures that no decision can be made on."""

    decisions: tuple[Decision, ...]
    problems: tuple[BackfileError, ...]


def sealed(article: Article) -> str:
    """Return the text of an article file, with the digest by which an edit will be known."""
    if article.capture is None:
        return dumps(article)
    blank = replace(article, capture=replace(article.capture, filed="0" * 64))
    digest = fingerprint(dumps(blank))
    return dumps(replace(article, capture=replace(article.capture, filed=digest)))


def plan(found: Sequence[Found], records: Mapping[str, Record]) -> Plan:
    """Decide on every capture, given the records of all articles by path. A pure function."""
    present = {capture.file for capture in found}
    by_file: dict[str, str] = {}
    by_digest: dict[tuple[str, int | None], str] = {}
    for path, record in records.items():
        origin = record.origin
        if origin is not None:
            by_file.setdefault(origin.file, path)
            if origin.file not in present:  # its capture was renamed, if it is there at all
                by_digest.setdefault((origin.sha256, split(origin.file)[1]), path)
    digests = {file_of(capture.file): capture.sha256 for capture in found}
    problems = [
        _changed(file, path)
        for path, record in records.items()
        if (origin := record.origin)
        and digests.get(file := file_of(origin.file), origin.sha256) != origin.sha256
    ]
    taken = set(records)
    last: dict[str, int] = {}
    decisions: list[Decision] = []
    for capture in sorted(found, key=_place):
        same = capture.sha256, split(capture.file)[1]
        filed_as = by_file.get(capture.file) or by_digest.pop(same, None)
        if filed_as is None and capture.article is not None:
            decision = _new(capture.article, taken, last)
            taken.add(decision.path)
            decisions.append(decision)
        elif filed_as is not None and not _other_capture(records[filed_as], capture):
            decisions.append(_again(capture, filed_as, records[filed_as]))
    return Plan(tuple(decisions), tuple(problems))


def carry_out(place: Place, decisions: Iterable[Decision]) -> list[BackfileError]:
    """Write what was decided. A new article never takes the place of a file that has appeared since."""
    problems = []
    for decision in decisions:
        if decision.text is None:
            continue
        data = decision.text.encode()
        try:
            if decision.verdict is Verdict.UPDATED:
                places.replace(place, decision.path, data)
            elif not places.create(place, decision.path, data):
                hint = "build again: it will be filed under another name"
                problems.append(BackfileError("a file has appeared here", Location(decision.path), hint))
        except BackfileError as problem:
            problems.append(problem)
    return problems


def _place(capture: Found) -> tuple[str, int]:
    file, number = split(capture.file)
    return file, number or 0


def _new(article: Article, taken: set[str], last: dict[str, int]) -> Decision:
    path = free_path(_folder(article), slug_of(article.title or ""), taken, last)
    return Decision(verdict=Verdict.NEW, path=path, text=sealed(article))


def _again(capture: Found, path: str, record: Record) -> Decision:
    filed = record.origin.filed if record.origin else None
    if capture.digest == filed or (capture.article is None and not record.touched):
        return Decision(verdict=Verdict.KEPT, path=path)
    if record.touched or capture.article is None:
        return Decision(verdict=Verdict.EDITED, path=path)
    return Decision(verdict=Verdict.UPDATED, path=path, text=sealed(capture.article))


def _folder(article: Article) -> str:
    """Return the year that an article certainly belongs to, or the folder of the undated."""
    date = article.date
    if date is None or date.first is None or date.last is None or date.first.year != date.last.year:
        return "undated"
    return f"{date.first.year:04d}"


def _other_capture(record: Record, capture: Found) -> bool:
    return record.origin is not None and record.origin.sha256 != capture.sha256


def _changed(capture: str, article: str) -> BackfileError:
    message = f"the capture has changed since it was filed as {article}"
    hint = "a capture is never changed: put the old one back, and save the new one under another name"
    return BackfileError(message, Location(capture), hint)
