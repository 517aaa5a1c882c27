"""Firms and other bodies that are no tags, but names that a reader may look for.

They are told by a legal form behind a name ("Grebe Ferries Ltd"), by a word such as "компания" before a name
in quotation marks, or known by their names alone. Nothing else is certain enough.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from backfile.intake.edit.tagging.lexicon import Lexicon
from backfile.intake.edit.tagging.mentions import Kind, Mention
from backfile.intake.edit.tagging.phrases import Entry, Index, Taken, index, spans
from backfile.intake.edit.tagging.words import Reading

LONGEST = 5
"""No name of a firm has more words."""

_WITHIN = frozenset({" ", "-", " & ", "'"})
_BEFORE_FORM = frozenset({" ", ", "})
_OPENING, _CLOSING = frozenset('«„“"'), frozenset('»“”"')


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What tells firms: see data/firms.toml."""

    forms: frozenset[str]
    quoted: frozenset[str]
    known: Index


def firms(readings: Sequence[Reading], taken: Sequence[Taken], lexicon: Lexicon) -> Iterator[Mention]:
    """Yield where the text names firms and the like; `taken` are the words that are other names already."""
    words = _words()
    for reading, claimed in zip(readings, taken, strict=True):
        found = [
            span
            for span in spans(reading, words.known)
            if claimed.keys().isdisjoint(range(span.start, span.end))
        ]
        names = [span.entry.tag for span in found]
        if not reading.headline:
            names += _formed(reading, claimed, words, lexicon)
        names += _quoted(reading, words)
        for name in names:
            yield Mention(tag=name, kind=Kind.ORGANISATION, number=reading.number)


@cache
def _words() -> _Words:
    text = resources.files(__package__).joinpath("data", "firms.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    known = ((form, Entry("organisation", tag)) for tag, forms in table["known"].items() for form in forms)
    return _Words(forms=frozenset(table["forms"]), quoted=frozenset(table["quoted"]), known=index(known))


def _formed(reading: Reading, claimed: Taken, words: _Words, lexicon: Lexicon) -> Iterator[str]:
    """Yield the names that stand before a legal form."""
    if words.forms.isdisjoint(reading.words):
        return
    for at, word in enumerate(reading.words):
        if word not in words.forms or at == 0 or reading.gaps[at] not in _BEFORE_FORM:
            continue
        start = at
        while start > 0 and at - start < LONGEST and reading.capital(start - 1):
            start -= 1
            if reading.gaps[start] not in _WITHIN:
                break
        if reading.starts_sentence(start) and reading.words[start].lower() in lexicon.little:
            start += 1
        name = reading.words[start:at]
        telling = [one for one in name if one.lower() not in lexicon.stop and len(one) > 1]
        if telling and claimed.keys().isdisjoint(range(start, at)):
            yield _text(reading, start, at)


def _quoted(reading: Reading, words: _Words) -> Iterator[str]:
    """Yield the names in quotation marks behind a word that says what they are."""
    if words.quoted.isdisjoint(reading.words):
        return
    for at, word in enumerate(reading.words[:-1]):
        gap = reading.gaps[at + 1]
        if word not in words.quoted or len(gap) != 2 or gap[0] != " " or gap[1] not in _OPENING:
            continue
        end = at + 1
        while end - at <= LONGEST and end < len(reading.words):
            end += 1
            if not _CLOSING.isdisjoint(reading.gaps[end]):
                break
        else:
            continue
        if reading.capital(at + 1):
            yield _text(reading, at + 1, end)


def _text(reading: Reading, start: int, end: int) -> str:
    parts = [reading.words[start]]
    for at in range(start + 1, end):
        parts += [reading.gaps[at], reading.words[at]]
    return "".join(parts)
