"""Matters that articles have in common, so that one setting settles them all."""

from collections.abc import Iterator, Sequence

from backfile.intake.review import tomlwords
from backfile.intake.review.sight import Sight
from backfile.matters import Kind, Matter
from backfile.toml.config import NAME
from backfile.toml.settings import Publication

EXAMPLES = 3


class Groups:
    """Articles by what they lack: a publication, by host; an order of day and month, by publication."""

    __slots__ = ("_hosts", "_orders")

    def __init__(self) -> None:
        self._hosts: dict[str, list[str]] = {}
        self._orders: dict[str, list[str]] = {}

    def put(self, sight: Sight) -> None:
        """Take an article in. Articles come in the order of their keys."""
        if sight.unknown and sight.host:
            self._hosts.setdefault(sight.host, []).append(sight.key)
        if sight.ambiguous and sight.publication:
            self._orders.setdefault(sight.publication, []).append(sight.key)

    def matters(self, publications: Sequence[Publication], text: str) -> Iterator[Matter]:
        """Yield a matter for each group; `text` is that of site.toml, whose profiles are `publications`."""
        for host, keys in sorted(self._hosts.items()):
            yield Matter(
                kind=Kind.PUBLICATION.value,
                path=NAME,
                message=f"the publication at {host} is not known",
                remedy="paste this into site.toml, with its name",
                articles=tuple(keys[:EXAMPLES]),
                count=len(keys),
                paste=tomlwords.profile(host, tomlwords.hosted(host)),
            )
        for name, keys in sorted(self._orders.items()):
            yield _order(name, keys, tomlwords.line_of(name, publications, text))


def _order(name: str, keys: Sequence[str], line: int | None) -> Matter:
    """Return the matter of a publication's dates in figures."""
    return Matter(
        kind=Kind.AMBIGUOUS.value,
        path=NAME,
        line=line,
        message=f"{name} writes dates in figures that can be read in two ways",
        remedy='write dates = "day-first" or dates = "month-first" into this profile'
        if line
        else "paste this into site.toml, with its order",
        articles=tuple(keys[:EXAMPLES]),
        count=len(keys),
        paste="" if line else tomlwords.profile(name, ('dates = "day-first"  # or "month-first"',)),
    )
