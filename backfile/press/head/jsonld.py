"""An article as JSON-LD, in the terms of schema.org (NewsArticle): what a search engine may rely on.

Nothing is said that is not known: no author but those who are named, no date but a certain one.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from json.encoder import encode_basestring

from backfile.model import Article, NoteType
from backfile.press.citing.cited import Cited, is_house
from backfile.press.showing.views import When


def script(
    of: Cited,
    article: Article,
    published: When | None,
    modified: When | None,
    licence: str | None,
    pictures: Sequence[str],
) -> str:
    """Return a script element of data, which no browser runs. `licence` and `pictures` are addresses."""
    notice = article.rights if article.rights != licence else None
    common = _common(of.publication, article.agencies, of.section, of.language, licence, notice)
    images = [f'"image":{_listed(map(text, pictures))}'] if pictures else []
    fields = ",".join([common, *_own(of, article, published, modified), *images])
    return f'<script type="application/ld+json">{{{fields}}}</script>'


def moment(when: When | None, stated: str) -> str | None:
    """Return a date in ISO 8601, with the time where that is stated; None unless the day is certain."""
    if when is None or when.iso is None:
        return None
    return stated if "T" in stated else when.iso


def text(value: str) -> str:
    """Write text as JSON that can stand in a script element.

    The element is ended by "</script" alone, but "<!--" leads to a state in which that does not end it: so
    there is no "<" (HTML Living Standard, 4.12.1.3). U+2028 and U+2029 ended lines of JavaScript before 2019.
    """
    written = encode_basestring(value)
    if "<" in written or ">" in written or "&" in written:
        written = written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    if not written.isprintable():
        written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return written


def _own(of: Cited, article: Article, published: When | None, modified: When | None) -> Iterator[str]:
    """Yield the fields that no other article has."""
    if of.title:
        yield f'"headline":{text(of.title)}'
    if of.description:
        yield f'"description":{text(of.description)}'
    if article.date and (day := moment(published, article.date.text)):
        yield f'"datePublished":"{day}"'
    if article.modified and (day := moment(modified, article.modified.text)):
        yield f'"dateModified":"{day}"'
    if article.authors:
        yield f'"author":{_listed(_author(name, article) for name in article.authors)}'
    if article.dateline:
        yield f'"dateline":{text(article.dateline)}'
    if of.tags:
        yield f'"keywords":{_listed(map(text, of.tags))}'
    corrections = [note.text for note in article.notes if note.type is NoteType.CORRECTION]
    if corrections:
        yield f'"correction":{_listed(map(text, corrections))}'
    if of.url:
        yield f'"isBasedOn":{text(of.url)}'
    if of.own:
        yield f'"mainEntityOfPage":{text(of.own)}'
    if of.own or article.archived:
        yield f'"archivedAt":{_listed(map(text, filter(None, (of.own, *article.archived))))}'


@lru_cache(maxsize=1 << 10)
def _common(
    publication: str | None,
    agencies: tuple[str, ...],
    section: str | None,
    language: str | None,
    licence: str | None,
    notice: str | None,
) -> str:
    """Write the fields that many articles have in common."""
    fields = ['"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":true']
    if publication:
        fields.append(f'"publisher":{{"@type":"NewsMediaOrganization","name":{text(publication)}}}')
    simple = {
        "creditText": ", ".join(agencies),
        "articleSection": section,
        "inLanguage": language,
        "license": licence,
        "copyrightNotice": notice,
    }
    fields += [f'"{name}":{text(value)}' for name, value in simple.items() if value]
    return ",".join(fields)


def _author(name: str, article: Article) -> str:
    kind = "Organization" if is_house(name, article) else "Person"
    return f'{{"@type":"{kind}","name":{text(name)}}}'


def _listed(values: Iterable[str]) -> str:
    return f"[{','.join(values)}]"
