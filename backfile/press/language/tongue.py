"""What the interface says, in the site's language: its messages, numbers and alphabet.

English is what templates and code are written in. Any other language is a catalogue, `locale/<language>.po`:
the site's own, or one that comes with the program. All that tells languages apart stands in it, the alphabet
and the sign between thousands as messages with a context, so that a new language needs no code.
"""

from collections.abc import Collection, Mapping
from gettext import NullTranslations
from operator import index

from markupsafe import Markup

from backfile.errors import BackfileError, Exit, Location
from backfile.messages import message
from backfile.press.jinja.jinjaquick import escaped, marked
from backfile.press.language.catalogue import translations
from backfile.press.language.collation import Collation

FOLDER = "locale"
_SUFFIX = ".po"
_THOUSANDS = message(",", "between thousands")
_ALPHABET = message("abcdefghijklmnopqrstuvwxyz", "alphabet")


class Tongue:
    """One language. `catalogue` is what the file `name` holds; without one, all is said in English.

    Raises BackfileError for a catalogue that is wrong. Sent to another process, it is made anew there.
    """

    def __init__(self, language: str = "en", catalogue: bytes | None = None, name: str = "") -> None:
        self.language = language
        self._made_of = language, catalogue, name
        self._found = NullTranslations() if catalogue is None else translations(catalogue, name)
        self._thousands = self.pgettext("between thousands", _THOUSANDS)
        collation = Collation(self.pgettext("alphabet", _ALPHABET))
        self.sort_key, self.letter = collation.key, collation.letter

    def __reduce__(self) -> tuple[type["Tongue"], tuple[str, bytes | None, str]]:
        return Tongue, self._made_of

    def gettext(self, message: str, /, **named: object) -> str:
        """Say a message, with what is named put in its places ("%(name)s").

        Where something named is Markup, so is what is returned, with all else in it escaped.
        """
        return _filled(self._found.gettext(message), named)

    def pgettext(self, context: str, message: str, /, **named: object) -> str:
        """Say a message that means something else in other contexts."""
        return _filled(self._found.pgettext(context, message), named)

    def ngettext(self, one: str, many: str, count: int, /, **named: object) -> str:
        """Say the message for this count; `%(count)s` is the count as readers write it."""
        said = self._found.ngettext(one, many, index(count))
        return _filled(said, {"count": self.number(count), **named})

    def number(self, count: int) -> str:
        """Write a whole number, with the language's sign at each thousand."""
        figures = f"{count:,}"
        return figures.replace(",", self._thousands) if count > 999 else figures


def tongue_of(sources: Mapping[str, bytes], language: str) -> Tongue:
    """Return the site's language, by its catalogue among the files of the theme ("locale/ru.po").

    A variant ("ru-UA") without a catalogue of its own has that of its language. Raises BackfileError where
    there is none, or it is wrong.
    """
    for tag in dict.fromkeys((language, language.partition("-")[0])):
        name = f"{FOLDER}/{tag}{_SUFFIX}"
        if name in sources:
            return Tongue(language, sources[name], name)
    check_language(sources, language)
    return Tongue(language)


def check_language(names: Collection[str], language: str) -> None:
    """Raise BackfileError (exit code 2) where no catalogue of these names is of the language."""
    known = sorted({"en", *(name[len(FOLDER) + 1 : -len(_SUFFIX)] for name in names if _is_catalogue(name))})
    if {language, language.partition("-")[0]}.isdisjoint(known):
        wrong = f"the site's own words can't be in '{language}': there is no {FOLDER}/{language}{_SUFFIX}"
        hint = f"set site.language to one of {', '.join(known)}, or add that file (see docs/languages.md)"
        raise BackfileError(wrong, Location("site.toml"), hint, code=Exit.USAGE)


def _is_catalogue(name: str) -> bool:
    return name.startswith(f"{FOLDER}/") and name.endswith(_SUFFIX)


def _filled(said: str, named: Mapping[str, object]) -> str:
    if not named:
        return said
    for value in named.values():
        if isinstance(value, Markup):
            return marked(escaped(said) % {name: escaped(value) for name, value in named.items()})
    return said % named


ENGLISH = Tongue()
