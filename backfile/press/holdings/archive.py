"""All articles of the site, sorted and indexed: the one value that every page is a function of."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, groupby, islice, pairwise, repeat
from typing import Any, NamedTuple, Protocol, TypeVar

from backfile.edtf import Edtf
from backfile.press.holdings.deck import Faces, Places, places
from backfile.press.holdings.packed import Records
from backfile.records.record import Fields, Record

MOST_DAYS, MOST_MONTHS, MOST_YEARS = 31, 24, 20
"""An article stands under each day, month and year that it may belong to, if they are at most so many."""

MOST_COPIES = 100
"""Of the articles that have one text, so many are named by the others: not each of thousands by each."""

K = TypeVar("K", bound=date | tuple[int, int] | int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The articles that stand under one day, month or year: those of that date, and those that may be."""

    certain: Faces
    possible: Faces

    @property
    def count(self) -> int:
        """How many stand here, certain or not."""
        return len(self.certain) + len(self.possible)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The records, ready for the press. They stand latest first, the undated last.

    `days` holds days, `months` (year, month) pairs and `years` years, each ascending. `shelf` are the
    articles without a date that is one certain day: first those `undated`, then the others.
    `by_month` and `by_year` count the articles that stand under one month or year and no other, and `since`
    has for each place the month in which its date begins, counted from the year 0: 0 where there is none.
    `tags` is by name, the tag's articles latest first, and `stories` by the digest of a text's words, where
    it is that of several articles: the first MOST_COPIES.
    """

    records: Records
    tags: Mapping[str, Faces]
    days: Mapping[date, Dated]
    months: Mapping[tuple[int, int], Dated]
    years: Mapping[int, Dated]
    shelf: Faces
    undated: int
    by_month: Mapping[tuple[int, int], int]
    by_year: Mapping[int, int]
    since: Places
    stories: Mapping[str, Faces]

    def same_as(self, place: int, record: Record) -> Faces | None:
        """Return articles of other publications that have the text of a record, which stands at a place."""
        texts = [self.stories.get(origin.words or "") for origin in record.captures]
        found = {other for faces in texts if faces for other in faces.places if other != place}
        own = record.face.publication
        same = [at for at in sorted(found) if own is None or self.records.deck.face(at).publication != own]
        return self.records.faces(array("I", same)) if same else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """The days, months and years that an article of one date stands under: in a sole one for certain."""

    days: tuple[date, ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    years: tuple[int, ...] = ()


class _Run(NamedTuple):
    """Articles of one date, one behind the other: their places, and what they stand under.

    `sure` tells that the date is neither uncertain nor approximate.
    """

    at: range
    date: Edtf
    under: Stands
    sure: bool


class Rows(Protocol):
    """The articles' rows by number, each of which may be made anew where it is asked for."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int, /) -> Fields: ...


def shelve(rows: Rows) -> Archive:
    """Sort and index the articles; those withheld are left out. A pure function of the set of articles."""
    dated, dates, undated = _sorted(rows)
    runs = [*_runs(dates)]
    uncertain = (place for run in runs if certain_day(run.date) is None for place in run.at)
    since = array("I", chain.from_iterable(repeat(month_number(run.date), len(run.at)) for run in runs))
    since.extend(repeat(0, len(undated)))
    kept = Records(map(rows.__getitem__, chain(dated, undated)))
    return Archive(
        records=kept,
        tags=_tags(kept),
        days=_index(kept, [(run, run.under.days) for run in runs]),
        months=_index(kept, [(run, run.under.months) for run in runs]),
        years=_index(kept, [(run, run.under.years) for run in runs]),
        by_month=_sole((run, run.under.months) for run in runs),
        by_year=_sole((run, run.under.years) for run in runs),
        since=since,
        stories=_stories(kept),
        shelf=kept.faces(array("I", [*range(len(dated), len(kept)), *uncertain])),
        undated=len(undated),
    )


def _sorted(rows: Rows) -> tuple[Places, list[Edtf], Places]:
    """Return the numbers of the articles with a date, latest first, their dates, and those without one.

    Those of one date, or of none, are in the order of their keys.
    """
    keys: dict[int, str] = {}
    found: dict[int, Edtf] = {}
    for number in range(len(rows)):
        row = rows[number]
        if not row.withheld:
            keys[number] = row.key
            if row.date:
                found[number] = Edtf.parse(row.date)
    by_key = sorted(keys, key=keys.__getitem__)
    dated = [number for number in by_key if number in found]
    dated.sort(key=lambda number: found[number].sort_key, reverse=True)  # a stable sort
    undated = [number for number in by_key if number not in found]
    return array("I", dated), [found[number] for number in dated], array("I", undated)


