"""Lines that stand on many pages of one publication and were kept as text: proposed as its boilerplate.

Only proposed, for a person to accept in site.toml; docs/decisions/0020 says why. What is held of a line is 12
bytes, its digest and the place of its article, so that an archive of 100,000 articles takes some 30 MB.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from backfile.intake.edit.evidence import excerpt
from backfile.intake.profiles import role_of
from backfile.intake.review import tomlwords
from backfile.intake.review.sight import Sight, digest_of
from backfile.intake.wording import ANY
from backfile.matters import Kind, Matter
from backfile.names import path_of
from backfile.roles import Role
from backfile.toml.config import NAME
from backfile.toml.settings import Publication

LEAST = 5
"""Articles in which a line must stand …"""
SHARE = 20
"""… and one in so many of the publication's at least."""
MOST = 20
"""Lines proposed for one publication at once, those of most articles."""
EXAMPLES = 3
Reader = Callable[[str], Iterable[str]]
"""Returns the lines that an article keeps, by its key."""
_COUNTED = 1_000_000
"""Digests that are counted at once: a table of more would take more room than all else."""
_SHORT = 4
"""Words of a line that is sooner a link or a button than an appeal."""


class Lines(NamedTuple):
    """The lines that the articles of one publication keep: digests, and for each the place of its article."""

    digests: "array[int]"
    places: "array[int]"


class Recurring(NamedTuple):
    """A line that recurs: its digest, in how many articles it stands, and the places of the first of them.

    `first` is where it stands among all lines, which brings those that follow one another together.
    """

    digest: int
    times: int
    first: int
    places: tuple[int, ...]


class Tally:
    """The kept lines of all articles, by publication, or where that is not known by host; the hosts seen."""

    __slots__ = ("_lines", "hosts", "keys")

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.hosts: set[str] = set()
        self._lines: dict[str, Lines] = {}

    def put(self, sight: Sight) -> None:
        """Count an article's lines in. Articles come in the order of their keys."""
        name = sight.publication or sight.host
        if not name or not sight.kept:
            return
        lines = self._lines.setdefault(name, Lines(array("Q"), array("I")))
        digests = array("Q", sight.kept)
        lines.digests.extend(digests)
        lines.places.extend([len(self.keys)] * len(digests))
        self.keys.append(sight.key)
        self.hosts.add(sight.host)

    def publications(self) -> Iterator[tuple[str, Lines]]:
        """Yield what was counted of each publication, by name."""
        yield from sorted(self._lines.items())


def recurring(lines: Lines) -> list[Recurring]:
    """Return the lines that recur, those of most articles first, then in the order of the page."""
    least = max(LEAST, -(-len(set(lines.places)) // SHARE))
    rounds = len(lines.digests) // _COUNTED + 1
    found: list[Recurring] = []
    for part in range(rounds):
        counts = Counter(digest for digest in lines.digests if digest % rounds == part)
        many = {digest: count for digest, count in counts.items() if count >= least}
        places: dict[int, list[int]] = {digest: [] for digest in many}
        firsts: dict[int, int] = {}
        for at, digest in enumerate(lines.digests) if many else ():
            if digest in many and len(places[digest]) < EXAMPLES:
                firsts.setdefault(digest, at)
                places[digest].append(lines.places[at])
        found += [
            Recurring(digest, count, firsts[digest], tuple(places[digest])) for digest, count in many.items()
        ]
    return sorted(found, key=lambda one: (-one.times, one.first))


def proposals(
    tally: Tally, publications: Sequence[Publication], text: str, lines_of: Reader
) -> Iterator[Matter]:
    """Yield a matter for each publication of which lines recur, with the text to paste into site.toml.

    A line of which site.toml says anything is settled, whatever its role there. `text` is site.toml's.
    """
    for name, lines in tally.publications():
        own = next((one for one in publications if one.name.casefold() == name.casefold()), None)
        worded = (
            (one, words)
            for one in recurring(lines)
            if _proposable(words := _wording(one, tally, lines_of)) and not (own and role_of(own, words))
        )
        proposed = list(islice(worded, MOST))
        if proposed:
            paste = _paste(name, own, proposed, tally)
            line = tomlwords.line_of(name, publications, text)
            yield _matter(name, line, proposed, paste, tally)


def _proposable(words: str) -> bool:
    """Tell whether a line can be a wording as it is: a `*` in it would stand for any words."""
    return ANY not in words and tomlwords.worded(words)


def _wording(line: Recurring, tally: Tally, lines_of: Reader) -> str:
    """Return the words of a line, as the first of its articles has them that still has."""
    wanted = line.digest.to_bytes(8, sys.byteorder)
    for place in line.places:
        for words in lines_of(tally.keys[place]):
            if digest_of(words) == wanted:
                return words.strip()
    return ""


def _paste(
    name: str, own: Publication | None, proposed: Sequence[tuple[Recurring, str]], tally: Tally
) -> str:
    """Return the tables of boilerplate, behind the head of a profile where there is none yet."""
    roles: dict[str, list[tuple[str, str]]] = {}
    for one, words in proposed:
        role = Role.NAVIGATION if len(words.split()) <= _SHORT else Role.PROMO
        comment = f"in {one.times}, such as {path_of(tally.keys[one.places[0]])}"
        roles.setdefault(role.value, []).append((words, comment))
    host = tomlwords.hosted(name) if name in tally.hosts else ()
    parts = [tomlwords.boilerplate(role, lines) for role, lines in roles.items()]
    return "\n".join(parts if own else [tomlwords.profile(name, host), *parts])


def _matter(
    name: str, line: int | None, proposed: Sequence[tuple[Recurring, str]], paste: str, tally: Tally
) -> Matter:
    best, words = proposed[0]
    several = f"{len(proposed)} lines recur" if len(proposed) > 1 else "a line recurs"
    where = "behind this profile" if line else "into site.toml, with the publication's name"
    return Matter(
        kind=Kind.BOILERPLATE.value,
        path=NAME,
        line=line,
        message=f"{several} in articles of {name}, as text; in {best.times:,}: {excerpt(words)}",
        remedy=f'paste them {where}, each under the role that it has; under "body" it stays text',
        articles=tuple(tally.keys[place] for place in best.places),
        count=best.times,
        paste=paste,
    )
