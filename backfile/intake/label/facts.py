"""What can be said of one line by itself: its length, its ends, its words, the phrases it holds."""

import re
from functools import lru_cache
from operator import eq
from typing import Final, NamedTuple

from backfile.intake.label.lexicon import Hit, Lexicon

HEAD: Final = 600
"""How many characters of a line are looked at: more of it says nothing new, and a line may be 10 MB long."""

_INVISIBLE: Final = (
    "\\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f"
    "\u2060-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
)
_VISIBLE: Final = re.compile(f"[^{_INVISIBLE}]")
_DENSE: Final = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1000-\u109f"
_WORD: Final = re.compile(r"\w+")
_DENSE_WORD: Final = re.compile(f"[{_DENSE}]{{1,2}}|[^\\W{_DENSE}]+")
_ANY_DENSE: Final = re.compile(f"[{_DENSE}]")
_CLOSERS: Final = " \t\xa0\"'”’»«“)]*›"
_SENTENCE: Final = frozenset(".!?。！？؟।։")
_NUMERIC_DATE: Final = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}[年년]\s?\d{1,2}[月월]")
_TIME: Final = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
# What any numeric date and any time has. Patterns that begin with what is rare in a text are found, or not,
# in a third of the time and less.
PARTED: Final = re.compile(r"[./:h-](?<=\d.)\d")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")

_NONE: Final[frozenset[str]] = frozenset()
CHROME: Final = frozenset(
    {"comments", "counter", "legal", "navigation", "player", "promo", "related", "share"}
)
"""The families of phrases that belong to a page, not to an article."""


class Facts(NamedTuple):
    """One visible line.

    `words` are those of its head, in lower case, `original` as they stand; `length` counts the whole line's.
    `plain` and `lower` are the shares of function words and of words in lower case, 0 to 1. `dates` says how
    the line names a day. `features` stays empty until `traits.described` names them.
    """

    text: str
    original: list[str]
    words: list[str]
    length: int
    end: str
    kind: str
    plain: float
    lower: float
    hits: list[Hit]
    families: frozenset[str]
    whole: frozenset[str]
    dated: bool
    dates: list[str]
    features: list[str]


def visible(text: str) -> bool:
    """Tell whether a line shows anything: white space, zero-width and control characters do not."""
    return _VISIBLE.search(text) is not None


def measure(line: str, lexicon: Lexicon) -> Facts:
    """Measure one visible line. The work is bounded by `HEAD`, whatever the line's length."""
    head = line[:HEAD]
    text = head.strip()
    pattern = _DENSE_WORD if not text.isascii() and _ANY_DENSE.search(text) else _WORD
    original = pattern.findall(text)
    words = " ".join(original).lower().split(" ") if original else []
    count = len(words) if len(line) <= HEAD else len(words) * len(line) // HEAD
    hits = lexicon.find(words) if words else []
    families = frozenset([hit.family for hit in hits]) if hits else _NONE
    whole = _whole(hits, len(words)) if hits and count <= 12 else _NONE
    end = _end(text if len(line) <= HEAD else line[-80:])
    start = words[:40]
    plain = lower = 0.0
    if start:
        plain = sum(map(lexicon.function_words.__contains__, start)) / len(start)
        same = sum(map(eq, original, start)) - sum(map(str.isdigit, start))
        lower = max(same, 0) / len(start)
    dated, dates = _dates(text, words, families)
    kind = _kind(count, end, plain, lower, dated=dated, cue=bool(whole & CHROME))
    return Facts(
        text, original, words, count, end, kind, plain, lower, hits, families, whole, dated, dates, []
    )


def _whole(hits: list[Hit], size: int) -> frozenset[str]:
    """Return the families whose phrases make up at least half of the line's words."""
    covered: dict[str, int] = {}
    for hit in hits:
        covered[hit.family] = covered.get(hit.family, 0) + hit.size
    return frozenset([family for family, words in covered.items() if words * 2 >= size])


def _end(text: str) -> str:
    core = text.rstrip(_CLOSERS)
    if not core:
        return "none"
    last = core[-1]
    if last in _SENTENCE:
        if last == "?":
            return "question"
        return "dots" if core.endswith(("...", "…")) else "stop"
    if last == "…":
        return "dots"
    if last == ":":
        return "colon"
    if last in ",;":
        return "comma"
    return "digit" if last.isdigit() else "none"


def _dates(text: str, words: list[str], families: frozenset[str]) -> tuple[bool, list[str]]:
    """Tell whether the line names a day, and give the features that say how."""
    found: list[str] = []
    if "ago" in families and len(words) <= 8:
        found.append("date:ago")
    short = "s" if len(words) <= 14 else "l"
    if any(map(str.isdigit, words)) or (words and text[:1].isdigit()):
        part = text[:200]
        parted = "年" in part or "년" in part or PARTED.search(part) is not None
        if parted and _NUMERIC_DATE.search(part):
            found.append("date:numeric" + short)
        elif "month" in families and _YEAR.search(part):
            found.append("date:full" + short)
        elif "month" in families and len(words) <= 8:
            found.append("date:month" + short)
        if parted and _TIME.search(part):
            found.append("date:time" + short)
    if "weekday" in families:
        found.append("date:weekday" + short)
    return short == "s" and bool(found) and (len(found) > 1 or not found[0].startswith("date:weekday")), found


def _kind(count: int, end: str, plain: float, lower: float, *, dated: bool, cue: bool) -> str:
    if end in {"stop", "question"}:
        if count >= 9 and (plain >= 0.2 or lower >= 0.5 or count >= 40):
            return "prose"
        return "cue" if cue else "sentence"
    if dated and count <= 14:
        return "date"
    if cue:
        return "cue"
    # Languages that the lexicon does not know, and scripts without capitals, tell a paragraph by its case.
    if count >= 25 and (plain >= 0.2 or lower >= 0.7):
        return "open"
    if count >= 6:
        return "headline"
    return "label" if count >= 3 else "word"


@lru_cache(maxsize=1 << 14)  # a page asks 2,000 times, for few values: a twentieth of all its time
def bucket(value: float, edges: tuple[float, ...]) -> str:
    """Name the step of a scale that a value stands on: the first edge that is not below it."""
    for edge in edges:
        if value <= edge:
            return str(edge)
    return "more"
