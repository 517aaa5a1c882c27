"""Which tags stand on articles together."""

from array import array
from collections import Counter
from collections.abc import Mapping
from heapq import nsmallest
from itertools import accumulate, chain

from backfile.press.holdings.deck import Faces


class Together:
    """The tags of each article, as numbers in long arrays: four bytes a tag, and eight an article.

    `tags` are the articles of each tag, of `articles` in all.
    """

    def __init__(self, tags: Mapping[str, Faces], articles: int) -> None:
        self._tags = tags
        self._names = [*tags]
        sizes = array("I", bytes(4 * (articles + 1)))
        for faces in tags.values():
            for place in faces.places:
                sizes[place + 1] += 1
        self._ends = array("Q", accumulate(sizes))
        self._numbers = array("I", bytes(4 * self._ends[-1]))
        free = self._ends[:]
        for number, faces in enumerate(tags.values()):
            for place in faces.places:
                self._numbers[free[place]] = number
                free[place] += 1

    def with_tag(self, name: str, *, most: int, least: int) -> tuple[tuple[str, int], ...]:
        """Return the tags that stand beside a tag most often, `most` of them, on `least` articles or more."""
        ends, numbers = self._ends, self._numbers
        counts = Counter(
            chain.from_iterable(numbers[ends[place] : ends[place + 1]] for place in self._tags[name].places)
        )
        beside = [(-n, number) for number, n in counts.items() if n >= least and self._names[number] != name]
        return tuple((self._names[number], -n) for n, number in nsmallest(most, beside))
