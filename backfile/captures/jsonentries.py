"""Articles in JSON: JSON Feed, and the objects that news-please, newspaper4k and trafilatura write.

Objects stand on a line each (JSON Lines), in one array, or alone in their file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

from backfile.captures.decoding import decoded
from backfile.captures.entries import Entry, joined, part_of, plain
from backfile.captures.htmlpage import too_deep
from backfile.captures.naming import name_of
from backfile.captures.part import Fact, Part
from backfile.errors import BackfileError, Location
from backfile.text import folded
from backfile.toml.settings import Intake

_FEED = "jsonfeed.org/version"
_TEXT = ("maintext", "text", "content_text", "article_text", "body", "content", "raw_text")
"""What trafilatura calls raw has the page's words in one paragraph, and counts where there is no other."""
_IN_FEEDS = ("content_html",)
_HTML = (*_IN_FEEDS, "article_html", "html")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "title_page"),
    "url": ("url", "source", "source_url", "link", "canonical_link", "external_url"),
    "published": ("date_publish", "publish_date", "date_published", "published", "date", "pubDate"),
    "modified": ("date_modify", "date_modified", "modified"),
    "retrieved": ("date_download", "filedate", "download_date", "retrieved"),
    "publication": (
        "sitename",
        "site_name",
        "meta_site_name",
        "source-hostname",
        "hostname",
        "source_domain",
    ),
    "section": ("section",),
    "language": ("language", "lang", "meta_lang"),
    "rights": ("license",),
}
"""The names of a field, in the order in which they are asked."""
_AUTHORS = ("authors", "author", "byline")
_TAGS = ("tags",)
_DESCRIPTION = ("description", "excerpt", "meta_description", "summary")
_HEAD = 4096
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*+[\[{]")
_LINED = (".jsonl", ".ndjson")
_TRIED = 20
"""Lines of which one must be an article for all to be read as JSON Lines."""

Thing = Mapping[str, Any]


def parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError] | None:
    """Take objects that have an article's text; None where the bytes are no JSON, or of another kind."""
    if not (_START.match(data[:_HEAD]) or name.lower().removesuffix(".gz").endswith(_LINED)):
        return None
    found = decoded(data, name)
    text = found.text.removeprefix("\ufeff")
    try:
        whole = _loaded(text, name, limits)
    except ValueError:
        return _lines(text, found.encoding, name, limits) if any(map(_is_article, _first(text))) else None
    if isinstance(whole, dict) and _FEED in str(whole.get("version", "")):
        return _feed(whole, found.encoding, name, limits)
    if isinstance(whole, list):
        return (
            _all(enumerate(whole, 1), found.encoding, name, limits) if any(map(_is_article, whole)) else None
        )
    return _all([(None, whole)], found.encoding, name, limits) if _is_article(whole) else None


def _lines(text: str, encoding: str, name: str, limits: Intake) -> Iterator[Part | BackfileError]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            thing = _loaded(line, name_of(name, number), limits)
        except ValueError as error:
            yield BackfileError(f"not JSON: {error}"[:200], Location(name, number))
            continue
        except BackfileError as problem:
            yield problem
            continue
        yield from _all([(number, thing)], encoding, name, limits)


def _feed(feed: Thing, encoding: str, name: str, limits: Intake) -> Iterator[Part | BackfileError]:
    around = (
        Fact("publication", _text(feed, ("title",)), "the feed: title"),
        Fact("language", _text(feed, ("language",)), "the feed: language"),
    )
    items = feed.get("items")
    numbered = enumerate(items if isinstance(items, list) else (), 1)
    return _all(numbered, encoding, name, limits, kind="JSON Feed", around=around)


def _all(
    things: Any,  # noqa: ANN401 - pairs of a number and whatever stands in the file
    encoding: str,
    name: str,
    limits: Intake,
    *,
    kind: str = "JSON",
    around: tuple[Fact, ...] = (),
) -> Iterator[Part | BackfileError]:
    for number, thing in things:
        called = name_of(name, number)
        if not _is_article(thing):
            yield BackfileError("the record holds no article's text", Location(called))
            continue
        try:
            entry = _entry(thing, number, around, _content(thing, called, limits))
            yield part_of(entry, kind=kind, encoding=encoding, name=called, limits=limits)
        except BackfileError as problem:
            yield problem


def _content(thing: Thing, name: str, limits: Intake) -> tuple[str, bool]:
    """Return an article's text, and whether it is HTML.

    Of the two that an item of a feed may have (JSON Feed 1.1), the one with more words. Elsewhere HTML may be
    the whole page, and stands in only for a text. Raises BackfileError where HTML is nested too deep.
    """
    text = _text(thing, _TEXT)
    both = _text(thing, _IN_FEEDS) if text else ""
    if both and len(folded(plain(both, name, limits))) > len(folded(text)):
        return both, True
    return text or _text(thing, _HTML), not text


def _entry(thing: Thing, number: int | None, around: tuple[Fact, ...], content: tuple[str, bool]) -> Entry:
    text, is_html = content
    authors = [name for key in _AUTHORS[:2] for name in _names(thing.get(key))] or _names(thing.get("byline"))
    byline = joined(dict.fromkeys(authors))
    facts = [
        Fact(field, value, f"the record: {key}")
        for field, keys in _FIELDS.items()
        for key in keys
        if (value := _text(thing, (key,)))
    ]
    facts += [Fact("authors", author, "the record: its authors") for author in dict.fromkeys(authors)]
    facts += [Fact("tags", tag, "the record: tags") for key in _TAGS for tag in _names(thing.get(key))]
    return Entry(
        number=number,
        title=_text(thing, _FIELDS["title"]),
        byline=byline,
        published=_text(thing, _FIELDS["published"]),
        descriptions=(_text(thing, _DESCRIPTION),),
        content=text,
        is_html=is_html,
        facts=(*facts, *around),
    )


def _is_article(thing: object) -> bool:
    return isinstance(thing, dict) and bool(_text(thing, _TEXT) or _text(thing, _HTML))


def _first(text: str) -> Iterator[object]:
    """Yield the first lines of a text that are JSON."""
    lines = (line for line in text.split("\n") if line.strip())
    for line in islice(lines, _TRIED):
        with suppress(ValueError, RecursionError):
            yield json.loads(line)


def _loaded(text: str, name: str, limits: Intake) -> object:
    """Read JSON. Raises ValueError, and BackfileError where it is nested deeper than Python can read it."""
    try:
        return json.loads(text)
    except RecursionError:
        raise too_deep(limits, name) from None


def _text(thing: Thing, keys: tuple[str, ...]) -> str:
    values = (thing.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _names(value: object) -> list[str]:
    """Return names: of a list, of objects that have one, or divided by ";" as trafilatura writes them."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found += filter(None, map(str.strip, one.split(";")))
        elif isinstance(one, dict):
            waiting.append(one.get("name"))
        elif isinstance(one, list):
            waiting += reversed(one)
    return found
