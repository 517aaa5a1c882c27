"""One article out of several captures of it: the reading of the last one, and the records of all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from backfile.articles.articlefile import dumps
from backfile.articles.seal import fingerprint, sealed_with
from backfile.captures.naming import order
from backfile.model import Article, CaptureRecord

_STATED = "stated"
"""How the evidence of a stated fact begins."""
_TAKEN_OVER = ("date", "publication", "section", "authors", "url", "archived", "rights")
"""Fields that another capture may state where the last one does not; headlines and texts are its own."""


def sealed(article: Article) -> str:
    """Return the text of an article file, with the digest by which an edit will be known."""
    return filed_as(article)[0]


def filed_as(article: Article) -> tuple[str, str]:
    """Return the text of an article file, sealed, and the digest by which an edit of it will be known."""
    capture = article.capture
    if capture is None:
        text = dumps(article)
        return text, fingerprint(text)
    # What stands for the seal does not count.
    text = dumps(replace(article, capture=replace(capture, filed="0" * 64)))
    digest = fingerprint(text)
    return sealed_with(text, digest), digest


def joined(readings: Sequence[Article], gone: Iterable[CaptureRecord] = ()) -> Article:
    """Join readings of one article, in the order of `naming.order`.

    The last is the article's, but a stated fact wins over an inferred one.
    `gone` are the records of captures that can't be read any more.
    """
    *others, last = readings
    for other in reversed(others):
        last = replace(last, **_stated_only_in(other, last))
    records = [*(further(other, last.url) for other in others), *gone]
    records.sort(key=lambda record: order(record.file, record.retrieved))
    return replace(last, captures=tuple(records))


def further(reading: Article, url: str | None) -> CaptureRecord:
    """Return the record of a capture that the article was not read from; `url` is the article's."""
    if reading.capture is None:
        raise ValueError("a reading has a capture")
    return replace(reading.capture, url=None if reading.url == url else reading.url)


def _stated_only_in(other: Article, last: Article) -> dict[str, Any]:
    """Return the fields to take over from another reading, with their evidence."""
    taken = [name for name in _TAKEN_OVER if _is_stated(other, name) and not _is_stated(last, name)]
    if not taken:
        return {}
    known = {**last.evidence, **{name: _known(other, name) for name in taken}}
    evidence = {name: known[name] for name in (*Article.__dataclass_fields__, "retrieved") if name in known}
    return {**{name: getattr(other, name) for name in taken}, "evidence": evidence}


def _is_stated(article: Article, name: str) -> bool:
    return article.evidence.get(name, "").startswith(_STATED)


def _known(article: Article, name: str) -> str:
    """Say how a field is known, and of which capture, where the evidence names no file."""
    evidence = article.evidence[name]
    file = article.capture.file if article.capture else ""
    return f"{evidence}, {file}" if evidence.startswith(f"{_STATED} by") else evidence
