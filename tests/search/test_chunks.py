"""Of one article so many different words are found as a library has, and no more."""

from backfile.search.chunks import MOST, chunks_of, is_found_whole

SHORT = [f"w{number:05}" for number in range(MOST // 6)]
"""As many different words as there is room for."""


def test_a_text_is_found_by_all_its_words_however_long_it_is() -> None:
    text = "The lamp, the lamp\n" * MOST
    assert chunks_of(text) == text.split()
    assert is_found_whole(text)
    assert chunks_of("") == []
    assert is_found_whole(" ".join(SHORT * 3))


def test_of_more_different_words_the_first_are_found_and_each_time_they_stand_there() -> None:
    text = " ".join([*SHORT, "beyond", SHORT[0], "behind", SHORT[1]])
    assert chunks_of(text) == [*SHORT, SHORT[0], SHORT[1]]
    assert not is_found_whole(text)


def test_of_one_word_without_end_its_beginning_is_found() -> None:
    assert chunks_of("a" * (MOST + 9)) == ["a" * MOST]
    assert chunks_of("lamp " + "a" * MOST + " lamp") == ["lamp", "lamp", "a" * (MOST - 4)]
    assert not is_found_whole("a" * (MOST + 9))
