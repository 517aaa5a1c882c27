"""The page of a capture: every line of it, with its role and the reason, what was left out marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from backfile.captures import text_digest
from backfile.drafts import Capture
from backfile.errors import BackfileError, Location
from backfile.ledger import per_line
from backfile.model import CaptureRecord
from backfile.names import path_of
from backfile.press import urls
from backfile.press.page import Desk, Page
from backfile.press.reading import article_at, captured
from backfile.press.showing.captured import Held
from backfile.press.showing.views import UNTITLED, When, when_of
from backfile.records.record import Record
from backfile.roles import LEFT_OUT, Role


class Row(NamedTuple):
    """One line: its number from 1 and its text."""

    number: int
    text: str


class Run(NamedTuple):
    """Lines in a row that have one role for one reason."""

    role: Role
    reason: str
    left_out: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturePage:
    """What capture.html sees. So many lines were `kept`, `left_out` and `blank`.

    It is capture `number` (from 1, by time) `of` those that the article has. `address` is where it was made
    from, if that is not the article's own.
    """

    title: str
    article_path: str
    language: str | None
    capture: Capture
    number: int
    of: int
    retrieved: When | None
    address: str | None
    runs: tuple[Run, ...]
    kept: int
    left_out: int
    blank: int


def pages(record: Record, captures: Sequence[Held]) -> Iterator[Page]:
    """Lay out a page for each capture of an article that is in the archive."""
    for number, (origin, path, *_) in enumerate(captures, 1):
        if path is not None:
            made_of = (record.key, record.sha256, origin.file, origin.sha256, number, len(captures))
            yield Page(path, "capture.html", _view, made_of, path_of(record.key))


def _view(desk: Desk, key: str, sha256: str, file: str, digest: str, number: int, count: int) -> CapturePage:
    shelved = article_at(desk, key, sha256)
    capture, record = captured(desk, shelved, file, digest)
    runs = runs_of(capture, record, shelved.path)
    total = sum(len(run.rows) for run in runs)
    left_out = sum(len(run.rows) for run in runs if run.left_out)
    blank = sum(len(run.rows) for run in runs if run.role is Role.BLANK)
    return CapturePage(
        title=shelved.article.title or desk.tongue.gettext(UNTITLED),
        article_path=urls.article(key),
        language=shelved.article.language,
        capture=capture,
        number=number,
        of=count,
        retrieved=when_of(record.retrieved),
        address=record.url,
        runs=runs,
        kept=total - left_out - blank,
        left_out=left_out,
        blank=blank,
    )


def runs_of(capture: Capture, record: CaptureRecord, path: str) -> tuple[Run, ...]:
    """Bring the ledger to the lines. Raises BackfileError where it does not account for each of them."""
    if capture.derived and record.text != text_digest(capture):
        message = f"the text that is read out of {record.file} is not the one that the ledger accounts for"
        hint = f"compare with: python build.py diff {path}; take it over with: python build.py ledger {path}"
        raise BackfileError(message, Location(path), hint)
    roles, reasons = per_line(record.ledger), per_line(record.reasons)
    whole = range(1, len(capture.lines) + 1)
    if roles.keys() != set(whole):
        number = min(roles.keys() ^ set(whole))
        what = "does not account for" if number in whole else "names"
        message = f"the ledger {what} line {number} of {record.file}, which has {len(whole)} lines"
        hint = f"put it back as it was filed, or take the newer one over: python build.py ledger {path}"
        raise BackfileError(message, Location(path), hint)
    found: list[Run] = []
    for (name, reason), numbers in groupby(whole, key=lambda line: (roles[line], reasons.get(line, ""))):
        role, rows = Role(name), tuple([Row(number, capture.lines[number - 1]) for number in numbers])
        found.append(Run(role, reason, role in LEFT_OUT, rows))
    return tuple(found)
