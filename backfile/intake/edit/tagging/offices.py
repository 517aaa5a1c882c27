"""The rank of the office that stands before or after a person's name, as `lexicon.OFFICE_RANKS` has it.

Only an office that is a state's own has the highest rank: the president of a club or a university, a vice
president and a former one rank as leaders do.
"""

from itertools import pairwise

from backfile.intake.edit.tagging.lexicon import Lexicon
from backfile.intake.edit.tagging.phrases import Taken
from backfile.intake.edit.tagging.words import Reading

_SOUTHERN = frozenset({"es", "fr", "it", "pt"})
_BACK = frozenset(
    {"da", "das", "de", "del", "dell", "della", "der", "des", "di", "do", "dos", "du", "l", "la", "le"}
)


def rank_before(reading: Reading, start: int, begin: int, known: Taken, lexicon: Lexicon) -> int | None:
    """Return the rank of the office in the run before the name; None for words that only belong to one."""
    title = [word.lower() for word in reading.words[start:begin]]
    pairs = [" ".join(pair) for pair in pairwise(title)]
    ranks = [lexicon.offices[key] for key in (*title, *pairs) if key in lexicon.offices]
    ranks += [1 for word in title if word.endswith(lexicon.office_endings)]
    if max(ranks, default=0) == 0:
        return None
    of_state = title[0] in lexicon.offices or title[0] in lexicon.little
    before = known.get(start - 1)
    of_city = before is not None and before.entry.kind == "city"
    words = {*title, *(word.lower() for word in reading.words[max(start - 1, 0) : start])}
    lesser = not of_state or of_city or not lexicon.lesser.isdisjoint(words)
    return min(max(ranks), 2) if lesser else max(ranks)


def rank_of_lower(reading: Reading, start: int, known: Taken, lexicon: Lexicon) -> int | None:
    """Return the rank of an office written in lower case before the name ("the French president X Y")."""
    at = start - 1
    southern = lexicon.language in _SOUTHERN
    if at < 0 or not (reading.gaps[start] in {" ", ". "} or (southern and reading.gaps[start] == ", ")):
        return None
    back = max(at - 4, -1)
    if lexicon.language != "en":
        while at > back and _belongs(reading, at, known, southern=southern):
            at -= 1
    if at < 0 or at in known:
        return None
    word = reading.words[at].lower()
    pair = f"{reading.words[at - 1].lower()} {word}" if at else word
    rank = lexicon.offices.get(pair, lexicon.offices.get(word))
    if rank is None or (rank == 0 and word not in lexicon.honorifics):
        return None
    place = known.get(at - 1) or known.get(at + 1)
    of_state = place is not None and place.entry.kind in {"name", "adjective"}
    if lexicon.language == "en" and not of_state:
        return min(rank, 2)
    return min(rank, 2) if at and reading.words[at - 1].lower() in lexicon.lesser else rank


def _belongs(reading: Reading, at: int, known: Taken, *, southern: bool) -> bool:
    """Say whether a word may stand between an office and the name ("le président *français* X Y")."""
    return at in known or reading.words[at].lower() in _BACK or (southern and reading.capital(at))


def rank_after(reading: Reading, end: int, lexicon: Lexicon) -> int | None:
    """Return the rank of an office after the name and a comma (0 for an age); None where there is none."""
    words, gaps = reading.words, reading.gaps
    if end >= len(words) or gaps[end] != ", ":
        return None
    if words[end].isdecimal() and len(words[end]) == 2:
        return 0
    for at in range(end, min(end + 7, len(words))):
        if at > end and gaps[at] not in {" ", "-", "'"}:
            return None
        rank = lexicon.offices.get(words[at].lower(), 0)
        if rank and words[at].islower():
            return min(rank, 2) if lexicon.language == "en" else rank
    return None
