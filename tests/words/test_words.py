"""Words are the same in the index and in the browser, whatever they are."""

import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.words import reader_of
from backfile.words.reading import MOST_LETTERS
from tests.node import answer

HERE = Path(__file__).parent


def _awkward() -> list[tuple[str, list[tuple[str, str]]]]:
    lines = (HERE / "awkward.tsv").read_text("utf-8").splitlines()[1:]
    cases = []
    for line in lines:
        text, _, said = line.partition("\t")
        pairs = (word.partition("/") for word in said.split())
        cases.append((text, [(folded, stem or folded) for folded, _, stem in pairs]))
    return cases


def forms(name: str) -> list[str]:
    """Put each ending, of which the file's first line has some, to each root, of which the others have."""
    endings, _, roots = (HERE / name).read_text("utf-8").partition("\n")
    words = [root + ending for root, ending in product(roots.split(), ["", *endings.split()])]
    return [*words, *map(str.upper, words[::7]), *map(str.title, words[::5])]


def _here(text: str) -> list[list[str]]:
    return [[word.folded, word.stem] for word in reader_of(None)(text)]


@pytest.mark.parametrize(("text", "words"), _awkward())
def test_an_awkward_text_is_read_as_these_words(text: str, words: list[tuple[str, str]]) -> None:
    assert reader_of(None)(text) == words


def test_index_and_browser_agree_on_awkward_texts() -> None:
    texts = [text for text, _ in _awkward()]
    texts += [
        "x" * 50,
        "é" * 50,
        "Я" * 41,
        "𐐀" * 45,
        "東" * 60,
        "a'" * 30,
        "x.y." * 30,
        "'s",
        "a's's",
        "_'s_",
    ]
    assert answer("words.js", texts) == [*map(_here, texts)]


@pytest.mark.parametrize("name", ["english.txt", "russian.txt"])
def test_index_and_browser_agree_on_thousands_of_inflected_words(name: str) -> None:
    words = forms(name)
    assert len(words) > 15_000
    texts = [" ".join(words[at : at + 500]) for at in range(0, len(words), 500)]
    assert answer("words.js", texts) == [*map(_here, texts)]


def test_index_and_browser_agree_on_every_character() -> None:
    letters = [letter for letter in map(chr, range(0x20, 0x110000)) if _known(letter)]
    texts = [f"a{letter}b {letter} xyz{letter}" for letter in letters]
    theirs = answer("words.js", texts)
    assert [text for text, words in zip(texts, theirs, strict=True) if words != _here(text)] == []


AWKWARD = (
    "abXSé ß İıſ ﬁŁ ΑΣσς ͅ ЁйЙї ʼ'’＇`.-_ العـًأ ﷺ สวัส่้ๆ 東京ｶﾞ가각ㄱ〇々 𠀀𠮷𐐀𝐀𝟘 🦊👩 ०१٣५໑ ⅣⅷⅠ½⑴㈠² हि्दी שׁ"
    "\u00ad\u200d\u200c\u0301\u0308\u0327\ufe0f\u034f\ufeff\u1160\u11a8\u3164 ǅĳŉΐ և Ა ſ L'l’dS’s.U.S."
)
"""Marks, joiners, ligatures, digits and letters of many scripts, of which any may stand beside any other."""


def _assigned(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cn", "Co", "Cs")


TEXT = st.text(st.sampled_from(AWKWARD) | st.characters(min_codepoint=0x20).filter(_assigned))


@given(st.lists(TEXT, min_size=20, max_size=60))
@settings(max_examples=30)
def test_index_and_browser_agree_on_whatever_is_written(texts: list[str]) -> None:
    assert answer("words.js", texts) == [*map(_here, texts)]


def test_roman_numerals_and_fractions_stand_for_letters_between_dots_on_both_sides() -> None:
    texts = ["Ⅷ.ΐ", "½.²", "S.Ⅳ", "港.〇", "Ⅳ.Ⅴ.", "١.٢"]
    assert answer("words.js", texts) == [*map(_here, texts)]


def _known(letter: str) -> bool:
    """Tell whether a character is assigned, of the ideographs and Hangul one in a hundred."""
    many = unicodedata.name(letter, "").startswith(("CJK UNIFIED", "HANGUL SYLLABLE", "TANGUT", "EGYPTIAN"))
    return _assigned(letter) and (not many or ord(letter) % 100 == 0)


def test_forms_of_a_word_are_found_by_one_stem() -> None:
    read = reader_of("en")
    assert {word.stem for word in read("report reports reported reporting")} == {"report"}
    read = reader_of("ru")
    assert {word.stem for word in read("гавань гавани гаванью")} == {"гаван"}


@pytest.mark.parametrize("name", ["english.txt", "russian.txt"])
def test_a_stem_begins_as_its_word_does(name: str) -> None:
    """The browser stems only words of a snippet that begin as one that is sought (shown.js)."""
    words = reader_of(None)(" ".join(forms(name)))
    assert [word for word in words if word.stem[0] != word.folded[0]] == []


def test_words_of_a_language_without_rules_are_their_own_stems_and_foreign_ones_are_not() -> None:
    assert reader_of("fr")("nations") == [("nations", "nations")]
    assert reader_of("fr")("сообщили") == [("сообщили", "сообщ")]
    assert reader_of("uk")("сообщили nations") == [("сообщили", "сообщили"), ("nations", "nation")]
    assert reader_of("ja")("nations") == [("nations", "nation")]
    assert reader_of("en-GB") is reader_of("ru-RU") is reader_of(None)


@given(st.text())
def test_no_word_is_long_or_empty_or_has_anything_between_words_in_it(text: str) -> None:
    for word in reader_of(None)(text):
        assert 1 <= len(word.folded) <= MOST_LETTERS
        assert word.stem
        for form in word:
            assert not set(form) & set(" \n\t\0|'’._<>&\"")


@given(st.lists(st.text(), max_size=4))
def test_a_text_is_read_alike_whatever_was_read_before(texts: list[str]) -> None:
    alone = [reader_of("en")(text) for text in texts]
    assert [reader_of("en")(text) for text in texts[::-1]] == alone[::-1]
    assert reader_of("en")("\n".join(texts)) == [word for words in alone for word in words]


def test_what_was_remembered_is_forgotten_when_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    read = reader_of("en")
    before = read("a long harbour wall")
    monkeypatch.setattr("backfile.words.reading._MOST_CHUNKS", 3)
    assert [len(read(f"chunk{n}")) for n in range(10)] == [1] * 10
    assert read("a long harbour wall") == before
