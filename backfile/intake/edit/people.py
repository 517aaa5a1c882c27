"""The people whom a byline names. They are never guessed."""

import re
from collections.abc import Iterator
from functools import lru_cache

from backfile.intake.eastcredits import eastern_people, is_eastern
from backfile.intake.edit.agencies import is_agency
from backfile.intake.edit.bylinewords import after, vocabulary
from backfile.text import folded

_LONGEST = 600
"""Characters of a byline that are read for names; a longer one is no list of people."""
MOST_NAME_WORDS = 5

_NOT_TEXT = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|@\w+|https?://\S+|www\.\S+|\([^()]*\)|\[[^\[\]]*\]")
# Pages run parts together when their spacing was done by style: "ByJane RoeMay 5", "Max Muster24.04.2024",
# "Jane RoeTravel Reporter".
_GLUED = re.compile(
    r"(?<=\A[Bb]y)(?=[A-Z][a-z])|(?<=[^\W\d_A-Z])(?=\d)|(?<=[A-Z])(?=\d{1,2}[./]\d)"
    r"|(?<=[a-zß-ÿ]{2})(?=[A-Z]{2,}[A-Za-z]*\Z)"
    r"|(?<=[a-z])(?=(?:Updated|Published|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
    r"|(?<=[A-Z])(?=(?:LAST )?(?:UPDATED|PUBLISHED)\b)"
    r"|(?<=[a-zß-ÿ])(?=(?:[A-Z][A-Za-z]{1,20} ){0,2}(?:Reporter|Correspondent|Editor|Writer|Journalist)\b)"
)
_ASIDE = re.compile(r"[|•·;/]| [-–—] ")
_INNER_LABEL = re.compile(r" (?:by|written by) (?=[^\W\d_])| by: ", re.IGNORECASE)
# "von" is also a part of names, and a label only behind a date or a word of publishing.
_FOREIGN_LABEL = re.compile(r"(?: |(?<=\d))(?:von|par|por|door) ?(?=[^\W\d_])")
_PUBLISHING = re.compile(
    r"\d|(?:veröffentlicht|publiziert|erstellt|geschrieben|eingestellt|gespeichert|artikel|beitrag|publi|escrito)",
    re.IGNORECASE,
)
AND = re.compile(r" (?:and|und|et|y|e|и|та|i|og|och|en|with|mit|avec|con|&) |&", re.IGNORECASE)
PLACE = re.compile(r" (?:in|am|at|for|from|of|on|aus|à|из|в|reporting) .*\Z")
_SPLIT = re.compile(r"[\s.-]+")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*\Z")
_PLAIN_CAPITALS = re.compile(r"(?!MC|MAC)[^\W\d_]{3,}\Z")
_LETTERS_BEHIND = re.compile(r"(?!(?:II|III|IV|JR|SR)\b)[A-Z]{2,}[A-Za-z]*\Z")
_DOTTED = "i\u0307"
"""What Turkish capitals become in lower case outside Turkish."""


def is_nobody(name: str) -> bool:
    """Tell whether a name is of a newsroom or a role ("Staff", "MM-Redaktion"), and so no person's."""
    return not vocabulary().not_names.isdisjoint(_SPLIT.split(name.casefold()))


def people_in(byline: str) -> tuple[str, ...]:
    """Return the people who wrote the article, as one line of a byline names them."""
    return _people_in(byline[:_LONGEST])


@lru_cache(maxsize=256)  # the same line is asked for again and again until a byline is chosen
def _people_in(byline: str) -> tuple[str, ...]:
    if is_eastern(byline):
        return eastern_people(byline)
    parts = [part for part in parts_of(byline) if after(part, vocabulary().others) is None]
    return tuple([name for part in parts for name in _listed(unlabelled(part))])


def parts_of(byline: str) -> Iterator[str]:
    """Yield the parts of one line of a byline, without addresses, and apart where they were run together."""
    text = folded(_GLUED.sub(" ", _NOT_TEXT.sub(" | ", byline[:_LONGEST]))).replace("،", ",")
    for aside in _ASIDE.split(text):
        yield aside.strip(" ,.:")


