"""What templates see: small values, complete and ready to print."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backfile.edtf import Edtf
from backfile.edtfwords import describe
from backfile.model import Article
from backfile.press import urls
from backfile.press.markup import first_paragraph
from backfile.shelf import Shelved

_LEAD = 240
_LINE = re.compile(r"\b(lines? )?([0-9]+)(?:-([0-9]+))?\b")
UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as a reader sees it. `iso` is there only where the date is one certain day."""

    text: str
    long: str
    iso: str | None
    certain: bool
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An article in a list. `maybe` marks one that stands there only because its date may be that day."""

    path: str
    title: str
    language: str | None
    when: When | None
    publication: str | None
    byline: str | None
    lead: str | None
    maybe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A named page, and how many articles stand on it."""

    name: str
    path: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag of an article. It has no count: a new article must not change the pages of all others."""

    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of evidence text, with the page (and anchor) that shows it, if any."""

    text: str
    path: str | None


def title_of(article: Article) -> str:
    """Return the headline, or a word for its absence."""
    return article.title or UNTITLED


def when_of(date: Edtf | None, days: Iterable[str] = ()) -> When | None:
    """Return the view of a date; `days` are the date pages that exist, the finest of which is linked."""
    if date is None:
        return None
    exact = date.exact_day
    return When(
        text=describe(date),
        long=describe(date, weekday=True),
        iso=exact.isoformat() if exact else None,
        certain=exact is not None,
        path=_finest(date, frozenset(days)),
    )


def card_of(shelved: Shelved, *, lead: bool = False, maybe: bool = False) -> Card:
    """Return the card of an article, with the beginning of its text where `lead` is set."""
    article = shelved.article
    return Card(
        path=urls.article(shelved.key),
        title=title_of(article),
        language=article.language,
        when=when_of(article.date),
        publication=article.publication,
        byline=article.byline,
        lead=shortened(article.description or first_paragraph(article.body)) if lead else None,
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
    if capture is None:
        return (Span(text=evidence, path=None),)
    spans: list[Span] = []
    end, listing = 0, False
    for match in _LINE.finditer(evidence):
        between = evidence[end : match.start()]
        listing = bool(match[1]) or (listing and between in (", ", " and "))
        if not listing:
            continue
        if between:
            spans.append(Span(text=between, path=None))
        spans.append(Span(text=match[0], path=f"{capture}#L{match[2]}"))
        end = match.end()
    if evidence[end:]:
        spans.append(Span(text=evidence[end:], path=None))
    return tuple(spans)


def tag_links(names: Iterable[str], counts: Mapping[str, int], pages: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the tags as links, in the given order."""
    return tuple(Link(name=name, path=pages[name], count=counts[name]) for name in names)


def _finest(date: Edtf, days: frozenset[str]) -> str | None:
    first, last = date.first, date.last
    if first is None or last is None:
        return urls.UNDATED if urls.UNDATED in days else None
    pages = [urls.day(first)] if first == last else []
    if (first.year, first.month) == (last.year, last.month):
        pages.append(urls.month(first.year, first.month))
    if first.year == last.year:
        pages.append(urls.year(first.year))
    return next((page for page in (*pages, urls.UNDATED) if page in days), None)
