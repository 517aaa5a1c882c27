"""Telling a text's own words from those that it quotes: "It will be a year", he had said in 2023."""

import re
from dataclasses import dataclass

_QUOTATION = re.compile(r"[“«„\"]([^“”«»„\"]*)[”“»\"]")
_SHORTEST = 40  # characters; shorter quotations are names and doubts ("special operation")
_SENTENCE = re.compile(r"[.!?]\s")
_REACH = 160  # characters read on each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What stands around a phrase in its own sentence: before it, behind it.

    Of a phrase in a quotation these are the quotation's words, and `frame` is the line without quotations;
    of any other phrase they leave quotations out, and the frame is empty.
    """

    left: str
    right: str
    frame: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A line, where its longer quotations stand, and the line with these blanked out."""

    line: str
    quotations: tuple[tuple[int, int], ...]
    spoken: str


def speech_of(line: str) -> Speech:
    """Find what a line quotes."""
    spans = tuple(match.span(1) for match in _QUOTATION.finditer(line) if len(match[1]) >= _SHORTEST)
    return Speech(line=line, quotations=spans, spoken=_without(line, spans))


def scene_of(speech: Speech, start: int, end: int) -> Scene:
    """Look around a phrase from `start` to `end` of a line."""
    own = next((span for span in speech.quotations if span[0] <= start and end <= span[1]), None)
    if own is None:
        spoken = speech.spoken
        return Scene(left=_left(spoken, 0, start), right=_right(spoken, end, len(spoken)), frame="")
    line = speech.line
    return Scene(left=_left(line, own[0], start), right=_right(line, end, own[1]), frame=speech.spoken)


def _left(line: str, begin: int, start: int) -> str:
    return _SENTENCE.split(line[max(begin, start - _REACH) : start])[-1]


def _right(line: str, end: int, stop: int) -> str:
    return _SENTENCE.split(line[end : min(stop, end + _REACH)])[0]


def _without(line: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Blank out parts of a line, each other character in its old place."""
    kept, at = list[str](), 0
    for start, end in spans:
        kept += [line[at:start], " " * (end - start)]
        at = end
    return "".join([*kept, line[at:]])
