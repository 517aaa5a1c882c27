"""What intake makes of one capture: each line labelled, each field with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from backfile import ledger
from backfile.captures import text_digest
from backfile.intake.edit.agencies import agencies_of
from backfile.intake.edit.body import body_of
from backfile.intake.edit.bylines import byline_of
from backfile.intake.edit.dateline import dateline_of
from backfile.intake.edit.dating import date_of
from backfile.intake.edit.headline import description_of, title_of
from backfile.intake.edit.images import images_of
from backfile.intake.edit.language import language_of
from backfile.intake.edit.notes import notes_of
from backfile.intake.edit.publication import publication_of
from backfile.intake.edit.tagging import tags_of
from backfile.intake.finding import Finding
from backfile.intake.hinting import hidden_from_labels, settled
from backfile.intake.label import label
from backfile.intake.sameness import digest_of
from backfile.intake.wrapping import Block, blocks
from backfile.model import BODY_ROLES, Article, Capture, CaptureRecord, Draft, LabelledLine, Stated
from backfile.settings import Intake


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One capture as read: the draft, its lines with their roles, and the article that they make.

    `paragraphs` are the lines put together where the capture was wrapped; each has its first line's number.
    """

    draft: Draft
    lines: tuple[LabelledLine, ...]
    paragraphs: tuple[LabelledLine, ...]
    article: Article


def read(draft: Draft, settings: Intake) -> Reading:
    """Read a capture: label its lines, then edit them into an article. A pure function."""
    together = blocks(draft.lines, draft.wrap, draft.hints)
    labelled = label([_shown(block, draft) for block in together])
    paragraphs = settled(
        [
            replace(line, number=block.first, text=block.text)
            for line, block in zip(labelled, together, strict=True)
        ],
        draft.hints,
    )
    lines = tuple(
        replace(line, number=number, text=draft.lines[number - 1])
        for line, block in zip(paragraphs, together, strict=True)
        for number in range(block.first, block.last + 1)
    )
    record = CaptureRecord(
        file=draft.capture.file,
        sha256=draft.capture.sha256,
        ledger=ledger.by_role(lines),
        reasons=ledger.by_reason(lines),
        retrieved=draft.stated.retrieved,
        **_read_out(draft.capture),
    )
    article = _edited(paragraphs, draft.stated, settings, record)
    return Reading(draft=draft, lines=lines, paragraphs=paragraphs, article=article)


def _shown(block: Block, draft: Draft) -> str:
    return "" if hidden_from_labels(draft.hints.get(block.first)) else block.text


def _edited(
    lines: Sequence[LabelledLine], stated: Stated, settings: Intake, record: CaptureRecord
) -> Article:
    """Edit labelled lines into an article, one step a field."""
    prose = "\n".join(line.text for line in lines if line.role in BODY_ROLES)
    language = _language(prose, stated)
    publication = publication_of(lines, stated=stated)
    agencies = agencies_of(lines, stated=stated)
    dated = date_of(lines, stated=stated, events=settings.events, language=language.value)
    credit = byline_of(lines, stated=stated)
    found: dict[str, Finding[Any]] = {
        "title": title_of(lines, stated=stated, publication=publication.value),
        "description": description_of(lines),
        "date": dated.published,
        "modified": dated.modified,
        "publication": publication,
        "language": language,
        "byline": credit.byline,
        "authors": credit.authors,
        "agencies": agencies,
        "dateline": dateline_of(lines),
        "images": images_of(lines),
        "tags": tags_of(
            lines,
            stated=stated,
            vocabulary=settings.vocabulary,
            limit=settings.tags,
            language=language.value,
            exclude=frozenset(name for name in (*agencies.value, publication.value) if name),
        ),
        **{name: _stated(name, stated) for name in _OUTSIDE},
    }
    return Article(
        **{name: finding.value for name, finding in found.items()},
        notes=notes_of(lines),
        evidence={name: one.evidence for name, one in found.items() if one.value and one.evidence},
        capture=replace(record, words=digest_of(prose)),
        body=body_of(lines),
    )


_OUTSIDE = ("section", "url", "archived", "rights")


def _language(prose: str, stated: Stated) -> Finding[str | None]:
    """Return the language: as a sidecar states it, or by the words; what pages say of it is often wrong."""
    if stated.language is not None and "language" not in stated.places:
        return _stated("language", stated)
    found = language_of(prose)
    return found if found.value or stated.language is None else _stated("language", stated)


def _read_out(capture: Capture) -> dict[str, Any]:
    """Return how the capture's lines were read out of its file, where they are not the file's own."""
    if not capture.derived:
        return {}
    return {"format": capture.format, "encoding": capture.encoding, "text": text_digest(capture)}


def _stated(name: str, stated: Stated) -> Finding[Any]:
    return Finding(getattr(stated, name), stated.evidence(name))
