"""WordPress exports (WXR, "WordPress eXtended RSS"): each published post and page is an article."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from backfile.captures.entries import Entry
from backfile.captures.part import Fact
from backfile.captures.xmltree import Tree, children, text_of

_KINDS = frozenset({"post", "page", ""})
_PUBLISHED = frozenset({"publish", ""})
_CAPTION = re.compile(r"\[caption[^\[\]]{0,500}\]")
_BREAK = re.compile(r"\r?\n[ \t]*+\r?\n\s*+")
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|blockquote|figure)[\s>]", re.IGNORECASE)
_NO_TIME = "0000-00-00 00:00:00"


def is_export(channel: Element) -> bool:
    """Tell a WordPress export from other RSS."""
    return next(children(channel, "wordpress.org/export}wxr_version"), None) is not None


def entries(channel: Element, tree: Tree) -> Iterator[Entry]:
    """Yield the published posts and pages, numbered among all items: drafts, menus and pictures are none.

    Nor are posts that WordPress shows only to who has their password.
    """
    names = {
        text_of(author, "author_login"): text_of(author, "author_display_name")
        for author in children(channel, "author")
    }
    publication = Fact("publication", text_of(channel, "title"), "the export: title")
    for number, item in enumerate(children(channel, "item"), 1):
        kind, status = text_of(item, "export}post_type"), text_of(item, "export}status")
        public = status in _PUBLISHED and not text_of(item, "export}post_password")
        if kind in _KINDS and public and item not in tree.unfinished:
            yield _entry(item, number, names, publication)


def _entry(item: Element, number: int, names: dict[str, str], publication: Fact) -> Entry:
    login = text_of(item, "creator")
    byline = names.get(login) or login
    published = _when(item, "post_date") or text_of(item, "pubdate")
    tags = [child.text or "" for child in children(item, "category") if child.get("domain") == "post_tag"]
    sections = [child.text or "" for child in children(item, "category") if child.get("domain") == "category"]
    facts = (
        Fact("title", text_of(item, "title"), "the export: title"),
        Fact("url", text_of(item, "link"), "the export: link"),
        Fact("published", published, "the export: post_date"),
        Fact("modified", _when(item, "post_modified"), "the export: post_modified"),
        Fact("authors", byline, "the export: creator"),
        Fact("section", next(iter(sections), ""), "the export: category"),
        *(Fact("tags", tag, "the export: post_tag") for tag in tags),
        publication,
    )
    return Entry(
        number=number,
        title=text_of(item, "title"),
        byline=byline,
        published=published,
        descriptions=(text_of(item, "excerpt}encoded"),),
        content=_paragraphs(text_of(item, "content}encoded")),
        is_html=True,
        facts=facts,
    )


def _when(item: Element, name: str) -> str:
    """Return a date, in universal time where the export has it so."""
    universal = text_of(item, f"export}}{name}_gmt")
    if universal and universal != _NO_TIME:
        return f"{universal}Z"
    own = text_of(item, f"export}}{name}")
    return own if own != _NO_TIME else ""


def _paragraphs(content: str) -> str:
    """Mark the paragraphs that WordPress makes of empty lines when it shows a post."""
    if not _BLOCK.search(content):
        content = _BREAK.sub("<p>", content).replace("\n", "<br>")
    content = _CAPTION.sub("<figure><figcaption>", content).replace("[/caption]", "</figcaption></figure>")
    return _BREAK.sub("<p>", content)
