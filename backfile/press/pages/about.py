"""The about page: what the archive holds, in figures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from backfile import __version__
from backfile.edtf import Edtf
from backfile.press import urls
from backfile.press.holdings.archive import certain_day
from backfile.press.holdings.packed import LISTS, Records
from backfile.press.page import Desk, Page, Plan
from backfile.press.showing.views import Link, When, when_of
from backfile.records.record import Face
from backfile.signatures.minisign import PublicKey, public_key
from backfile.toml.config import NAME

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
    archive, records = plan.archive, plan.archive.records
    dated, certain = len(records) - archive.undated, len(records) - len(archive.shelf)
    latest = map(records.deck.face, range(dated))
    earliest = map(records.deck.face, range(dated - 1, -1, -1))
    made_of = (
        (len(records), dated, certain, len(plan.tags)),
        (plan.shown, records.touched),
        (_certain(earliest), _certain(latest)),
        *(_most(records, LISTS.index(kind)) for kind in ("publications", "languages", "agencies")),
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


def _certain(faces: Iterator[Face]) -> Edtf | None:
    """Return the first date that is one certain day."""
    return next((face.date for face in faces if certain_day(face.date)), None)


def _most(records: Records, column: int) -> Ranked:
    """Count the articles that have each name of a column of LISTS, most first; no name is no name."""
    counts = Counter(chain.from_iterable(numbers[column] for numbers in records.numbers))
    named = ((records.names[number], count) for number, count in counts.items())
    return tuple(sorted((pair for pair in named if pair[0]), key=lambda pair: (-pair[1], pair[0])))
