"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from collections.abc import Iterable

from backfile.export.feed import EPOCH, Entry, Feed
from backfile.export.jsontext import written

TYPE = "application/feed+json"


def json_feed(feed: Feed, items: Iterable[str]) -> bytes:
    """Write a document of a feed, given its items as `item_of` writes them."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "description": feed.subtitle or None,
        "next_url": feed.previous,
        "language": feed.language,
        "authors": [{"name": feed.author}],
    }
    listed = ",\n".join(items)
    return f'{written(head)[:-1]},"items":[\n{listed}\n]}}\n'.encode()


def item_of(entry: Entry) -> str:
    """Write an entry as an item."""
    return written(
        {
            "id": entry.id,
            "url": entry.link,
            "title": entry.title,
            "content_text": entry.summary,
            "date_published": entry.published,
            "date_modified": entry.updated if entry.updated not in (entry.published, EPOCH) else None,
            "authors": [{"name": entry.author}] if entry.author else None,
            "tags": entry.tags or None,
            "language": entry.language,
        }
    )
