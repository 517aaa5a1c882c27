"""From an article to what it can be found by: each word with its weight, and the names it stands under.

The weight of a word is how often it occurs; in the title each time counts for TITLE, in a tag for TAG. A key
of the dictionary is a stem and a folded form, so that a query finds all forms of a word, and tells the exact
one. Names (a tag, an author, a publication, a language) are keys of their own kind in front of all words.
"""

from collections import Counter
from collections.abc import Iterator

from backfile.search.doc import Doc
from backfile.words import Word, reader_of

TITLE, TAG = 3, 2
NAME = "\x01"
"""What the key of a name begins with; no word holds it."""


def weighed(doc: Doc) -> tuple[Counter[Word], int]:
    """Return an article's words with their weights, and how many words its texts have."""
    read = reader_of(doc.language)
    found = Counter(read("\n".join((*doc.paragraphs, *doc.around))))
    length = found.total()
    if doc.title:
        for word in read(doc.title):
            found[word] += TITLE
    for tag in doc.tags:
        for word in read(tag):
            found[word] += TAG
    return found, length


def key_of(word: Word) -> str:
    """Return a word's key in the dictionary."""
    return f"{word.stem}\0{word.folded}"


def names(doc: Doc) -> Iterator[str]:
    """Yield the keys of the names that an article stands under, each once."""
    yield from dict.fromkeys(name_key(kind, name) for kind, name in _names(doc))


def _names(doc: Doc) -> Iterator[tuple[str, str]]:
    for tag in doc.tags:
        yield "t", tag
    for author in doc.authors:
        yield "a", author
    if doc.publication:
        yield "p", doc.publication
    if doc.language:
        yield "l", doc.language


def name_key(kind: str, name: str) -> str:
    """Return a name's key: its kind, its words folded, and itself."""
    folded = " ".join(word.folded for word in reader_of(None)(name)) or name.casefold()
    return f"{NAME}{kind}{folded}\0{name}".encode("utf-8", "replace").decode()
