"""The places where a page names its own publication, each with the name, the kind of place and its worth."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from backfile.intake.edit.periodical import (
    LONGEST_NAME,
    is_name,
    is_titled,
    name_after,
    name_before,
    name_key,
)
from backfile.roles import LabelledLine
from backfile.text import folded

_LONGEST_TITLE = 400
_COPYRIGHT_WEIGHT = 1.5
"""A copyright line may name the owner instead, so that one alone is not enough."""
_SIGNED = frozenset({"copyright", "message", "newsroom", "title"})
"""Kinds of places that a line with nothing but the name confirms. A newsletter's or a topic's name stands
alone in menus, too."""

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:[ \u00a0,]|©|\(c\)|\bcopyright\b){0,6}(?P<year>[12]\d{3})?"
    r"(?:[ \u00a0]?[-–—][ \u00a0]?(?:[12]\d{3}|present))?[ \u00a0,:|]{0,3}(?:by )?",
    re.IGNORECASE,
)
_YEAR_NEAR = re.compile(r"\W{0,4}[12]\d{3}")
_LEGAL_FORM = re.compile(r",? (?:Inc|LLC|Ltd|Limited|GmbH|AG|PLC|plc|Corp|LP|SA|S\.A)\b")
_RIGHTS = re.compile(
    r"all (?:rights reserved|(?:site )?contents?)|alle rechte vorbehalten|все права защищены|copyright|\(c\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that names the publication, and what it is worth."""

    name: str
    kind: str
    weight: float
    line: LabelledLine


def mentions_of(
    speaking: Sequence[LabelledLine], titles: Sequence[LabelledLine], article: range
) -> list[Mention]:
    """Return the mentions on the lines in which the page speaks of itself, and behind its headline.

    `article` is the numbers of the lines from the headline to the body's last: between them a name that
    stands alone may be the author's.
    """
    page = _Page(speaking)
    found = [*_by_phrases(page), *_by_copyright(page), *_behind_title(speaking, titles)]
    outside = [line for line in speaking if line.number not in article]
    return [*found, *_alone(outside, found)]


class _Page:
    """The speaking lines as one text, so that each phrase is sought once and not once a line."""

    def __init__(self, lines: Sequence[LabelledLine]) -> None:
        self._lines = lines
        self._starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
        self.text = "\n".join(line.text for line in lines)
        self.small = _lower(self.text)

    def line_at(self, place: int) -> LabelledLine:
        return self._lines[bisect_right(self._starts, place) - 1]

    def places(self, phrase: str) -> list[int]:
        found: list[int] = []
        place = self.small.find(phrase)
        while place >= 0:
            found.append(place)
            place = self.small.find(phrase, place + len(phrase))
        return found

    def matches(self, pattern: re.Pattern[str], *phrases: str) -> Iterator[re.Match[str]]:
        """Yield the pattern's matches where one of the phrases stands, in order, none inside another."""
        end = 0
        for place in sorted(place for phrase in phrases for place in self.places(phrase)):
            match = pattern.match(self.text, place) if place >= end else None
            if match:
                yield match
                end = match.end()

    def opens_line(self, place: int) -> bool:
        before = self.text[max(0, place - 3) : place]
        return not before.rpartition("\n")[2].strip() and (place < 3 or "\n" in before)

    def closes_line(self, place: int) -> bool:
        return not self.text[place : place + 8].partition("\n")[0].strip(" !.…:\u00a0")


def _by_phrases(page: _Page) -> Iterator[Mention]:
    for kind in _kinds():
        for phrase in kind.before:
            if phrase not in page.small:
                continue
            for place in page.places(phrase):
                name = _named_behind(page, kind, place, place + len(phrase))
                if name is not None:
                    yield _mention(name, kind, page.line_at(place))
        for phrase in () if kind.both else kind.after:
            if phrase not in page.small:
                continue
            for place in page.places(phrase):
                goes_on = page.text[place + len(phrase) : place + len(phrase) + 1].isalnum()
                name = None if goes_on else name_before(page.text, place)
                if name is not None:
                    yield _mention(name, kind, page.line_at(place))


