"""Make the places data of the tagger: backfile/intake/edit/tagging/data/places-LANGUAGE.tsv.

Territory names come from Unicode CLDR through Babel; adjectives, seats of government, cities and other
names are written by hand in tools/gazetteer_data/. Russian and Ukrainian names are inflected here by their
endings, so that the program needs no grammar. Run `python tools/gazetteer.py` after a change there.
"""

from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from inflection import cases, feminine_and_plural

HERE = Path(__file__).parent
DATA = HERE / "gazetteer_data"
TARGET = HERE.parent / "backfile" / "intake" / "edit" / "tagging" / "data"
LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "ru", "uk")
INFLECTED = frozenset({"ru", "uk"})

COMMON = {
    "BA": "Bosnia and Herzegovina",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macau",
    "PS": "Palestine",
    "TL": "East Timor",
    "TR": "Turkey",
}
"""The common English short name, where CLDR's name is longer or newer than the one that newspapers use."""

NO_PLACE = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""CLDR's codes for unions and for private use."""

RARE = frozenset({"AC", "BV", "CC", "CP", "CQ", "CX", "DG", "EA", "HM", "IC", "IO", "JE", "TA", "TF", "UM"})
"""Territories that newspapers all but never mean ("Jersey" is a shirt, "Clipperton" a person)."""

PLURALS = frozenset({"Niger", "Turkey", "Jordan", "Guinea", "England", "Oman", "Bundestag", "Bundesrat"})
"""Names whose form with an s is another word, or a person's name."""

Row = tuple[str, str, str, str]
"""Form, kind, tag, country (empty for a country itself)."""


def main() -> None:
    """Write one file a language."""
    tags = _territory_tags()
    countries = set(tags.values())
    TARGET.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        rows: dict[str, Row] = {}
        for row in _rows(language, tags):
            rows.setdefault(row[0], row)
        unknown = {row[3] or row[2] for row in rows.values()} - countries
        if unknown:
            raise SystemExit(f"{language}: no such countries: {sorted(unknown)}")
        lines = ["\t".join(row) for _, row in sorted(rows.items())]
        head = "# form, kind, tag, country. Made by tools/gazetteer.py from CLDR and hand-written data."
        target = TARGET / f"places-{language}.tsv"
        target.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        print(f"{target.name}: {len(lines)} forms")


def _rows(language: str, tags: dict[str, str]) -> Iterator[Row]:
    for tag, forms, kind in _named(language, tags):
        for form in forms:
            for inflected in _forms(form, language):
                yield inflected, kind, tag, ""
    for tag, forms in _adjectives(language):
        for form in forms:
            for inflected in feminine_and_plural(form, language):
                yield inflected, "adjective", tag, ""
    for city in _cities(language):
        for form in _forms(city[0], language):
            yield form, *city[1:]


def _forms(name: str, language: str) -> list[str]:
    """Return a name's forms.

    The one with an s is German's, and English's that has lost its apostrophe in capture ("Moscows war").
    """
    if language in INFLECTED:
        return cases(name)
    plain = name.isalpha() and not name.isupper() and name[-1] not in "sxzß" and name not in PLURALS
    return [name, f"{name}s"] if plain and language in {"en", "de"} else [name]


def _territory_tags() -> dict[str, str]:
    english = Locale("en").territories
    codes = [code for code in english if len(code) == 2 and code not in NO_PLACE | RARE]
    return {code: COMMON.get(code) or _plain(english[code]) for code in codes}


def _plain(name: str) -> str:
    return name.partition(" (")[0].replace(" & ", " and ").replace("’", "'")


def _named(language: str, tags: dict[str, str]) -> Iterator[tuple[str, list[str], str]]:
    for head, forms in _sections("names.txt"):
        tag, _, rest = head.partition(" [")
        spoken, kind = rest.rstrip("]").split()
        if spoken == language:
            yield tag, forms, kind
    names = Locale(language).territories
    for code, tag in sorted(tags.items()):
        yield tag, [_plain(names[code]), *([tag] if language == "en" else [])], "name"


def _adjectives(language: str) -> Iterator[tuple[str, list[str]]]:
    if language == "en":
        yield from _sections("english.txt")
        return
    column = LANGUAGES.index(language)
    for fields in _table("adjectives.tsv"):
        yield fields[0], fields[column].split(",")


def _cities(language: str) -> Iterator[Row]:
    spelled = {form: tag for tag, forms in _sections("spellings.txt") for form in forms}
    places: dict[str, tuple[str, str]] = {}
    for head, forms in _sections("cities.txt"):
        country, _, kind = head.rstrip("]").partition(" [")
        places.update((form, (kind, country)) for form in forms)
    for form, tag in spelled.items():
        places.setdefault(tag, places[form])
    written = {fields[0]: fields[LANGUAGES.index(language)].split(",") for fields in _table("foreign.tsv")}
    for form, (kind, country) in places.items():
        tag = spelled.get(form, form)
        if language == "en":
            yield form, kind, tag, country
        elif tag in written:
            yield from ((foreign, kind, tag, country) for foreign in written[tag])
        elif language not in INFLECTED:
            yield form, kind, tag, country


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, forms = line.partition(": ")
            yield head, forms.split(", ")


def _table(name: str) -> Iterator[list[str]]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


if __name__ == "__main__":
    main()
