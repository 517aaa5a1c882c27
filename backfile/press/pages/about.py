"""The about page: what the archive holds, in figures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from backfile import __version__
from backfile.press import urls
from backfile.press.page import Page, Plan
from backfile.press.views import Link, When, when_of


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What about.html sees. `publications`, `languages` and `agencies` are (name, articles), most first.

    `first` and `last` are the earliest and latest certain dates; `captures` counts the captures shown.
    """

    articles: int
    captures: int
    uncertain: Link
    undated: int
    edited: int
    tags: int
    first: When | None
    last: When | None
    publications: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    agencies: tuple[tuple[str, int], ...]
    version: str


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the about page."""
    yield Page(path=urls.ABOUT, template="about.html", view=partial(_view, plan))


def _view(plan: Plan) -> About:
    articles = plan.archive.articles
    dates = [shelved.article.date for shelved in articles if shelved.article.date]
    days = [date for date in dates if date.exact_day]
    undated = len(articles) - len(dates)
    return About(
        articles=len(articles),
        captures=sum(plan.captures.has(shelved.article.capture) for shelved in articles),
        uncertain=Link(name="uncertain", path=urls.UNDATED, count=len(dates) - len(days)),
        undated=undated,
        edited=sum(shelved.touched for shelved in articles),
        tags=len(plan.tags),
        first=when_of(days[-1], plan.dates) if days else None,
        last=when_of(days[0], plan.dates) if days else None,
        publications=_most(shelved.article.publication for shelved in articles),
        languages=_most(shelved.article.language for shelved in articles),
        agencies=_most(name for shelved in articles for name in shelved.article.agencies),
        version=__version__,
    )


def _most(names: Iterator[str | None]) -> tuple[tuple[str, int], ...]:
    counts = Counter(name for name in names if name)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
