"""Find a text's tags: what was stated, the archive's own vocabulary, then the names the text is about.

A table of contents: the lines become words, known phrases are found in them, people and organisations around
those, every mention is noted with its line, and the mentions are ranked.

One thing has one tag in the whole archive, whatever a text's language: places and the known organisations are
called by their common English names, unless the vocabulary says otherwise. People are called as their text
calls them.
"""

from collections.abc import Iterator, Sequence

from backfile.intake.edit.tagging.lexicon import LANGUAGES, Lexicon, lexicon
from backfile.intake.edit.tagging.mentions import Kind, Mention
from backfile.intake.edit.tagging.organisations import organisations
from backfile.intake.edit.tagging.people import Naming, namings, people
from backfile.intake.edit.tagging.phrases import Entry, Index, Span, index, spans, taken
from backfile.intake.edit.tagging.places import WEIGHTS, place_mentions, stands
from backfile.intake.edit.tagging.ranking import Ranked, ranked, zones
from backfile.intake.edit.tagging.vocabulary import canonical, fold, occurrences
from backfile.intake.edit.tagging.words import READ, Reading, read
from backfile.intake.finding import Finding
from backfile.ledger import ranges
from backfile.model import LabelledLine, Stated
from backfile.settings import Term

SHOWN = 40
"""The evidence of a tag names no more lines than this."""


def tags_of(
    lines: Sequence[LabelledLine],
    *,
    stated: Stated,
    vocabulary: Sequence[Term],
    limit: int,
    language: str | None,
    exclude: frozenset[str] = frozenset(),
) -> Finding[tuple[str, ...]]:
    """Return at most `limit` tags of a labelled text, the most telling first, with the lines that name them.

    Stated tags come first, then the terms of the vocabulary that occur, then inferred names. Names are only
    inferred in the languages of `lexicon.LANGUAGES`. `exclude` holds names that are no topic, such as the
    publication's own.
    """
    found: dict[str, tuple[str, str]] = {}
    for tag, evidence in _all(lines, stated, vocabulary, language, exclude):
        if tag.strip():
            found.setdefault(fold(tag), (tag, evidence))
    kept = list(found.values())[: max(limit, 0)]
    return Finding(
        tuple(tag for tag, _ in kept),
        "; ".join(f"{tag}: {evidence}" for tag, evidence in kept) or None,
    )


def _all(
    lines: Sequence[LabelledLine],
    stated: Stated,
    vocabulary: Sequence[Term],
    language: str | None,
    exclude: frozenset[str],
) -> Iterator[tuple[str, str]]:
    own = canonical(vocabulary)
    for tag in stated.tags:
        yield own.get(fold(tag), tag), stated.evidence("tags")
    told = [line for line in lines if line.role in READ]
    for tag, numbers in occurrences(told, vocabulary).items():
        yield tag, _lines(numbers)
    if language in LANGUAGES:
        for one in _inferred(tuple(read(told)), lexicon(language), exclude):
            yield own.get(fold(one.tag), one.tag), _lines(one.numbers)


def _inferred(readings: tuple[Reading, ...], words: Lexicon, exclude: frozenset[str]) -> tuple[Ranked, ...]:
    own = index((form, Entry("nothing", name)) for name in sorted(exclude) for form in _forms(name))
    found = [_known(reading, own, words) for reading in readings]
    groups = index(organisations(readings, [taken(line) for line in found], words))
    found = [_over(spans(reading, groups), line) for reading, line in zip(readings, found, strict=True)]
    claimed = [taken(line) for line in found]
    persons = people(readings, claimed, words)
    named = namings(readings, claimed, persons, words)
    places = [_places(line, there) for line, there in zip(found, named, strict=True)]
    mentions = [*place_mentions(readings, places, words), *_others(readings, found, named)]
    barred = {fold(form) for name in exclude for form in _forms(name)}
    return tuple(one for one in ranked(mentions, zones(readings)) if fold(one.tag) not in barred)


def _forms(name: str) -> tuple[str, str]:
    return name, name.removeprefix("The ")


def _known(reading: Reading, own: Index, words: Lexicon) -> list[Span]:
    """Return the known phrases that stand in a line, none of them inside an excluded name."""
    found = [span for span in spans(reading, words.phrases) if stands(reading, span, words)]
    return _over(spans(reading, own), found) if own.lengths else found


def _over(front: list[Span], back: list[Span]) -> list[Span]:
    """Lay spans over others: a place inside an organisation's name gives way, but an adjective stays."""
    if not front:
        return back
    inside = taken(front)
    kept = [
        span
        for span in back
        if inside.keys().isdisjoint(range(span.start, span.end))
        or (span.entry.kind == "adjective" and inside[span.start].entry.kind == "organisation")
    ]
    return sorted((*front, *kept), key=lambda span: span.start)


def _places(line: Sequence[Span], named: Sequence[Naming]) -> list[Span]:
    """Return the places of a line that are no part of a person's name there."""
    inside = {at for naming in named for at in range(naming.start, naming.end)}
    return [
        span for span in line if span.entry.kind in WEIGHTS and inside.isdisjoint(range(span.start, span.end))
    ]


def _others(
    readings: Sequence[Reading], found: Sequence[Sequence[Span]], named: Sequence[Sequence[Naming]]
) -> Iterator[Mention]:
    for reading, line, persons in zip(readings, found, named, strict=True):
        for span in line:
            if span.entry.kind == "organisation":
                yield Mention(tag=span.entry.tag, kind=Kind.ORGANISATION, number=reading.number)
        for naming in persons:
            person = naming.person
            yield Mention(tag=person.name, kind=Kind.PERSON, number=reading.number, rank=person.rank)


def _lines(numbers: Sequence[int]) -> str:
    word = "line" if len(numbers) == 1 else "lines"
    return f"{word} {ranges(numbers[:SHOWN])}"
