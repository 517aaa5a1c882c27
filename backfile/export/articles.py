"""An article as data, for other programs. The fields are described in docs/data.md."""

from typing import Any

from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord


def data_of(key: str, article: Article, *, page: str, sha256: str, text: bool) -> dict[str, Any]:
    """Return an article's fields as plain values, in the order in which they are written.

    `page` is the address of its page, `sha256` the digest of its file, and `text` says whether its text is to
    be there. What is not known is None, or an empty list.
    """
    date, modified = article.date, article.modified
    data: dict[str, Any] = {
        "id": key,
        "page": page,
        "title": article.title,
        "description": article.description,
        "date": date.text if date else None,
        "date_first": _day(date, last=False),
        "date_last": _day(date, last=True),
        "modified": modified.text if modified else None,
        "publication": article.publication,
        "section": article.section,
        "language": article.language,
        "byline": article.byline,
        "authors": article.authors,
        "agencies": article.agencies,
        "dateline": article.dateline,
        "images": [{"caption": image.caption, "credit": image.credit} for image in article.images],
        "notes": [{"type": note.type.value, "text": note.text} for note in article.notes],
        "tags": article.tags,
        "url": article.url,
        "archived": article.archived,
        "rights": article.rights,
        "status": article.status.value,
        "evidence": article.evidence,
        "captures": [_capture(one) for one in (*article.captures, article.capture) if one],
        "sha256": sha256,
    }
    if text:
        data["text"] = article.body
    return data


def _capture(record: CaptureRecord) -> dict[str, str | None]:
    return {
        "file": record.file,
        "sha256": record.sha256,
        "format": record.format,
        "encoding": record.encoding,
        "retrieved": record.retrieved.text if record.retrieved else None,
        "url": record.url,
    }


def _day(date: Edtf | None, *, last: bool) -> str | None:
    """Return the first or the last day that a date may be; None where it is open or there is none."""
    found = (date.last if last else date.first) if date else None
    return found.isoformat() if found else None
