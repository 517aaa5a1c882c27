"""Long lists in pages whose addresses last: pages are numbered from the oldest article.

A list stands latest first. Its newest articles are at the list's own address; as soon as there are enough of
them behind, the oldest PER_PAGE go to a page of their own for good, and so on. So a new article changes
the newest page and no other; one that is put among the old ones moves those that are newer than it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from backfile.press import urls

PER_PAGE = 30
"""Articles on a page of its own; the newest has from so many to one less than twice as many.

A card takes about 450 bytes, so the newest page has some 30 KB, and less than 60 KB with its style sheet.
"""


class Paging(NamedTuple):
    """Where a page stands in its list, as plain values: `tuple(paging)` may be part of a slice.

    `number` counts pages and `first` and `last` count articles, all from 1, the oldest. `newest`, `newer`,
    `older` and `oldest` are paths, None where there is no such other page. How long the whole list is can be
    told from the newest page alone: if others said so, a new article would change all of them.
    """

    number: int
    first: int
    last: int
    newest: str | None
    newer: str | None
    older: str | None
    oldest: str | None


class Part(NamedTuple):
    """A page of a list: its path, and which of the list's articles (`start` to `stop`, 0 the latest) it has.

    `paging` is None where the list has no other page.
    """

    path: str
    start: int
    stop: int
    paging: Paging | None


def parts_of(path: str, count: int, per: int = PER_PAGE) -> Iterator[Part]:
    """Divide a list of `count` articles, whose own address is `path`; yield the newest page first.

    `per` articles go to a page of their own.
    """
    full = max(count // per - 1, 0)
    for number in range(full + 1, 0, -1):
        first, last = (number - 1) * per, number * per if number <= full else count
        paging = Paging(
            number=number,
            first=first + 1,
            last=last,
            newest=path if number <= full else None,
            newer=_address(path, number + 1, full) if number <= full else None,
            older=_address(path, number - 1, full) if number > 1 else None,
            oldest=_address(path, 1, full) if number > 1 else None,
        )
        yield Part(_address(path, number, full), count - last, count - first, paging if full else None)


def page_with(path: str, count: int, place: int) -> str:
    """Return the path of the page that has the article at a place (0 the latest) of such a list."""
    return _address(path, (count - 1 - place) // PER_PAGE + 1, max(count // PER_PAGE - 1, 0))


def _address(path: str, number: int, full: int) -> str:
    return urls.older(path, number) if number <= full else path
