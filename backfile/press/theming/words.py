"""Words and figures that every kind of page says in the same way: what templates know as filters."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from backfile.edtf import Edtf
from backfile.messages import message
from backfile.press.jinja.jinjaquick import escaped, marked
from backfile.press.language.datewords import describe, say_day, say_month
from backfile.press.language.tongue import ENGLISH, Tongue
from backfile.press.showing.views import When
from backfile.roles import Role
from backfile.toml.settings import Site

_LANGUAGES = {
    "ar": message("Arabic"), "az": message("Azerbaijani"), "be": message("Belarusian"),
    "bg": message("Bulgarian"), "cs": message("Czech"), "da": message("Danish"), "de": message("German"),
    "el": message("Greek"), "en": message("English"), "es": message("Spanish"), "et": message("Estonian"),
    "fa": message("Persian"), "fi": message("Finnish"), "fr": message("French"), "he": message("Hebrew"),
    "hi": message("Hindi"), "hr": message("Croatian"), "hu": message("Hungarian"), "hy": message("Armenian"),
    "it": message("Italian"), "ja": message("Japanese"), "ka": message("Georgian"), "kk": message("Kazakh"),
    "ko": message("Korean"), "ku": message("Kurdish"), "lt": message("Lithuanian"), "lv": message("Latvian"),
    "my": message("Burmese"), "nl": message("Dutch"), "no": message("Norwegian"), "pl": message("Polish"),
    "ps": message("Pashto"), "pt": message("Portuguese"), "ro": message("Romanian"),
    "ru": message("Russian"), "sk": message("Slovak"), "sl": message("Slovenian"), "sq": message("Albanian"),
    "sr": message("Serbian"), "sv": message("Swedish"), "tr": message("Turkish"), "uk": message("Ukrainian"),
    "ur": message("Urdu"), "uz": message("Uzbek"), "vi": message("Vietnamese"), "zh": message("Chinese"),
}  # fmt: skip
_ROLES = {
    Role.TITLE: message("title", "role of a line"),
    Role.DESCRIPTION: message("description", "role of a line"),
    Role.KICKER: message("kicker", "role of a line"),
    Role.BYLINE: message("byline", "role of a line"),
    Role.DATELINE: message("dateline", "role of a line"),
    Role.PUBLISHED: message("published", "role of a line"),
    Role.MODIFIED: message("modified", "role of a line"),
    Role.CAPTION: message("caption", "role of a line"),
    Role.CREDIT: message("credit", "role of a line"),
    Role.BODY: message("body", "role of a line"),
    Role.HEADING: message("heading", "role of a line"),
    Role.LIST_ITEM: message("list item", "role of a line"),
    Role.QUOTE: message("quote", "role of a line"),
    Role.AGENCY: message("agency", "role of a line"),
    Role.NOTE: message("note", "role of a line"),
    Role.BIO: message("bio", "role of a line"),
    Role.PROMO: message("promo", "role of a line"),
    Role.NAVIGATION: message("navigation", "role of a line"),
    Role.SHARE: message("share", "role of a line"),
    Role.RELATED: message("related", "role of a line"),
    Role.COMMENTS: message("comments", "role of a line"),
    Role.COUNTER: message("counter", "role of a line"),
    Role.PLAYER: message("player", "role of a line"),
    Role.LEGAL: message("legal", "role of a line"),
    Role.BLANK: message("blank", "role of a line"),
}


def lang(tag: str | None, *, site: str) -> str:
    """Return the lang attribute (with a space before it) of text in a language, as BCP 47 names it.

    Nothing where the language is not known, or is the site's own.
    """
    return marked(f' lang="{escaped(tag)}"') if tag and tag != site else ""


def language(tag: str, *, tongue: Tongue = ENGLISH) -> str:
    """Return a language by its name, with its tag where that says more; else the tag (BCP 47)."""
    name = _LANGUAGES.get(tag.partition("-")[0])
    if name is None:
        return tag
    said = tongue.gettext(name)
    return tongue.gettext("%(language)s (%(tag)s)", language=said, tag=tag) if "-" in tag else said


def date(when: When, *, long: bool = False, inside: bool = False, tongue: Tongue = ENGLISH) -> str:
    """Return a date in words, machine-readable only where it is one certain day.

    It begins with a capital unless it stands `inside` a line; `long` is with the day of the week.
    """
    return _date(when.date.text, when.iso, long, inside, tongue)


@lru_cache(maxsize=1 << 15)  # each date is said on several pages, and many articles share it
def _date(text: str, iso: str | None, long: bool, inside: bool, tongue: Tongue) -> str:  # noqa: FBT001
    words = describe(Edtf.parse(text), weekday=long, tongue=tongue)
    if not inside:
        words = _capital(words)
    if iso is None:
        return words
    # Markup's own formatting takes thirty times as long.
    return marked(f'<time datetime="{escaped(iso)}">{escaped(words)}</time>')


def number(count: int, *, tongue: Tongue = ENGLISH) -> str:
    """Return a whole number with a sign at each thousand."""
    return tongue.number(count)


def articles(count: int, *, tongue: Tongue = ENGLISH) -> str:
    """Return a number of articles."""
    return tongue.ngettext("%(count)s article", "%(count)s articles", count)


def month(of: tuple[int, int], *, inside: bool = False, tongue: Tongue = ENGLISH) -> str:
    """Return a year and the number of its month as readers write them: "November 2024".

    It begins with a capital, in languages whose months have none, unless it stands `inside` a line.
    """
    words = say_month(*of, tongue)
    return words if inside else _capital(words)


def day(of: dt.date, *, long: bool = False, inside: bool = False, tongue: Tongue = ENGLISH) -> str:
    """Return a day as readers write it: "19 November 2024"; `long` is with the day of the week.

    That begins with a capital as a month does.
    """
    words = say_day(of, tongue, weekday=long)
    return words if inside else _capital(words)


def role(of: Role, *, tongue: Tongue = ENGLISH) -> str:
    """Return what a line is to an article, in a word or two."""
    return tongue.pgettext("role of a line", _ROLES[of])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def filters(site: Site, tongue: Tongue = ENGLISH) -> Mapping[str, Callable[..., str]]:
    """Return the words by the names that templates know them by, each in the site's language."""
    said: dict[str, Callable[..., str]] = {
        "language": language,
        "date": date,
        "number": number,
        "articles": articles,
        "month": month,
        "day": day,
        "role": role,
    }
    return {
        "lang": partial(lang, site=site.language),
        **{name: partial(word, tongue=tongue) for name, word in said.items()},
    }
