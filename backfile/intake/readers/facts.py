"""Facts that a file states beside an article's text, as values; what a sidecar states goes before them."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from backfile.captures.part import Fact
from backfile.drafts import Facts, Stated
from backfile.intake.edit.agencies import agencies_in, is_agency
from backfile.intake.edit.houses import house_named
from backfile.intake.edit.people import is_nobody, people_in
from backfile.intake.readers.dates import edtf_of
from backfile.text import folded, printable
from backfile.toml.config import web_address

_DATES = frozenset({"published", "modified", "retrieved"})
_MANY = frozenset({"authors", "agencies", "houses", "tags", "archived"})
_MOST = 50
"""Authors, tags and the like that are taken from one place: what has more of them lists something else."""
_LONGEST = 1_000
"""Characters of a fact."""
_NAME = re.compile(r"[^\W\d_][^\d@/_|]{0,60}\Z")
_BYLINE = re.compile(r"by ", re.IGNORECASE)
_NAMED = "authors by name"
"""The field of a fact that is surely one person's name, and not a byline that may hold several."""
_ORGANISED = "authors by their organisation"
"""The field of a fact that is surely the name of an organisation."""
_AUTHORS = frozenset({"authors", _NAMED, _ORGANISED})


def person(name: str, where: str) -> Fact:
    """Return the fact that one person is an author."""
    return Fact(_NAMED, name, where)


def organisation(name: str, where: str) -> Fact:
    """Return the fact that an organisation is the author."""
    return Fact(_ORGANISED, name, where)


def stated_of(facts: Sequence[Fact], outside: Stated) -> Stated:
    """Join facts to what a sidecar states. Of each field, the first place where it can be read counts."""
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    own = _publications(facts, outside)
    for fact, name in _with_fields(facts):
        if getattr(outside, name) or (name in places and (name not in _MANY or places[name] != fact.where)):
            continue
        value = _value(fact, name, own)
        if value in (None, ()):
            continue
        if isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys((*values.get(name, ()), *value)))[:_MOST]
        else:
            values[name] = value
        places[name] = fact.where
    return replace(outside, **values, places={**_others(outside.places), **places})


def _with_fields(facts: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
    """Yield facts with the fields that they may state: who is named as an author may be no person."""
    for fact in facts:
        if fact.field in _AUTHORS:
            yield fact, "authors"
            yield fact, "agencies"
            yield fact, "houses"
        else:
            yield fact, fact.field


def _publications(facts: Iterable[Fact], outside: Stated) -> frozenset[str]:
    """Return all names of its publication that a page gives; some have it as the author for want of one."""
    names = [outside.publication or "", *(fact.value for fact in facts if fact.field == "publication")]
    return frozenset(name for text in names if (name := _words(text).casefold()))


def _others(places: Mapping[str, str]) -> dict[str, str]:
    return {name: place for name, place in places.items() if name in Facts.__dataclass_fields__}


def _words(value: str) -> str:
    # What stands in JSON or in an attribute was often escaped once more than its format asks for.
    return folded(printable(html.unescape(value[: 2 * _LONGEST]))[0])[:_LONGEST]


def _value(fact: Fact, name: str, own: frozenset[str]) -> object:
    text = _words(fact.value)
    if not text:
        return None
    if name in _DATES:
        return edtf_of(text)
    if name in ("url", "archived"):
        address = None if web_address(text) else text
        return (address,) if address and name == "archived" else address
    if name == "authors":
        return tuple(one for one in _people(fact.field, text) if one.casefold() not in own)
    if name == "agencies":
        return tuple(one for one in agencies_in(text) if one.casefold() not in own)
    if name == "houses":
        people = any(one.casefold() not in own for one in _people(fact.field, text))
        return () if people else tuple(filter(None, [house_named(text)]))
    if name == "language":
        return text.replace("_", "-") if len(text) <= 20 else None
    return (text,) if name in _MANY else text


def _people(field: str, text: str) -> tuple[str, ...]:
    """Return the people whom a stated author is or, where it is a byline, names.

    A person's name stays as it was stated, unless it is that of an agency, a newsroom, an account or an
    address. An organisation's name has people only where a byline stands in its place.
    """
    if field == _ORGANISED:
        return tuple(people_in(text)) if _BYLINE.match(text) else ()
    people = tuple(people_in(text))
    if people or field != _NAMED:
        return people
    named = _NAME.match(text) and not is_agency(text) and not is_nobody(text)
    return (text,) if named and house_named(text) else ()
