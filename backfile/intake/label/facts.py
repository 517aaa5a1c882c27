"""What can be said of one line by itself: its length, its ends, its words, the phrases it holds."""

import re
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
_FIRST_DENSE: Final = "\u0e00"
_CLOSERS: Final = " \t\xa0\"'”’»«“)]*›"
_SENTENCE: Final = frozenset(".!?。！？؟।։")
_NUMERIC_DATE: Final = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}[年년]\s?\d{1,2}[月월]")
_TIME: Final = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_BULLET: Final = re.compile(r"\s*(?:[•·▪■●○◦*►▶–—-]\s|\d{1,2}[.)]\s)")
_STOP_INSIDE: Final = re.compile(r"[.!?]['\"”’»)]? [^\W\d_]")
_CREDIT_TAIL: Final = re.compile(r"[.!?)|]['\"”’»)]? [^.!?]{3,60}$")
_PLACE_FIRST: Final = re.compile(r"[A-ZÀ-ÞА-ЯЇІЄҐ]{3}[^:?!—–]{0,100}?[—–-] ")

CHROME: Final = frozenset(
    {"comments", "counter", "legal", "navigation", "player", "promo", "related", "share"}
)
"""The families of phrases that belong to a page, not to an article."""


class Facts(NamedTuple):
    """One visible line. `words` are those of its head, in lower case; `length` counts the whole line's."""

    text: str
    words: list[str]
    length: int
    end: str
    kind: str
    hits: list[Hit]
    families: frozenset[str]
    whole: frozenset[str]
    dated: bool
    features: list[str]


def visible(text: str) -> bool:
    """Tell whether a line shows anything: white space, zero-width and control characters do not."""
    return _VISIBLE.search(text) is not None


def measure(line: str, lexicon: Lexicon) -> Facts:
    """Measure one visible line. The work is bounded by `HEAD`, whatever the line's length."""
    head = line[:HEAD]
    text = head.strip()
    pattern = _DENSE_WORD if not text.isascii() and max(text, default="") >= _FIRST_DENSE else _WORD
    original = pattern.findall(text)
    words = [word.lower() for word in original]
    count = len(words) if len(line) <= HEAD else len(words) * len(line) // HEAD
    hits = lexicon.find(words) if words else []
    families = frozenset([hit.family for hit in hits])
    whole = _whole(hits, len(words)) if hits and count <= 12 else frozenset()
    end = _end(text if len(line) <= HEAD else line[-80:])
    plain = sum([word in lexicon.function_words for word in words[:40]]) / (min(len(words), 40) or 1)
    lower = sum([a == b and not a.isdigit() for a, b in zip(original[:40], words, strict=False)]) / (
        min(len(words), 40) or 1
    )
    dated, dates = _dates(text, words, families)
    kind = _kind(count, end, plain, lower, dated=dated, cue=bool(whole & CHROME))
    features = _features(text, original, words, count, end, plain, lower, hits, families, whole)
    features.append("kind:" + kind)
    features += dates
    return Facts(text, words, count, end, kind, hits, families, whole, dated, features)


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
        if _NUMERIC_DATE.search(part):
            found.append("date:numeric" + short)
        elif "month" in families and _YEAR.search(part):
            found.append("date:full" + short)
        elif "month" in families and len(words) <= 8:
            found.append("date:month" + short)
        if _TIME.search(part):
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
    if count >= 25 and plain >= 0.2:
        return "open"
    if count >= 6:
        return "headline"
    return "label" if count >= 3 else "word"


LENGTHS: Final = (0, 1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 45, 70)


def bucket(value: float, edges: tuple[float, ...]) -> str:
    """Name the step of a scale that a value stands on: the first edge that is not below it."""
    for edge in edges:
        if value <= edge:
            return str(edge)
    return "more"


