"""The about page: what the archive holds, in figures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from backfile import __version__
from backfile.config import NAME
from backfile.edtf import Edtf
from backfile.minisign import PublicKey, public_key
from backfile.press import urls
from backfile.press.page import Desk, Page, Plan
from backfile.press.views import Link, When, when_of

Ranked = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What about.html sees. `publications`, `languages` and `agencies` are (name, articles), most first.

    `first` and `last` are the earliest and latest certain dates; `captures` counts the captures shown.
    `key` is what the archive is signed with, and `sources` whether the site carries what it is made from.
    """

    articles: int
    captures: int
    uncertain: Link
    undated: int
    edited: int
    tags: int
    first: When | None
    last: When | None
    publications: Ranked
    languages: Ranked
    agencies: Ranked
    version: str
    key: PublicKey | None
    sources: bool


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the about page."""
    records = plan.archive.records
    publications, languages, agencies = Counter[str](), Counter[str](), Counter[str]()
    dated = certain = 0
    first: Edtf | None = None
    last: Edtf | None = None
    for record in records:
        face = record.face
        publications.update(filter(None, (face.publication,)))
        languages.update(filter(None, (face.language,)))
        agencies.update(record.agencies)
        if face.date:
            dated += 1
            if face.date.exact_day:
                certain += 1
                first, last = face.date, last or face.date
    made_of = (
        (len(records), dated, certain, len(plan.tags)),
        (sum(map(plan.shows, chain.from_iterable(records.captures))), records.touched),
        (first, last),
        _most(publications),
        _most(languages),
        _most(agencies),
    )
    yield Page(urls.ABOUT, "about.html", _view, made_of)


def _view(
    desk: Desk,
    counts: tuple[int, int, int, int],
    captured: tuple[int, int],
    ends: tuple[Edtf | None, Edtf | None],
    publications: Ranked,
    languages: Ranked,
    agencies: Ranked,
) -> About:
    articles, dated, certain, tags = counts
    captures, edited = captured
    site = desk.settings.site
    return About(
        articles=articles,
        captures=captures,
        uncertain=Link(name="uncertain", path=urls.UNDATED, count=dated - certain),
        undated=articles - dated,
        edited=edited,
        tags=tags,
        first=when_of(ends[0]),
        last=when_of(ends[1]),
        publications=publications,
        languages=languages,
        agencies=agencies,
        version=__version__,
        key=public_key(site.public_key, NAME) if site.public_key else None,
        sources=site.sources,
    )


def _most(counts: Counter[str]) -> Ranked:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
