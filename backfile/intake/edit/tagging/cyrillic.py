"""Russian and Ukrainian names in their cases: which name an inflected one is, and the forms of a surname.

Only names with a known given name are read: it tells a man's surname from a woman's, and so the ending that
the dictionary form has ("Владимира Путина" is Владимир Путин, "Анна Путина" herself).
"""

from collections.abc import Iterable, Iterator

_GIVEN = {
    "ий": ("ия", "ию", "ием", "ии"),
    "ій": ("ія", "ію", "ієм", "ієві"),
    "ия": ("ии", "ию", "ией"),
    "ія": ("ії", "ію", "ією"),
    "ей": ("ея", "ею", "еем", "ее"),
    "ай": ("ая", "аю", "аем", "ае"),
    "ел": ("ла", "лу", "лом", "ле"),
    "ев": ("ьва", "ьву", "ьвом", "ьве"),
    "ь": ("я", "ю", "ем", "е", "и", "ью"),
    "я": ("и", "ю", "ей", "е", "і", "ею"),
    "а": ("ы", "и", "у", "ой", "е", "і", "ою", "ей"),
    "о": ("а", "у", "ом", "ові", "і"),
    "ё": (),
    "е": (),
    "и": (),
    "у": (),
}
"""Endings of the other cases by the ending of the nominative."""

_CONSONANT = ("а", "у", "ом", "ем", "е", "і", "ові", "еві", "ым", "им")
_MAN = {
    "ий": ("ого", "ому", "им", "ом"),
    "ый": ("ого", "ому", "ым", "ом"),
    "ой": ("ого", "ому", "ым", "ом"),
    "й": ("я", "ю", "ем", "е", "єм", "єві", "ї"),
    "ь": ("я", "ю", "ем", "е"),
}
_WOMAN = {"ая": ("ой", "ую"), "а": ("ой", "у", "ої", "ій", "ою")}
_TYPICAL_MAN = ("ов", "ев", "ёв", "ин", "ын", "єв", "їн", "ін", "ский", "цкий", "ський", "цький", "ный")
_TYPICAL_WOMAN = ("ова", "ева", "ёва", "ина", "єва", "їна", "іна", "ська", "цька", "ская", "цкая", "ная")
_VOWELS = "аеёиоуыэюяіїє"
_PATRONYMIC = ("ович", "евич", "йович", "овн", "евн", "івн", "ївн")


def given_forms(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every form of given names with its nominative; the nominatives themselves come first."""
    kept = tuple(names)
    yield from ((name, name) for name in kept)
    for name in kept:
        old = next((old for old in _GIVEN if name.endswith(old)), "")
        for ending in _GIVEN.get(old, _CONSONANT):
            yield name.removesuffix(old) + ending, name


def surname_forms(surname: str, *, woman: bool) -> frozenset[str]:
    """Return a surname (given in the nominative) in all its cases; one that does not change stands alone."""
    endings = _WOMAN if woman else _MAN
    for old, new in endings.items():
        if surname.endswith(old) and (not woman or surname.endswith(_TYPICAL_WOMAN)):
            return frozenset({surname, *(surname.removesuffix(old) + ending for ending in new)})
    if woman or surname[-1] in _VOWELS:
        return frozenset({surname})
    return frozenset({surname, *(surname + ending for ending in _CONSONANT)})


def nominative(form: str, *, woman: bool, seen: frozenset[str]) -> str | None:
    """Return the nominative that a surname in some case belongs to; None where it can't be told.

    A surname of a typical form ("-ов", "-ская") tells it by itself; of any other, the nominative must be
    among the words `seen` in the text.
    """
    typical = _TYPICAL_WOMAN if woman else _TYPICAL_MAN
    if form.endswith(typical):
        return form
    for cut in range(1, min(4, len(form) - 2) + 1):
        for ending in ("", "й", "ь", "ий", "ый", "а", "ая"):
            name = form[:-cut] + ending
            told = name.endswith(typical) or name in seen
            if told and name != form and form in surname_forms(name, woman=woman):
                return name
    return form if woman or form[-1] in "оиі" or form[-1] not in _VOWELS else None


def is_patronymic(word: str) -> bool:
    """Say whether a word is a patronymic, which the short form of a name leaves out."""
    return word.rstrip(_VOWELS + "йм").endswith(_PATRONYMIC)
