"""All articles of the site, sorted and indexed: the one value that every page is a function of."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from backfile.edtf import Edtf
from backfile.model import Status
from backfile.shelf import Shelved

MOST_DAYS, MOST_MONTHS, MOST_YEARS = 31, 24, 20
"""An article stands under each day, month and year that it may belong to, if they are at most so many."""

K = TypeVar("K", bound=date | tuple[int, int] | int)
_NEVER = (0, 0, 0, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The articles that stand under one day, month or year: those of that date, and those that may be."""

    certain: tuple[Shelved, ...] = ()
    possible: tuple[Shelved, ...] = ()

    @property
    def count(self) -> int:
        """How many stand here, certain or not."""
        return len(self.certain) + len(self.possible)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The shelf, ready for the press. `articles` stand latest first, the undated last.

    `days` holds days, `months` (year, month) pairs and `years` years, each ascending. `shelf` are the
    articles without a date that is one certain day. `tags` is by name, the tag's articles latest first.
    """

    articles: tuple[Shelved, ...]
    tags: Mapping[str, tuple[Shelved, ...]]
    days: Mapping[date, Dated]
    months: Mapping[tuple[int, int], Dated]
    years: Mapping[int, Dated]
    shelf: tuple[Shelved, ...]


def shelve(articles: Iterable[Shelved]) -> Archive:
    """Sort and index the articles; those withheld are left out. A pure function of the set of articles."""
    shown = [shelved for shelved in articles if shelved.article.status is not Status.WITHHELD]
    by_key = sorted(shown, key=lambda shelved: shelved.key)
    dated = [shelved for shelved in by_key if shelved.article.date is not None]
    undated = [shelved for shelved in by_key if shelved.article.date is None]
    dated.sort(key=_when, reverse=True)  # a stable sort: one date's articles stay in the order of their keys
    ordered = (*dated, *undated)
    tags: defaultdict[str, list[Shelved]] = defaultdict(list)
    for shelved in ordered:
        for name in dict.fromkeys(shelved.article.tags):
            tags[name].append(shelved)
    return Archive(
        articles=ordered,
        tags={name: tuple(tags[name]) for name in sorted(tags)},
        days=_index(ordered, _days),
        months=_index(ordered, _months),
        years=_index(ordered, _years),
        shelf=tuple(shelved for shelved in ordered if certain_day(shelved.article.date) is None),
    )


def certain_day(when: Edtf | None) -> date | None:
    """Return the day that an article is surely of, or None."""
    return when.exact_day if when else None


def _when(shelved: Shelved) -> tuple[int, int, int, str]:
    return shelved.article.date.sort_key if shelved.article.date else _NEVER


def _index(articles: Sequence[Shelved], keys_of: Callable[[Edtf], Collection[K]]) -> dict[K, Dated]:
    """Put each article under every key that it may belong to; under one sole key it stands for certain."""
    certain: defaultdict[K, list[Shelved]] = defaultdict(list)
    possible: defaultdict[K, list[Shelved]] = defaultdict(list)
    for shelved in articles:
        when = shelved.article.date
        if when is None:
            continue
        keys = keys_of(when)
        sure = len(keys) == 1 and not (when.uncertain or when.approximate)
        for key in keys:
            (certain if sure else possible)[key].append(shelved)
    return {
        key: Dated(certain=tuple(certain.get(key, ())), possible=tuple(possible.get(key, ())))
        for key in sorted({*certain, *possible}, key=_any)
    }


def _any(key: K) -> Any:  # noqa: ANN401 - keys of one index compare with each other, which no type can say
    return key


def _days(when: Edtf) -> tuple[date, ...]:
    # What stands under a day stands under its month and year as well: the day's page leads to theirs.
    return when.days(MOST_DAYS) if _months(when) else ()


def _months(when: Edtf) -> tuple[tuple[int, int], ...]:
    days = when.days(MOST_MONTHS * 31) if _years(when) else ()
    months = tuple(dict.fromkeys((day.year, day.month) for day in days))
    return months if len(months) <= MOST_MONTHS else ()


def _years(when: Edtf) -> tuple[int, ...]:
    found: set[int] = set()
    for first, last in when.spans:
        if first is None or last is None:
            return ()
        found.update(range(first.year, last.year + 1))
    return tuple(sorted(found)) if len(found) <= MOST_YEARS else ()
