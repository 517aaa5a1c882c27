"""To whom and what an article is credited, each with its page in the indexes."""

from functools import lru_cache
from typing import NamedTuple

from backfile.model import Article
from backfile.press import urls
from backfile.press.holdings.indexes import Kind, has_page


class Name(NamedTuple):
    """The name of somebody or something, with its page if it has one."""

    name: str
    path: str | None


class Credits(NamedTuple):
    """An article's publication, section, authors, agencies and language, those that it has."""

    publication: Name | None
    section: Name | None
    authors: tuple[Name, ...]
    agencies: tuple[Name, ...]
    language: Name | None


def credits_of(article: Article, again: tuple[str, ...]) -> Credits:
    """Return the credits of an article; `again` are the authors that have another article too."""
    return Credits(
        publication=_name(Kind.PUBLICATIONS, article.publication) if article.publication else None,
        section=_name(Kind.SECTIONS, article.section) if article.section else None,
        authors=tuple([_name(Kind.AUTHORS, name, 1 + (name in again)) for name in article.authors]),
        agencies=tuple([_name(Kind.AGENCIES, name) for name in article.agencies]),
        language=_name(Kind.LANGUAGES, article.language) if article.language else None,
    )


@lru_cache(maxsize=1 << 14)
def _name(kind: Kind, name: str, count: int = 1) -> Name:
    return Name(name, urls.named(kind, name) if has_page(kind, name, count) else None)
