"""How Zotero saves a page that it knows no other way for, in our own words, as far as our pages go that way.

After its translators "Embedded Metadata" (13 June 2024) and "RDF" (8 September 2019), and `cleanAuthor` of
its utilities: github.com/zotero/translators and zotero/utilities. Programs of such kind take what they can
get, so that a page says what it has to with care.
"""

import re
from html.parser import HTMLParser

_PREFIXES = frozenset({"dc", "dcterms", "og", "article", "prism", "z"})
_HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_public_url": "url",
    "citation_language": "language",
}
_RDF = {
    "title": ("dc:title", "og:title"),
    "publicationTitle": ("prism:publicationName", "dc:source", "dcterms:source"),
    "rights": ("dc:rights",),
    "section": ("article:section",),
    "date": ("article:published_time", "dc:date"),
    "url": ("og:url",),
    "abstractNote": ("og:description",),
    "language": ("dc:language",),
}
_EDGE = " \t\n\u00a0.,/[]:"


class _Page(HTMLParser):
    """What of a page counts: its meta elements, the first machine-readable time, the language, the title."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: list[tuple[str, str]] = []
        self.time = self.lang = self.canonical = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta" and found.get("content"):
            self.meta.append((found.get("name") or found.get("property") or "", found["content"]))
        elif tag == "time":
            self.time = self.time or found.get("datetime", "")
        elif tag == "html":
            self.lang = found.get("lang", "")
        elif tag == "link" and found.get("rel") == "canonical":
            self.canonical = found["href"]


def saved(page: str) -> dict[str, object]:
    """Return the item that Zotero makes of a page: its type, and each field that is not empty."""
    read = _Page(page)
    stated: dict[str, list[str]] = {}
    for name, content in read.meta:
        prefix, _, rest = re.sub("[.:_]", ":", name, count=1).partition(":")
        if prefix.lower() in _PREFIXES and rest:
            stated.setdefault(f"{prefix.lower()}:{rest[0].lower()}{rest[1:]}", []).append(content)
    named = dict(reversed(read.meta))  # the first of a name counts
    item = {
        field: next((stated[one][0] for one in names if one in stated), "") for field, names in _RDF.items()
    }
    item["publicationTitle"] = item["publicationTitle"] or stated.get("og:site_name", [""])[0]
    item |= {field: named[name] for name, field in _HIGHWIRE.items() if named.get(name)}
    item["date"] = item["date"] or read.time
    item["language"] = item["language"] or read.lang
    item["url"] = item["url"] or read.canonical
    item["abstractNote"] = item["abstractNote"] or named.get("description", "")
    kind = "journalArticle" if "citation_journal_title" in named else stated.get("z:itemType", ["webpage"])[0]
    creators = _creators([content for name, content in read.meta if name == "citation_author"])
    return {"itemType": kind, "creators": creators, **{name: text for name, text in item.items() if text}}


def _creators(nodes: list[str]) -> list[tuple[str, str]]:
    """Return (family name, given names) of each author: semicolons part them, and some commas."""
    creators = []
    for node in nodes:
        names = re.split(r"\s*;\s*", node)
        parts = re.split(r"\s*,\s*", node)
        if len(nodes) == len(names) == 1 and len(parts) > 1 and " " in parts[0] and " " in parts[1]:
            names = parts
        creators += [_creator(name) for name in names if name.strip(_EDGE)]
    return creators


def _creator(name: str) -> tuple[str, str]:
    inverted, name = "," in name, name.strip(_EDGE)
    family, _, given = name.partition(",") if inverted else name.rpartition(" ")[::-1]
    return family, " ".join(given.partition(",")[0].split())
