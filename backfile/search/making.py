"""The index made from nothing: stretches of it, by whatever process, and then the whole of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from backfile.search import dictionary, root, slots, store, table
from backfile.search.codec import Postings
from backfile.search.doc import Doc
from backfile.search.inverting import Inverter
from backfile.search.payload import script
from backfile.search.root import Root
from backfile.search.segment import Entry, blocks, merged
from backfile.search.table import Row

_FEWEST, _MOST = 4_096, 8_192
_STRETCHES = 32

File = tuple[str, bytes]
"""A file of the index: its path in the site, and its bytes."""


class Layout(NamedTuple):
    """Where the articles stand: the homes there are, and the slot of each key, ascending."""

    capacity: int
    slots: dict[str, int]

    @property
    def bases(self) -> list[str]:
        """The keys of the articles whose texts are the base of the store."""
        return [*self.slots][: store.BASES] if len(self.slots) >= store.LARGE else []

    @property
    def base(self) -> int:
        """The last slot of those."""
        bases = self.bases
        return self.slots[bases[-1]] if bases else -1

    @property
    def tables(self) -> int:
        """The number of shards of the table of documents."""
        return max(self.slots.values(), default=0) // table.SHARD + 1

    def stretches(self) -> Iterator[list[tuple[int, str]]]:
        """Yield the articles in stretches that no group of the store crosses."""
        size = min(max(self.capacity // _STRETCHES, _FEWEST), _MOST)
        size -= size % store.GROUP
        found = ((slot, key) for key, slot in self.slots.items())
        for _, stretch in groupby(found, key=lambda one: one[0] // size):
            yield [*stretch]


class Stretch(NamedTuple):
    """What is made of a stretch: its segment, packed, the rows of the table, and the number of words."""

    blocks: list[bytes]
    rows: list[Row]
    words: int


def layout_of(keys: Iterable[str]) -> Layout:
    """Find each article's slot."""
    all_keys = [*keys]
    capacity = slots.capacity_for(len(all_keys))
    return Layout(capacity, slots.slots_of(all_keys, capacity))


def groups(docs: Iterable[tuple[int, Doc]]) -> Iterator[tuple[str, list[tuple[int, Doc]]]]:
    """Yield the groups that documents, in the order of their slots, stand in: each with its path."""
    for number, group in groupby(docs, key=lambda one: one[0] // store.GROUP):
        yield root.texts(number), [*group]


def file(path: str, data: bytes) -> File:
    """Return the file that hands over these bytes."""
    return path, script(root.name_in(path), data)


def stretch_of(docs: Iterable[tuple[int, Doc]]) -> Stretch:
    """Index the documents of a stretch."""
    inverter, rows, words = Inverter(), [], 0
    for slot, doc in docs:
        length = inverter.add(slot, doc)
        rows.append(table.row_of(slot, doc, length))
        words += length
    return Stretch([*blocks(inverter.slots)], rows, words)


def files(
    layout: Layout, segments: Sequence[Iterator[Entry]], rows: Iterable[Row], words: int, base: bytes
) -> Iterator[File]:
    """Yield all files of the index but for the store of texts; the root comes last."""
    firsts, names = [], []
    for shard in dictionary.shards(merged(segments)):
        for key, packed in shard.entries:
            if isinstance(packed, Postings) and dictionary.is_apart(dictionary.sizes_of(packed)):
                yield file(root.apart(dictionary.digest_of(key)), dictionary.apart_data(packed))
        firsts.append(shard.first)
        names.append(dictionary.digest_of(shard.first))
        yield file(root.terms(names[-1]), shard.data)
    tables: list[list[Row]] = [[] for _ in range(layout.tables)]
    for row in rows:
        tables[row.slot // table.SHARD].append(row)
    for number, found in enumerate(tables):
        yield file(root.table(number), table.table_data(number * table.SHARD, found))
    if base:
        yield file(root.BASE, base)
    whole = Root(
        articles=len(layout.slots),
        words=words,
        capacity=layout.capacity,
        tables=layout.tables,
        base=layout.base,
        firsts=tuple(firsts),
        names=tuple(names),
    )
    yield root.ROOT, root.root_script(whole)
