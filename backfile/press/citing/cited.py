"""What is cited: an article as all styles and files see it."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from backfile.edtf import Edtf, Precision
from backfile.model import Article
from backfile.press import urls
from backfile.press.citing.people import MOST, Person, is_nobody, person
from backfile.press.language.datewords import describe
from backfile.text import folded
from backfile.toml.settings import Site

_SINGLE = {Precision.TIME: 3, Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
"""How many of year, month and day a date of each kind states."""


class Dating(NamedTuple):
    """A date as citations have it. `parts` are (year, month, day), as many as it states, and two of a span.

    `sure` tells that it is neither uncertain nor approximate. Where no year can be said, `parts` is empty;
    `words` say in any case what is known.
    """

    parts: tuple[tuple[int, ...], ...]
    about: bool
    sure: bool
    words: str

    @property
    def single(self) -> tuple[int, ...]:
        """The parts of a date that is no span; empty for any other."""
        return self.parts[0] if len(self.parts) == 1 else ()


class Cited(NamedTuple):
    """An article to cite. `own` is its address in this archive, where that stands on the web.

    `seen` is the day of the last capture, where that is known: the day on which the text stood at `url`.
    """

    key: str
    title: str | None
    description: str | None
    authors: tuple[Person, ...]
    publication: str | None
    section: str | None
    dating: Dating | None
    url: str | None
    own: str | None
    seen: date | None
    language: str | None
    tags: tuple[str, ...]
    archive: str


def cited(key: str, article: Article, site: Site) -> Cited:
    """Return an article as it is cited."""
    capture = article.capture
    seen = capture.retrieved.exact_day if capture and capture.retrieved else None
    return Cited(
        key=key,
        title=_line(article.title),
        description=_line(article.description),
        authors=tuple([_author(name, article) for name in article.authors[:MOST]]),
        publication=_line(article.publication),
        section=_line(article.section),
        dating=dating(article.date) if article.date else None,
        url=article.url,
        own=urls.absolute(urls.article(key), site.base_url) if site.base_url else None,
        seen=seen,
        language=article.language,
        tags=article.tags,
        archive=folded(site.title),
    )


def is_house(name: str, article: Article) -> bool:
    """Tell whether an author is no person: the publication, an agency, or by the words of the name."""
    return name == article.publication or name in article.agencies or is_nobody(name)


def _author(name: str, article: Article) -> Person:
    return Person(folded(name)) if is_house(name, article) else person(name)


@lru_cache(maxsize=1 << 14)
def dating(when: Edtf) -> Dating:
    """Return a date as it is cited."""
    parts = _parts(when)
    spread = len(parts) > 1 and when.precision is not Precision.INTERVAL
    sure = not (when.uncertain or when.approximate or spread)
    return Dating(parts, when.approximate, sure, describe(when))


def _parts(when: Edtf) -> tuple[tuple[int, ...], ...]:
    first, last = when.first, when.last
    if first is None or last is None:
        return ()
    count = _SINGLE.get(when.precision)
    if count is not None:
        return ((first.year, first.month, first.day)[:count],)
    if when.precision is Precision.INTERVAL:
        return ((first.year, first.month, first.day), (last.year, last.month, last.day))
    return ((first.year,),) if first.year == last.year else ((first.year,), (last.year,))


def _line(text: str | None) -> str | None:
    """Return text on one line, None where there is none."""
    if not text or (
        text.isprintable() and "  " not in text and not text[0].isspace() and not text[-1].isspace()
    ):
        return text or None  # as nearly all is, and to see it takes a third of folding it
    return folded(text) or None
