"""What can be found of an article, as the search's index wants it, and how that is kept for the index.

An index made from nothing needs all articles. Where the page of one was printed in the same run, its worker
had just read it: what the index wants of it is sent along, and put away until then. To read the article again
would take longer than to index it.
"""

import marshal
import mmap
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

from backfile.model import Article
from backfile.press import links
from backfile.press.markdown import plaintext
from backfile.press.page import Desk
from backfile.press.reading import article_at
from backfile.search.doc import Doc

_ARTICLES = "articles/"
_PLAIN = 2
"""The version of marshal that looks for no repeated values."""
_MOST = 1 << 29
"""Bytes that are put away at most; what is more is read again."""
_SIZE = 32
"""Bits of a size, behind the place in the file."""


def is_article(path: str) -> bool:
    """Tell whether an article's page stands at a path of the site."""
    return path.startswith(_ARTICLES) and path.endswith(links.PAGE)


def key_at(path: str) -> str:
    """Return the key of the article whose page stands at a path."""
    return path.removeprefix(_ARTICLES).removesuffix(links.PAGE)


def doc_of(desk: Desk, key: str, sha256: str) -> Doc:
    """Return what can be found of an article. Raises BackfileError or Problems."""
    return doc_from(key, article_at(desk, key, sha256).article, nesting=desk.settings.press.nesting)


def doc_from(key: str, article: Article, *, nesting: int) -> Doc:
    """Return what can be found of an article whose body may be nested so deep."""
    around = (
        article.description,
        *(one.caption for one in article.images),
        *(one.text for one in article.notes),
    )
    return Doc(
        key=key,
        title=article.title,
        date=article.date.text if article.date else None,
        language=article.language,
        publication=article.publication,
        byline=article.byline,
        authors=article.authors,
        tags=tuple(dict.fromkeys(article.tags)),
        around=tuple(text for text in around if text),
        paragraphs=plaintext.texts_of(article.body, nesting=nesting),
    )


def slip_of(doc: Doc) -> bytes:
    """Pack what can be found of an article."""
    return marshal.dumps(tuple(doc), _PLAIN)


def doc_in(slip: bytes) -> Doc:
    """Undo `slip_of`."""
    return Doc._make(marshal.loads(slip))  # noqa: S302 - what `slip_of` has packed in this run


class Slips:
    """The slips of a run, by the article's key, in a file that nobody else sees; it ends with the run.

    They are put one by one in the process that began the run. What is read afterwards may be read by workers.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed when the run ends
        self._places: dict[str, int] = {}
        self._end = 0
        self._read: mmap.mmap | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._read:
            self._read.close()
        self._file.close()

    def put(self, key: str, slip: bytes) -> None:
        """Put a slip away, if there is room."""
        if self._end + len(slip) <= _MOST:
            self._file.write(slip)
            self._places[key] = self._end << _SIZE | len(slip)
            self._end += len(slip)

    def ready(self) -> None:
        """Be read from now on."""
        self._file.flush()
        if self._end:
            self._read = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)

    def get(self, key: str) -> bytes | None:
        """Return the slip of an article, None where none was put."""
        place = self._places.get(key)
        if place is None or self._read is None:
            return None
        begin, size = place >> _SIZE, place & (1 << _SIZE) - 1
        return self._read[begin : begin + size]
