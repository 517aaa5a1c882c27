"""The data of each article, as JSON beside its page."""

from collections.abc import Iterator

from backfile.export.articles import data_of
from backfile.export.jsontext import whole
from backfile.names import path_of
from backfile.press import urls
from backfile.press.page import Desk, Page, Plan
from backfile.press.reading import article_at
from backfile.records.record import Record


def pages(plan: Plan, record: Record) -> Iterator[Page]:
    """Lay out the data of an article."""
    if plan.settings.export.data:
        key = record.key
        yield Page(urls.data(key), "", _view, (key, record.sha256), path_of(key))


def _view(desk: Desk, key: str, sha256: str) -> bytes:
    """Return one line of JSON: all of them, one behind the other, are articles.ndjson."""
    base, export = desk.settings.site.base_url, desk.settings.export
    path = urls.article(key)
    page = urls.absolute(path, base) if base else path
    article = article_at(desk, key, sha256).article
    return f"{whole(data_of(key, article, page=page, sha256=sha256, text=export.text))}\n".encode()
