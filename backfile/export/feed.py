"""A feed as a value: what Atom and JSON Feed say in their ways."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from backfile.edtf import Edtf

EPOCH = "1970-01-01T00:00:00Z"
"""When an entry of which no time at all is known is said to be updated, as a feed must say something."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")


class Entry(NamedTuple):
    """An article in a feed. `id` never changes; `link` and `data` are addresses of its page and its data.

    `updated` and `published` are times as RFC 3339 writes them.
    """

    id: str
    title: str
    link: str
    updated: str
    published: str | None
    language: str | None
    author: str | None
    summary: str
    tags: tuple[str, ...] = ()
    data: str | None = None


class Feed(NamedTuple):
    """One document of a feed. `id` is that of the whole feed, whatever the document.

    `page` is the address of the page that lists the same, `own` that of this document. `current` is the
    document with the latest entries, None where this is it; `previous` and `next` are the archive documents
    with older and newer entries. `about` is the tag or whatever else the entries have in common.
    """

    id: str
    title: str
    subtitle: str
    language: str
    author: str
    page: str
    own: str
    updated: str
    current: str | None
    previous: str | None
    next: str | None
    about: str | None
    generator: str


def moment(when: Edtf | None) -> str | None:
    """Return a certain day or time as RFC 3339 writes it; None for any other date.

    A day is written as its beginning in UTC, since the format knows no days; so is a time without a zone.
    """
    if when is None or when.exact_day is None:
        return None
    return _beginning(when)


def updated(date: Edtf | None, retrieved: Edtf | None) -> str:
    """Return when an article was last changed, as far as is known, never by a clock.

    That is its date; the last day that it may be of, where that is not certain; the day of its capture
    (`retrieved`); and EPOCH where none of these is known.
    """
    if date is not None and date.last is not None:
        return _beginning(date)
    return moment(retrieved) or EPOCH


def language_of(tag: str | None) -> str | None:
    """Return a language tag if it is one (RFC 3066, of which XML's is a part)."""
    return tag if tag and _LANGUAGE.match(tag) else None


def _beginning(when: Edtf) -> str:
    """Return the beginning of the last day that a date may be, or the time that it states."""
    if when.last is None:
        return EPOCH
    if when.seconds is None:
        return f"{when.last.isoformat()}T00:00:00Z"
    midnight = datetime.combine(when.last, time(), UTC)
    try:
        return f"{midnight + timedelta(seconds=when.seconds):%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0")
    except OverflowError:  # the last hours of the year 9999, in UTC
        return f"{when.last.isoformat()}T00:00:00Z"
