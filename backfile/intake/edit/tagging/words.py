"""Cut a line into words and the gaps between them: what every finder of names reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backfile.roles import LabelledLine, Role

READ = frozenset(
    {Role.TITLE, Role.DESCRIPTION, Role.CAPTION, Role.BODY, Role.HEADING, Role.LIST_ITEM, Role.QUOTE}
)
"""Roles whose words say what a text is about."""

SHORT = frozenset({Role.TITLE, Role.DESCRIPTION, Role.HEADING})

_WORD = re.compile(r"((?:[A-ZА-ЯЁІЇЄҐ]\.){2,}|[^\W_]+)")
_PLAIN_WORD = re.compile(r"(\w+)")  # the same for a text without initials that touch and underscores
_INITIALS = re.compile(
    r"\.(?<=[A-ZА-ЯЁІЇЄҐ].)[A-ZА-ЯЁІЇЄҐ]\."
)  # begins with what is rare: a fourth of the time
_ENDED = re.compile(r"[.!?…]")
_FOLDED = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("\u2010", "-"), ("\u2011", "-"), ("\xad", ""))
_SENTENCE_ENDS = frozenset('.!?:;•|"“”«»„…')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line as words: `gaps[i]` stands before `words[i]`, and the last gap after the last word.

    Spaces are single, apostrophes and hyphens plain. `capitals` are the words with a capital, and
    `capitals_in_order` the same. `headline`
    says that nearly all of the line's longer words have one, so that it tells nothing; in a line all in
    capitals the longer words get back their lower case.
    """

    number: int
    role: Role
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    capitals: frozenset[int]
    capitals_in_order: tuple[int, ...]
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
    for mark, plain in () if text.isascii() else _FOLDED:
        text = text.replace(mark, plain)
    parts = (_WORD if "_" in text or _INITIALS.search(text) else _PLAIN_WORD).split(text)
    return tuple(parts[1::2]), tuple(parts[0::2])


def _reading(line: LabelledLine, words: tuple[str, ...], gaps: tuple[str, ...]) -> Reading:
    capitals = _capitals(words)
    long = sum([len(word) > 3 for word in words])
    high = sum([len(words[at]) > 3 for at in capitals])
    if high == long > 0 and len(words) > 1 and all(word.isupper() for word in words if len(word) > 3):
        words = tuple(word.capitalize() if len(word) > 3 and "." not in word else word for word in words)
        capitals = _capitals(words)
    short = line.role in SHORT
    few, share = (2, 7) if short else (4, 9)
    return Reading(
        number=line.number,
        role=line.role,
        words=words,
        gaps=gaps,
        capitals=frozenset(capitals),
        capitals_in_order=tuple(capitals),
        headline=long >= few and high * 10 >= long * share and (short or not _ENDED.search(gaps[-1])),
    )


def _capitals(words: tuple[str, ...]) -> list[int]:
    return [at for at, word in enumerate(words) if word[0].isupper()]
