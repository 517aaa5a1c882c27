"""Which stemmer takes which words: Snowball's English or Russian, by language and letters."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from backfile.words.endings import English, Russian
from backfile.words.snowball.basestemmer import BaseStemmer

Stem = Callable[[str], str]

# Languages in Cyrillic that are not Russian; then those of neither Latin nor Cyrillic letters.
_CYRILLIC_TOO = {
    "ab", "ba", "be", "bg", "ce", "cv", "kk", "kv", "ky", "mk", "mn", "os", "sah", "sr", "tg", "tt", "udm",
    "uk",
}  # fmt: skip
_OTHER_LETTERS = {
    "am", "ar", "as", "bn", "bo", "dv", "dz", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "km", "kn",
    "ko", "lo", "ml", "mr", "my", "ne", "or", "pa", "ps", "sa", "sd", "si", "ta", "te", "th", "ti", "ug",
    "ur", "yi", "yue", "zh",
}  # fmt: skip
_LATIN = re.compile("[a-z]{3,}")
_CYRILLIC = re.compile("[а-я]{3,}")


def manner(language: str | None) -> tuple[bool, bool]:
    """Tell whether an article's words in Latin letters are stemmed as English, and Cyrillic ones as Russian.

    Each is, unless the article's own language (BCP 47) is another one in these letters.
    """
    tongue = (language or "en").partition("-")[0].lower()
    if tongue in {"en", "ru", "und", "mul"} or tongue in _OTHER_LETTERS:
        return True, True
    return (True, False) if tongue in _CYRILLIC_TOO else (False, True)


@cache
def stemmer(*, english: bool, russian: bool) -> Stem:
    """Return what gives a folded word's stem; a word that it has no rules for is its own stem."""
    latin: BaseStemmer = English()
    cyrillic: BaseStemmer = Russian()

    @lru_cache(maxsize=1 << 16)
    def stem(word: str) -> str:
        if english and _LATIN.fullmatch(word):
            return str(latin.stemWord(word))
        if russian and _CYRILLIC.fullmatch(word):
            return str(cyrillic.stemWord(word))
        return word

    return stem