def _features(
    text: str,
    original: list[str],
    words: list[str],
    count: int,
    end: str,
    plain: float,
    lower: float,
    hits: list[Hit],
    families: frozenset[str],
    whole: frozenset[str],
) -> list[str]:
    length = bucket(count, LENGTHS)
    size = "1" if count <= 2 else "2" if count <= 5 else "3" if count <= 12 else "4" if count <= 30 else "5"
    found = ["bias", "length:" + length, "end:" + end, f"length:{size}+end:{end}"]
    found.append("start:" + _start(text))
    if count > 2:
        found.append(f"plain:{bucket(plain, (0, 0.1, 0.2, 0.3, 0.4))}+{size}")
        found.append(f"lower:{bucket(lower, (0, 0.2, 0.4, 0.6, 0.8))}+{size}")
    if count > 4 and (tail := _CREDIT_TAIL.search(text[-100:])) and tail.group()[-1:] not in ".!?":
        found.append("credit-tail")
    if count > 9 and _PLACE_FIRST.match(text):
        found.append("place-first")
    if count > 5 and (stops := len(_STOP_INSIDE.findall(text))):
        found.append("stops:" + bucket(stops, (1, 2, 4)))
    found += [f"has:{family}+{size}" for family in sorted(families)]
    found += ["is:" + family for family in sorted(whole)]
    last = len(words) - 4
    for hit in hits:
        if hit.place == 0:
            found.append("opens:" + hit.family)
        elif hit.place >= last:
            found.append("closes:" + hit.family)
    found += _marks(text, original, count)
    return found


def _start(text: str) -> str:
    first = text[:1]
    if first.isupper():
        return "upper"
    if first.islower():
        return "lower"
    if first in "\"'“„«‘”":
        return "quote"
    if _BULLET.match(text):
        return "bullet"
    return "digit" if first.isdigit() else "other"


_MARKS: Final = {
    "|": "bar", "/": "slash", "·": "dot", "•": "dot", "›": "arrow", "»": "arrow", "→": "arrow", ">": "arrow",
    "@": "at", "©": "copyright", "{": "brace", "=": "equals", "+": "plus", "$": "money", "€": "money",
    "(": "bracket", ":": "colon", "“": "quote", "„": "quote", "«": "quote", '"': "quote", "—": "dash",
    "–": "dash", ",": "comma", "%": "percent", "#": "hash", "[": "square",
}  # fmt: skip
_PERSONS: Final = {
    "i": "me", "my": "me", "ich": "me", "je": "me", "yo": "me", "io": "me", "eu": "me", "я": "me", "ja": "me",
    "we": "us", "our": "us", "us": "us", "wir": "us", "unser": "us", "unsere": "us", "unseren": "us",
    "nous": "us", "nos": "us", "notre": "us", "nosotros": "us", "nuestro": "us", "nuestra": "us", "noi": "us",
    "nostro": "us", "nostra": "us", "nós": "us", "nosso": "us", "nossa": "us", "мы": "us", "нас": "us",
    "наш": "us", "наша": "us", "наши": "us", "ми": "us", "наші": "us", "nasz": "us", "nasze": "us",
    "you": "you", "your": "you", "ihr": "you", "ihre": "you", "ihren": "you", "vous": "you", "votre": "you",
    "vos": "you", "usted": "you", "tu": "you", "tus": "you", "você": "you", "seu": "you", "вы": "you",
    "вам": "you", "ваш": "you", "ваша": "you", "вас": "you", "ви": "you", "ваші": "you", "twoje": "you",
}  # fmt: skip


def _marks(text: str, original: list[str], count: int) -> list[str]:
    found = ["mark:" + name for name in sorted({_MARKS[mark] for mark in set(text) & _MARKS.keys()})]
    if count > 2 and (persons := {_PERSONS[word] for word in _lowered(original) if word in _PERSONS}):
        found += ["person:" + person for person in sorted(persons)]
    if "http" in text or "www." in text:
        found.append("mark:link")
    if count > 1 and text.isupper():
        found.append("caps:all")
    if original and original[0].isupper() and len(original[0]) > 2:
        found.append("caps:first")
    colon = text.find(": ", 0, 40)
    if colon > 0:
        found.append("colon:early")
    return found


def _lowered(original: list[str]) -> list[str]:
    return [word.lower() for word in original[:40]]
