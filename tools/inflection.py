"""Inflect names of places and their adjectives for a gazetteer: rather too many forms than too few."""

ADJECTIVES = {
    "ая": ("ая", "ой", "ую"),
    "яя": ("яя", "ей", "юю"),
    "ий": ("ий", "ого", "ому", "им", "ом", "ем", "его", "ему"),
    "ый": ("ый", "ого", "ому", "ым", "ом"),
    "ое": ("ое", "ого", "ому", "ым", "ом"),
    "ые": ("ые", "ых", "ым", "ыми"),
    "ие": ("ие", "их", "им", "ими"),
}
"""Russian adjectives inside a name ("Северная Корея"), by their ending."""

NOUNS = {
    "ия": ("ия", "ии", "ию", "ией"),
    "ія": ("ія", "ії", "ію", "ією"),
    "ея": ("ея", "еи", "ее", "ею", "еей"),
    "а": ("а", "ы", "и", "е", "і", "у", "ой", "ою"),
    "я": ("я", "и", "е", "і", "ю", "ей", "ею"),
    "й": ("й", "я", "ю", "ем", "єм", "е", "ї"),
    "ь": ("ь", "я", "ю", "ем", "ем", "е", "і", "и", "ью", "лю"),
    "ы": ("ы", "", "ам", "ами", "ах", "ов"),
    "и": ("и", "ов", "ам", "ами", "ах", "ів"),
    "ье": ("ье", "ья", "ью", "ьем"),
    "жя": ("жя", "жю", "жям", "жі"),
}
"""Russian and Ukrainian nouns, by their ending: longest ending first."""

UNCHANGED = ("оа", "уа")
"""How names end that have one form in all cases ("Самоа", "Никарагуа")."""

CONSONANT = ("", "а", "у", "ом", "е", "і", "ові")
UKRAINIAN = ("ий", "а", "е", "і", "ого", "ому", "им", "ої", "ій", "у", "ою", "их", "ими")
VOWELS = "аеёиоуыэюяєіїєo"


def cases(name: str) -> list[str]:
    """Return a Cyrillic name in all its cases; another name, and an abbreviation, as it is.

    The words of a name are inflected side by side, so "Северная Корея" gives "Северной Кореи" among others
    and never more than the product of its adjective's and its noun's forms.
    """
    words = name.split(" ")
    if not any("а" <= char <= "я" or char in "іїєґ" for char in name) or name.isupper() or len(words) > 2:
        return [name]
    if len(words) == 1:
        return _noun(words[0])
    first = next(
        (_swap(words[0], old, new) for old, new in ADJECTIVES.items() if words[0].endswith(old)), None
    )
    return [f"{one} {two}" for one in first or [words[0]] for two in _noun(words[1])]


def feminine_and_plural(adjective: str, language: str) -> list[str]:
    """Return the forms of an adjective from its dictionary form, by the rules of its language."""
    if language == "en":
        return [adjective, *([f"{adjective}s"] if adjective.endswith(("n", "i")) else [])]
    if language == "de":
        return [adjective + ending for ending in ("", "e", "er", "en", "es", "em")]
    if language == "fr":
        return _french(adjective)
    if language in {"ru", "uk"}:
        return _cyrillic(adjective, language)
    return _southern(adjective)


def _noun(word: str) -> list[str]:
    if word.endswith(UNCHANGED):
        return [word]
    for old in sorted(NOUNS, key=len, reverse=True):
        if word.endswith(old):
            return _swap(word, old, NOUNS[old])
    if word[-1] in VOWELS:
        return [word]
    return [word + ending for ending in CONSONANT]


def _swap(word: str, old: str, new: tuple[str, ...]) -> list[str]:
    return [word.removesuffix(old) + ending for ending in dict.fromkeys(new)]


def _cyrillic(adjective: str, language: str) -> list[str]:
    stem = adjective[:-2]
    if language == "uk":
        return [stem + ending for ending in UKRAINIAN]
    endings = dict.fromkeys((*ADJECTIVES["ая"], *ADJECTIVES["ий"], *ADJECTIVES["ие"], "ое"))
    return [stem + ending for ending in endings]


def _french(adjective: str) -> list[str]:
    if adjective.endswith("e"):
        return [adjective, f"{adjective}s"]
    feminine = f"{adjective}ne" if adjective.endswith(("ien", "éen")) else f"{adjective}e"
    return list(dict.fromkeys((adjective, f"{adjective.removesuffix('s')}s", feminine, f"{feminine}s")))


def _southern(adjective: str) -> list[str]:
    if adjective.endswith("o"):
        stem = adjective[:-1]
        return [stem + ending for ending in ("o", "a", "i", "e", "os", "as", "he")]
    for old, new in (("és", "es"), ("ês", "es"), ("án", "an"), ("ín", "in"), ("ón", "on")):
        if adjective.endswith(old):
            stem = adjective.removesuffix(old) + new
            return [adjective, f"{stem}a", f"{stem}es", f"{stem}as"]
    if adjective.endswith("e"):
        return [adjective, f"{adjective[:-1]}i", f"{adjective}s"]
    return [adjective, f"{adjective}s", f"{adjective}es"]
