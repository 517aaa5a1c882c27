"""Initials: the first letter of a paragraph that was set large, and came to stand on a line of its own.

A browser that is asked for the text of such a page gives "L", and on the next line "ast autumn, …".
"""

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from backfile.intake.label.lexicon import lexicon
from backfile.intake.wrapping import Block
from backfile.text import is_blank

_LEAST = 40
"""Characters that what follows an initial has at least: it is a paragraph."""
_OPENING = "\"'“„«‘‚"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORDS = frozenset("AEIOYÀÉÈÓАВИКОСУЯІЄ")
"""Letters that are words in one of the languages that have lexicons."""


def with_initials(blocks: Sequence[Block], apart: Collection[int] = ()) -> tuple[Block, ...]:
    """Put initials back in front of their paragraphs; one blank line may stand between.

    Blocks whose first line's number is set `apart` stay as they are.
    """
    found: list[Block] = []
    capture = _Capture(blocks)
    waiting = iter(range(len(blocks)))
    for at in waiting:
        block = blocks[at]
        behind = _behind(blocks, at) if block.first not in apart and _is_initial(block.text) else None
        if behind is None or blocks[behind].first in apart:
            found.append(block)
            continue
        below = blocks[behind]
        text = _joined(block.text.strip(), below.text, capture)
        found.append(Block(first=block.first, last=below.last, text=text))
        for _ in range(behind - at):
            next(waiting)
    return tuple(found)


def _is_initial(text: str) -> bool:
    letter = text.strip()
    return len(letter) in (1, 2) and len(letter := letter.lstrip(_OPENING)) == 1 and letter.isupper()


def _behind(blocks: Sequence[Block], at: int) -> int | None:
    """Return where the paragraph stands that an initial belongs to: one that begins in lower case."""
    for place in (at + 1, at + 2):
        if place < len(blocks) and not is_blank(blocks[place].text):
            text = blocks[place].text.lstrip()
            return place if len(text) >= _LEAST and text[0].islower() else None
    return None


class _Capture:
    """The words of a capture but for those that begin blocks; they are read once, and only if asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words: what is left of a word behind its initial always begins a block."""
        return frozenset(word for block in self._blocks for word in _WORD.findall(block.text)[1:])


def _joined(initial: str, text: str, capture: _Capture) -> str:
    """Join an initial to its paragraph, with a space where it is a word by itself: "A few days later"."""
    rest = text.lstrip()
    word = _WORD.match(rest)
    apart = rest != text or (
        initial[-1] in _WORDS and word is not None and _two_words(initial, word[0], capture)
    )
    return f"{initial}{' ' if apart else ''}{rest}"


def _two_words(initial: str, rest: str, capture: _Capture) -> bool:
    """Tell whether what follows an initial is a word: a usual one, or one that the capture has elsewhere."""
    usual = lexicon().function_words
    return f"{initial[-1].lower()}{rest}" not in usual and (rest in usual or rest in capture.words)
