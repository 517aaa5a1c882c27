"""What templates see: small values, complete and ready to print.

Those of which a page has many are named tuples, which take a third of the time of a frozen dataclass to make.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from backfile.edtf import Edtf
from backfile.messages import message
from backfile.press import urls
from backfile.press.holdings.archive import stands_of
from backfile.records.record import Face

_LEAD = 240
_TITLE, _NAME = 200, 100
"""Of what is longer, a list shows the beginning: its page must not grow with what somebody calls them."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_TURNED = re.compile(
    rf"(?:\d{{1,4}}[ ./-]?)?[{_RIGHT_TO_LEFT}](?:(?:(?!: |; )[^a-zA-Z\u0370-\u052f])*[{_RIGHT_TO_LEFT}\d])?"
)
_LINE = re.compile(r"\b(lines? )?([0-9]+)(?:-([0-9]+))?\b")
UNTITLED = message("Untitled")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date to be said: `iso` is there only where it is one certain day, `path` where its articles stand."""

    date: Edtf
    iso: str | None
    certain: bool
    path: str | None


class Card(NamedTuple):
    """An article in a list. `maybe` marks one that stands there only because its date may be that day.

    Where the article has no headline, `title` is empty.
    """

    path: str
    title: str
    language: str | None
    when: When | None
    publication: str | None
    byline: str | None
    lead: str | None
    maybe: bool


class Named(NamedTuple):
    """A named page."""

    name: str
    path: str


class Beside(NamedTuple):
    """The article before or after another one."""

    path: str
    title: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A named page, and how many articles stand on it."""

    name: str
    path: str
    count: int


class Span(NamedTuple):
    """A stretch of evidence text, with the page (and anchor) that shows it, if any.

    `turned` tells words of the page that are written from right to left, amid our own.
    """

    text: str
    path: str | None
    turned: bool = False


@lru_cache(maxsize=1 << 16)
def when_of(date: Edtf | None) -> When | None:
    """Return the view of a date, with the finest page that an article of this date stands on."""
    if date is None:
        return None
    exact = date.exact_day
    return When(
        date=date,
        iso=exact.isoformat() if exact else None,
        certain=exact is not None,
        path=_finest(date),
    )


def in_words(when: When | None) -> When | None:
    """Return a date that is said in words alone, even where it is one certain day."""
    return replace(when, iso=None) if when else None


@lru_cache(maxsize=1 << 15)
def card_of(face: Face, *, lead: str | None = None, maybe: bool = False) -> Card:
    """Return the card of an article, perhaps with the beginning of its text."""
    return Card(
        path=urls.article(face.key),
        title=shortened(face.title or "", _TITLE),
        language=face.language,
        when=when_of(face.date),
        publication=shortened(face.publication, _NAME) if face.publication else None,
        byline=shortened(face.byline, _NAME) if face.byline else None,
        lead=lead,
        maybe=maybe,
    )


def shortened(text: str, most: int = _LEAD) -> str:
    """Return at most `most` characters of a text, cut between words, with an ellipsis where it is cut."""
    if len(text) <= most:
        return text
    whole = text[:most].rsplit(None, 1)[:1]  # none, where it begins with nothing but white space
    return "".join(whole).rstrip(" ,;:–—-") + " …"


def linked(evidence: str, capture: str | None) -> tuple[Span, ...]:
    """Split an evidence text so that each line number leads to that line on the page of the capture.

    A number is a line number where "line" or "lines" stands before it, or before its list.
    """
    if capture is None or "line" not in evidence:
        return tuple(_turned(evidence))
    spans: list[Span] = []
    end, listing = 0, False
    for match in _LINE.finditer(evidence):
        between = evidence[end : match.start()]
        listing = bool(match[1]) or (listing and between in (", ", " and "))
        if not listing:
            continue
        spans += _turned(between)
        spans.append(Span(match[0], f"{capture}#L{match[2]}"))
        end = match.end()
    spans += _turned(evidence[end:])
    return tuple(spans)


def _turned(text: str) -> Iterable[Span]:
    """Set the words apart that are written from right to left, with the figures and signs among them.

    By itself, a browser would put "2 March 2021" in Arabic in another order amid our words.
    """
    if text.isascii():
        return (Span(text, None),) if text else ()
    return _by_direction(text)


def _by_direction(text: str) -> Iterator[Span]:
    end = 0
    for match in _TURNED.finditer(text):
        if match.start() > end:
            yield Span(text[end : match.start()], None)
        yield Span(match[0], None, turned=True)
        end = match.end()
    if end < len(text):
        yield Span(text[end:], None)


def _finest(date: Edtf) -> str:
    first, last, stands = date.first, date.last, stands_of(date)
    if first is not None and last is not None:
        if first == last and first in stands.days:
            return urls.day(first)
        month = (first.year, first.month)
        if month == (last.year, last.month) and month in stands.months:
            return urls.month(*month)
        if first.year == last.year and first.year in stands.years:
            return urls.year(first.year)
    return urls.UNDATED
