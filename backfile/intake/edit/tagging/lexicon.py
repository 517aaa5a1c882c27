"""The tagger's word lists of one language, read once from the package's data files."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from backfile.intake.edit.language import function_words
from backfile.intake.edit.tagging.cyrillic import given_forms
from backfile.intake.edit.tagging.phrases import Entry, Index, index

LANGUAGES = frozenset({"en", "de", "es", "fr", "it", "pt", "ru", "uk"})
"""Languages whose names the tagger knows."""

INFLECTED = frozenset({"ru", "uk"})
"""Languages whose names change their endings, in Cyrillic letters."""

OFFICE_RANKS = {"head": 3, "senior": 2, "other": 1}
"""The rank of an office: a head of state or government, a minister or leader, anyone else with a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What the tagger knows of one language. All single words are in lower case but the given names.

    `offices` maps a word that stands before a name to its rank (0 for a word that only belongs to an office:
    "foreign", "deputy"); a word with one of `office_endings` is an office too. `little` are function words,
    which a sentence may begin with. `given` maps every form of a given name to its nominative; `women` are
    the given names (in Cyrillic) of women only.
    """

    language: str
    phrases: Index
    offices: Mapping[str, int]
    office_endings: tuple[str, ...]
    honorifics: frozenset[str]
    lesser: frozenset[str]
    verbs: frozenset[str]
    particles: frozenset[str]
    stop: frozenset[str]
    little: frozenset[str]
    given: Mapping[str, str]
    women: frozenset[str]
    organisation_heads: frozenset[str]
    locating: frozenset[str]
    sides: frozenset[str]
    civic: frozenset[str]
    doubtful: frozenset[str]
    states: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """Return the word lists of one of LANGUAGES."""
    people = tomllib.loads(_text("people.toml"))[language]
    ranks = dict.fromkeys((*people["portfolio"], *people["lesser"], *people["honorific"]), 0)
    for kind, rank in reversed(OFFICE_RANKS.items()):
        ranks |= dict.fromkeys(people[kind], rank)
    ranks |= {word: 0 for office in ranks for word in office.split() if word not in ranks}
    men, women = _given(language)
    forms = given_forms((*sorted(men), *sorted(women))) if language in INFLECTED else ((n, n) for n in men)
    around = {key: frozenset(words) for key, words in tomllib.loads(_text("around-places.toml")).items()}
    organisations = tomllib.loads(_text("organisation-heads.toml"))
    return Lexicon(
        language=language,
        phrases=index((*_organisations(), *_places(language))),
        offices=ranks,
        office_endings=tuple(word for word in ranks if len(word) > 4) if language == "de" else (),
        honorifics=frozenset(people["honorific"]),
        lesser=frozenset(people["lesser"]),
        verbs=frozenset(people["verb"]),
        particles=frozenset(people["particle"]),
        stop=frozenset(people["stop"]),
        little=function_words(language),
        given=dict(reversed([*forms])),
        women=women - men,
        organisation_heads=frozenset(organisations.get(language, ())),
        locating=around["locating"] | around["sides"],
        sides=around["sides"],
        civic=around["civic"],
        doubtful=around["doubtful"] | around["states"],
        states=around["states"],
    )


def _given(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the given names of men and of women; in Latin letters all together stand as the first."""
    if language not in INFLECTED:
        return frozenset(_text("given-names.txt").split()), frozenset()
    names = {key: frozenset(listed.split()) for key, listed in _table("given-names-cyrillic.tsv")}
    return names["m"], names["f"]


def _places(language: str) -> Iterator[tuple[str, Entry]]:
    for form, kind, tag, country in _table(f"places-{language}.tsv"):
        yield form, Entry(kind, tag, country)


def _organisations() -> Iterator[tuple[str, Entry]]:
    for tag, kind, forms in _table("organisations.tsv"):
        for form in forms.split(", "):
            yield form, Entry(kind, tag)


def _table(name: str) -> Iterator[list[str]]:
    for line in _text(name).splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _text(name: str) -> str:
    return resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
