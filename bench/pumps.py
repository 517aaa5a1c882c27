"""Texts that are made of a pattern itself, and at which it is slow if it is slow at any.

What a repetition repeats, again and again, is what it may try in too many ways; what comes before it, again
and again, is from how many places it may be tried. Samples are drawn by a fixed seed.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random
from re import _constants as op
from re import _parser as parser
from typing import Any

SAMPLES, MOST = 3, 40
"""Texts of each repetition, and of a whole pattern."""
_SIGNS = 'a1 A.,-"/:<(é\nяqŽ漢'
_OF = {op.CATEGORY_DIGIT: "1", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a",
       op.CATEGORY_NOT_DIGIT: "a", op.CATEGORY_NOT_SPACE: "a", op.CATEGORY_NOT_WORD: " "}  # fmt: skip
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
Parts = Sequence[tuple[Any, Any]]
"""A pattern, as the parser takes it apart."""


def pumps(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Return texts in two parts: what comes first, and what is repeated behind it."""
    written = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    tree: Parts = list(parser.parse(written, flags))
    made = _Maker(Random(1))
    found: set[tuple[str, str]] = set()
    for before, inside in _repeated(tree, ()):
        for _ in range(SAMPLES):
            first = "".join(map(made.text, before))
            again = made.text(inside)
            found |= {("", again), (first, again), ("", first + again), ("", first)}
    for _ in range(SAMPLES):
        whole = made.text(tree)
        found |= {("", whole), ("", whole[:-1])}
    texts = sorted((first, again) for first, again in found if again)
    return texts if len(texts) <= MOST else Random(1).sample(texts, MOST)


def _repeated(tree: Parts, before: tuple[Parts, ...]) -> Iterator[tuple[tuple[Parts, ...], Parts]]:
    """Yield what is repeated anywhere in a pattern, each with what comes before it."""
    for at, (kind, value) in enumerate(tree):
        here = (*before, tree[:at])
        if kind in _REPEATS:
            yield here, list(value[2])
            inside = [value[2]]
        elif kind is op.BRANCH:
            inside = value[1]
        elif kind is op.SUBPATTERN:
            inside = [value[3]]
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            inside = [value[1]]
        else:
            inside = [value] if kind is op.ATOMIC_GROUP else []
        for one in inside:
            yield from _repeated(list(one), here)


class _Maker:
    """Makes texts that a pattern matches, but for what it looks ahead or back at."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._groups: dict[int, str] = {}

    def text(self, tree: Parts) -> str:
        return "".join(self._one(kind, value) for kind, value in tree)

    def _one(self, kind: Any, value: Any) -> str:  # noqa: ANN401 - the parser has no types
        if kind is op.LITERAL:
            return chr(value)
        if kind is op.NOT_LITERAL:
            return self._random.choice([sign for sign in _SIGNS if ord(sign) != value])
        if kind is op.ANY:
            return self._random.choice("a1 .")
        if kind is op.IN:
            return self._sign(value)
        if kind is op.BRANCH:
            return self.text(self._random.choice(value[1]))
        if kind is op.SUBPATTERN:
            self._groups[value[0]] = made = self.text(value[3])
            return made
        if kind is op.ATOMIC_GROUP:
            return self.text(value)
        if kind in _REPEATS:
            least, most, inside = value
            times = self._random.randint(least, min(int(most), least + 2))
            return "".join(self.text(inside) for _ in range(times))
        return self._groups.get(value, "") if kind is op.GROUPREF else ""

    def _sign(self, members: Parts) -> str:
        """Return a sign of a set, or one that is not of it."""
        if members[0][0] is op.NEGATE:
            others = [sign for sign in _SIGNS if not any(_holds(one, sign) for one in members[1:])]
            return self._random.choice(others) if others else ""
        kind, value = self._random.choice(members)
        if kind is op.CATEGORY:
            return _OF[value]
        return chr(value if kind is op.LITERAL else self._random.randint(*value))


def _holds(member: tuple[Any, Any], sign: str) -> bool:
    """Tell whether a member of a set is this sign, or a range or a kind that has it."""
    kind, value = member
    if kind is op.CATEGORY:
        fits = {op.CATEGORY_DIGIT: str.isdigit, op.CATEGORY_SPACE: str.isspace, op.CATEGORY_WORD: _is_word}
        others = {op.CATEGORY_NOT_DIGIT: str.isdigit, op.CATEGORY_NOT_SPACE: str.isspace}
        return fits[value](sign) if value in fits else not others.get(value, _is_word)(sign)
    return bool(ord(sign) == value if kind is op.LITERAL else value[0] <= ord(sign) <= value[1])


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
