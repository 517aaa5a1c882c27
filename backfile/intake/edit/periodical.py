"""Names of periodicals in running text: where one starts and ends, and what cannot be one."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backfile.intake.edit.agencies import is_agency

LONGEST_NAME = 60
"""Characters; "The Commercial Appeal and Daily Mississippi Register" fits."""
_MOST_WORDS = 6

_WORD = re.compile(r"[^\W_](?:[\w’'.&-]*\w)?|[&+]")
_QUOTED = re.compile(r"[ \u00a0]*[«„“\"]([^«»„“”\"\n]{2,50})[»“”\"]")
_DOMAIN = re.compile(r"\.(?:at|ch|co|com|de|eu|fr|info|io|it|net|org|ru|ua|uk)\Z", re.IGNORECASE)
_SPACE = " \u00a0"


def name_after(text: str, place: int) -> tuple[str | None, int]:
    """Read the name that begins behind the space at `place`; return it, or None, and where its words end.

    A name is capitalised words with small words only between them, or words in quotation marks.
    """
    window = text[place : place + LONGEST_NAME + 20].partition("\n")[0]
    quoted = _QUOTED.match(window)
    if quoted:
        name = quoted[1].strip()
        return (name if is_name(name.split()) else None), place + quoted.end()
    words: list[str] = []
    ends: list[int] = []
    end = kept = 0
    for word in _WORD.finditer(window):
        gap = window[end : word.start()]
        if gap.strip(_SPACE) or (words and not gap) or not _may_go_on(word[0], inside=bool(words)):
            break
        end = word.end()
        words.append(word[0])
        ends.append(end)
        kept = len(words) if _is_capital(word[0]) else kept
    words = words[:kept]
    if words and words[-1].endswith(("'s", "’s")):
        words[-1] = words[-1][:-2]
    return _checked(words), place + (ends[kept - 1] if kept else 0)


def name_before(text: str, place: int, *, article: bool = False) -> str | None:
    """Read the name that ends at `place`, on its line.

    An `article` before it ("The Example newsletter") may be the next word's and is kept only where asked.
    """
    window = text[max(0, place - LONGEST_NAME) : place].rpartition("\n")[2].rstrip(f"{_SPACE}|-–—,")
    words: list[str] = []
    end = len(window)
    for word in reversed(list(_WORD.finditer(window))):
        if window[word.end() : end].strip(_SPACE) or not _may_go_on(word[0], inside=True):
            break
        words.insert(0, word[0])
        end = word.start()
    while words and (not _is_capital(words[0]) or (not article and words[0].casefold() in _words().articles)):
        words.pop(0)
    return _checked(words)


def name_key(name: str) -> str:
    """Return what two spellings of a name have in common: small letters, without the article in front."""
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _words().articles else words)


def is_titled(name: str) -> bool:
    """Tell whether a name looks like a periodical's: "The …", "… Times"."""
    words = name.casefold().split()
    return len(words) > 1 and (words[0] in _words().articles or not _words().periodical.isdisjoint(words))


def is_name(words: Sequence[str]) -> bool:
    """Tell whether words can be a publication's name: no company, platform, agency or matter of course."""
    known = _words()
    name = " ".join(words)
    small = [word.casefold().strip(".,") for word in words]
    if not 1 <= len(words) <= _MOST_WORDS or len(name) > LONGEST_NAME or sum(map(str.isalpha, name)) < 2:
        return False
    if not known.never.isdisjoint(small) or not known.company.isdisjoint(small):
        return False
    if small[0] in known.platforms or " ".join(small) in known.platforms or is_agency(name):
        return False
    return _is_capital(words[0]) and not all(
        word in known.common or word in known.particles for word in small
    )


def _checked(words: Sequence[str]) -> str | None:
    """Return the name, or None if it is none. A legal form behind it makes it a company's, unless titled."""
    if words and words[-1].casefold().strip(".") in _words().legal_forms:
        words = words[:-1]
        if not is_titled(" ".join(words)):
            return None
    return " ".join(words) if is_name(words) else None


def _may_go_on(word: str, *, inside: bool) -> bool:
    return _is_capital(word) or (inside and word.casefold() in _words().particles)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isdigit() and not word.isdigit()) or _DOMAIN.search(word) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    never: frozenset[str]
    company: frozenset[str]
    legal_forms: frozenset[str]
    platforms: frozenset[str]
    common: frozenset[str]
    periodical: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]


@cache
def _words() -> _Words:
    path = files("backfile.intake.edit").joinpath("data/periodicals.toml")
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Words(**{key: frozenset(words) for key, words in data.items()})
