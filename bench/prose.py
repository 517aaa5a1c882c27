"""Bodies of invented articles: plain paragraphs for nine in ten, all of Markdown in the rest."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from world import Script, Template, World, number, pick

Slots = dict[str, tuple[str, ...]]
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "September", "October", "November")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AN = re.compile(r"\b([Aa]) (?=[aeiouAEIOU])")
_SMALL = tuple(str(value) for value in range(2, 60))
_NUMBERS = tuple(f"{value:,}" for value in range(1_013, 98_000, 487))
_YEARS = tuple(str(value) for value in range(1871, 2013))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who and what an article is about, so that its sentences speak of the same few things."""

    script: Script
    slots: Slots

    def say(self, rng: Random, template: Template) -> str:
        """Fill in a template."""
        slots = self.slots
        said = "".join([words + pick(rng, slots[slot]) if slot else words for words, slot in template])
        return _AN.sub(r"\1n ", said[:1].upper() + said[1:])


def cast_of(world: World, rng: Random, script: Script) -> Cast:
    """Draw an article's towns, people, bodies and things."""
    town, town2 = pick(rng, script.towns), pick(rng, script.towns)
    people = tuple(pick(rng, script.people) for _ in range(4))
    surnames = tuple(name.rpartition(" ")[2] for name in people)
    nouns = tuple(pick(rng, script.nouns) for _ in range(5))
    adjectives = tuple(pick(rng, world.adjectives) for _ in range(6))
    slots = {
        "town": (town,),
        "town2": (town2,),
        "person": people[:2],
        "person2": people[2:],
        "surname": surnames[:2],
        "surname2": surnames[2:],
        "org": (pick(rng, script.bodies),),
        "org2": (pick(rng, script.bodies),),
        "noun": nouns[:3],
        "noun2": nouns[3:],
        "adj": adjectives,
        "weekday": _WEEKDAYS,
        "month": _MONTHS,
        "small": _SMALL,
        "number": _NUMBERS,
        "year": _YEARS,
    }
    return Cast(script=script, slots=slots)


def headline(rng: Random, cast: Cast) -> str:
    """Write a headline in title case."""
    titled = tuple(noun.title().replace("’S", "’s") for noun in cast.slots["noun"])
    slots = {**cast.slots, "noun2": titled, "adj2": tuple(word.title() for word in cast.slots["adj"])}
    words = Cast(script=cast.script, slots=slots).say(rng, pick(rng, cast.script.headlines))
    return words.replace("The the ", "The ")


def sentence(rng: Random, cast: Cast) -> str:
    """Write one sentence."""
    return cast.say(rng, pick(rng, cast.script.sentences))


def paragraph(rng: Random, cast: Cast) -> str:
    """Write a paragraph of one to four sentences."""
    return " ".join(sentence(rng, cast) for _ in range(number(rng, 1, 4)))


def plain_body(rng: Random, cast: Cast, words: int) -> str:
    """Write plain paragraphs of at least `words` words in all."""
    return "\n\n".join(_paragraphs(rng, cast, words))


def rich_body(rng: Random, cast: Cast, words: int) -> str:
    """Write a body in which every second or third block is more than a plain paragraph."""
    blocks = _paragraphs(rng, cast, words)
    for index in range(1, len(blocks), number(rng, 2, 3)):
        blocks[index] = pick(rng, _KINDS)(rng, cast, blocks[index])
    return "\n\n".join(blocks)


def _paragraphs(rng: Random, cast: Cast, words: int) -> list[str]:
    blocks: list[str] = []
    while words > 0:
        blocks.append(paragraph(rng, cast))
        words -= blocks[-1].count(" ") + 1
    return blocks


def _emphasis(rng: Random, cast: Cast, text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"**{first}** {rest} *{sentence(rng, cast)}* And ***both***, and snake_case_words, and 2*3*4."


def _link(rng: Random, cast: Cast, text: str) -> str:
    address = f"https://www.{pick(rng, ('gazette', 'ledger', 'archive'))}.example/{number(rng, 1, 99_999)}"
    return f'{text} The [full report]({address} "in {pick(rng, cast.slots["town"])}") is at <{address}>.'


def _reference(rng: Random, _: Cast, text: str) -> str:
    label = f"source {number(rng, 1, 10**9)}"
    return f"{text} See [the annex][{label}].\n\n[{label}]: https://annex.example/{number(rng, 1, 999)}"


def _heading(rng: Random, cast: Cast, text: str) -> str:
    return f"{pick(rng, ('##', '###'))} What the {pick(rng, cast.slots['noun'])} means\n\n{text}"


def _bullets(rng: Random, cast: Cast, _: str) -> str:
    return "\n".join(f"- {sentence(rng, cast)}" for _ in range(number(rng, 3, 6)))


def _nested(rng: Random, cast: Cast, _: str) -> str:
    inner = "\n".join(f"   - {sentence(rng, cast)}" for _ in range(2))
    return f"1. {sentence(rng, cast)}\n{inner}\n2. {sentence(rng, cast)}\n\n   {sentence(rng, cast)}"


def _quote(rng: Random, cast: Cast, text: str) -> str:
    return f"> {text}\n>\n> — {pick(rng, cast.slots['person'])}"


def _code(rng: Random, cast: Cast, text: str) -> str:
    return f"{text} The file is `/srv/{number(rng, 1, 99)}.txt`.\n\n```text\n{sentence(rng, cast)}\n```"


def _breaks(rng: Random, cast: Cast, text: str) -> str:
    return f"{text}\\\n{sentence(rng, cast)}  \n{sentence(rng, cast)}\n{sentence(rng, cast)}\n\n* * *"


def _odd(rng: Random, _: Cast, text: str) -> str:
    # What a copied page leaves behind: raw HTML, entities, brackets, pipes, escapes, stars that mean nothing.
    return f'<div class="ad">{text}</div> &copy; {number(rng, 1990, 2024)} [sic] a | b \\* c ~ 5 < 6 & 7 > 3'


_KINDS: tuple[Callable[[Random, Cast, str], str], ...] = (
    _emphasis,
    _link,
    _reference,
    _heading,
    _bullets,
    _nested,
    _quote,
    _code,
    _breaks,
    _odd,
)
