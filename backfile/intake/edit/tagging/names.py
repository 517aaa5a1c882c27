"""Take a person's name, and what supports it, out of a run of capitalised words."""

from dataclasses import dataclass

from backfile.intake.edit.tagging.lexicon import Lexicon
from backfile.intake.edit.tagging.offices import rank_after, rank_before, rank_of_lower
from backfile.intake.edit.tagging.phrases import Taken
from backfile.intake.edit.tagging.words import Reading

LONGEST = 12
"""No longer run of capitalised words is read as an office and a name."""

SUFFIXES = frozenset({"Jr", "Sr", "II", "III"})
_LINKS = frozenset({"of", "for", "de", "des", "da", "do", "di"})
_SECOND = frozenset({"der", "den", "la", "las", "los"})
_INNER_CAPITAL = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Fitz")


@dataclass(frozen=True, slots=True)
class Name:
    """A full name with its supports (keys of `people.POINTS`) and the rank of the office beside it."""

    words: tuple[str, ...]
    text: str
    supports: frozenset[str]
    rank: int


def goes_on(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    """Say whether a run of two words may start here: most capitalised words stand alone."""
    words, after = reading.words, at + 1
    if after >= len(words):
        return False
    return after in reading.capitals or words[after] in lexicon.particles or words[after] in _LINKS


def name_in(reading: Reading, start: int, known: Taken, lexicon: Lexicon) -> tuple[Name | None, int]:
    """Read the run that starts at a capitalised word: the name in it, if any, and where to read on."""
    first = reading.words[start]
    little = first.lower() in lexicon.little and first not in lexicon.given
    if little and reading.starts_sentence(start):
        return None, start + 1
    end, linked = _run(reading, start, known, lexicon)
    begin = _after_office(reading, start, end, lexicon)
    opens = reading.starts_sentence(begin) and end - begin > 2
    if linked or opens or lexicon.language == "de":
        begin = _first_given(reading, begin, end, lexicon)
    words = reading.words[begin:end]
    if not _is_name(words, lexicon) or " " not in "".join(reading.gaps[begin + 1 : end]):
        return None, end
    return Name(words, _text(reading, begin, end), *_support(reading, start, begin, end, known, lexicon)), end


def _run(reading: Reading, start: int, known: Taken, lexicon: Lexicon) -> tuple[int, bool]:
    """Return where the run ends, and whether an "of" inside an office belongs to it."""
    words, gaps = reading.words, reading.gaps
    at, linked = start + 1, False
    while at < len(words) and at not in known and at - start < LONGEST:
        before = words[at - 1].lower()
        spaced = gaps[at] == " "
        if reading.capital(at):
            titled = gaps[at] == ". " and before in lexicon.offices
            if not (spaced or gaps[at] in {"-", "'"} or titled or reading.abbreviated(at)):
                break
            at += 1
        elif spaced and words[at] in lexicon.particles:
            step = 2 if words[at + 1 : at + 2] and words[at + 1] in _SECOND else 1
            if not _capital_follows(reading, at + step, known):
                break
            at += step + 1
        elif spaced and words[at] in _LINKS and before in lexicon.offices:
            step = 2 if words[at + 1 : at + 2] == ("the",) else 1
            if not _capital_follows(reading, at + step, known):
                break
            at, linked = at + step + 1, True
        else:
            break
    return at, linked


def _capital_follows(reading: Reading, at: int, known: Taken) -> bool:
    return reading.capital(at) and reading.gaps[at] in {" ", "-", "'"} and at not in known


def _after_office(reading: Reading, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where the name begins: after the last word of an office that is not the run's last word."""
    for at in range(end - 2, start - 1, -1):
        word = reading.words[at]
        lower = word.lower()
        office = lower in lexicon.offices or lower.endswith(lexicon.office_endings)
        if office and word not in lexicon.given:
            return at + 1
    return start


def _first_given(reading: Reading, begin: int, end: int, lexicon: Lexicon) -> int:
    """Return where the first given name before the run's last word stands; else where the run begins."""
    return next((at for at in range(begin, end - 1) if reading.words[at] in lexicon.given), begin)


def _is_name(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    full = [word for word in words if word[0].isupper() and len(word) > 1 and word not in SUFFIXES]
    if not 2 <= len(full) <= 4 or len(words) > 6 or not words[0][0].isupper() or len(words[-1]) < 2:
        return False
    if not all(_is_name_word(word) for word in full):
        return False
    for at, word in enumerate(full):
        lower = word.lower()
        if word in lexicon.given:
            continue
        if lower in lexicon.organisation_heads or lower in lexicon.little:
            return False
        last_of_two = at == 1 == len(full) - 1 and full[0] in lexicon.given
        if lower in lexicon.stop and not last_of_two:
            return False
    return True


def _is_name_word(word: str) -> bool:
    """Say whether a word is spelled as a name: letters, a capital inside only after "Mc" and the like."""
    return "." in word or (word.isalpha() and (word[1:].islower() or word.startswith(_INNER_CAPITAL)))


def _text(reading: Reading, begin: int, end: int) -> str:
    parts = [reading.words[begin]]
    for at in range(begin + 1, end):
        parts += [reading.gaps[at], reading.words[at]]
    dot = "." if reading.words[end - 1] in {"Jr", "Sr"} and reading.gaps[end].startswith(".") else ""
    return "".join(parts) + dot


def _support(
    reading: Reading, start: int, begin: int, end: int, known: Taken, lexicon: Lexicon
) -> tuple[frozenset[str], int]:
    words = reading.words
    supports: set[str] = set()
    rank = rank_before(reading, start, begin, known, lexicon) if begin > start else None
    if rank is None and begin == start:
        rank = rank_of_lower(reading, start, known, lexicon)
    if begin > start and words[begin - 1].lower() in lexicon.honorifics:
        supports.add("address")
    elif rank is not None:
        supports.add("office")
    later = rank_after(reading, end, lexicon)
    if later is not None:
        supports.add("after")
    if words[begin] in lexicon.given:
        supports.add("given")
    if _speaks(reading, end, lexicon) or (begin and _speaks(reading, begin - 1, lexicon)):
        supports.add("verb")
    if words[end - 1].lower() in lexicon.stop:
        supports.add("phrase")
    return frozenset(supports), max(rank or 0, later or 0)


def _speaks(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    if at >= len(reading.words) or reading.words[at].lower() not in lexicon.verbs:
        return False
    return set(reading.gaps[at]) <= {" ", ",", "”", '"'}
