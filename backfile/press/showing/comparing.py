"""Two captures of one article compared: what was taken out and put in, as paragraphs to be read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from backfile.press.showing.aligning import Block, common
from backfile.roles import Role

# Scripts without spaces between words are compared letter by letter.
_LETTERS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_LETTERS}]|[^\s{_LETTERS}]+")
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*\s*\Z")


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Line(NamedTuple):
    """A line of a capture, with its role in the article. A blank one parts paragraphs."""

    role: Role
    text: str


class Piece(NamedTuple):
    """Words in a row that have met one fate. `after` parts them from the next; `number` is the change's."""

    kind: Kind
    text: str
    after: str
    number: int | None


class Paragraph(NamedTuple):
    """A paragraph of either capture or of both."""

    role: Role
    pieces: tuple[Piece, ...]


class Comparison(NamedTuple):
    """Paragraphs in order, and how many words were taken out and put in, or paragraphs, where `by_line`."""

    paragraphs: tuple[Paragraph, ...]
    gone: int
    new: int
    by_line: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as words: each, what follows it, and the number of its paragraph; and the paragraphs' roles."""

    words: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    of: list[int] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def begins(self, place: int) -> bool:
        """Tell whether a paragraph begins at a place, or the text has ended there."""
        return place in (0, len(self.of)) or self.of[place] != self.of[place - 1]

    def end(self, place: int, most: int) -> int:
        """Return where the paragraph ends that a place is within, if it is, but no more than `most`."""
        while place < most and not self.begins(place):
            place += 1
        return place


def compared(old: Sequence[Line], new: Sequence[Line], *, whole_lines: bool, most: int) -> Comparison:
    """Compare what two captures say.

    Lines are paragraphs where they are `whole_lines`; else one that ends no sentence goes on in the next.
    Of more than `most` words in either, only whole paragraphs are compared.
    """
    before, after = (list(_paragraphs(lines, whole=whole_lines)) for lines in (old, new))
    texts = _text(before), _text(after)
    by_line = max(len(text.words) for text in texts) > most
    if by_line:
        texts = _text(before, whole=True), _text(after, whole=True)
    blocks = common(texts[0].words, texts[1].words)
    same = sum(block.size for block in blocks)
    return Comparison(
        paragraphs=tuple(_numbered(_composed(*texts, blocks))),
        gone=len(texts[0].words) - same,
        new=len(texts[1].words) - same,
        by_line=by_line,
    )


def _paragraphs(lines: Iterable[Line], *, whole: bool) -> Iterator[Line]:
    """Put lines together that go on in the next."""
    role, words = Role.BLANK, list[str]()
    for line in lines:
        goes_on = not whole and line.role is role and words and not _ENDS.search(words[-1][-8:])
        if not goes_on and words:
            yield Line(role, " ".join(words))
            words = []
        role = line.role
        if role is not Role.BLANK and line.text.strip():
            words.append(line.text.strip())
        elif words:
            yield Line(role, " ".join(words))
            words = []
    if words:
        yield Line(role, " ".join(words))


def _text(paragraphs: Iterable[Line], *, whole: bool = False) -> _Text:
    text = _Text()
    for number, (role, line) in enumerate(paragraphs):
        text.roles.append(role)
        found = (
            [(line, " ")]
            if whole
            else [
                (match[0], line[match.end() : match.end() + 1].strip() or " ")
                for match in _WORD.finditer(line)
            ]
        )
        for word, after in found:
            text.words.append(word)
            text.after.append(after if after == " " else "")
            text.of.append(number)
    return text


class _Draft:
    """Paragraphs in the making."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[Role, list[tuple[Kind, str, str]]]] = []
        self.waits = False
        """Whether the last paragraph was opened for what comes next."""

    def open(self, role: Role) -> None:
        self.paragraphs.append((role, []))

    def add(self, kind: Kind, word: str, after: str) -> None:
        self.paragraphs[-1][1].append((kind, word, after))


def _composed(
    old: _Text, new: _Text, blocks: Sequence[Block]
) -> list[tuple[Role, list[tuple[Kind, str, str]]]]:
    """Put the words of both in one order: what is gone stands before what has come in its place."""
    draft = _Draft()
    ends = [Block(0, 0, 0), *blocks, Block(len(old.words), len(new.words), 0)]
    for last, block in pairwise(ends):
        i, j = last.old + last.size, last.new + last.size
        # The paragraphs that something is said in are gone through to their ends before others begin.
        rest, more = old.end(i, block.old), new.end(j, block.new)
        _take_out(draft, old, i, rest, at_start=new.begins(j))
        _put_in(draft, new, Kind.NEW, j, more)
        _take_out(draft, old, rest, block.old, at_start=new.begins(more))
        _put_in(draft, new, Kind.NEW, more, block.new)
        _put_in(draft, new, Kind.SAME, block.new, block.new + block.size)
    return draft.paragraphs


def _put_in(draft: _Draft, new: _Text, kind: Kind, start: int, end: int) -> None:
    for place in range(start, end):
        if new.begins(place) and not draft.waits:
            draft.open(new.roles[new.of[place]])
        draft.waits = False
        draft.add(kind, new.words[place], new.after[place])


def _take_out(draft: _Draft, old: _Text, start: int, end: int, *, at_start: bool) -> None:
    """Show words that are gone: whole paragraphs as their own, others within the one that they were in."""
    for number, places in groupby(range(start, end), key=old.of.__getitem__):
        run = [*places]
        begins, ends = old.begins(run[0]), old.begins(run[-1] + 1)
        if not draft.paragraphs or (begins and at_start):
            draft.open(old.roles[number])
            draft.waits = not ends
        for place in run:
            draft.add(Kind.GONE, old.words[place], old.after[place])


def _numbered(paragraphs: Iterable[tuple[Role, list[tuple[Kind, str, str]]]]) -> Iterator[Paragraph]:
    """Yield paragraphs with their words in pieces, the changes numbered; words and their heirs are one."""
    count = 0
    for role, words in paragraphs:
        pieces: list[Piece] = []
        for kind, run in groupby(words, key=lambda word: word[0]):
            several = [*run]
            number = None
            if kind is not Kind.SAME and not (pieces and pieces[-1].kind is not Kind.SAME):
                count += 1
                number = count
            text = "".join(word + after for _, word, after in several).rstrip()
            pieces.append(Piece(kind, text, several[-1][2], number))
        yield Paragraph(role, tuple(pieces))
