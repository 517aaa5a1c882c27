"""Organisations that are not in the list of known ones: by the word that says what they are."""

from collections.abc import Iterator, Sequence

from backfile.intake.edit.tagging.lexicon import Lexicon
from backfile.intake.edit.tagging.phrases import Entry, Taken
from backfile.intake.edit.tagging.words import Reading

LONGEST = 8
CLAIMED = frozenset({"metonym", "nothing", "organisation", "publication"})
_LINKS = frozenset({"of", "for", "and", "the", "on"})


def organisations(
    readings: Sequence[Reading], taken: Sequence[Taken], lexicon: Lexicon
) -> tuple[tuple[str, Entry], ...]:
    """Return the forms of the organisations that the text names, with their tags.

    "Harvard University" and "Department of Fisheries" are known by one word; initials in brackets after a
    name are a second form of it. A generic name ("Supreme Court", "the City Council") is none, nor is one
    whose words the text also writes small ("Limited Liability Company").
    """
    seen = frozenset[str]().union(*(reading.words for reading in readings))
    names: dict[str, None] = {}
    initials: dict[str, str] = {}
    for reading, known in zip(readings, taken, strict=True):
        if reading.headline:
            continue
        for start, end in _runs(reading, known, lexicon):
            if _is_named(reading, start, end, seen, lexicon):
                text = _text(reading, start, end)
                names[text] = None
                acronym = _acronym(reading, start, end)
                if acronym:
                    initials.setdefault(acronym, text)
    return (
        *((text, Entry("organisation", text)) for text in names),
        *((acronym, Entry("organisation", text)) for acronym, text in initials.items()),
    )


def _runs(reading: Reading, known: Taken, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words with small words between; known places may be part of them."""
    words, gaps = reading.words, reading.gaps
    end = 0
    for at in reading.capitals_in_order:
        if at < end:
            continue
        end = at + 1
        while end < len(words) and end - at < LONGEST and gaps[end] in {" ", "-", " & "}:
            if reading.capital(end):
                end += 1
            elif words[end] in _LINKS and reading.capital(end + 1) and gaps[end + 1] == " ":
                end += 2
            else:
                break
        start = at + (words[at].lower() in lexicon.little)
        if end - start > 1 and not _is_claimed(at, end, known):
            yield start, end


def _is_claimed(start: int, end: int, known: Taken) -> bool:
    return any(known[at].entry.kind in CLAIMED for at in range(start, end) if at in known)


def _is_named(reading: Reading, start: int, end: int, seen: frozenset[str], lexicon: Lexicon) -> bool:
    words = [word.lower() for word in reading.words[start:end]]
    head = words.index("of") - 1 if "of" in words else -1
    if words[head] not in lexicon.organisation_heads:
        return False
    plain = (lexicon.organisation_heads, lexicon.stop, lexicon.little, lexicon.offices, _LINKS)
    telling = [word for word in words if all(word not in known for known in plain)]
    if "of" not in words:
        telling = [word for word in telling if word not in seen]
    return bool(telling) and "and" not in words


def _acronym(reading: Reading, start: int, end: int) -> str | None:
    """Return the initials in brackets after a name, if they are its own."""
    if end >= len(reading.words) or reading.gaps[end] != " (" or not reading.gaps[end + 1].startswith(")"):
        return None
    acronym = reading.words[end]
    own = "".join(word[0] for word in reading.words[start:end] if word[0].isupper())
    return acronym if len(acronym) > 2 and acronym.isupper() and own.endswith(acronym) else None


def _text(reading: Reading, start: int, end: int) -> str:
    parts = [reading.words[start]]
    for at in range(start + 1, end):
        parts += [reading.gaps[at], reading.words[at]]
    return "".join(parts)
