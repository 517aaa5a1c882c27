"""Who signs an article and is no person, as printed: a newsroom, an agency, a publication, a pen name."""

import re
from collections.abc import Iterator

from backfile.intake.edit.agencies import is_agency
from backfile.intake.edit.bylinewords import after, vocabulary
from backfile.intake.edit.people import AND, MOST_NAME_WORDS, PLACE, parts_of, unlabelled

_LONGEST = 60
"""Characters of a newsroom's or an organisation's name."""

_NO_NAME = re.compile(r"[{}<>@]|https?:|www\.")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_BRAND = re.compile(r"[A-Z][a-z]+[A-Z][a-z]\w*\Z|[A-Z]{2,5}\d{0,2} News\Z")
"""Names that no person has: "HarbourNews", "QRS News"."""
_PEN_NAME = re.compile(r"[a-z][a-z0-9._-]{1,29}\Z")
_WORDS = re.compile(r"[\s-]+")


def house_named(text: str) -> str | None:
    """Return the house that a statement of the author names, as it is written.

    None for an address, and for what systems write where no author was given ("admin").
    """
    name = unlabelled(text).strip(" ,.:|")
    if _NO_NAME.search(name) or not _LETTERS.search(name) or name.casefold() in vocabulary().accounts:
        return None
    return name if len(name) <= _LONGEST else None


def houses_in(byline: str) -> Iterator[str]:
    """Yield the houses that a printed line of a byline names.

    Behind a label ("By Harbour Radio") any name is one; without, only an agency's or a newsroom's.
    """
    for part in parts_of(byline):
        if after(part, vocabulary().others) is not None:
            continue
        people = unlabelled(part)
        signed = people != part or after(part, vocabulary().signed)
        pieces = [piece.strip() for each in AND.split(people) for piece in each.split(",")]
        names = list(filter(None, (_undated(PLACE.sub("", piece)) for piece in pieces)))
        for place, name in enumerate(names):
            if _is_house(name) or (signed and place == 0 and _is_name(name, alone=len(names) == 1)):
                yield name


def _undated(text: str) -> str:
    """Return the words up to where a date begins."""
    words = text.split()
    ends = (at for at, word in enumerate(words) if word[0].isdigit() or _is_month(word, words[at + 1 :]))
    return " ".join(words[: next(ends, len(words))]).strip(" ,.:-–—")


def _is_month(word: str, following: list[str]) -> bool:
    return (
        word.casefold().rstrip(".") in vocabulary().months and bool(following) and following[0][0].isdigit()
    )


def _is_house(name: str) -> bool:
    words = _WORDS.split(name.casefold())
    if is_agency(name) or _BRAND.match(name):
        return True
    newsroom = not vocabulary().newsrooms.isdisjoint(words)
    return newsroom and name[0].isupper() and len(words) <= MOST_NAME_WORDS


def _is_name(name: str, *, alone: bool) -> bool:
    """Tell whether what follows a label can be a name: "Harbour Radio", "harbourcat", no "the desk".

    One in small letters stands `alone`: "By submitting, you agree" has none.
    """
    words = name.split()
    small = name.casefold()
    known = vocabulary()
    pen_name = alone and _PEN_NAME.match(name) and small not in known.not_names | known.particles
    return (
        (bool(pen_name) or (1 <= len(words) <= MOST_NAME_WORDS and name[0].isupper()))
        and house_named(name) == name
        and small not in known.places | known.months
    )