def _named_behind(page: _Page, kind: "_Kind", place: int, end: int) -> str | None:
    """Return the name behind a phrase at `place` to `end`, if all that its kind asks for is there."""
    if (place and page.text[place - 1].isalnum()) or page.text[end : end + 1] not in (" ", "\u00a0"):
        return None
    if kind.opens and not page.opens_line(place):
        return None
    if kind.both:
        return _named_between(page, kind, end)
    name, stop = name_after(page.text, end)
    return None if kind.alone and not page.closes_line(stop) else name


def _named_between(page: _Page, kind: "_Kind", end: int) -> str | None:
    """Return the name that fills the line from `end` to the first of the phrases behind names."""
    small = page.small[end : end + 2 * LONGEST_NAME].partition("\n")[0]
    stops = [place for phrase in kind.after if (place := small.find(phrase)) > 0]
    if not stops:
        return None
    name, stop = name_after(page.text[end : end + min(stops)], 0)
    return name if stop == min(stops) else None


def _by_copyright(page: _Page) -> Iterator[Mention]:
    """Find "© 2024 The Example" and "The Example © 2024" where the line says nothing else before it."""
    for sign in page.matches(_COPYRIGHT, "©", "(c)", "copyright"):
        start, end = sign.span()
        name, stop = name_after(page.text, end)
        before = page.text[max(0, start - LONGEST_NAME) : start].rpartition("\n")[2]
        if name is None and sign["year"]:
            name = name_before(page.text, start, article=True)
            before = before.replace(name or "", "")
        dated = sign["year"] or _YEAR_NEAR.match(page.text, stop)
        if name is None or not dated or any(map(str.isalpha, _RIGHTS.sub("", before))):
            continue
        if is_titled(name) or not _LEGAL_FORM.match(page.text, stop):
            yield Mention(name=name, kind="copyright", weight=_COPYRIGHT_WEIGHT, line=page.line_at(start))


def _behind_title(speaking: Sequence[LabelledLine], titles: Sequence[LabelledLine]) -> Iterator[Mention]:
    """Find "Headline | The Example" where the headline also stands by itself."""
    heads = {folded(line.text).casefold() for line in titles}
    for line in (*titles, *speaking):
        mark = " | " if " | " in line.text else " - "
        if not heads or len(line.text) > _LONGEST_TITLE or mark not in line.text:
            continue
        head, _, name = line.text.rpartition(mark)
        if folded(head).casefold() in heads and is_name(name.split()):
            name = folded(name)
            yield Mention(name=name, kind="title", weight=2 if is_titled(name) else 1, line=line)


def _alone(speaking: Sequence[LabelledLine], found: Sequence[Mention]) -> Iterator[Mention]:
    """Find lines that hold nothing but a name that the page has also signed with."""
    signed = {name_key(each.name): each.name for each in found if each.kind in _SIGNED}
    for line in speaking if signed else ():
        if len(line.text) <= LONGEST_NAME:
            key = name_key(line.text.strip(" \u00a0|·•:"))
            if key in signed:
                yield Mention(name=signed[key], kind="masthead", weight=1, line=line)


def _mention(name: str, kind: "_Kind", line: LabelledLine) -> Mention:
    return Mention(
        name=name, kind=kind.kind, weight=kind.titled if is_titled(name) else kind.weight, line=line
    )


def _lower(text: str) -> str:
    """Return the text in small letters, place by place: İ would become two characters."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of place, as data/publications.toml describes it."""

    kind: str
    weight: float
    titled: float
    before: tuple[str, ...]
    after: tuple[str, ...]
    opens: bool
    alone: bool
    both: bool


@cache
def _kinds() -> tuple[_Kind, ...]:
    path = files("backfile.intake.edit").joinpath("data/publications.toml")
    return tuple(
        _Kind(
            kind=each["kind"],
            weight=each["weight"],
            titled=each["titled"],
            before=tuple(each.get("before", ())),
            after=tuple(each.get("after", ())),
            opens=each.get("opens", False),
            alone=each.get("alone", False),
            both=each.get("both", False),
        )
        for each in tomllib.loads(path.read_text(encoding="utf-8"))["mention"]
    )
