"""From articles to what they can be found by: each word with its weight, and the names they stand under.

The weight of a word is how often it occurs; in the title each time counts for TITLE, in a tag for TAG. A key
of the dictionary is a stem and a folded form, so that a query finds all forms of a word, and tells the exact
one. Names (a tag, an author, a publication, a language) are keys of their own kind in front of all words.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from backfile.search.chunks import chunks_of
from backfile.search.codec import MOST_WEIGHT
from backfile.search.doc import Doc
from backfile.words import Word, chunk_reader_of, letters_of, reader_of

TITLE, TAG = 3, 2
NAME = "\x01"
"""What the key of a name begins with; no word holds it."""

Add = Callable[[int], None]
"""Notes that what a chunk of text holds stands once more at a slot."""


class Inverter:
    """Collects articles. `slots` are those of each key, ascending, each as often as the key weighs there.

    Every word of an archive passes here, and so each is one step: a chunk of text (see `words.reading`) is
    looked up once, and what is found notes the slot. Nothing is counted before a segment is written.
    """

    __slots__ = ("_adds", "slots")

    def __init__(self) -> None:
        self.slots: dict[str, list[int]] = {}
        self._adds: dict[Callable[[str], tuple[Word, ...]], _Adds] = {}

    def add(self, slot: int, doc: Doc) -> int:
        """Add an article behind those that there are; return how many words its texts have."""
        read = chunk_reader_of(doc.language)
        if (adds := self._adds.get(read)) is None:
            adds = self._adds[read] = _Adds(read, self.slots)
        length = adds.note(slot, chunks_of("\n".join((*doc.paragraphs, *doc.around))))
        beside = chunks_of(doc.title or "") * TITLE
        beside += chunks_of("\n".join(doc.tags)) * TAG
        adds.note(slot, beside)
        for name in names(doc):
            self.slots.setdefault(name, []).append(slot)
        return length


class _Adds(dict[str, Add]):
    """What is to be done for a chunk of text, found by it in one step."""

    def __init__(self, read: Callable[[str], tuple[Word, ...]], slots: dict[str, list[int]]) -> None:
        super().__init__()
        self._read, self._slots, self._more = read, slots, list[int]()

    def note(self, slot: int, chunks: list[str]) -> int:
        """Note the words of some chunks; return how many they are."""
        for add in map(self.__getitem__, chunks):
            add(slot)
        count = len(chunks) + sum(self._more)
        self._more.clear()
        return count

    def __missing__(self, chunk: str) -> Add:
        words = self._read(chunk)
        letters = dict.fromkeys(letter for word in words for letter in letters_of(word))
        appends = [self._slots.setdefault(key_of(word), []).append for word in (*words, *letters)]
        add = self[chunk] = appends[0] if len(appends) == 1 else self._each(appends, len(words))
        return add

    def _each(self, appends: list[Add], count: int) -> Add:
        """Return what does for a chunk that is not one word, and says by how much it is more."""
        more, tell = count - 1, self._more.append

        def add(slot: int) -> None:
            for append in appends:
                append(slot)
            tell(more)

        return add


def weighed(doc: Doc) -> tuple[dict[str, int], int]:
    """Return an article's keys with their weights, and how many words its texts have."""
    inverter = Inverter()
    length = inverter.add(0, doc)
    return {key: min(len(slots), MOST_WEIGHT) for key, slots in inverter.slots.items()}, length


def key_of(word: Word) -> str:
    """Return a word's key in the dictionary."""
    return f"{word.stem}\0{word.folded}"


def names(doc: Doc) -> Iterable[str]:
    """Return the keys of the names that an article stands under, each once."""
    return dict.fromkeys(name_key(kind, name) for kind, name in _names(doc))


def _names(doc: Doc) -> Iterator[tuple[str, str]]:
    for tag in doc.tags:
        yield "t", tag
    for author in doc.authors:
        yield "a", author
    if doc.publication:
        yield "p", doc.publication
    if doc.language:
        yield "l", doc.language


@lru_cache(maxsize=1 << 14)
def name_key(kind: str, name: str) -> str:
    """Return a name's key: its kind, its words folded, and itself."""
    folded = " ".join(word.folded for word in reader_of(None)(name)) or name.casefold()
    return f"{NAME}{kind}{folded}\0{name}".encode("utf-8", "replace").decode()
