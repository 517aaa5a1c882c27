"""Cut a line into words and the gaps between them: what every finder of names reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backfile.model import LabelledLine, Role

READ = frozenset(
    {Role.TITLE, Role.DESCRIPTION, Role.CAPTION, Role.BODY, Role.HEADING, Role.LIST_ITEM, Role.QUOTE}
)
"""Roles whose words say what a text is about."""

SHORT = frozenset({Role.TITLE, Role.DESCRIPTION, Role.HEADING})

_WORD = re.compile(r"((?:[A-ZА-ЯЁІЇЄҐ]\.){2,}|[^\W_]+)")
_ENDED = re.compile(r"[.!?…]")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-", "\xad": None})
_SENTENCE_ENDS = frozenset('.!?:;•|"“”«»„…')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line as words: `gaps[i]` stands before `words[i]`, and the last gap after the last word.

    Spaces are single, apostrophes and hyphens plain. `capitals` are the words with a capital. `headline`
    says that nearly all of the line's longer words have one, so that it tells nothing; in a line all in
    capitals the longer words get back their lower case.
    """

    number: int
    role: Role
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    capitals: frozenset[int]
    headline: bool

    def starts_sentence(self, index: int) -> bool:
        """Say whether a word stands where any word would have a capital."""
        gap = self.gaps[index]
        return index == 0 or (
            gap != " " and not _SENTENCE_ENDS.isdisjoint(gap) and not self.abbreviated(index)
        )

    def abbreviated(self, index: int) -> bool:
        """Say whether the gap before a word only ends an initial or a short title ("J. ", "Sen. ")."""
        return self.gaps[index] == ". " and len(self.words[index - 1]) <= 1

    def capital(self, index: int) -> bool:
        """Say whether there is such a word and it begins with a capital."""
        return index in self.capitals


def read(lines: Iterable[LabelledLine]) -> Iterator[Reading]:
    """Yield the lines that say what the text is about, as words, in order, but those without a word."""
    for line in lines:
        if line.role in READ:
            words, gaps = cut(line.text)
            if words:
                yield _reading(line, words, gaps)


def cut(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a text and the gaps around them (one more than words), folded as in `Reading`."""
    text = " ".join(text.split())
    parts = _WORD.split(text if text.isascii() else text.translate(_FOLDED))
    return tuple(parts[1::2]), tuple(parts[0::2])


def _reading(line: LabelledLine, words: tuple[str, ...], gaps: tuple[str, ...]) -> Reading:
    long = [word for word in words if len(word) > 3]
    high = sum(word[0].isupper() for word in long)
    if high == len(long) > 0 and len(words) > 1 and all(word.isupper() for word in long):
        words = tuple(word.capitalize() if len(word) > 3 and "." not in word else word for word in words)
    short = line.role in SHORT
    few, share = (2, 7) if short else (4, 9)
    return Reading(
        number=line.number,
        role=line.role,
        words=words,
        gaps=gaps,
        capitals=frozenset([at for at, word in enumerate(words) if word[0].isupper()]),
        headline=len(long) >= few
        and high * 10 >= len(long) * share
        and (short or not _ENDED.search(gaps[-1])),
    )
