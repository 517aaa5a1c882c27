"""What intake makes of one capture: each line labelled, each field with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from backfile import ledger
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
from backfile.intake.label import label
from backfile.model import BODY_ROLES, Article, CaptureRecord, Draft, LabelledLine, Stated
from backfile.settings import Intake


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One capture as read: the draft, its lines with their roles, and the article that they make."""

    draft: Draft
    lines: tuple[LabelledLine, ...]
    article: Article


def read(draft: Draft, settings: Intake) -> Reading:
    """Read a capture: label its lines, then edit them into an article. A pure function."""
    stated = draft.stated
    lines = label(draft.lines)
    prose = "\n".join(line.text for line in lines if line.role in BODY_ROLES)
    language = _stated_first(stated.language, stated, language_of(prose))
    publication = publication_of(lines, stated=stated)
    title = title_of(lines, stated=stated, publication=publication.value)
    description = description_of(lines)
    dated = date_of(lines, stated=stated, events=settings.events, language=language.value)
    credit = byline_of(lines, stated=stated)
    agencies = agencies_of(lines)
    dateline = dateline_of(lines)
    images = images_of(lines)
    not_topics = frozenset({*agencies.value, *([publication.value] if publication.value else [])})
    tags = tags_of(
        lines,
        stated=stated,
        vocabulary=settings.vocabulary,
        limit=settings.tags,
        language=language.value,
        exclude=not_topics,
    )
    findings: dict[str, Finding[object]] = {
        "title": Finding(title.value, title.evidence),
        "description": Finding(description.value, description.evidence),
        "date": Finding(dated.published.value, dated.published.evidence),
        "modified": Finding(dated.modified.value, dated.modified.evidence),
        "publication": Finding(publication.value, publication.evidence),
        "language": Finding(language.value, language.evidence),
        "byline": Finding(credit.byline.value, credit.byline.evidence),
        "authors": Finding(credit.authors.value, credit.authors.evidence),
        "agencies": Finding(agencies.value, agencies.evidence),
        "dateline": Finding(dateline.value, dateline.evidence),
        "images": Finding(images.value, images.evidence),
        "tags": Finding(tags.value, tags.evidence),
        **{name: Finding(getattr(stated, name), f"stated in {stated.source}") for name in _OUTSIDE},
    }
    article = Article(
        title=title.value,
        description=description.value,
        date=dated.published.value,
        modified=dated.modified.value,
        publication=publication.value,
        section=stated.section,
        language=language.value,
        byline=credit.byline.value,
        authors=credit.authors.value,
        agencies=agencies.value,
        dateline=dateline.value,
        images=images.value,
        notes=notes_of(lines),
        tags=tags.value,
        url=stated.url,
        archived=stated.archived,
        rights=stated.rights,
        evidence=_evidence(findings),
        capture=CaptureRecord(
            file=draft.capture.file,
            sha256=draft.capture.sha256,
            ledger=ledger.by_role(lines),
            reasons=ledger.by_reason(lines),
        ),
        body=body_of(lines),
    )
    return Reading(draft=draft, lines=lines, article=article)


_OUTSIDE = ("section", "url", "archived", "rights")


def _stated_first(value: str | None, stated: Stated, found: Finding[str | None]) -> Finding[str | None]:
    return Finding(value, f"stated in {stated.source}") if value else found


def _evidence(findings: Mapping[str, Finding[object]]) -> dict[str, str]:
    return {name: found.evidence for name, found in findings.items() if found.value and found.evidence}
