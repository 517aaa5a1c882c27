"""Beside the page of an article, files that cite it for programs: BibTeX, RIS and CSL-JSON."""

from collections.abc import Iterator

from backfile.names import path_of
from backfile.press import urls
from backfile.press.citing import bibtex, csl, ris
from backfile.press.citing.cited import Cited, cited
from backfile.press.page import Desk, Page
from backfile.press.reading import article_at
from backfile.press.showing.views import Named
from backfile.records.record import Record

_FORMATS = (("BibTeX", bibtex.SUFFIX), ("RIS", ris.SUFFIX), ("CSL-JSON", csl.SUFFIX))


def pages(record: Record) -> Iterator[Page]:
    """Lay out the files of an article behind its page, whose reading of the article they share."""
    key, made_of, source = record.key, (record.key, record.sha256), path_of(record.key)
    yield Page(urls.citation(key, bibtex.SUFFIX), "", _bibtex, made_of, source)
    yield Page(urls.citation(key, ris.SUFFIX), "", _ris, made_of, source)
    yield Page(urls.citation(key, csl.SUFFIX), "", _csl, made_of, source)


def files(key: str) -> tuple[Named, ...]:
    """Return the files of an article by the names of their formats."""
    return tuple([Named(name, urls.citation(key, suffix)) for name, suffix in _FORMATS])


def _bibtex(desk: Desk, key: str, sha256: str) -> bytes:
    return bibtex.entry(_cited(desk, key, sha256))


def _ris(desk: Desk, key: str, sha256: str) -> bytes:
    return ris.record(_cited(desk, key, sha256))


def _csl(desk: Desk, key: str, sha256: str) -> bytes:
    return csl.items(_cited(desk, key, sha256))


def _cited(desk: Desk, key: str, sha256: str) -> Cited:
    return cited(key, article_at(desk, key, sha256).article, desk.settings.site)
