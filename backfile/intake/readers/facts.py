"""Facts that a file states beside an article's text, as values; what a sidecar states goes before them."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from backfile.captures.part import Fact
from backfile.config import web_address
from backfile.intake.edit.agencies import agencies_in, is_agency
from backfile.intake.edit.bylines import is_nobody, people_in
from backfile.intake.readers.dates import edtf_of
from backfile.model import Facts, Stated
from backfile.text import folded, printable

_DATES = frozenset({"published", "modified", "retrieved"})
_MANY = frozenset({"authors", "agencies", "tags", "archived"})
_MOST = 50
"""Authors, tags and the like that are taken from one place: what has more of them lists something else."""
_LONGEST = 1_000
"""Characters of a fact."""
_NAME = re.compile(r"[^\W\d_][^\d@/_|]{0,60}\Z")
_NAMED = "authors by name"
"""The field of a fact that is surely one person's name, and not a byline that may hold several."""


def person(name: str, where: str) -> Fact:
    """Return the fact that one person is an author."""
    return Fact(_NAMED, name, where)


def stated_of(facts: Iterable[Fact], outside: Stated) -> Stated:
    """Join facts to what a sidecar states. Of each field, the first place where it can be read counts."""
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    for fact, name in _with_fields(facts):
        if getattr(outside, name) or (name in places and (name not in _MANY or places[name] != fact.where)):
            continue
        value = _value(fact, name)
        if value in (None, ()):
            continue
        if isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys((*values.get(name, ()), *value)))[:_MOST]
        else:
            values[name] = value
        places[name] = fact.where
    publication = values.get("publication") or outside.publication
    for name in values.keys() & {"authors", "agencies"}:
        values[name] = tuple(_without_publication(values[name], publication))
    return replace(outside, **values, places={**_others(outside.places), **places})


def _with_fields(facts: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
    """Yield facts with the fields that they may state: who is named as an author may be an agency."""
    for fact in facts:
        if fact.field in ("authors", _NAMED):
            yield fact, "authors"
            yield fact, "agencies"
        else:
            yield fact, fact.field


def _others(places: Mapping[str, str]) -> dict[str, str]:
    return {name: place for name, place in places.items() if name in Facts.__dataclass_fields__}


def _value(fact: Fact, name: str) -> object:
    # What stands in JSON or in an attribute was often escaped once more than its format asks for.
    text = folded(printable(html.unescape(fact.value[: 2 * _LONGEST]))[0])[:_LONGEST]
    if not text:
        return None
    if name in _DATES:
        return edtf_of(text)
    if name in ("url", "archived"):
        address = None if web_address(text) else text
        return (address,) if address and name == "archived" else address
    if name == "authors":
        return _authors(text) if fact.field == _NAMED else tuple(people_in(text))
    if name == "agencies":
        return tuple(agencies_in(text))
    if name == "language":
        return text.replace("_", "-") if len(text) <= 20 else None
    return (text,) if name in _MANY else text


def _authors(name: str) -> tuple[str, ...]:
    """Return a person's name as it was stated, unless it is that of an agency, a newsroom or an address."""
    if is_agency(name) or is_nobody(name) or not _NAME.match(name):
        return ()
    return tuple(people_in(name)) or (name,)


def _without_publication(names: Iterable[str], publication: str | None) -> Iterator[str]:
    """Yield the authors who are not the publication itself, as some pages have it for want of a name."""
    known = (publication or "").casefold()
    return (name for name in names if name.casefold() != known)
