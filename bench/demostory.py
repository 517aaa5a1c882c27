"""One story of the demonstration: a pure function of the seed and the story's number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demoworld import WIRES, Edition, Paper, Topic, said, slots_for
from world import number, pick

FIRST, LAST = date(2014, 3, 1), date(2024, 11, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as its newspaper would have known it. What is None or empty was not printed.

    `dated` says what the page tells of the day: "line", "month" or "nothing".
    """

    number: int
    edition: Edition
    paper: Paper
    topic: Topic
    day: date
    dated: str
    headline: str
    deck: str | None
    byline: str | None
    caption: str | None
    credit: str | None
    paragraphs: tuple[str, ...]
    wire: str | None
    notes: tuple[str, ...]
    later: str


def story(seed: int, at: int, editions: Sequence[Edition]) -> Story:
    """Write story `at` (from 0)."""
    rng = Random(f"{seed}:demo:{at}")
    edition = _drawn(rng, editions)
    topic, slots = pick(rng, edition.topics), slots_for(rng, edition)
    paper = edition.papers[
        min(int(rng.random() * rng.random() * 2 * len(edition.papers)), len(edition.papers) - 1)
    ]
    words = edition.words
    chance = rng.random()
    pictured = rng.random() < 0.45
    return Story(
        number=at,
        edition=edition,
        paper=paper,
        topic=topic,
        day=_day(rng),
        dated="line" if chance < 0.86 else "month" if chance < 0.9 else "nothing",
        headline=said(rng, pick(rng, topic.headlines), slots),
        deck=said(rng, pick(rng, words["decks"]), slots) if rng.random() < 0.4 else None,
        byline=said(rng, paper.byline, slots) if rng.random() < 0.6 else None,
        caption=said(rng, pick(rng, words["caption"]), slots) if pictured else None,
        credit=f"{slots['person2'][0]} / {pick(rng, ('Sample Press', 'IWS', 'archive'))}"
        if pictured
        else None,
        paragraphs=_paragraphs(rng, topic, slots),
        wire=pick(rng, WIRES) if rng.random() < 0.2 else None,
        notes=_notes(rng, edition, paper, slots),
        later=said(rng, words["later"], slots),
    )


def _drawn(rng: Random, editions: Sequence[Edition]) -> Edition:
    left = rng.random() * sum(edition.share for edition in editions)
    for edition in editions:
        left -= edition.share
        if left < 0:
            return edition
    return editions[-1]


def _day(rng: Random) -> date:
    """Draw a day, the later ones more often: archives grow."""
    days = (LAST - FIRST).days + 1
    return FIRST + timedelta(days=int(days * max(rng.random(), rng.random())))


def _paragraphs(rng: Random, topic: Topic, slots: dict[str, Sequence[str]]) -> tuple[str, ...]:
    """Use each sentence of a topic at most once, the first ones first."""
    kept = [sentence for sentence in topic.sentences[1:] if rng.random() < 0.85]
    sentences = [topic.sentences[0], *kept]
    paragraphs: list[str] = []
    while sentences:
        take = number(rng, 1, 2)
        paragraphs.append(" ".join(said(rng, sentence, slots) for sentence in sentences[:take]))
        del sentences[:take]
    return tuple(paragraphs)


def _notes(rng: Random, edition: Edition, paper: Paper, slots: dict[str, Sequence[str]]) -> tuple[str, ...]:
    words, notes = edition.words, []
    if paper.disclaimed and rng.random() < 0.5:
        notes.append(words["disclaimer"].replace("{paper}", paper.name.upper()))
    if rng.random() < 0.04:
        notes.append(said(rng, words["correction"], slots))
    if rng.random() < 0.03:
        notes.append(said(rng, words["update"], slots))
    return tuple(notes)
