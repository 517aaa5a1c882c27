"""Front matter as our own writer writes it, read at one glance.

One pattern (`usualmatter`) knows all fields, in their order and as `yamlwrite` writes them. It takes no more
than it is certain of: what `frontmatter.read` would read without complaint, and in the same way. A field may
be missing; one that is unknown, moved, written twice or mistaken, and any form but the usual, is left to
others.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from backfile import ledger
from backfile.articles.frontmatter import ROLES, why_no_address
from backfile.articles.usualmatter import FURTHER, MATTER
from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord, Gist, Image, Note, NoteType, Status
from backfile.yaml.yamlquick import flow, scalar

_STATUSES = {status.value: status for status in Status}
_NOTE_TYPES = {kind.value: kind for kind in NoteType}
_GIST_TEXTS = (
    "title",
    "date",
    "modified",
    "publication",
    "section",
    "language",
    "byline",
    "url",
    "file",
    "filed",
)
_TEXTS = (*_GIST_TEXTS, "description", "dateline", "rights")
_READ_OUT = ("format", "encoding", "text")
_KEPT = ("file", "filed", "words", "retrieved", "address")
_LISTS = ("authors", "agencies", "tags", "people", "places", "organisations")
_OTHERS = ("archived", "status", "sha256", "captures")
_BELOW = ("images", "notes", "evidence", "ledger", "reasons")


class _Below(NamedTuple):
    """What stands below fields."""

    images: tuple[Image, ...]
    notes: tuple[Note, ...]
    evidence: Mapping[str, str]
    ledger: Mapping[str, str]
    reasons: Mapping[str, str]


def read(matter: str, body: str) -> Article | None:
    """Read front matter in which no character is strange to YAML (see `yamlquick.strange`); None if in doubt.

    `body` is the article's, in which nothing may be amiss.
    """
    match = MATTER.fullmatch(matter)
    if match is None:
        return None
    try:
        return _article(match, _below(*match.group(*_BELOW)), body)
    except ValueError:
        return None


def skim(matter: str) -> Gist | None:
    """Read only what lists and indexes need, as `read` does; None if in doubt, and where it is withheld.

    None but mistakes of form are noticed in what stands below "images", "notes", "evidence", "ledger" and
    "reasons".
    """
    match = MATTER.fullmatch(matter)
    if match is None or match["status"] == Status.WITHHELD:
        return None
    try:
        return _gist(match)
    except ValueError:
        return None


def _gist(match: re.Match[str]) -> Gist:
    """Put a gist together. Raises ValueError where one of the article's values is in doubt."""
    texts = [scalar(found) if found else None for found in match.group(*_GIST_TEXTS)]
    title, date, modified, publication, section, language, byline, url, _, _ = texts
    authors, agencies, tags, people, places, organisations = map(_items, match.group(*_LISTS))
    archived, status, sha256, captures = match.group(*_OTHERS)
    _date(modified)
    return Gist(
        title=title,
        date=_date(date),
        publication=publication,
        language=language,
        byline=byline,
        section=section,
        authors=authors,
        agencies=agencies,
        tags=tags,
        people=people,
        places=places,
        organisations=organisations,
        url=url,
        archived=_addresses(url, archived),
        status=_STATUSES[status] if status else Status.FILED,
        capture=_kept(match) if sha256 else None,
        captures=tuple(map(_kept, _further(captures))),
        pictures=_pictures(match["images"]),
    )


def _pictures(images: str | None) -> tuple[tuple[str, str], ...]:
    """Return the file and the SHA-256 of each picture that was captured."""
    if images is None or "\n  file: " not in images:
        return ()
    return tuple(
        [
            (image.file, image.sha256)
            for row in _rows_of(images)
            if (image := _image(*row)).file and image.sha256
        ]
    )


def _article(match: re.Match[str], below: _Below, body: str) -> Article:
    """Put an article together. Raises ValueError where one of its values is in doubt."""
    texts = [scalar(found) if found else None for found in match.group(*_TEXTS)]
    title, date, modified, publication, section, language, byline, url, _, _, *others = texts
    description, dateline, rights = others
    authors, agencies, tags, people, places, organisations = map(_items, match.group(*_LISTS))
    archived, status, sha256, captures = match.group(*_OTHERS)
    return Article(
        title=title,
        description=description,
        date=_date(date),
        modified=_date(modified),
        publication=publication,
        section=section,
        language=language,
        byline=byline,
        authors=authors,
        agencies=agencies,
        dateline=dateline,
        images=below.images,
        notes=below.notes,
        tags=tags,
        people=people,
        places=places,
        organisations=organisations,
        url=url,
        archived=_addresses(url, archived),
        rights=rights,
        status=_STATUSES[status] if status else Status.FILED,
        evidence=below.evidence,
        capture=_record(match, below.ledger, below.reasons) if sha256 else None,
        captures=tuple([_record(found, *_accounts(found)) for found in _further(captures)]),
        body=body,
    )


