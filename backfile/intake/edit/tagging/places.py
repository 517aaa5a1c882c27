"""Places: names from the gazetteer, kept only where the words around them agree that a place is meant."""

from collections.abc import Iterator, Sequence

from backfile.intake.edit.tagging.lexicon import Lexicon
from backfile.intake.edit.tagging.mentions import Kind, Mention
from backfile.intake.edit.tagging.phrases import Span
from backfile.intake.edit.tagging.words import Reading

WEIGHTS = {"name": 1.0, "metonym": 0.8, "adjective": 0.6, "capital": 0.5, "city": 0.35, "region": 0.35}
"""How plainly each kind of name speaks of its country."""

LOCAL = frozenset({"capital", "city", "region"})


def stands(reading: Reading, span: Span, lexicon: Lexicon) -> bool:
    """Say whether a known name stands for itself here, and is no part of a person's or a firm's name.

    "Jack London", "Jordan Peterson" and "Manchester United" are no places; nor is "Paris" in "Paris, Texas".
    """
    if span.entry.kind not in WEIGHTS or span.entry.kind == "metonym":
        return True
    words, gaps = reading.words, reading.gaps
    before, after = span.start - 1, span.end
    local = span.entry.kind in LOCAL
    any_capital = reading.headline or lexicon.language == "de"
    if reading.capital(before) and gaps[span.start] == " ":
        word = words[before]
        lower = word.lower()
        if word in lexicon.given and lower not in lexicon.little:
            return False
        if any_capital:
            if local and lower in lexicon.stop and lower not in lexicon.sides:
                return False
        elif not reading.starts_sentence(before) and not _beside(word, lexicon):
            return span.entry.kind == "adjective"
    if not reading.capital(after) or gaps[after] != " ":
        return True
    if any_capital:
        return words[span.start] not in lexicon.given and not (local and words[after].lower() in lexicon.stop)
    following = words[after]
    return following in lexicon.given or _beside(following, lexicon) or following.lower() in lexicon.civic


def place_mentions(
    readings: Sequence[Reading], spans: Sequence[Sequence[Span]], lexicon: Lexicon
) -> Iterator[Mention]:
    """Yield the mentions of countries and of cities; `spans` are those of each reading that stand."""
    sure: set[str] = set()
    located: set[str] = set()
    for reading, found in zip(readings, spans, strict=True):
        for span in found:
            form = " ".join(reading.words[span.start : span.end])
            if form not in lexicon.doubtful:
                sure.add(span.entry.country or span.entry.tag)
            elif form not in lexicon.states and not reading.headline and _located(reading, span, lexicon):
                located.add(form)
    for reading, found in zip(readings, spans, strict=True):
        for at, span in enumerate(found):
            form = " ".join(reading.words[span.start : span.end])
            country = span.entry.country or span.entry.tag
            if form in lexicon.doubtful and country not in sure and form not in located:
                continue
            if span.entry.kind in LOCAL and _elsewhere(reading, span, found[at + 1 : at + 2]):
                continue
            yield from _mentions(reading, span, country, lexicon)


def _mentions(reading: Reading, span: Span, country: str, lexicon: Lexicon) -> Iterator[Mention]:
    kind = span.entry.kind
    yield Mention(
        tag=country,
        kind=Kind.COUNTRY,
        number=reading.number,
        weight=WEIGHTS[kind],
        bare=kind == "adjective",
    )
    if kind in LOCAL:
        located = kind == "region" or (not reading.headline and _located(reading, span, lexicon))
        yield Mention(tag=span.entry.tag, kind=Kind.CITY, number=reading.number, located=located)


def _beside(word: str, lexicon: Lexicon) -> bool:
    lower = word.lower()
    return lower in lexicon.offices or lower in lexicon.sides or lower in lexicon.little


def _located(reading: Reading, span: Span, lexicon: Lexicon) -> bool:
    before = span.start - 1
    return (
        before >= 0 and reading.words[before].lower() in lexicon.locating and reading.gaps[span.start] == " "
    )


def _elsewhere(reading: Reading, span: Span, following: Sequence[Span]) -> bool:
    """Say whether a comma and another country or state follow ("Birmingham, Alabama")."""
    for other in following:
        near = other.start == span.end and reading.gaps[other.start] == ", "
        if near and other.entry.kind in {"name", "region"}:
            own = span.entry.country or span.entry.tag
            return (other.entry.country or other.entry.tag) != own
    return False
