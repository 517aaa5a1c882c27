"""Which captures are of one article: those of one address, and those of one text in one publication.

A pure function of the captures, whatever their order. The same text in two publications, as agencies sell it,
is two articles; where it is not known whose a third copy is, that one is an article of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from backfile.captures.naming import order, place
from backfile.intake.sameness import Tell

Group = tuple[str, ...]
"""The captures of one article by name, in the order of `naming.order`: the last one is its reading."""


def groups(tells: Mapping[str, Tell]) -> list[Group]:
    """Return each capture, by name, in exactly one group, the groups in the order of their first names."""
    joins = _Joins()
    for same in _shared((tell.article_address, name) for name, tell in tells.items()):
        joins.join(same)
    for same in _shared((tell.words, name) for name, tell in tells.items()):
        for one in _by_publication(same, tells):
            joins.join(one)
    several = joins.groups()
    found = [tuple(sorted(group, key=lambda name: order(name, tells[name].made))) for group in several]
    joined = {name for group in several for name in group}
    found += [(name,) for name in tells if name not in joined]
    return sorted(found, key=lambda group: min(map(place, group)))


def _by_publication(names: Sequence[str], tells: Mapping[str, Tell]) -> Iterator[Sequence[str]]:
    """Part the captures of one text by publication: they have one if they have one name, or one host."""
    joins = _Joins()
    for same in _shared((tells[name].publication, name) for name in names):
        joins.join(same)
    for same in _shared((tells[name].host, name) for name in names):
        joins.join(same)
    known = {joins.first(name) for name in names if tells[name].publication or tells[name].host}
    if len(known) <= 1:
        yield names
        return
    apart: defaultdict[str | None, list[str]] = defaultdict(list)
    for name in names:
        first = joins.first(name)
        apart[first if first in known else None].append(name)
    yield from apart.values()


def _shared(pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield the names that have the same in common, where it is more than one name, and not nothing."""
    first: dict[str, str] = {}
    more: dict[str, list[str]] = {}
    for what, name in pairs:
        if what and (before := first.setdefault(what, name)) != name:
            more.setdefault(what, [before]).append(name)
    yield from more.values()


class _Joins:
    """Names, joined step by step."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def first(self, name: str) -> str:
        """Return the name that stands for all that this one is joined with."""
        path = []
        while (above := self._above.get(name, name)) != name:
            path.append(name)
            name = above
        for passed in path:
            self._above[passed] = name
        return name

    def join(self, names: Sequence[str]) -> None:
        """Join names with each other."""
        top = self.first(names[0])
        for name in names:
            self._above[self.first(name)] = top
        self._above.setdefault(top, top)

    def groups(self) -> list[list[str]]:
        """Return the names that were joined."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._above:
            found[self.first(name)].append(name)
        return [group for group in found.values() if len(group) > 1]