def _further(block: str | None) -> Iterator[re.Match[str]]:
    """Yield what matches each of the further captures."""
    for item in block[2:-1].split("\n- ") if block else ():
        match = FURTHER.fullmatch(f"- {item}\n")
        if match is None:
            raise ValueError
        yield match


def _kept(match: re.Match[str]) -> CaptureRecord:
    """Return as much of a capture's record as a gist holds."""
    file, filed, words, retrieved, address = [
        scalar(found) if found else None for found in match.group(*_KEPT)
    ]
    if not file or (address is not None and why_no_address(address)):
        raise ValueError
    return CaptureRecord(
        file=file,
        sha256=match["sha256"].strip('"'),
        filed=filed,
        words=words,
        retrieved=_date(retrieved),
        url=address,
    )


def _record(match: re.Match[str], roles: Mapping[str, str], reasons: Mapping[str, str]) -> CaptureRecord:
    """Return a capture's record, given its ledger and its reasons."""
    kept = _kept(match)
    kind, encoding, text = [scalar(found) if found else None for found in match.group(*_READ_OUT)]
    return CaptureRecord(
        file=kept.file,
        sha256=kept.sha256,
        filed=kept.filed,
        ledger=roles,
        reasons=reasons,
        format=kind,
        encoding=encoding,
        text=text,
        retrieved=kept.retrieved,
        words=kept.words,
        url=kept.url,
    )


def _date(text: str | None) -> Edtf | None:
    return None if text is None else Edtf.parse(text)


def _addresses(url: str | None, archived: str | None) -> tuple[str, ...]:
    """Return where the copies are. Raises ValueError where one, or the article's own, is no address."""
    copies = _items(archived)
    if any(map(why_no_address, copies if url is None else (url, *copies))):
        raise ValueError
    return copies


def _items(found: str | None) -> tuple[str, ...]:
    """Return the items of a list. Raises ValueError where one of them is a null."""
    if found is None:
        return ()
    items = flow(found[1:-1]) if found[0] == " " else [scalar(item) for item in found[3:-1].split("\n- ")]
    texts = tuple([item for item in items if item is not None])
    if len(texts) < len(items):
        raise ValueError
    return texts


def _below(
    images: str | None, notes: str | None, evidence: str | None, roles: str | None, reasons: str | None
) -> _Below:
    """Read what stands below fields. Raises ValueError where it is in doubt."""
    return _Below(
        tuple([_image(*row) for row in _rows_of(images)]),
        tuple([Note(type=_NOTE_TYPES[kind], text=_needed(text)) for kind, text in _rows_of(notes)]),
        {name: _needed(text) for name, text in _fields_of(evidence, "\n  ", ": ").items()},
        _roles(roles),
        _ranges(reasons),
    )


def _image(caption: str, credit: str, file: str | None = None, sha256: str | None = None) -> Image:
    return Image(
        caption=scalar(caption),
        credit=scalar(credit),
        file=_needed(file) if file else None,
        sha256=sha256.strip('"') if sha256 else None,
    )


def _rows_of(block: str | None) -> list[list[str]]:
    """Return the values of each item of a list, as written."""
    items = block[2:-1].split("\n- ") if block else ()
    return [[line.partition(": ")[2] for line in item.split("\n")] for item in items]


def _accounts(match: re.Match[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the ledger and the reasons of a further capture."""
    return _roles(match["ledger"]), _ranges(match["reasons"])


def _roles(block: str | None) -> dict[str, str]:
    """Return a ledger. Raises ValueError where a name in it is no role."""
    lines = _ranges(block)
    if not lines.keys() <= ROLES.keys():
        raise ValueError
    return lines


def _ranges(block: str | None) -> dict[str, str]:
    """Return a ledger, or reasons. Raises ValueError where a line stands there twice."""
    written = _fields_of(block, '"\n    ', ': "')
    ranges = {name[1:-1] if name[0] == '"' else name: lines for name, lines in written.items()}
    if len(ranges) < len(written):
        raise ValueError
    ledger.check(ranges)
    return ranges


def _fields_of(block: str | None, between: str, within: str) -> dict[str, str]:
    """Return the values of a mapping as written, given what stands between its lines and within each.

    Raises ValueError where two have the same name.
    """
    if block is None:
        return {}
    end, margin = between.split("\n")
    lines = block[len(margin) : -len(end) - 1].split(between)
    fields = dict([line.split(within, 1) for line in lines])
    if len(fields) < len(lines):
        raise ValueError
    return fields


def _needed(found: str) -> str:
    text = scalar(found)
    if text is None:
        raise ValueError
    return text
