"""Which articles are related: those that have rare tags, names and words of the headline in common.

What stands in two articles tells much, what stands in dozens nothing. How rare something is counts in coarse
steps, and what is not rare does not count at all, so that an article that is added changes the related ones
of a few others, never of hundreds. Nearness in time decides between equals, and never how many stand between.
"""

import re
from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise

from backfile.press.archive import Archive
from backfile.press.packed import LISTS, Faces

MOST = 5
"""Related articles of one article."""
RARE = 16
"""What more articles have than so many is not rare."""
LEAST = 3
"""Points that related articles have at least: one tag that is very rare, or several other things."""
STEM, LONGEST = 6, 300
"""Words of a headline count if they have so many letters, and only by these, which most inflected forms have
in common. No headline is read further than LONGEST characters."""

_SUBJECTS = tuple(map(LISTS.index, ("tags", "people", "places", "organisations")))
_PUBLICATION = LISTS.index("publications")
_WORD = re.compile(rf"[^\W\d_]{{{STEM},}}")
_NAME_POINTS, _WORD_POINTS = (0, 4, 4, 3, 2), (0, 2, 2, 1, 1)
"""What a name and a word are worth, by how rare they are: see `_points`."""


class Kin:
    """What the articles of an archive have in common, as numbers in long arrays.

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
            found = {number for column in _SUBJECTS for number in numbers[column]}
            things.extend(found)
            if title:
                things.extend([stems.setdefault(stem, self._words + len(stems)) for stem in stems_of(title)])
            ends.append(len(things))
            publications.append(numbers[_PUBLICATION][0] + 1 if numbers[_PUBLICATION] else 0)
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
        points: dict[int, int] = {}
        until, articles = self._until, self._articles
        for thing in self._things[self._ends[place] : self._ends[place + 1]]:
            start, stop = until[thing], until[thing + 1]
            worth = _points(stop - start, word=thing >= self._words)
            for other in articles[start:stop]:
                points[other] = points.get(other, 0) + worth
        found = sorted(self._ranked(place, points))[:MOST]
        return self._archive.records.faces(array("I", [other for *_, other in found])) if found else None

    def _ranked(self, place: int, points: dict[int, int]) -> Iterator[tuple[int, bool, int, int]]:
        """Yield related articles so that they sort: by points, publication, nearness in time, and place."""
        since, publications = self._archive.since, self._publications
        own, month = publications[place], since[place]
        for other, worth in points.items():
            if worth >= LEAST and other != place:
                yield -worth, publications[other] != own, abs(since[other] - month), other


def stems_of(title: str) -> dict[str, None]:
    """Return the beginnings of the long words of a headline, each once."""
    return dict.fromkeys([word[:STEM] for word in _WORD.findall(title[:LONGEST].casefold())])


def _points(articles: int, *, word: bool) -> int:
    """Return what something is worth that so many articles have, RARE at most."""
    step = (articles - 1).bit_length()  # 2 articles, to 4, to 8, to 16
    return (_WORD_POINTS if word else _NAME_POINTS)[step]


def _rare(things: "array[int]", ends: "array[int]", counts: "array[int]") -> "tuple[array[int], array[int]]":
    """Keep of each article's things those that are rare."""
    kept, until = array("I"), array("Q", [0])
    for start, stop in pairwise(ends):
        kept.extend([thing for thing in things[start:stop] if 1 < counts[thing] <= RARE])
        until.append(len(kept))
    return kept, until