def _tags(kept: Records) -> dict[str, Faces]:
    """Return the articles of each tag, latest first."""
    tags: defaultdict[int, Places] = defaultdict(places)
    for place, (numbers, *_) in enumerate(kept.numbers):
        for number in dict.fromkeys(numbers):
            tags[number].append(place)
    return {name: kept.faces(tags[number]) for name, number in sorted((kept.names[n], n) for n in tags)}


def _runs(dates: Iterable[Edtf | None]) -> Iterator[_Run]:
    """Yield the runs of the dated articles, given the date of each: an archive has many articles a day."""
    start = 0
    for when, run in groupby(dates):
        stop = start + sum(1 for _ in run)
        if when is not None:
            sure = not (when.uncertain or when.approximate)
            yield _Run(range(start, stop), when, stands_of(when), sure)
        start = stop


def certain_day(when: Edtf | None) -> date | None:
    """Return the day that an article is surely of, or None."""
    return when.exact_day if when else None


def month_number(when: Edtf | None) -> int:
    """Return the month in which a closed date begins, counted from the year 0; else 0."""
    if when is None or when.first is None or when.last is None:
        return 0
    return 12 * when.first.year + when.first.month - 1


@lru_cache(maxsize=1 << 16)
def stands_of(when: Edtf) -> Stands:
    """Return what an article of this date stands under."""
    if when.first is not None and when.spans == ((when.first, when.first),):
        day = when.first
        return Stands(days=(day,), months=((day.year, day.month),), years=(day.year,))
    years = _years(when)
    # What stands under a day stands under its month and year as well: the day's page leads to theirs.
    months = _months(when) if years else ()
    return Stands(days=when.days(MOST_DAYS) if months else (), months=months, years=years)


def _stories(kept: Records) -> dict[str, Faces]:
    """Find the articles that have one text. Most texts are of one article only, so numbers come first."""
    numbers = array("q", (hash(words) for _, words in kept.words if words))
    repeated = {one for one, two in pairwise(sorted(numbers)) if one == two}
    found: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for place, words in kept.words if repeated else ():
        if words and hash(words) in repeated:
            found[words][place] = None
    return {
        words: kept.faces(array("I", islice(at, MOST_COPIES)))
        for words, at in sorted(found.items())
        if len(at) > 1
    }


def _index(records: Records, under: Iterable[tuple[_Run, Collection[K]]]) -> dict[K, Dated]:
    """Put each article under every key that it may belong to; under one sole key it stands for certain."""
    certain: defaultdict[K, Places] = defaultdict(places)
    possible: defaultdict[K, Places] = defaultdict(places)
    for run, keys in under:
        found = certain if run.sure and len(keys) == 1 else possible
        for key in keys:
            found[key].extend(run.at)
    return {
        key: Dated(certain=records.faces(certain[key]), possible=records.faces(possible[key]))
        for key in sorted({*certain, *possible}, key=_any)
    }


def _any(key: K) -> Any:  # noqa: ANN401 - keys of one index compare with each other, which no type can say
    return key


def _sole(under: Iterable[tuple[_Run, Sequence[K]]]) -> dict[K, int]:
    """Count what stands under one key alone, by key in their order."""
    counts: Counter[K] = Counter()
    for run, keys in under:
        if len(keys) == 1:
            counts[keys[0]] += len(run.at)
    return {key: counts[key] for key in sorted(counts, key=_any)}


def _months(when: Edtf) -> tuple[tuple[int, int], ...]:
    days = when.days(MOST_MONTHS * 31)
    months = tuple(dict.fromkeys((day.year, day.month) for day in days))
    return months if len(months) <= MOST_MONTHS else ()


def _years(when: Edtf) -> tuple[int, ...]:
    found: set[int] = set()
    for first, last in when.spans:
        if first is None or last is None:
            return ()
        found.update(range(first.year, last.year + 1))
    return tuple(sorted(found)) if len(found) <= MOST_YEARS else ()
