"""The order of names in an index, and the letter that each stands under.

The letters of the site's alphabet come first, in its order, then all others. An accent counts only between
names that are the same without it, unless the alphabet has the letter with it. (Not the Unicode Collation
Algorithm, whose tables weigh more than the program: letters of two signs, such as Czech "ch", are two here.)
"""

import unicodedata

_HAN = "漢"
"""Stands for all its kind: each of many thousands would be a letter by itself."""
_WHOLE = "йЙ"
"""A letter of its own in every alphabet that has it, though Unicode takes it for one with an accent."""


class Collation:
    """The order of an alphabet, of which `letters` are the small ones, in their order."""

    def __init__(self, letters: str) -> None:
        self._letters = {letter: place for place, letter in enumerate(letters)}
        self._ranks: dict[int, str] = {}

    def key(self, name: str) -> tuple[str, str, str]:
        """Return what to sort a name by."""
        folded = unicodedata.normalize("NFC", name.strip()).casefold()
        ranks = self._ranks
        for letter in set(map(ord, folded)) - ranks.keys():
            ranks[letter] = self._rank(chr(letter))
        return folded.translate(ranks), folded, name

    def letter(self, name: str) -> str:
        """Return the letter that a name stands under, in capitals; "#" for what is no letter."""
        first = unicodedata.normalize("NFC", name.strip()).casefold()[:1]
        if first not in self._letters:
            first = _plain(first)[:1]
        if _is_han(first):
            return _HAN
        if not first.isalpha():
            return "#"
        capital = first.upper()[:1]
        return capital if capital.casefold() == first else first  # that of the dotless i is another letter's

    def _rank(self, letter: str) -> str:
        """Return signs whose order is that of the letter: figures and other signs, the alphabet, the rest."""
        ranked: list[str] = []
        for plain in letter if letter in self._letters else _plain(letter):
            place = self._letters.get(plain)
            if place is not None:
                ranked.append(f"\1{chr(place + 1)}")
            else:
                kind = "\0" if not plain.isalpha() else "\3" if _is_han(plain) else "\2"
                ranked.append(f"{kind}{plain}")
        return "".join(ranked)


def _is_han(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK") if letter else False


def _plain(letter: str) -> str:
    """Return a letter without its accents."""
    if letter in _WHOLE:
        return letter
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)) or letter
