"""What a page's own tags say of its article: JSON-LD, then OpenGraph and other meta tags, then links."""

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from backfile.captures.htmltokens import Token, attributes, tokens
from backfile.captures.part import Fact
from backfile.intake.readers import jsonld

_META: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", "sailthru.title"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
        "dcterms.created", "dc.date", "citation_publication_date", "parsely-pub-date", "sailthru.date",
        "pubdate", "publish-date", "publication_date", "article.published", "cxenseparse:recs:publishtime",
        "date",
    ),
    "modified": (
        "article:modified_time", "og:article:modified_time", "datemodified", "dcterms.modified",
        "og:updated_time", "article.updated", "last-modified",
    ),
    "authors": ("author", "article:author", "dc.creator", "citation_author", "parsely-author",
                "sailthru.author", "byl"),
    "publication": ("og:site_name", "citation_journal_title", "dc.publisher", "application-name"),
    "section": ("article:section", "parsely-section", "section"),
    "rights": ("dc.rights", "dcterms.rights", "copyright"),
    "language": ("og:locale", "content-language", "dc.language"),
    "url": ("og:url", "parsely-link"),
}  # fmt: skip
"""Names of meta tags by the field that they state, the most trustworthy first."""
_FIELDS = {name: (field, rank) for field, names in _META.items() for rank, name in enumerate(names)}


def facts_in(markup: str, base: str | None = None) -> list[Fact]:
    """Return the facts that a page states, the most trustworthy first. `base` is the page's own address."""
    scripts: list[str] = []
    links: list[Fact] = []
    metas: list[tuple[int, Fact]] = []
    last: list[Fact] = []
    before = Token("", "", "")
    for token in tokens(markup):
        if token.kind == "<" and token.name == "meta":
            metas += _meta(attributes(token.text))
        elif token.kind == "<" and token.name == "link":
            links += _canonical(attributes(token.text), base)
        elif token.kind == "<" and token.name == "html":
            lang = attributes(token.text).get("lang", "")
            last.append(Fact("language", lang, "the page's html tag: lang"))
        elif token.kind == "<" and token.name == "time":
            last += _time(attributes(token.text))
        elif token.name == "script" and before.name == "script" and "ld+json" in before.text:
            scripts.append(token.text)
        before = token
    ranked = [fact for _, fact in sorted(metas, key=lambda meta: meta[0])]
    return [*links, *jsonld.facts_in(scripts), *ranked, *last]


def _meta(found: Mapping[str, str]) -> Iterator[tuple[int, Fact]]:
    name = (
        found.get("property") or found.get("name") or found.get("itemprop") or found.get("http-equiv") or ""
    )
    field, rank = _FIELDS.get(name.strip().lower(), ("", 0))
    if field and (value := found.get("content", "")):
        yield rank, Fact(field, value, f"the page's meta tag: {name.strip()[:40]}")


def _canonical(found: Mapping[str, str], base: str | None) -> Iterator[Fact]:
    """Take the address that a page says is its own; that of a whole site is not an article's."""
    if "canonical" not in found.get("rel", "").lower().split():
        return
    try:
        address = urljoin(base or "", found.get("href", "").strip())
        path = urlsplit(address).path
    except ValueError:
        return
    if path.strip("/"):
        yield Fact("url", address, "the page's link tag: canonical")


def _time(found: Mapping[str, str]) -> Iterator[Fact]:
    kind = found.get("itemprop", "").lower()
    if "pubdate" in found or kind in ("datepublished", "datecreated"):
        yield Fact("published", found.get("datetime", ""), "the page's time tag")
    elif kind == "datemodified":
        yield Fact("modified", found.get("datetime", ""), "the page's time tag")
