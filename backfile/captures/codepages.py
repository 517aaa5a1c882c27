"""Which of the old code pages a text is in, told by its letters.

A code page that is not the text's own shows itself by letters that its languages seldom have, by capitals
within words, and by signs between letters. The tables say how usual each letter is (from newspaper text, as
ranks only); each code page is scored by the text that it makes. The sums are whole numbers: one input has
one answer, under every version of everything.
"""

import re
from functools import cache
from operator import ne
from typing import NamedTuple

_CYRILLIC = "оаеинтсрвлкмдпуяыьгзбчйхіжшюцєїщэфъёґ"
_WESTERN = "éäüñößèàçóíáãêâôåøæúîùëïòìõû"
_CENTRAL = "éáíóöüęłąśőżěřčšžýůűćźúäńţşăâîđôďťň"
_ROMANIAN = "ăîâşţ"
_TURKISH = "ışğüçöâî"
_GREEK = "αοιετσνηυρπκμλςωίάόέήύώγδβφχθζξψϊϋ"
_ARABIC = "اليمنورتبةعدسفهكقحأجشطصخىذضزءثغئإآظؤپگچژَُِّْ،؛؟"
_HEBREW = "יוהלאתרבשמנםדעחקפטכגזןצסךףץ־׳״"
_THAI = "านรกเองมยลวตสทบ่ีั้ิปะคชำุดใไหแู์พขจนผซโ็ถื"
_BALTIC = "āēīšūžčņļģķėųįęąõäöü"
_PAGES: tuple[tuple[str, str], ...] = (
    ("cp1252", _WESTERN),
    ("cp1251", _CYRILLIC),
    ("koi8_u", _CYRILLIC),
    ("cp866", _CYRILLIC),
    ("iso8859_5", _CYRILLIC),
    ("mac_cyrillic", _CYRILLIC),
    ("cp1250", _CENTRAL),
    ("iso8859_2", _CENTRAL),
    ("cp1250", _ROMANIAN),
    ("cp1254", _TURKISH),
    ("cp1253", _GREEK),
    ("cp1257", _BALTIC),
    ("cp1256", _ARABIC),
    ("cp1255", _HEBREW),
    ("cp874", _THAI),
)
"""The code pages that are tried, each with the letters of its languages, most usual first."""
_MARKS = frozenset("“”„‘’‚–—…«»•°§№€¿¡\xa0")
_BEHIND = frozenset("’”“»…–—\xa0")
"""Marks that may stand right behind a letter."""
_HEAD = 200_000
"""Bytes that are looked at."""
_RUN = re.compile(rb"[A-Za-z\x80-\xff]++")
_ODD, _STRANGE = 6, 12
"""What a letter that its languages do not have takes from the score, and a sign in a letter's place."""
_FEW = 12
_SURE = 5
"""A guess is sure if the second best has less than four fifths of its score."""


class Guess(NamedTuple):
    """A codec of Python, and whether it is the text's for all but certain."""

    codec: str
    sure: bool


def guessed(data: bytes) -> Guess:
    """Guess the code page of a text that is not UTF-8, by its letters beyond ASCII."""
    sample = b" ".join(run for run in _RUN.findall(data[:_HEAD]) if not run.isascii())
    texts = [sample.decode(codec, "replace") for codec, _ in _PAGES]
    scores = [_score(text, letters) for text, (_, letters) in zip(texts, _PAGES, strict=True)]
    best = max(range(len(_PAGES)), key=lambda place: (scores[place], -place))
    size = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    if _PAGES[best][1] in (_CENTRAL, _TURKISH, _BALTIC) and _western(texts[0], texts[best], best, size):
        best = 0
    # What reads nearly all letters in the same way is no rival: a Mac has Windows' small Cyrillic letters.
    rivals = [
        score for score, text in zip(scores, texts, strict=True) if _apart(text, texts[best]) * 8 > size
    ]
    lead = scores[best] - max(rivals, default=0)
    return Guess(_PAGES[best][0], size >= _FEW and scores[best] > 0 and lead * _SURE >= scores[best])


def _western(text: str, other: str, page: int, size: int) -> bool:
    """Tell whether a text is Western after all: by the letters that are others there, if they are few.

    Letters that both have in the same places tell nothing: Spanish shares most of its own with Czech. `other`
    is the text in another Latin code page, and `size` how many letters there are beyond ASCII.
    """
    if not 0 < _apart(text, other) * 2 <= size:
        return False
    lead = 0
    for at, (one, two) in enumerate(zip(text, other, strict=True)):
        if one != two:
            lead += _worth(one, text[at - 1 : at], _ranking(_WESTERN))
            lead -= _worth(two, other[at - 1 : at], _ranking(_PAGES[page][1]))
    return lead > 0


def _apart(text: str, other: str) -> int:
    return sum(map(ne, text, other))


def _score(text: str, letters: str) -> int:
    """Score the text that a code page makes of the bytes."""
    rank = _ranking(letters)
    latin = letters[0] < "\u0370"
    score = 0
    before = " "
    for letter in text:
        if letter >= "\x80":
            score += _worth(letter, before, rank)
        if not latin and (letter < "\x80") is not (before < "\x80") and letter.isalpha() and before.isalpha():
            score -= _STRANGE  # no word is of two scripts
        before = letter
    return score


@cache
def _ranking(letters: str) -> dict[str, int]:
    return {letter: max(10 - place // 3, 2) for place, letter in enumerate(letters)}


def _worth(letter: str, before: str, rank: dict[str, int]) -> int:
    small = letter.lower()
    if small in rank:
        if letter == small:
            return rank[small] if not before.isupper() or before < "\x80" else rank[small] // 2
        if before.isupper():
            return rank[small]
        return -_ODD if before.isalpha() else rank[small] // 2
    if letter in _MARKS:
        return 4 if letter in _BEHIND or not before.isalpha() else -_ODD
    return -_ODD if letter.isalpha() else -_STRANGE
