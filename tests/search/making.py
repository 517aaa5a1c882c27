"""What the tests of the index make their archives of."""

from collections.abc import Iterable, Mapping

from backfile.search import making, root, store
from backfile.search.changing import Change, moved
from backfile.search.doc import Doc
from backfile.search.payload import data_of
from backfile.search.segment import entries
from backfile.search.slots import slots_of

EMPTY = Doc("", None, None, None, None, None, (), (), (), ())


def doc(key: str, *paragraphs: str, **fields: object) -> Doc:
    """Make an article of these paragraphs."""
    return EMPTY._replace(key=key, paragraphs=paragraphs, **fields)  # type: ignore[arg-type]


def made(docs: Iterable[Doc]) -> dict[str, bytes]:
    """Return the files of the index of these articles, made from nothing."""
    by_key = {doc.key: doc for doc in docs}
    layout = making.layout_of(by_key)
    base = store.base_of(by_key[key] for key in layout.bases)
    files: dict[str, bytes] = {}
    segments, rows, words = [], [], 0
    for stretch in layout.stretches():
        found = [(slot, by_key[key]) for slot, key in stretch]
        files |= (making.file(path, store.group_data(group, base)) for path, group in making.groups(found))
        made = making.stretch_of(found)
        segments.append(entries(made.blocks))
        rows += made.rows
        words += made.words
    return files | dict(making.files(layout, segments, rows, words, base))


def changed(files: Mapping[str, bytes], before: Iterable[Doc], after: Iterable[Doc]) -> Change:
    """Bring an index of some articles forward to be that of others. Raises UnfitError."""
    old, new = {doc.key: doc for doc in before}, {doc.key: doc for doc in after}
    whole = root.root_of(files[root.ROOT])
    base = data_of(files[root.BASE]) if whole.base >= 0 else b""

    def read(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(path)
        return files[path]

    change = Change(whole, read, base)
    layout = making.layout_of(new)
    slots = slots_of(old, whole.capacity)
    different = {key for key in old.keys() & new.keys() if old[key] != new[key]}
    touched = [*moved(slots, layout.slots, different)]
    removed = {slots[key]: change.doc(slots[key]) for key in touched if key in slots}
    added = {layout.slots[key]: new[key] for key in touched if key in layout.slots}
    change.make(removed, added)
    return change


def brought(files: Mapping[str, bytes], change: Change) -> dict[str, bytes]:
    """Return the files of an index that was changed."""
    return {path: data for path, data in files.items() if path not in change.gone} | change.put
