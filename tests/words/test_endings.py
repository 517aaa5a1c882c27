"""Stemmers that look endings up find the same stems as those that search for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.words.endings import English, Russian
from backfile.words.snowball.basestemmer import BaseStemmer
from backfile.words.snowball.english_stemmer import EnglishStemmer
from backfile.words.snowball.russian_stemmer import RussianStemmer
from tests.words.test_words import forms

KINDS = [
    (English(), EnglishStemmer(), "abcdefghijklmnopqrstuvwxyz'"),
    (Russian(), RussianStemmer(), "абвгдежзийклмнопрстуфхцчшщъыьэюя"),
]


def _entries(stemmer: BaseStemmer) -> list[str]:
    """Return all endings and beginnings that a stemmer knows; none has a condition of its own."""
    found = [entry for name, entries in vars(type(stemmer)).items() if name[:2] == "a_" for entry in entries]
    assert not any(entry.method for entry in found)
    return [entry.s for entry in found]


@pytest.mark.parametrize(("quick", "slow", "name"), [(*KINDS[0][:2], "english"), (*KINDS[1][:2], "russian")])
def test_inflected_words_have_the_same_stems(quick: BaseStemmer, slow: BaseStemmer, name: str) -> None:
    words = [word.lower() for word in forms(f"{name}.txt")]
    assert [*map(quick.stemWord, words)] == [*map(slow.stemWord, words)]


@given(st.data(), st.sampled_from(KINDS))
def test_words_of_any_letters_and_endings_have_the_same_stems(
    data: st.DataObject, kind: tuple[BaseStemmer, BaseStemmer, str]
) -> None:
    quick, slow, letters = kind
    pieces = st.one_of(st.sampled_from(_entries(slow)), st.text(letters, max_size=5))
    word = "".join(data.draw(st.lists(pieces, max_size=5)))
    assert quick.stemWord(word) == slow.stemWord(word)
