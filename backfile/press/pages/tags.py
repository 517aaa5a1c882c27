"""The tag index and a page for each tag."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from backfile.press import urls
from backfile.press.page import Page, Plan
from backfile.press.views import Card, Link, card_of, tag_links


@dataclass(frozen=True, slots=True, kw_only=True)
class TagIndex:
    """What tags.html sees: the tags by first letter, A to Z."""

    letters: tuple[tuple[str, tuple[Link, ...]], ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagPage:
    """What tag.html sees: the tag's articles by year, latest first; of no known year last, under None."""

    name: str
    count: int
    years: tuple[tuple[int | None, tuple[Card, ...]], ...]


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the index, then each tag."""
    yield Page(path=urls.TAGS, template="tags.html", view=partial(_index, plan))
    for name, path in plan.tags.items():
        yield Page(path=path, template="tag.html", view=partial(_tag, plan, name))


def _index(plan: Plan) -> TagIndex:
    counts = {name: len(articles) for name, articles in plan.archive.tags.items()}
    names = sorted(counts, key=lambda name: (_letter(name), name.casefold(), name))
    letters = tuple(
        (letter, tag_links(group, counts, plan.tags)) for letter, group in groupby(names, key=_letter)
    )
    return TagIndex(letters=letters, count=len(names))


def _tag(plan: Plan, name: str) -> TagPage:
    articles = plan.archive.tags[name]

    def year(index: int) -> int | None:
        date = articles[index].article.date
        return date.first.year if date and date.first and date.last else None

    # An open date ("on or before") sorts among the years but is of none of them.
    ordered = sorted(range(len(articles)), key=lambda index: year(index) is None)
    return TagPage(
        name=name,
        count=len(articles),
        years=tuple(
            (key, tuple(card_of(articles[index]) for index in group))
            for key, group in groupby(ordered, key=year)
        ),
    )


def _letter(name: str) -> str:
    """Return the letter that a tag stands under: without its accent, "#" for what is no letter."""
    first = unicodedata.normalize("NFD", name.strip()[:1]).upper()[:1]
    return first if first.isalpha() else "#"
