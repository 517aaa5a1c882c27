"""The index brought forward: what changed articles alter of that of an earlier build, and nothing else.

The published index itself says what an article had before: its texts stand in the store. Whatever comes of it
is, byte for byte, what `making` would make of all articles.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, groupby

from backfile.search import dictionary, root, store, table
from backfile.search.codec import Postings, postings, slots_and_weights
from backfile.search.dictionary import Apart, Found
from backfile.search.doc import Doc
from backfile.search.inverting import weighed
from backfile.search.making import File, file
from backfile.search.payload import data_of
from backfile.search.root import Root

Delta = dict[str, dict[int, int]]
"""Of each key, the slots at which it weighs something else now: 0 where it no longer stands."""

_NOTHING = Postings(0, b"", b"")


class UnfitError(Exception):
    """The earlier index can't be brought forward: it has to be made anew."""


class Change:
    """The change of an index: `put` are its new files, and `gone` those that it no longer has.

    `read` returns the bytes of the script that is published at a path.
    """

    def __init__(self, whole: Root, read: Callable[[str], bytes], base: bytes) -> None:
        self._root, self._read, self._base = whole, read, base
        self.put: dict[str, bytes] = {}
        self.gone: set[str] = set()

    def doc(self, slot: int) -> Doc:
        """Return the article that stands at a slot. Raises UnfitError where none does."""
        number = slot // store.GROUP
        found = dict(store.docs_in(self._data(root.texts(number)), self._base)).get(slot)
        if found is None:
            raise UnfitError
        return found

    def make(self, removed: Mapping[int, Doc], added: Mapping[int, Doc]) -> None:
        """Take articles from their slots, and put others there. Raises UnfitError."""
        touched = removed.keys() | added.keys()
        if not touched:
            return
        if min(touched) <= self._root.base or max(touched) // table.SHARD >= self._root.tables:
            raise UnfitError
        if not self._root.firsts:
            raise UnfitError
        delta, lengths, fewer = _delta(removed, added)
        self._store(removed, added)
        self._table(removed, added, lengths)
        firsts, file_names = self._dictionary(delta)
        new = self._root._replace(
            articles=self._root.articles + len(added) - len(removed),
            words=self._root.words + sum(lengths.values()) - fewer,
            firsts=firsts,
            names=file_names,
        )
        self.put[root.ROOT] = root.root_script(new)
        self.gone -= self.put.keys()

    def _data(self, path: str) -> bytes:
        return data_of(self._read(path))

    def _file(self, made: File) -> None:
        path, data = made
        self.put[path] = data

    def _store(self, removed: Mapping[int, Doc], added: Mapping[int, Doc]) -> None:
        for number in sorted({slot // store.GROUP for slot in (*removed, *added)}):
            path = root.texts(number)
            new = {slot for slot in added if slot // store.GROUP == number}
            old = {slot for slot in removed if slot // store.GROUP == number}
            docs: dict[int, Doc] = {}
            if old or self._exists(path):
                docs = dict(store.docs_in(self._data(path), self._base))
            docs = {slot: doc for slot, doc in docs.items() if slot not in old}
            docs |= {slot: added[slot] for slot in new}
            if docs:
                self._file(file(path, store.group_data(sorted(docs.items()), self._base)))
            else:
                self.gone.add(path)

    def _exists(self, path: str) -> bool:
        try:
            self._read(path)
        except FileNotFoundError:
            return False
        return True

    def _table(
        self, removed: Mapping[int, Doc], added: Mapping[int, Doc], lengths: Mapping[int, int]
    ) -> None:
        for number in sorted({slot // table.SHARD for slot in (*removed, *added)}):
            begin = number * table.SHARD
            kept = table.rows_in(begin, self._data(root.table(number)))
            rows = {row.slot: row for row in kept if row.slot not in removed}
            for slot, doc in added.items():
                if slot // table.SHARD == number:
                    rows[slot] = table.row_of(slot, doc, lengths[slot])
            data = table.table_data(begin, [rows[slot] for slot in sorted(rows)])
            self._file(file(root.table(number), data))

    def _dictionary(self, delta: Delta) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Change the shards that have the keys; returns the first keys of all shards, and their names."""
        firsts, file_names = self._root.firsts, self._root.names
        changed: dict[int, list[Found]] = {}
        for number, keys in groupby(sorted(delta), key=lambda key: max(bisect_right(firsts, key) - 1, 0)):
            changed[number] = self._changed(number, [*keys], delta)
        for number in sorted(changed):
            # A shard that no longer begins with its key does not end the one before.
            while number > 0 and number in changed and not _begins(changed[number], firsts[number]):
                number -= 1  # noqa: PLW2901
                if number in changed:
                    break
                changed[number] = self._entries(number)
        pieces: list[tuple[str, str]] = []
        number = 0
        while number < len(firsts):
            if number not in changed:
                pieces.append((firsts[number], file_names[number]))
                number += 1
                continue
            made, number = self._cut(number, changed)
            for shard in made:
                name = dictionary.digest_of(shard.first)
                self._file(file(root.terms(name), shard.data))
                pieces.append((shard.first, name))
        self.gone |= {root.terms(name) for name in {*file_names} - {name for _, name in pieces}}
        return tuple(first for first, _ in pieces), tuple(name for _, name in pieces)

    def _cut(self, number: int, changed: Mapping[int, list[Found]]) -> tuple[list[dictionary.Shard], int]:
        """Cut a changed shard and those behind it anew, up to where one begins as before."""
        firsts = self._root.firsts
        found: list[Found] = []
        while True:
            found += changed[number] if number in changed else self._entries(number)
            number += 1
            if number == len(firsts):
                return [*dictionary.shards(found)], number
            if number in changed and not _begins(changed[number], firsts[number]):
                continue
            made = [*dictionary.shards(chain(found, [(firsts[number], _NOTHING)]))]
            if made[-1].first == firsts[number]:
                return made[:-1], number

    def _entries(self, number: int) -> list[Found]:
        return [*dictionary.read_shard(self._data(root.terms(self._root.names[number])))]

    def _changed(self, number: int, keys: Iterable[str], delta: Delta) -> list[Found]:
        found: dict[str, Postings | Apart] = dict(self._entries(number))
        for key in keys:
            before = found.get(key)
            path = root.apart(dictionary.digest_of(key))
            if isinstance(before, Apart):
                before = dictionary.apart_of(self._data(path), before)
                self.gone.add(path)
            after = _posted(before, delta[key])
            if after is None:
                found.pop(key, None)
                continue
            found[key] = after
            if dictionary.is_apart(dictionary.sizes_of(after)):
                self._file(file(path, dictionary.apart_data(after)))
        return sorted(found.items())


def _begins(entries: list[Found], key: str) -> bool:
    return bool(entries) and entries[0][0] == key


def _posted(before: Postings | None, changes: Mapping[int, int]) -> Postings | None:
    """Return postings with these changes; None where none are left."""
    found = dict(zip(*slots_and_weights(before), strict=True)) if before else {}
    found |= changes
    slots = sorted(slot for slot, weight in found.items() if weight)
    return postings(slots, [found[slot] for slot in slots]) if slots else None


def _delta(removed: Mapping[int, Doc], added: Mapping[int, Doc]) -> tuple[Delta, dict[int, int], int]:
    """Return what changes of each key, the numbers of words of what is added, and of what is removed."""
    delta: defaultdict[str, dict[int, int]] = defaultdict(dict)
    lengths: dict[int, int] = {}
    fewer = 0
    for slot in removed.keys() | added.keys():
        before, length = weighed(removed[slot]) if slot in removed else ({}, 0)
        after, lengths[slot] = weighed(added[slot]) if slot in added else ({}, 0)
        fewer += length
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                delta[key][slot] = after.get(key, 0)
    return dict(delta), lengths, fewer


def moved(before: Mapping[str, int], after: Mapping[str, int], changed: Collection[str]) -> Iterator[str]:
    """Yield the keys whose slots or texts are others than before."""
    for key in before.keys() | after.keys():
        if key in changed or before.get(key) != after.get(key):
            yield key
