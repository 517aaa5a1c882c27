"""Words and figures that every kind of page says in the same way: what templates know as filters."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from backfile.edtf import MONTHS, WEEKDAYS
from backfile.press.jinjaquick import escaped, marked
from backfile.press.views import When
from backfile.settings import Site

_LANGUAGES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "my": "Burmese", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def lang(tag: str | None, *, site: str) -> str:
    """Return the lang attribute (with a space before it) of text in a language, as BCP 47 names it.

    Nothing where the language is not known, or is the site's own.
    """
    return marked(f' lang="{escaped(tag)}"') if tag and tag != site else ""


def language(tag: str) -> str:
    """Return a language by its English name, with its tag where that says more; else the tag (BCP 47)."""
    name = _LANGUAGES.get(tag.partition("-")[0])
    if name is None:
        return tag
    return f"{name} ({tag})" if "-" in tag else name


def date(when: When, *, long: bool = False, inside: bool = False) -> str:
    """Return a date in words, machine-readable only where it is one certain day.

    It begins with a capital unless it stands `inside` a line; `long` is with the day of the week.
    """
    text = when.long if long else when.text
    words = text if inside else text[:1].upper() + text[1:]
    if when.iso is None:
        return words
    # Markup's own formatting takes thirty times as long.
    return marked(f'<time datetime="{escaped(when.iso)}">{escaped(words)}</time>')


def number(count: int) -> str:
    """Return a whole number with a comma at each thousand."""
    return f"{count:,}"


def articles(count: int) -> str:
    """Return a number of articles."""
    return f"{count:,} article" if count == 1 else f"{count:,} articles"


def month(of: tuple[int, int]) -> str:
    """Return a year and the number of its month as readers write them: "November 2024"."""
    return f"{MONTHS[of[1] - 1]} {of[0]}"


def day(of: dt.date, *, long: bool = False) -> str:
    """Return a day as readers write it: "19 November 2024"; `long` is with the day of the week."""
    words = f"{of.day} {MONTHS[of.month - 1]} {of.year}"
    return f"{WEEKDAYS[of.weekday()]} {words}" if long else words


def filters(site: Site) -> Mapping[str, Callable[..., str]]:
    """Return the words by the names that templates know them by."""
    return {
        "lang": partial(lang, site=site.language),
        "language": language,
        "date": date,
        "number": number,
        "articles": articles,
        "month": month,
        "day": day,
    }
