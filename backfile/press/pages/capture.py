"""The page of a capture: every line of it, with its role and the reason, what was left out marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from backfile.errors import BackfileError, Location
from backfile.ledger import per_line
from backfile.model import LEFT_OUT, Capture, CaptureRecord, Role
from backfile.press import urls
from backfile.press.page import Page, Plan
from backfile.press.views import title_of
from backfile.shelf import Shelved


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line: its number from 1 and its text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Lines in a row that have one role for one reason."""

    role: Role
    reason: str
    left_out: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturePage:
    """What capture.html sees. `counts` says how many lines were kept, left out and blank."""

    title: str
    article_path: str
    language: str | None
    capture: Capture
    runs: tuple[Run, ...]
    counts: tuple[tuple[str, int], ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out a page for each article whose capture is in the archive."""
    for shelved in plan.archive.articles:
        record = shelved.article.capture
        if record is not None and plan.captures.has(record):
            yield Page(
                path=urls.capture(shelved.key),
                template="capture.html",
                view=partial(_view, plan, shelved, record),
                source=shelved.path,
            )


def _view(plan: Plan, shelved: Shelved, record: CaptureRecord) -> CapturePage:
    capture = plan.captures.read(record)
    if capture.sha256 != record.sha256:
        message = f"the capture is not the one that {shelved.path} was read from: its SHA-256 differs"
        hint = "put the capture back as it was received"
        raise BackfileError(message, Location(record.file), hint)
    runs = _runs(capture, record, shelved.path)
    total = sum(len(run.rows) for run in runs)
    left_out = sum(len(run.rows) for run in runs if run.left_out)
    blank = sum(len(run.rows) for run in runs if run.role is Role.BLANK)
    return CapturePage(
        title=title_of(shelved.article),
        article_path=urls.article(shelved.key),
        language=shelved.article.language,
        capture=capture,
        runs=runs,
        counts=(("kept", total - left_out - blank), ("left out", left_out), ("blank", blank)),
    )


def _runs(capture: Capture, record: CaptureRecord, path: str) -> tuple[Run, ...]:
    """Bring the ledger to the lines. Raises BackfileError where it does not account for each of them."""
    roles, reasons = per_line(record.ledger), per_line(record.reasons)
    whole = set(range(1, len(capture.lines) + 1))
    if set(roles) != whole:
        number = min(whole ^ set(roles))
        what = "does not account for" if number in whole else "names"
        message = f"the ledger {what} line {number} of {record.file}, which has {len(whole)} lines"
        hint = "put the ledger back as it was filed, or delete the article to have it read again"
        raise BackfileError(message, Location(path), hint)
    numbered = [
        (Role(roles[number]), reasons.get(number, ""), Row(number=number, text=text))
        for number, text in enumerate(capture.lines, 1)
    ]
    return tuple(
        Run(role=role, reason=reason, left_out=role in LEFT_OUT, rows=tuple(row for _, _, row in rows))
        for (role, reason), rows in groupby(numbered, key=lambda entry: entry[:2])
    )
