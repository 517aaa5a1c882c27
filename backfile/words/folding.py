"""Folding: the forms of a token that readers take for the same are one, in every language alike."""

import re
import unicodedata
from collections.abc import Iterator

# Of the marks that NFD takes off their letters, Cyrillic keeps breve and diaeresis: й is not и, nor ї і.
_ACCENTS = re.compile(
    "([\u0400-\u04ff][\u0306\u0308])|[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670]"
)
_APOSTROPHES = re.compile("[\u2019\uff07\u02bc\u02bb\u055a]")
_SILENT = re.compile("[\u00ad\u200c\u200d.]")
_BETWEEN = re.compile("[_ ]")
"""NFKC writes some ligatures as several words."""
_LETTERS = str.maketrans(
    {"ё": "е", "ς": "σ", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
     "ħ": "h", "ı": "i"}
)  # fmt: skip
# What French, Italian and Catalan put before a vowel; in other languages such a word is rarely there.
_ELIDED = re.compile(
    "(l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|un|all|dell|nell|sull|dall|coll|quell|quest)'([aeiouyh].*)"
)


def folded(token: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a token in order, each folded, and as it is to be stemmed: without its 's.

    Folded is without case, accents, the width of its letters, apostrophes and the dots of an abbreviation.
    """
    if token.isascii():
        text = token.lower()
        if text.isalnum():
            yield text, text
            return
    else:
        text = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", token).lower())
        text = _ACCENTS.sub(r"\1", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    for part in _BETWEEN.split(_SILENT.sub("", text)):
        elided = _ELIDED.fullmatch(part)
        for word in elided.groups() if elided else (part,):
            whole = word.replace("'", "")
            if whole:
                yield whole, word.removesuffix("'s").replace("'", "") or whole
