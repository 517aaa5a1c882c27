"""Who and what the articles of an archive name: people, places, authors, publications and so on."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from backfile.press.holdings.deck import Faces, Places, places
from backfile.press.holdings.packed import LISTS, Records


class Kind(StrEnum):
    """A kind of index, in the order in which readers see them; each is a folder of the site."""

    PEOPLE = "people"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    AUTHORS = "authors"
    PUBLICATIONS = "publications"
    SECTIONS = "sections"
    AGENCIES = "agencies"
    LANGUAGES = "languages"


NAMED_ONCE = frozenset({Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS, Kind.AUTHORS})
"""Kinds of which most names stand in one article only: these have no page, the index leads to the article."""

FOLLOWED = (Kind.AUTHORS, Kind.PUBLICATIONS, Kind.SECTIONS)
"""Kinds of which each name that has a page has a feed as well: those that write."""


def has_page(kind: Kind, name: str, count: int) -> bool:
    """Tell whether a name under which so many articles stand has a page of its own."""
    return bool(name.strip()) and (count > 1 or kind not in NAMED_ONCE)


class Index(Mapping[str, Faces]):
    """The articles under each name, latest first; the names are in order.

    Places of articles stand in one long array: four bytes each, and eight a name.
    """

    __slots__ = ("_ends", "_names", "_places", "_records")

    def __init__(self, records: Records, found: Mapping[str, Places]) -> None:
        self._records = records
        self._names = sorted(found)
        self._ends = array("Q", [0])
        self._places = places()
        for name in self._names:
            self._places += found[name]
            self._ends.append(len(self._places))

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __getitem__(self, name: str) -> Faces:
        at = bisect_left(self._names, name)
        if self._names[at : at + 1] != [name]:
            raise KeyError(name)
        return self._records.faces(self._places[self._ends[at] : self._ends[at + 1]])


def indexes_of(records: Records) -> dict[Kind, Index]:
    """Index the articles by every kind of name; a kind that no article has any of has no names."""
    columns = [(LISTS.index(kind), defaultdict[int, Places](places)) for kind in Kind]
    for place, numbers in enumerate(records.numbers):
        for column, found in columns:
            if ids := numbers[column]:
                for number in dict.fromkeys(ids):
                    found[number].append(place)
    names = records.names
    return {
        kind: Index(records, {names[number]: at for number, at in found.items() if names[number].strip()})
        for kind, (_, found) in zip(Kind, columns, strict=True)
    }


def twice(records: Records, kind: Kind, *, few: bool) -> Callable[[str, int], bool]:
    """Return what tells of a name of the article at a place whether it stands in another article too.

    Where it is asked about `few` names, each is looked for; else all of them are counted first.
    """
    column, names = LISTS.index(kind), records.names
    if not few:
        counts = Counter(number for numbers in records.numbers for number in {*numbers[column]})
        found = frozenset(names[number] for number, count in counts.items() if count > 1)
        return lambda name, _: name in found

    def sought(name: str, place: int) -> bool:
        number = next(each for each in records.numbers_at(place)[column] if names[each] == name)
        looks = (at for at in records.with_number(number) if at != place)
        return any(number in records.numbers_at(at)[column] for at in looks)

    return sought
