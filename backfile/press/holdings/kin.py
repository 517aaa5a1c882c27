"""Which articles are related: those that have rare tags, names and words of the headline in common.

What stands in two articles tells much, what stands in dozens nothing. How rare something is counts in coarse
steps, and what is not rare does not count at all, so that an article that is added changes the related ones
of a few others, never of hundreds. Nearness in time decides between equals, and never how many stand between.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import NamedTuple

from backfile.press.holdings.archive import Archive
from backfile.press.holdings.deck import Faces
from backfile.press.holdings.packed import LISTS
from backfile.records.runs import Ids

MOST = 5
"""Related articles of one article."""
RARE = 16
"""What more articles have than so many is not rare."""
LEAST = 3
"""Points that related articles have at least: one tag that is very rare, or several other things."""
STEM, LONGEST = 6, 300
"""Words of a headline count if they have so many letters, and only by these, which most inflected forms have
in common. No headline is read further than LONGEST characters."""

_COLUMNS = itemgetter(*map(LISTS.index, ("tags", "people", "places", "organisations")))
_PUBLICATION = LISTS.index("publications")
_WORD = re.compile(rf"[^\W\d_]{{{STEM},}}")
_NAME_POINTS, _WORD_POINTS = (0, 4, 4, 3, 2), (0, 2, 2, 1, 1)
"""What a name and a word are worth by how rare they are: of 2 articles, to 4, to 8, to 16."""


class Shared(NamedTuple):
    """The articles that have one rare thing, by their places; it may be a `word` of their headlines."""

    articles: "array[int]"
    word: bool


class Kin:
    """What all articles of an archive have in common, as numbers in long arrays.

    An article takes about four bytes for each rare thing that it has, and as many once more.
    """

    __slots__ = ("_archive", "_articles", "_ends", "_publications", "_things", "_until", "_words")

    def __init__(self, archive: Archive) -> None:
        records = archive.records
        self._archive = archive
        self._words = len(records.names)  # the numbers of words begin behind those of names
        stems: dict[str, int] = {}
        things, ends, publications = array("I"), array("Q", [0]), array("I")
        for numbers, title in zip(records.numbers, records.deck.titles, strict=True):
            things.extend(_subjects(numbers))
            if title:
                things.extend([stems.setdefault(stem, self._words + len(stems)) for stem in stems_of(title)])
            ends.append(len(things))
            publications.append(_publication(numbers))
        counts = array("I", bytes(4 * (self._words + len(stems))))
        for thing in things:
            counts[thing] += 1
        self._publications = publications
        self._things, self._ends = _rare(things, ends, counts)
        self._until = array("Q", accumulate((n if 1 < n <= RARE else 0 for n in counts), initial=0))
        self._articles = array("I", bytes(4 * self._until[-1]))
        free = self._until[:]
        for place in range(len(publications)):
            for thing in self._things[self._ends[place] : self._ends[place + 1]]:
                self._articles[free[thing]] = place
                free[thing] += 1

    def of(self, place: int) -> Faces | None:
        """Return the articles that are related to the one at a place, the nearest relation first."""
        until, articles = self._until, self._articles
        shared = [
            Shared(articles[until[thing] : until[thing + 1]], thing >= self._words)
            for thing in self._things[self._ends[place] : self._ends[place + 1]]
        ]
        return _best(self._archive, place, shared, self._publications.__getitem__)


def kin_of(archive: Archive, place: int) -> Faces | None:
    """Return what `Kin.of` does, without looking at more of the archive than at what this article has."""
    records = archive.records

    def publication(at: int) -> int:
        return _publication(records.numbers_at(at))

    stems = stems_of(records.deck.title(place) or "")
    found = [(_having(archive, number), False) for number in _subjects(records.numbers_at(place))]
    found += [(_saying(archive, stem), True) for stem in stems]
    shared = [Shared(array("I", at), word) for at, word in found if 1 < len(at) <= RARE]
    return _best(archive, place, shared, publication)


def stems_of(title: str) -> dict[str, None]:
    """Return the beginnings of the long words of a headline, each once.

    A word counts if it is written in one of the usual ways: small, in capitals, or with one.
    """
    found: dict[str, None] = {}
    if title.isascii():
        for word in _WORD.findall(title[:LONGEST]):
            if word.islower() or word.istitle() or word.isupper():
                found[word[:STEM].lower()] = None
        return found
    for word in _WORD.findall(title[:LONGEST]):
        low = word.lower()
        if word in (low, _capital(low), low.upper()) and len(low) == len(word) == len(low.upper()):
            found[low[:STEM]] = None
    return found


def _capital(low: str) -> str:
    return low[0].upper() + low[1:]


def _having(archive: Archive, number: int) -> list[int]:
    """Return the places of the articles that are about what has a number, RARE and one more at most."""
    records = archive.records
    return _first(records.with_number(number), lambda at: number in _subjects(records.numbers_at(at)))


def _saying(archive: Archive, stem: str) -> list[int]:
    """Return the places of the articles whose headlines have such a word, RARE and one more at most."""
    deck = archive.records.deck
    forms = dict.fromkeys((stem, _capital(stem), stem.upper()))
    looks = chain.from_iterable(map(deck.holding, forms))
    return _first(looks, lambda at: stem in stems_of(deck.title(at) or ""))


def _first(places: Iterable[int], wanted: Callable[[int], bool]) -> list[int]:
    """Return the wanted ones of places that may come more than once: RARE and one more at most."""
    found: dict[int, bool] = {}
    most = RARE
    for at in places:
        if at not in found:
            found[at] = wanted(at)
            most -= found[at]
            if most < 0:
                break
    return [at for at, is_wanted in found.items() if is_wanted]


def _best(
    archive: Archive, place: int, shared: Iterable[Shared], publication: Callable[[int], int]
) -> Faces | None:
    """Return the articles with most points: then of the same publication, the nearest in time, the latest."""
    points: dict[int, int] = {}
    for articles, word in shared:
        step = (len(articles) - 1).bit_length()
        worth = (_WORD_POINTS if word else _NAME_POINTS)[step]
        for other in articles:
            points[other] = points.get(other, 0) + worth
    points.pop(place, None)
    ranked = [(-worth, other) for other, worth in points.items() if worth >= LEAST]
    if not ranked:
        return None
    since, own, month = archive.since, publication(place), archive.since[place]
    best = sorted(
        (worth, publication(other) != own, abs(since[other] - month), other) for worth, other in ranked
    )
    return archive.records.faces(array("I", [other for *_, other in best[:MOST]]))


def _subjects(numbers: Sequence[Ids]) -> set[int]:
    return set(chain.from_iterable(_COLUMNS(numbers)))


def _publication(numbers: Sequence[Ids]) -> int:
    """Return a number for an article's publication, 0 where it is not known."""
    return numbers[_PUBLICATION][0] + 1 if numbers[_PUBLICATION] else 0


def _rare(things: "array[int]", ends: "array[int]", counts: "array[int]") -> "tuple[array[int], array[int]]":
    """Keep of each article's things those that are rare."""
    kept, until = array("I"), array("Q", [0])
    for start, stop in pairwise(ends):
        kept.extend([thing for thing in things[start:stop] if 1 < counts[thing] <= RARE])
        until.append(len(kept))
    return kept, until
