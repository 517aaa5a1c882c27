"""Atom (RFC 4287) with the marks of an archived feed (RFC 5005, section 4)."""

from collections.abc import Iterable

from backfile.export.feed import Entry, Feed
from backfile.export.xmltext import DECLARATION, element, text

TYPE = "application/atom+xml"
_ATOM, _HISTORY = "http://www.w3.org/2005/Atom", "http://purl.org/syndication/history/1.0"


def atom(feed: Feed, entries: Iterable[str]) -> bytes:
    """Write a document of a feed, given its entries as `entry_of` writes them."""
    head = [
        DECLARATION,
        f'<feed xmlns="{_ATOM}" xmlns:fh="{_HISTORY}" xml:lang="{text(feed.language)}">\n',
        element("id", feed.id),
        element("title", feed.title),
        element("subtitle", feed.subtitle),
        element("updated", feed.updated),
        f"<author>\n{element('name', feed.author)}</author>\n",
        _link("self", feed.own, TYPE),
        _link("alternate", feed.page, "text/html"),
        _link("current", feed.current, TYPE),
        _link("prev-archive", feed.previous, TYPE),
        _link("next-archive", feed.next, TYPE),
        f'<category term="{text(feed.about)}"/>\n' if feed.about else "",
        "<fh:archive/>\n" if feed.current else "",
        element("generator", feed.generator),
    ]
    return "".join([*head, *entries, "</feed>\n"]).encode()


def entry_of(entry: Entry) -> str:
    """Write an entry."""
    language = f' xml:lang="{text(entry.language)}"' if entry.language else ""
    return "".join(
        [
            f"<entry{language}>\n",
            element("id", entry.id),
            element("title", entry.title),
            _link("alternate", entry.link, "text/html"),
            _link("alternate", entry.data, "application/json"),
            element("updated", entry.updated),
            element("published", entry.published),
            f"<author>\n{element('name', entry.author)}</author>\n" if entry.author else "",
            *(f'<category term="{text(tag)}"/>\n' for tag in entry.tags),
            element("summary", entry.summary),
            "</entry>\n",
        ]
    )


def _link(relation: str, address: str | None, kind: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href="{text(address)}"/>\n' if address else ""
