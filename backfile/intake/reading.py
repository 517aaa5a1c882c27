"""What intake makes of one capture: each line labelled, each field with its evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from backfile import ledger
from backfile.captures import text_digest
from backfile.drafts import Capture, Draft, Hint, Stated
from backfile.edtf import Edtf
from backfile.intake.edit.agencies import agencies_of
from backfile.intake.edit.body import body_of
from backfile.intake.edit.bylines import byline_of
from backfile.intake.edit.dateline import dateline_of
from backfile.intake.edit.dating import Dated, date_of
from backfile.intake.edit.headline import description_of, title_of
from backfile.intake.edit.illustrating import illustrated
from backfile.intake.edit.images import images_of
from backfile.intake.edit.language import language_of
from backfile.intake.edit.notes import notes_of
from backfile.intake.edit.publication import publication_of
from backfile.intake.edit.tagging import subjects_of
from backfile.intake.finding import Finding
from backfile.intake.hinting import hidden_from_labels, settled
from backfile.intake.initials import with_initials
from backfile.intake.label import label
from backfile.intake.profiles import Known, hints_of, known_at_sight, known_by_name
from backfile.intake.sameness import digest_of
from backfile.intake.wrapping import Block, blocks
from backfile.model import Article, CaptureRecord
from backfile.roles import BODY_ROLES, LabelledLine
from backfile.toml.settings import Intake, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One capture as read: the draft, its lines with their roles, and the article that they make.

    `paragraphs` are the lines put together where the capture was wrapped; each has its first line's number.
    `profile` is what site.toml says of its publication, if it says anything.
    """

    draft: Draft
    lines: tuple[LabelledLine, ...]
    paragraphs: tuple[LabelledLine, ...]
    article: Article
    profile: Publication | None = None


def read(draft: Draft, settings: Intake, publications: Sequence[Publication] = ()) -> Reading:
    """Read a capture: label its lines, then edit them into an article. A pure function.

    `publications` are the profiles of site.toml; what they say goes before what the page is taken for.
    """
    together = with_initials(blocks(draft.lines, draft.wrap, draft.hints), draft.hints)
    known = known_at_sight(together, draft.stated, publications)
    paragraphs = _labelled(together, hints_of(known, together, draft))
    if known is None and publications:
        known = known_by_name(publication_of(paragraphs, stated=draft.stated), publications)
        hints = hints_of(known, together, draft)
        paragraphs = paragraphs if hints == draft.hints else _labelled(together, hints)
    lines = paragraphs
    if len(together) < len(draft.lines):
        lines = tuple(
            _at(line, number, draft.lines[number - 1])
            for line, block in zip(paragraphs, together, strict=True)
            for number in range(block.first, block.last + 1)
        )
    record = CaptureRecord(
        file=draft.capture.file,
        sha256=draft.capture.sha256,
        ledger=ledger.by_role(lines),
        reasons=ledger.by_reason(lines),
        **_read_out(draft.capture),
    )
    article = _edited(paragraphs, draft, settings, record, known)
    profile = known.profile if known else None
    return Reading(draft=draft, lines=lines, paragraphs=paragraphs, article=article, profile=profile)


def _labelled(together: Sequence[Block], hints: Mapping[int, Hint]) -> tuple[LabelledLine, ...]:
    """Give each paragraph its role. What surely is no part of the article the labeller does not see."""
    if not hints and together and together[-1].last == len(together):  # each is a line: so are most captures
        return label([block.text for block in together])
    labelled = label(["" if hidden_from_labels(hints.get(block.first)) else block.text for block in together])
    paragraphs = [_at(line, block.first, block.text) for line, block in zip(labelled, together, strict=True)]
    return settled(paragraphs, hints)


def _at(line: LabelledLine, number: int, text: str) -> LabelledLine:
    """Return a labelled line with this number and text; most have them, and are not made anew."""
    same = line.number == number and line.text == text
    return line if same else line._replace(number=number, text=text)


def _edited(
    lines: Sequence[LabelledLine],
    draft: Draft,
    settings: Intake,
    record: CaptureRecord,
    known: Known | None,
) -> Article:
    """Edit labelled lines into an article, one step a field."""
    stated, pictures = draft.stated, draft.pictures
    prose = "\n".join(line.text for line in lines if line.role in BODY_ROLES)
    language = _language(prose, stated, known)
    publication = known.finding if known else publication_of(lines, stated=stated)
    agencies = agencies_of(lines, stated=stated)
    dated = _dated(lines, stated, settings, language.value, known)
    credit = byline_of(lines, stated=stated)
    subjects = subjects_of(
        lines,
        stated=stated,
        vocabulary=settings.vocabulary,
        limit=settings.tags,
        language=language.value,
        exclude=frozenset(name for name in (*agencies.value, publication.value) if name),
    )
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
        "images": illustrated(images_of(lines), pictures, stated.source or record.file),
        "tags": subjects.tags,
        **subjects.names,
        **{name: _stated(name, stated) for name in _OUTSIDE},
    }
    evidence = {name: one.evidence for name, one in found.items() if one.value and one.evidence}
    if dated.captured.value and dated.captured.evidence:
        evidence["retrieved"] = dated.captured.evidence
    return Article(
        **{name: finding.value for name, finding in found.items()},
        notes=notes_of(lines),
        evidence=evidence,
        capture=replace(record, words=digest_of(prose), retrieved=stated.retrieved or dated.captured.value),
        body=body_of(lines),
    )


_OUTSIDE = ("section", "url", "archived", "rights")


def _dated(
    lines: Sequence[LabelledLine],
    stated: Stated,
    settings: Intake,
    language: str | None,
    known: Known | None,
) -> Dated:
    """Date an article; where its publication's order of day and month told, the evidence says so."""
    by_itself = date_of(lines, stated=stated, events=settings.events, language=language)
    if known is None or known.profile.dates is None:
        return by_itself
    order = known.profile.dates
    ruled = date_of(
        lines, stated=stated, events=settings.events, language=language, order=order.removesuffix("-first")
    )
    why = f"{order.replace('-', ' ')}, {known.says()}"
    return replace(
        ruled,
        published=_because(ruled.published, by_itself.published, why),
        modified=_because(ruled.modified, by_itself.modified, why),
    )


def _because(ruled: Finding[Edtf | None], by_itself: Finding[Edtf | None], why: str) -> Finding[Edtf | None]:
    if ruled.value is None or ruled == by_itself:
        return ruled
    return Finding(ruled.value, "; ".join(filter(None, (ruled.evidence, why))))


def _language(prose: str, stated: Stated, known: Known | None) -> Finding[str | None]:
    """Return the language: as a sidecar or site.toml states it, or by the words.

    What pages say of it is often wrong.
    """
    if stated.language is not None and "language" not in stated.places:
        return _stated("language", stated)
    if known is not None and known.profile.language is not None:
        return Finding(known.profile.language, known.says())
    found = language_of(prose)
    return found if found.value or stated.language is None else _stated("language", stated)


def _read_out(capture: Capture) -> dict[str, Any]:
    """Return how the capture's lines were read out of its file, where they are not the file's own."""
    if not capture.derived:
        return {}
    return {"format": capture.format, "encoding": capture.encoding, "text": text_digest(capture)}


def _stated(name: str, stated: Stated) -> Finding[Any]:
    return Finding(getattr(stated, name), stated.evidence(name))
