"""What the head of an article's page tells programs: search engines, reference managers, link previews.

The vocabularies are Open Graph (ogp.me), the tags that Highwire Press began, Dublin Core (DCMI, dc-html), and
the one word of Zotero by which it saves a newspaper article. What many articles share is written once.

Zotero takes `citation_journal_title` for the mark of a journal's article, whatever else is said; a meta
element `DC.source` and `og:site_name` for names of a publication; and the first day that `DC.date` names for
the date. So the publication is told in PRISM's words (Basic 2.0), the original address by a link (dc-html,
4.5), the archive only beside a publication, and a claim that is no one day, month or year as that of making:
what was published by a day was made by then.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from backfile.edtf import Precision
from backfile.model import Article
from backfile.press.citing.cited import Cited
from backfile.press.citing.people import Person
from backfile.press.head import jsonld
from backfile.press.jinja.jinjaquick import escaped, marked
from backfile.press.showing.views import When
from backfile.toml.config import web_address
from backfile.toml.settings import Site

_OPEN_GRAPH, _HIGHWIRE, _DUBLIN_CORE = 'property="og:', 'name="citation_', 'name="DC.'
_STAMP = 'property="article:'
_FIRST = """<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">
<link rel="schema.z" href="http://www.zotero.org/namespaces/export#">
<link rel="schema.prism" href="http://prismstandard.org/namespaces/basic/2.0/">
<meta name="z:itemType" content="newspaperArticle">
<meta name="DC.type" content="Text">
<meta property="og:type" content="article">
"""
_NOINDEX = '<meta name="robots" content="noindex">\n'
_NOT_KNOWN = "und"
"""The language that is not known (BCP 47, 4.1): else it would be taken to be the page's own."""
_SINGLE = frozenset({Precision.TIME, Precision.DAY, Precision.MONTH, Precision.YEAR})
_MOST = 30
"""Of tags, so many are told; an article may have thousands."""


def head(
    of: Cited,
    title: str,
    article: Article,
    site: Site,
    published: When | None,
    modified: When | None,
    pictures: Sequence[str] = (),
) -> Markup:
    """Return the links, meta elements and data of an article's page for its head.

    `title` is the headline as readers see it, and `pictures` are the addresses of those that were captured.
    """
    rights = licence(article, site)
    common = _common(site.robots, rights, of.archive, of.publication, of.section, of.language, article.rights)
    title = escaped(title)
    deck = escaped(of.description) if of.description else None
    own = escaped(of.own) if of.own else None
    meta = [
        f'<meta {_OPEN_GRAPH}title" content="{title}">\n',
        f'<meta {_HIGHWIRE}title" content="{title}">\n',
        f'<meta {_DUBLIN_CORE}title" content="{title}">\n',
        f'<meta {_OPEN_GRAPH}description" content="{deck}">\n' if deck else "",
        f'<meta {_OPEN_GRAPH}url" content="{own}">\n<meta {_HIGHWIRE}public_url" content="{own}">\n'
        if own
        else "",
        f'<link rel="DC.source" href="{escaped(of.url)}">\n' if of.url else "",
        f'<meta {_HIGHWIRE}keywords" content="{escaped("; ".join(of.tags[:_MOST]))}">\n' if of.tags else "",
        f'<meta {_OPEN_GRAPH}image" content="{escaped(pictures[0])}">\n' if pictures else "",
        *[f'<meta {_DUBLIN_CORE}creator" content="{escaped(name)}">\n' for name in article.authors],
        *[_author(one, alone=len(of.authors) == 1) for one in of.authors],
        _dates(article, published, modified),
        jsonld.script(of, article, published, modified, rights, pictures),
    ]
    return marked(common + "".join(meta))


def canonical(of: Cited, site: Site) -> str | None:
    """Return the address that an article's page names as the one to keep, as the settings have it."""
    return (of.url or of.own) if site.canonical == "original" else of.own


def licence(article: Article, site: Site) -> str | None:
    """Return the address of an article's licence: its own `rights`, where that is one, or the site's."""
    rights = article.rights
    return rights if rights and rights.startswith("http") and web_address(rights) is None else site.license


@lru_cache(maxsize=1 << 10)
def _common(
    robots: str,
    licence: str | None,
    archive: str,
    publication: str | None,
    section: str | None,
    language: str | None,
    rights: str | None,
) -> str:
    """Write what many articles have in common."""
    begin = _FIRST if robots == "index" else _NOINDEX + _FIRST
    link = f'<link rel="license" href="{escaped(licence)}">\n' if licence else ""
    return f"{begin}{link}" + _written(
        [
            (f"{_OPEN_GRAPH}site_name", archive if publication else None),
            ('name="prism.publicationName', publication),
            (f"{_DUBLIN_CORE}publisher", publication),
            (f"{_STAMP}section", section),
            (f"{_HIGHWIRE}language", language or _NOT_KNOWN),
            (f"{_DUBLIN_CORE}language", language),
            (f"{_DUBLIN_CORE}rights", rights),
        ]
    )


def _author(of: Person, *, alone: bool) -> str:
    """Write an author so that the name is taken apart as it is in references.

    Readers take the last word for the family name, unless there is a comma: "van Author, Ann". One at the
    end keeps a name whole. But where two words stand on both sides of it, and the author is `alone`, they
    see two.
    """
    name = of.whole
    if of.given and (of.suffix or " " in of.family) and not (alone and " " in of.family and " " in of.given):
        name = f"{of.family}, {of.given} {of.suffix}".rstrip()
    elif not of.given and " " in name and "," not in name:
        name += ","
    return f'<meta {_HIGHWIRE}author" content="{escaped(name)}">\n'


def _dates(article: Article, published: When | None, modified: When | None) -> str:
    """Write dates: a certain day for those who know no other, the claim as it is for those who read EDTF."""
    stated = article.date.text if article.date else None
    single = article.date is not None and article.date.precision in _SINGLE
    day = jsonld.moment(published, stated) if stated else None
    changed = jsonld.moment(modified, article.modified.text) if article.modified else None
    return _dated(stated, single, day, changed)


@lru_cache(maxsize=1 << 10)
def _dated(stated: str | None, single: bool, published: str | None, modified: str | None) -> str:  # noqa: FBT001 - cached
    return _written(
        [
            (f"{_DUBLIN_CORE}date" if single else f"{_DUBLIN_CORE}date.created", stated),
            (f"{_STAMP}published_time", published),
            (f"{_HIGHWIRE}publication_date", published[:10].replace("-", "/") if published else None),
            (f"{_STAMP}modified_time", modified),
        ]
    )


def _written(named: Iterable[tuple[str, str | None]]) -> str:
    return "".join(f'<meta {name}" content="{escaped(text)}">\n' for name, text in named if text)