def unlabelled(part: str) -> str:
    """Return what follows the label of a byline's part, or the part where it has none."""
    labelled = after(part, vocabulary().authors)
    if labelled is None and (kind := after(part, vocabulary().kinds)):
        labelled = after(kind, vocabulary().authors)
    if labelled is not None:
        return labelled
    inner = _INNER_LABEL.search(part) or _FOREIGN_LABEL.search(part)
    if inner is None or (inner.re is _FOREIGN_LABEL and not _PUBLISHING.search(part, 0, inner.start())):
        return part
    return part[inner.end() :]


def _listed(people: str) -> Iterator[str]:
    """Yield the names of a list: "Jane Roe, John Doe and Max Muster, Example News"."""
    pieces = AND.split(people)
    for place, piece in enumerate(pieces):
        # Behind the last "and", or without any, a comma opens a role or a place as often as a name.
        listed = place < len(pieces) - 1
        for nth, candidate in enumerate(piece.split(",")):
            name = _name(candidate, sure=listed or nth == 0)
            if name:
                yield name


def _name(text: str, *, sure: bool) -> str | None:
    """Return a person's name in normal case, or None if the text is not surely one."""
    known = vocabulary()
    words = PLACE.sub("", text.strip()).split()
    words = _after_time(words)
    while words and words[0].casefold() in known.titles:
        words = words[1:]
    words = _without_newsroom(list(_name_part(words)))
    name = " ".join(words).rstrip(".")
    words = name.split()
    if not 2 <= len(words) <= MOST_NAME_WORDS or is_agency(name) or name.casefold() in known.places:
        return None
    if not all(map(_is_name_word, words)) or sum(not word[0].islower() for word in words) < 2:
        return None
    if words[0].casefold() in known.articles or words[-1].casefold() in known.particles:
        return None
    if not sure and (name.isupper() or any(map(_LETTERS_BEHIND.match, words))):
        return None
    return _normal_case(words)


def _after_time(words: list[str]) -> list[str]:
    """Leave out a date and a time before a name: "19.6.2007 9:40 Uhr Jane Roe". April Roe is a name."""
    clock = vocabulary().clock
    of_time = [word[0].isdigit() or word.casefold().rstrip(".") in clock for word in words]
    size = next((at for at, is_time in enumerate(of_time) if not is_time), len(words))
    if not any(word[0].isdigit() for word in words[:size]):
        return words
    # "5 de mayo" is the rest of a date.
    rest = words[size:]
    return [] if rest and rest[0].casefold() in vocabulary().particles else rest


def _without_newsroom(words: list[str]) -> list[str]:
    """Leave out a newsroom of two words behind a name, with or without initial: "Jane Roe Example News"."""
    middle = len(words) == MOST_NAME_WORDS and words[1].endswith(".")
    if (len(words) == 4 or middle) and words[-1].casefold() in vocabulary().not_names:
        return words[:-2]
    return words


def _is_name_word(word: str) -> bool:
    small = word.casefold()
    if (
        small.rstrip(".") in vocabulary().not_names
        or small.endswith(("'s", "’s"))
        or not _NAME_WORD.match(word)
    ):
        return False
    return not word[0].islower() or small in vocabulary().particles


def _name_part(words: list[str]) -> Iterator[str]:
    """Yield the words up to where a date, a role or letters such as MD begin."""
    shouted = all(word.isupper() for word in words)
    for place, word in enumerate(words):
        small = word.casefold().rstrip(".:,")
        day_follows = place + 1 < len(words) and words[place + 1][0].isdigit()
        # People are called Jan, June and May, but hardly by their last word of three.
        dated = small in vocabulary().months and (place > 1 or day_follows)
        if word[0].isdigit() or dated or (place > 1 and small in vocabulary().ends):
            return
        if place > 1 and not shouted and _LETTERS_BEHIND.match(word):
            return
        yield word


def _normal_case(words: list[str]) -> str:
    """Write "JANE ROE" as "Jane Roe"; keep capitals where a name may have its own: "MCADAM"."""
    if all(_PLAIN_CAPITALS.match(word) and word.isupper() for word in words) and not (
        {word.casefold() for word in words} & vocabulary().particles
    ):
        return " ".join(word.capitalize() for word in words).replace(_DOTTED, "i")
    return " ".join(words)
