"""The words of dates in many languages, read once from the package's calendar.toml and phrases.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

UNITS = ("minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All languages' words together, in lower case with straight apostrophes.

    `months` maps a name to its months by language, as {month: languages}: "listopada" is October in Croatian
    and November in Polish. `begun` maps the first word of names that have two to these. `weekdays` maps whole
    names to 0 (Monday) to 6; `short` does so for abbreviations.
    `cardinals` and `ordinals` map number words to 1 to 12; `units` maps "weeks" to "week".
    """

    months: Mapping[str, Mapping[int, frozenset[str]]]
    begun: Mapping[str, tuple[str, ...]]
    weekdays: Mapping[str, int]
    short: Mapping[str, int]
    units: Mapping[str, str]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    phrases: Mapping[str, frozenset[str]]

    def months_named(self, word: str, language: str | None) -> tuple[int, ...]:
        """Return the months that a word can name: in the language if it knows the word, else in any."""
        found = self.months.get(word, {})
        own = tuple(month for month, languages in found.items() if language in languages)
        return own or tuple(sorted(found))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    calendar, phrases = _read("calendar.toml"), _read("phrases.toml")
    months = _months(calendar)
    keys = sorted({key for table in phrases.values() for key in table})
    return Lexicon(
        months=months,
        begun=_begun(months),
        weekdays=_numbered((table["weekdays"] for table in calendar.values()), start=0),
        short=_numbered((table["short"] for table in calendar.values()), start=0),
        units={word: unit for table in phrases.values() for unit in UNITS for word in table.get(unit, ())},
        cardinals=_numbered((table.get("cardinals", ()) for table in phrases.values()), start=1),
        ordinals=_numbered((table.get("ordinals", ()) for table in phrases.values()), start=1),
        phrases={key: frozenset(p for t in phrases.values() for p in t.get(key, ())) for key in keys},
    )


@cache
def any_of(*keys: str) -> re.Pattern[str]:
    """Return a pattern that finds any phrase of the keys, as whole words; the longest wins.

    Phrases in scripts without spaces between words are found anywhere.
    """
    words = {phrase for key in keys for phrase in lexicon().phrases[key]}
    phrases = sorted(words, key=lambda word: (-len(word), word))
    bounded = "|".join(re.escape(p) for p in phrases if p.isascii() or not _unspaced(p))
    free = "|".join(re.escape(p) for p in phrases if not p.isascii() and _unspaced(p))
    return re.compile(rf"(?<![^\W\d_])(?:{bounded})(?![^\W\d_])" + (f"|{free}" if free else ""))


def _unspaced(phrase: str) -> bool:
    return any("\u3040" <= letter <= "\u9fff" for letter in phrase)


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _numbered(lists: Iterable[Iterable[str]], *, start: int) -> dict[str, int]:
    """Map each form to the place of its list entry; a word that two languages place apart is left out."""
    found: dict[str, set[int]] = {}
    for forms in lists:
        for number, names in enumerate(forms, start):
            for name in names.split():
                found.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def _months(calendar: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[int, frozenset[str]]]:
    found: dict[str, dict[int, frozenset[str]]] = {}
    for language, table in calendar.items():
        for number, names in enumerate(table["months"], 1):
            for name in names.split():
                months = found.setdefault(name.replace("_", " "), {})
                months[number] = months.get(number, frozenset()) | {language}
    return found


def _begun(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        first, space, _ = name.partition(" ")
        if space:
            found[first] = (*found.get(first, ()), name)
    return found
