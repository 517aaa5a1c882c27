"""Counting from a dated event: "1,000 days since the invasion", "marking the second anniversary of the war".

A count joined by "since" runs up to the writing; "N days since" may count its first day or not. One joined by
"after" tells a story of that time, and so do "the first 100 days since" and "on the second anniversary": they
only say that the text is no older. An anniversary that is not said to be marked says nothing. How the words
around a count move it is `stance`'s part. All of it is prose: soft.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backfile.intake.edit.dating.amount import count_in, later, number_in, ordinal_in, reaching
from backfile.intake.edit.dating.constraint import Constraint, Span, shifted
from backfile.intake.edit.dating.lexicon import Lexicon, lexicon
from backfile.intake.edit.dating.quoted import Scene, scene_of, speech_of
from backfile.intake.edit.dating.stance import placed
from backfile.intake.edit.dating.written import cleaned
from backfile.roles import LabelledLine
from backfile.toml.settings import Event

_MENTIONS = 5  # of one event in one line
_LINES = 400  # of prose; what follows further down is another article
_STRANGERS = 3  # words that may stand between a count and its event beside the linking ones
_MANNER = 3  # words before a day that tell how it is meant
_AFTER_EVENT = 8  # words between an event and "N days ago"

_DASH = re.compile(r"[\u2010-\u2015]")
_TOKEN = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?!\d)|\d+|[^\W\d_]+(?:['-][^\W\d_]+)*'?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a count means if it is told as now, and what stands before it in its sentence.

    `bare` ones are told as nothing, so that they count only if the words around them put them in time.
    """

    words: str
    span: Span
    before: str
    bare: bool = False


def counted_from_events(lines: Sequence[LabelledLine], events: Sequence[Event]) -> Iterator[Constraint]:
    """Find what the lines of a text's prose, in order, say of the time since the events: soft constraints."""
    patterns = [(_folded(pattern), event) for event in events for pattern in event.patterns]
    for line in lines[:_LINES] if patterns else ():
        text = _folded(line.text)
        named = [(pattern, event) for pattern, event in patterns if pattern in text]
        if not named:
            continue
        speech = speech_of(text)
        for pattern, event in named:
            for start in _places(text, pattern):
                scene = scene_of(speech, start, start + len(pattern))
                told = _before(scene.left, event.date) or _behind(scene, event.date)
                span = placed(told.span, event.date, told.before, scene) if told is not None else None
                if told is None or span is None or (told.bare and span == told.span):
                    continue
                words = f"{told.words} {event.date.isoformat()}"
                yield Constraint(line=line.number, words=words, span=span)


def _folded(text: str) -> str:
    text = cleaned(text)
    return " ".join((text if text.isascii() else _DASH.sub("-", text)).split()).casefold()


def _places(text: str, pattern: str) -> Iterator[int]:
    """Find a phrase as whole words."""
    start = text.find(pattern) if pattern.strip() else -1
    for _ in range(_MENTIONS):
        if start < 0:
            return
        around = text[max(0, start - 1) : start] + text[start + len(pattern) : start + len(pattern) + 1]
        if not any(letter.isalnum() for letter in around):
            yield start
        start = text.find(pattern, start + len(pattern))


def _before(left: str, event: date) -> _Told | None:
    """Read a count that stands before its event."""
    lex, tokens = lexicon(), list(_TOKEN.finditer(left))
    at, link = _over_links(lex, [token.group() for token in tokens])
    if at < 1:
        return None
    word, text = tokens[at].group(), left[: tokens[at].end()]
    words = [token.group() for token in tokens[: at + 1]]
    if word in lex.phrases["anniversary"]:
        return _anniversary(lex, text, words, event)
    if word not in lex.units:
        number = number_in(word)
        if number is None or lex.units.get(words[at - 1]) != "day":
            return None
        before = left[: tokens[at - 1].start()]
        return _nth(lex, f"{words[at - 1]} {number} from", number, "day", before, event)
    nth = ordinal_in(lex, text, words, at - 1)
    if nth is not None:
        before = text[: text.rfind(str(words[at - 1]))]
        return _nth(lex, f"{word} {nth} from", nth, lex.units[word], before, event)
    count = count_in(lex, left, words, at) if link else None
    if count is None:
        return None
    span = reaching(count, event, story=count.story or link == "after")
    return _Told(words=f"{count.words} {link}", span=span, before=left[: left.rfind(words[at - 1])])


def _over_links(lex: Lexicon, tokens: list[str]) -> tuple[int, str]:
    """Go back over the words that link a count to its event: where the count ends (or -1), the link."""
    link, strangers = "", 0
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token in lex.units or token in lex.phrases["anniversary"] or token[0].isdigit():
            return at, link
        if token in lex.phrases["after"]:
            link = "after"
        elif token in lex.phrases["since"]:
            link = "since"
        elif token not in lex.phrases["linking"]:
            strangers += 1
            if strangers > _STRANGERS:
                break
    return -1, ""


def _behind(scene: Scene, event: date) -> _Told | None:
    """Read a count that stands after its event: "... began two years ago", "... comenzó hace dos años"."""
    lex, tokens = lexicon(), _TOKEN.findall(scene.right)[: _AFTER_EVENT + 3]
    for at, token in enumerate(tokens):
        following, previous = tokens[at + 1 : at + 2], tokens[max(0, at - 2) : at]
        ago = (following and following[0] in lex.phrases["ago_after"]) or (
            previous and previous[0] in lex.phrases["ago_before"]
        )
        if token in lex.units and ago:
            count = count_in(lex, scene.right, tokens, at)
            if count is not None:
                span = reaching(count, event, story=count.story)
                return _Told(words=f"{count.words} since", span=span, before=scene.left)
        if token in lex.phrases["anniversary"] and at > 0:
            return _anniversary(lex, scene.right, tokens[: at + 1], event)
    return None


def _nth(lex: Lexicon, words: str, number: int, unit: str, before: str, event: date) -> _Told:
    """Return the event's n-th day, week, month or year; its first begins with it. "On" it is its story."""
    first, last = later(event, number - 1, unit), shifted(later(event, number, unit), -1)
    story = _manner(lex, _TOKEN.findall(before)) == "during"
    return _Told(words=words, span=Span(first, None if story else last), before=before)


def _anniversary(lex: Lexicon, text: str, tokens: list[str], event: date) -> _Told | None:
    """Read the anniversary that is the last token: the day, if it is marked; "on" it is its story."""
    number = ordinal_in(lex, text, tokens, len(tokens) - 2)
    if number is None:
        return None
    before = text[: text.rfind(tokens[-2])]
    words, day = f"{tokens[-1]} {number} of", later(event, number, "year")
    manner, span = _manner(lex, _TOKEN.findall(before)), Span(day, day)
    if manner == "marking":
        span = Span(shifted(day, -1), shifted(day, 1))
    elif manner == "during":
        span = Span(day, None)
    return _Told(words=words, span=span, before=before, bare=not manner)


def _manner(lex: Lexicon, tokens: list[str]) -> str:
    """Return how a day is told: the nearest word that says so, "marking" or "during"."""
    for token in reversed(tokens[-_MANNER:]):
        for key in ("marking", "during"):
            if token in lex.phrases[key]:
                return key
    return ""
