"""What a line says by itself, as named features: the words of the weights and of the reasons."""

import re
from typing import Final

from backfile.intake.label.credits import closes_with_credit, opens_with_credit
from backfile.intake.label.facts import Facts, bucket

_BULLET: Final = re.compile(r"\s*(?:[•·▪■●○◦*►▶–—-]\s|\d{1,2}[.)]\s)")
_STOP_INSIDE: Final = re.compile(r"[.!?]['\"”’»)]? [^\W\d_]")
_CREDIT_TAIL: Final = re.compile(r"[.!?)|]['\"”’»)]? [^.!?]{3,60}$")
_PLACE_FIRST: Final = re.compile(r"[A-ZÀ-ÞА-ЯЇІЄҐ]{3}[^:?!—–]{0,100}?[—–-] ")
_SIDE: Final = re.compile(
    r"[(,] ?(?:[LRC](?!-[A-Z][a-z])|l|r|c|left|right|cent(?:re|er)|links|rechts|mitte|izq|izquierda|derecha"
    r"|gauche|droite|sinistra|destra|esquerda|direita|слева|справа|ліворуч|праворуч)\b[^()]{0,20}[),.]"
    r"|[（(](?:[左右中]|中央|前列|後列|왼쪽|오른쪽|가운데)[^()（）]{0,8}[）)]"
)
"""Who stands where in a picture: "(L-R)", "(r.)", "（右）"; but not of what party and state: "Roe, R-Ky."."""
_PICTURES: Final = frozenset({"agency", "caption"})
_CREDITED: Final = 70
"""How many words a line with a picture's credit has at most."""
_CREDIT_LABEL: Final = re.compile(r"[:@](?:(?<=oto.)|(?<=ото.)|(?<=Bild.))")
_CREDIT_END: Final = 140
"""Characters at the end of a line in which the words of credits are looked for that are no phrases."""
_BRACKETED: Final = 10
"""How many words a credit in brackets has at most."""
LENGTHS: Final = (0, 1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 45, 70)


def described(line: Facts) -> Facts:
    """Return the line with its own features named."""
    return line._replace(features=_features(line))


def _features(line: Facts) -> list[str]:
    text, words, count = line.text, line.words, line.length
    length = bucket(count, LENGTHS)
    size = "1" if count <= 2 else "2" if count <= 5 else "3" if count <= 12 else "4" if count <= 30 else "5"
    found = ["bias", "length:" + length, "end:" + line.end, f"length:{size}+end:{line.end}"]
    found.append("start:" + _start(text))
    if count > 2:
        found.append(f"plain:{bucket(line.plain, (0, 0.1, 0.2, 0.3, 0.4))}+{size}")
        found.append(f"lower:{bucket(line.lower, (0, 0.2, 0.4, 0.6, 0.8))}+{size}")
    found += _looks(line, size)
    found += [f"has:{family}+{size}" for family in sorted(line.families)]
    found += ["is:" + family for family in sorted(line.whole)]
    last = len(words) - 4
    for hit in line.hits:
        if hit.place == 0:
            found.append("opens:" + hit.family)
        elif hit.place >= last:
            found.append("closes:" + hit.family)
    found += _marks(text, line.original, words, count)
    found.append("kind:" + line.kind)
    found += line.dates
    return found


def _looks(line: Facts, size: str) -> list[str]:
    """Name what a line looks like at a closer look: credits, sides, numbers, a place first, inner stops."""
    text, words, count = line.text, line.words, line.length
    found = []
    if count > 4 and (tail := _CREDIT_TAIL.search(text[-100:])) and tail.group()[-1:] not in ".!?":
        found.append("credit-tail")
    if count <= _CREDITED and (_PICTURES & line.families or is_credit_like(text[-_CREDIT_END:])):
        if opens_with_credit(text):
            found.append("credit:opens")
        if closes_with_credit(text):
            found.append("credit:closes")
    if text[:1] in "([" and text[-1:] in ")]" and count <= _BRACKETED:
        found.append("credit:bracket")
    if count > 4 and _SIDE.search(text):
        found.append("mark:side")
    if numbers := sum(map(str.isdigit, words[:40])):
        found.append(f"numbers:{bucket(numbers / min(len(words), 40), (0.1, 0.3, 0.5, 0.8))}+{size}")
    if count > 9 and _PLACE_FIRST.match(text):
        found.append("place-first")
    if count > 5 and (stops := len(_STOP_INSIDE.findall(text))):
        found.append("stops:" + bucket(stops, (1, 2, 4)))
    return found


def is_credit_like(end: str) -> bool:
    """Tell what may be a credit by other signs than phrases. Most lines have none of them."""
    return (
        "©" in end
        or "撮影" in end
        or "Scanpix" in end
        or end.endswith((")", "]", "）"))
        or end.startswith(("Source", "Courtesy of"))
        or ((":" in end or "@" in end) and _CREDIT_LABEL.search(end) is not None)
    )


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
    "–": "dash", ",": "comma", "%": "percent", "#": "hash", "[": "square", "\t": "tab",
}  # fmt: skip
_ANY_MARK: Final = re.compile(f"[{re.escape(''.join(_MARKS))}]")
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


def _marks(text: str, original: list[str], words: list[str], count: int) -> list[str]:
    found = []
    if marks := _ANY_MARK.findall(text):
        found += ["mark:" + name for name in sorted({_MARKS[mark] for mark in marks})]
    if count > 2 and (persons := _PERSONS.keys() & words[:40]):
        found += ["person:" + person for person in sorted({_PERSONS[word] for word in persons})]
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
