"""What a page's JSON-LD says of its article (schema.org, in JSON-LD 1.1)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from backfile.captures.part import Fact
from backfile.intake.readers.facts import organisation, person

_ARTICLES = re.compile(r"(?:[A-Za-z]*Article|[A-Za-z]*BlogPosting|Report|SocialMediaPosting)\Z")
_PAGES = frozenset({"WebPage", "ItemPage"})
_MOST_OBJECTS = 2_000
_PEOPLE = frozenset({"Person", ""})
_WHERE = "the page's JSON-LD: "
_WRAPPED = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")
"""What stood around scripts for browsers that knew none, and for XML."""
_PLAIN = (
    ("title", "headline"),
    ("published", "datePublished"),
    ("modified", "dateModified"),
    ("section", "articleSection"),
    ("language", "inLanguage"),
)

Thing = Mapping[str, Any]


def facts_in(scripts: Sequence[str]) -> Iterator[Fact]:
    """Yield the facts of the article that a page's JSON-LD describes; none where it is broken."""
    things = [thing for script in scripts for thing in _things(_loaded(script))][:_MOST_OBJECTS]
    named = {str(thing["@id"]): thing for thing in reversed(things) if "@id" in thing and len(thing) > 1}
    articles = [thing for thing in things if any(map(_ARTICLES.match, _types(thing)))]
    pages = [thing for thing in things if not _PAGES.isdisjoint(_types(thing))]
    for thing in (*articles[:1], *pages[:1]):
        yield from _facts(thing, named)


def _loaded(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        text = _WRAPPED.sub("", script).strip("/* \t\r\n")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object) -> Iterator[Thing]:
    """Yield all objects of a document, those outside first."""
    waiting = [value]
    for one in waiting:  # grows as it is gone through
        if isinstance(one, dict):
            yield one
            if len(waiting) < _MOST_OBJECTS:
                waiting += one.values()
        elif isinstance(one, list) and len(waiting) < _MOST_OBJECTS:
            waiting += one


def _types(thing: Thing) -> list[str]:
    return [text.rpartition("/")[2] for text in _texts(thing.get("@type"))]


def _facts(thing: Thing, named: Mapping[str, Thing]) -> Iterator[Fact]:
    for field, key in _PLAIN:
        for text in _texts(thing.get(key))[:1]:
            yield Fact(field, text, _WHERE + key)
    for author in _list(thing.get("author")):
        yield from _author(author, named)
    for publisher in _list(thing.get("publisher"))[:1]:
        for text in _names(publisher, named):
            yield Fact("publication", text, f"{_WHERE}publisher")
    for key in ("url", "mainEntityOfPage"):
        for one in _list(thing.get(key))[:1]:
            address: object = one.get("@id") if isinstance(one, dict) else one
            if isinstance(address, str):
                yield Fact("url", address, _WHERE + key)


def _author(author: object, named: Mapping[str, Thing]) -> Iterator[Fact]:
    where = f"{_WHERE}author"
    if isinstance(author, str):
        yield Fact("authors", author, where)
        return
    thing = _resolved(author, named)
    if thing is None:
        return
    is_person = not _PEOPLE.isdisjoint(_types(thing) or [""])
    for text in _texts(thing.get("name")):
        yield person(text, where) if is_person else organisation(text, where)


def _names(value: object, named: Mapping[str, Thing]) -> list[str]:
    if isinstance(value, str):
        return [value]
    thing = _resolved(value, named)
    return _texts(thing.get("name"))[:1] if thing is not None else []


def _resolved(value: object, named: Mapping[str, Thing]) -> Thing | None:
    """Return the object that a value is, or that it names by its identifier."""
    if not isinstance(value, dict):
        return None
    return named.get(str(value["@id"]), value) if "name" not in value and "@id" in value else value


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: object) -> list[str]:
    return [text for text in _list(value) if isinstance(text, str) and text.strip()]
