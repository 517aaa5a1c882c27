"""Find a text's tags: what was stated, the archive's own vocabulary, then the names the text is about.

A table of contents: the lines become words, known phrases are found in them, people and organisations around
those, every mention is noted with its line, and the mentions are ranked.

One thing has one tag in the whole archive, whatever a text's language: places and the known organisations are
called by their common English names, unless the vocabulary says otherwise. People are called as their text
calls them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from backfile.drafts import Stated
from backfile.intake.edit.tagging.firms import firms
from backfile.intake.edit.tagging.lexicon import LANGUAGES, Lexicon, lexicon
from backfile.intake.edit.tagging.mentions import Kind, Mention
from backfile.intake.edit.tagging.naming import Lines, finding_of, names_of, on_lines
from backfile.intake.edit.tagging.organisations import organisations
from backfile.intake.edit.tagging.people import Naming, namings, people
from backfile.intake.edit.tagging.phrases import Entry, Index, Span, index, spans, taken
from backfile.intake.edit.tagging.places import WEIGHTS, place_mentions, stands
from backfile.intake.edit.tagging.ranking import Ranked, ranked, zones
from backfile.intake.edit.tagging.vocabulary import canonical, fold, occurrences
from backfile.intake.edit.tagging.words import READ, Reading, read
from backfile.intake.finding import Finding
from backfile.roles import LabelledLine
from backfile.toml.settings import Term

SHOWN = 40
"""The evidence of a tag names no more lines than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """What a text is about, and whom, which places and which organisations it names."""

    tags: Finding[tuple[str, ...]]
    names: Mapping[str, Finding[tuple[str, ...]]]


def subjects_of(
    lines: Sequence[LabelledLine],
    *,
    stated: Stated,
    vocabulary: Sequence[Term],
    limit: int,
    language: str | None,
    exclude: frozenset[str] = frozenset(),
) -> Subjects:
    """Return at most `limit` tags of a labelled text, the most telling first, with the lines that name them.

    Stated tags come first, then those of the vocabulary; each keeps its first spelling. Names are only
    inferred in the languages of `lexicon.LANGUAGES`. `exclude` holds names that are no topic, such as the
    publication's own. The names are by field of the article ("people"), see `naming`.
    """
    told = [line for line in lines if line.role in READ]
    own = canonical(vocabulary)
    inferred, names = (
        _inferred(tuple(read(told)), lexicon(language), exclude) if language in LANGUAGES else ((), {})
    )
    found: dict[str, tuple[str, str]] = {}
    for tag, evidence in _all(told, stated, vocabulary, own, inferred):
        if tag.strip():
            found.setdefault(fold(tag), (tag, evidence))
    kept = list(found.values())[: max(limit, 0)]
    tags = Finding(
        tuple(tag for tag, _ in kept),
        "; ".join(f"{tag}: {evidence}" for tag, evidence in kept) or None,
    )
    return Subjects(tags=tags, names={field: finding_of(one, own) for field, one in names.items()})


def _all(
    told: Sequence[LabelledLine],
    stated: Stated,
    vocabulary: Sequence[Term],
    own: Mapping[str, str],
    inferred: Iterable[Ranked],
) -> Iterator[tuple[str, str]]:
    for tag in stated.tags:
        yield own.get(fold(tag), tag), stated.evidence("tags")
    for tag, numbers in occurrences(told, vocabulary).items():
        yield tag, on_lines(numbers, SHOWN)
    for one in inferred:
        yield own.get(fold(one.tag), one.tag), on_lines(one.numbers, SHOWN)


def _inferred(
    readings: tuple[Reading, ...], words: Lexicon, exclude: frozenset[str]
) -> tuple[tuple[Ranked, ...], Mapping[str, Lines]]:
    """Return the tags, the most telling first, and the names by field."""
    own = index((form, Entry("nothing", name)) for name in sorted(exclude) for form in _forms(name))
    found = [_known(reading, own, words) for reading in readings]
    groups = organisations(readings, [taken(line) for line in found], words)
    grouped = index(groups)
    found = [_over(spans(reading, grouped), line) for reading, line in zip(readings, found, strict=True)]
    claimed = [taken(line) for line in found]
    persons = people(readings, claimed, words)
    named = namings(readings, claimed, persons, words)
    places = [_places(line, there) for line, there in zip(found, named, strict=True)]
    mentions = [*place_mentions(readings, places, words), *_others(readings, found, named)]
    barred = {fold(form) for name in exclude for form in _forms(name)}
    further = [*firms(readings, claimed, words), *mentions]
    names = names_of(
        (one for one in further if fold(one.tag) not in barred), {entry.tag for _, entry in groups}
    )
    return tuple(one for one in ranked(mentions, zones(readings)) if fold(one.tag) not in barred), names


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
