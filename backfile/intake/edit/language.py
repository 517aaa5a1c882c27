"""Say which language a text is in: by its script, or by the little words no sentence can do without.

The method is Ingle's and Dunning's oldest one (function words, "Statistical Identification of Language",
1994): it needs no model, and its evidence can be read by anyone.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

from backfile.intake.finding import Finding

PREFIX = 100_000
"""No more characters than this are looked at."""

LEAST_WORDS = 8
"""A text with fewer words is too short to tell."""

LEAST_SHARE = 0.14
"""Share of a text's words that must be function words; running text has 0.3 to 0.5, a list of names 0.05."""

LEAD = 1.15
"""How many times the points of the next language the first one needs."""

_LETTERS = re.compile(r"[^\W\d_]+")

_SCRIPTS = (
    ("ar", "Arabic", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff"),
    ("bn", "Bengali", "\u0980-\u09ff"),
    ("el", "Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("gu", "Gujarati", "\u0a80-\u0aff"),
    ("he", "Hebrew", "\u0590-\u05ff"),
    ("hi", "Devanagari", "\u0900-\u097f"),
    ("hy", "Armenian", "\u0530-\u058f"),
    ("ka", "Georgian", "\u10a0-\u10ff"),
    ("km", "Khmer", "\u1780-\u17ff"),
    ("kn", "Kannada", "\u0c80-\u0cff"),
    ("ko", "Hangul", "\u1100-\u11ff\uac00-\ud7af"),
    ("lo", "Lao", "\u0e80-\u0eff"),
    ("ml", "Malayalam", "\u0d00-\u0d7f"),
    ("my", "Burmese", "\u1000-\u109f"),
    ("pa", "Gurmukhi", "\u0a00-\u0a7f"),
    ("si", "Sinhala", "\u0d80-\u0dff"),
    ("ta", "Tamil", "\u0b80-\u0bff"),
    ("te", "Telugu", "\u0c00-\u0c7f"),
    ("th", "Thai", "\u0e00-\u0e7f"),
    ("am", "Ethiopic", "\u1200-\u137f"),
    ("kana", "kana", "\u3040-\u30ff\u31f0-\u31ff"),
    ("han", "Han", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
)
"""Scripts that tell a language, or nearly so; Persian and Urdu, Marathi and Nepali are ruled out below."""

_ANY = re.compile(f"[{''.join(letters for _, _, letters in _SCRIPTS)}]")
_COUNTED = tuple((tag, name, re.compile(f"[{letters}]")) for tag, name, letters in _SCRIPTS)
_NOT_ARABIC = re.compile("[\u067e\u0686\u0698\u06af\u06cc\u06a9\u0679\u06ba\u06d2]")
_NOT_HINDI = re.compile("\u0933")
_OTHER_CYRILLIC = re.compile("[ђјљњћџѓќѕәғқңөұүһ]")


def language_of(text: str) -> Finding[str | None]:
    """Return a text's language as a BCP 47 primary tag, with what told it in words.

    The value is None where the text is too short or too mixed to tell, or in a language that is not known
    here. At most PREFIX characters are read.
    """
    text = text[:PREFIX]
    words = _LETTERS.findall(text.casefold())
    return _by_script("".join(words)) or _by_words(words) or Finding(None)


@cache
def function_words(language: str) -> frozenset[str]:
    """Return a language's function words, in lower case; none for a language that has no list here."""
    return _lists().get(language, frozenset())


def _by_script(text: str) -> Finding[str | None] | None:
    """Tell a language by the scripts of a text's letters, without marks and signs."""
    letters = len(text)
    if text.isascii() or letters < LEAST_WORDS or len(_ANY.findall(text)) * 2 <= letters:
        return None
    counts = {tag: len(pattern.findall(text)) for tag, _, pattern in _COUNTED}
    names = {tag: name for tag, name, _ in _COUNTED}
    east = counts.pop("han") + counts["kana"]
    if east * 2 > letters:
        kana = counts["kana"]
        tag, name = ("ja", "kana") if kana * 10 > east else ("zh", "Han")
        return Finding(tag, f"{name}: {kana if kana * 10 > east else east - kana} of {letters} letters")
    tag = max(counts, key=lambda tag: counts[tag])
    if counts[tag] * 2 <= letters or tag == "kana":
        return None
    if (tag == "ar" and _share(_NOT_ARABIC, text, counts[tag])) or (
        tag == "hi" and _share(_NOT_HINDI, text, counts[tag])
    ):
        return Finding(None)
    return Finding(tag, f"{names[tag]} script: {counts[tag]} of {letters} letters")


def _share(pattern: re.Pattern[str], text: str, letters: int) -> bool:
    return len(pattern.findall(text)) * 200 > letters


def _by_words(words: list[str]) -> Finding[str | None] | None:
    if len(words) < LEAST_WORDS:
        return None
    points: dict[str, float] = {}
    weights = _weights()
    counts = {word: count for word, count in Counter(words).items() if word in weights}
    for word, count in counts.items():
        for language, weight in weights[word]:
            points[language] = points.get(language, 0.0) + weight * count
    ranked = sorted(points, key=lambda language: (-points[language], language))
    if not ranked:
        return None
    best = ranked[0]
    known = function_words(best)
    found = sum(count for word, count in counts.items() if word in known)
    distinct = sum(word in known for word in counts)
    if found < LEAST_SHARE * len(words) or distinct < 3:
        return None
    if any(points[best] < LEAD * points[second] or _mixed(counts, best, second) for second in ranked[1:2]):
        return None
    if best in {"ru", "uk"} and len(list(filter(_OTHER_CYRILLIC.search, words))) * 50 > len(words):
        return None
    told = sorted((word for word in counts if word in known), key=lambda word: (-counts[word], word))[:3]
    return Finding(best, f"{', '.join(told)}: {found} of {len(words)} words")


def _mixed(counts: Mapping[str, int], best: str, second: str) -> bool:
    """Say whether words of the second language alone are over half as many as those of the first alone."""
    one, two = function_words(best), function_words(second)
    own = sum(count for word, count in counts.items() if word in one and word not in two)
    other = sum(count for word, count in counts.items() if word in two and word not in one)
    return other * 2 > own


@cache
def _weights() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Map a function word to its languages; one that many share speaks less for each."""
    owners: dict[str, list[str]] = {}
    for language, words in _lists().items():
        for word in sorted(words):
            owners.setdefault(word, []).append(language)
    return {
        word: tuple((language, len(word) ** 0.5 / len(languages)) for language in languages)
        for word, languages in owners.items()
    }


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("data", "function-words.toml").read_text(encoding="utf-8")
    return {language: frozenset(words) for language, words in tomllib.loads(text).items()}
