"""The front page: a lead story, the latest articles, this day in earlier years, the tags, the whole span."""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from backfile.press import urls
from backfile.press.holdings.archive import Archive
from backfile.press.page import Desk, Page, Plan
from backfile.press.reading import article_at, lead_of
from backfile.press.showing.calendars import Month
from backfile.press.showing.charts import Chart, chart_of_months
from backfile.press.showing.pictured import Pictured, pictured
from backfile.press.showing.views import Card, Link, card_of, shortened
from backfile.records.record import Face

LATEST = 19
LEADS = 7
TAGS = 30
EARLIER, OF_ONE_YEAR = 6, 2
"""So many articles of this day in earlier years are shown, and so many of one year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What home.html sees: the LATEST articles, the latest first, and how many `more` there are.

    The first LEADS of them have the beginning of their text. `earlier` are articles of the month and day of
    `today`, which is the latest certain day of the archive, from years before. `years` are there where there
    is no chart of them. `picture` is that of the first article, if it has one that was captured.
    """

    latest: tuple[Card, ...]
    picture: Pictured | None
    more: int
    today: date | None
    earlier: tuple[Card, ...]
    tags: tuple[Link, ...]
    chart: Chart | None
    years: tuple[Link, ...]
    shelf: Link


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the home page."""
    archive = plan.archive
    top = sorted(archive.tags, key=lambda name: (-len(archive.tags[name]), name))[:TAGS]
    latest = tuple(islice(archive.records, LATEST))
    today = next((day for day in reversed([*archive.days]) if archive.days[day].certain), None)
    made_of = (
        tuple(record.face for record in latest),
        tuple(record.sha256 for record in latest[:LEADS]),
        tuple(file for record in latest[:1] for file, _ in record.pictures if file in plan.pictures),
        max(len(archive.records) - LATEST, 0),
        today,
        tuple(islice(_earlier(archive, today), EARLIER)) if today else (),
        tuple((name, plan.tags[name], len(archive.tags[name])) for name in top),
        tuple(archive.by_month.items()),
        tuple(archive.by_year.items()),
        tuple((year, archive.years[year].count) for year in sorted(archive.years, reverse=True)),
        len(archive.shelf),
    )
    yield Page(urls.HOME, "home.html", _view, made_of)


def _earlier(archive: Archive, today: date) -> Iterator[Face]:
    """Yield articles of this day in the years before, the latest years first."""
    for year in sorted(archive.years, reverse=True):
        if year < today.year and (isleap(year) or (today.month, today.day) != (2, 29)):
            dated = archive.days.get(today.replace(year=year))
            yield from dated.certain.first(OF_ONE_YEAR) if dated else ()


def _view(
    desk: Desk,
    latest: tuple[Face, ...],
    digests: tuple[str, ...],
    pictures: tuple[str, ...],
    more: int,
    today: date | None,
    earlier: tuple[Face, ...],
    tags: tuple[tuple[str, str, int], ...],
    months: tuple[tuple[Month, int], ...],
    in_years: tuple[tuple[int, int], ...],
    years: tuple[tuple[int, int], ...],
    shelf: int,
) -> Home:
    leads = [_lead(desk, face, sha256) for face, sha256 in zip(latest, digests, strict=False)]
    chart = chart_of_months(dict(months), dict(in_years))
    return Home(
        latest=(
            *(card_of(face, lead=lead) for face, lead in zip(latest, leads, strict=False)),
            *(card_of(face) for face in latest[len(leads) :]),
        ),
        picture=_picture(desk, latest[0], digests[0], pictures) if pictures else None,
        more=more,
        today=today,
        earlier=tuple(map(card_of, earlier)),
        tags=tuple(Link(name=name, path=path, count=count) for name, path, count in tags),
        chart=chart,
        years=()
        if chart
        else tuple(Link(name=f"{year}", path=urls.year(year), count=count) for year, count in years),
        shelf=Link(name="", path=urls.UNDATED, count=shelf),
    )


def _lead(desk: Desk, face: Face, sha256: str) -> str:
    return shortened(lead_of(desk, face.key, sha256))


def _picture(desk: Desk, face: Face, sha256: str, files: tuple[str, ...]) -> Pictured | None:
    article = article_at(desk, face.key, sha256).article
    return next((one for one in pictured(desk, article, files) if one.path), None)
