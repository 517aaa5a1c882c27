"""The files of the site, as one build leaves them to the next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from backfile.press.links import Anchored
from backfile.press.manifest import Entry
from backfile.press.survey import Stamp


class Output(NamedTuple):
    """A file of the site: the key of what it is made of, what it holds, and how it is published.

    `anchored` are the places on other pages that it links to.
    """

    key: str
    entry: Entry
    stamp: Stamp
    anchored: tuple[Anchored, ...] = ()


def rows_for(outputs: Mapping[str, Output]) -> Iterator[Sequence[Any]]:
    """Yield outputs as plain values, ready for JSON."""
    for path, output in outputs.items():
        yield path, output.key, output.entry.hex(), output.stamp.hex(), output.anchored


def outputs_of(
    rows: Iterable[Sequence[Any]], published: Mapping[str, Stamp]
) -> tuple[dict[str, Output], dict[str, None]]:
    """Read rows back: the outputs that still stand in the published folder, and in order the paths of all."""
    found = {}
    earlier = dict[str, None]()
    for path, key, entry, stamp, anchored in rows:
        earlier[path] = None
        output = Output(
            key,
            Entry(bytes.fromhex(entry)),
            Stamp(bytes.fromhex(stamp)),
            tuple((file, tuple(anchors)) for file, anchors in anchored),
        )
        if published.get(path) == output.stamp:
            found[path] = output
    return found, earlier
