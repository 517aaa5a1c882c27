"""Reading a text as the words that it can be found by, in order. All words of an archive pass here."""

import re
import sys
from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import NamedTuple
from unicodedata import category

from backfile.words.folding import folded
from backfile.words.stems import Stem, manner, stemmer

MOST_LETTERS = 40
"""A word is cut after so many characters: what is longer is no word."""

_MOST_CHUNKS = 1 << 17
"""So many are remembered at most (some 50 MB); then all are forgotten, and the frequent ones soon back."""

# Scripts without spaces between words, and Hangul, whose words carry their particles: pairs of characters.
_PAIRED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)"
)


class Word(NamedTuple):
    """A word as it is found: its exact form, folded, and its stem: the same where there is no rule."""

    folded: str
    stem: str


class _Known(dict[str, tuple[Word, ...]]):
    """The words of each chunk of text that was met, found by it in one step.

    A chunk is what stands between white space, with its punctuation: to split a text takes a tenth of the
    time that it takes to look for words in it, and most chunks have been met before.
    """

    def __init__(self, stem: Stem) -> None:
        super().__init__()
        self._stem, self._tokens = stem, _tokens()

    def __missing__(self, chunk: str) -> tuple[Word, ...]:
        words = tuple(word for token in self._tokens(chunk) for word in _words(token, self._stem))
        if len(chunk) <= MOST_LETTERS:
            if len(self) >= _MOST_CHUNKS:
                self.clear()
            self[chunk] = words
        return words


def reader_of(language: str | None) -> Callable[[str], list[Word]]:
    """Return what reads a text in a language (BCP 47; None is unknown): a Word for each place, in order."""
    english, russian = manner(language)
    return _reader(english=english, russian=russian)


def chunk_reader_of(language: str | None) -> Callable[[str], tuple[Word, ...]]:
    """Return what reads a chunk of such a text, which white space ends; languages may share it."""
    english, russian = manner(language)
    return _chunk_reader(english=english, russian=russian)


def letters_of(word: Word) -> tuple[Word, ...]:
    """Return the characters of a pair, by each of which it is found as well; none of what is no pair."""
    folded, _ = word
    return (
        tuple(Word(each, each) for each in folded) if len(folded) == 2 and _PAIRED.fullmatch(folded) else ()
    )


@cache
def _reader(*, english: bool, russian: bool) -> Callable[[str], list[Word]]:
    known = _chunk_reader(english=english, russian=russian)

    def read(text: str) -> list[Word]:
        return list(chain.from_iterable(map(known, text.split())))

    return read


@cache
def _chunk_reader(*, english: bool, russian: bool) -> Callable[[str], tuple[Word, ...]]:
    return _Known(stemmer(english=english, russian=russian)).__getitem__


@cache
def _tokens() -> Callable[[str], list[str]]:
    """Return what finds tokens: single letters with dots between them, or a run of letters, marks and digits.

    Marks, soft hyphens and joiners stand within a token, and so does an apostrophe between two letters.
    """
    marks = "".join(mark for mark in map(chr, range(0x300, 0xFE30)) if category(mark)[0] == "M")
    run = rf"\w+(?:[{marks}\u00ad\u200c\u200d]+\w*|['\u2019\uff07]\w+)*"
    return re.compile(rf"[^\W\d_](?:\.[^\W\d_])+(?!\w)|{run}").findall


def _words(token: str, stem: Stem) -> list[Word]:
    words = []
    for word, plain in folded(token):
        for place, run in enumerate(_PAIRED.split(word)):
            if place % 2:
                words += [Word(pair, pair) for pair in map(sys.intern, _pairs(run))]
            elif run:
                cut = run[:MOST_LETTERS]
                words.append(Word(cut, stem(plain[:MOST_LETTERS] if run == word else cut)))
    return words


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]
