"""Whose the text is, said under it: "(dpa/AFP)", "Quelle: anp/dpa", "Источник: Интерфакс", "© dpa-infocom".

Such a line looks like a picture's credit, and would make a caption of the last paragraph above it.
"""

import re
from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts

_NEAR: Final = 8
"""How many lines below it the text must have ended."""
_UNDER: Final = 4
"""How many lines above it the text must stand."""
_WORDS: Final = 8
"""Words that such a line has at most, figures among them."""
_BRACKETED: Final = re.compile(r"[(\[/][^()\[\]:]{2,40}[)\]/]\.?")
_SOURCE: Final = re.compile(
    r"(?:quellen?|sources?|fuentes?|fontes?|fonti|źródło|источники?|джерел[оа]) ?:"
    r"|(?:mit material von|avec|con|com) ",
    re.IGNORECASE,
)
_SERVICE: Final = re.compile(r"(?:©|\(c\)) ?dpa-infocom\b", re.IGNORECASE)


def signs_text(i: int, lines: Sequence[Facts], states: Sequence[str]) -> bool:
    """Tell a short line that credits a news agency, in brackets or as a source, with the text above it.

    "AFP" alone does so as well; a picture's credit names the picture ("Foto: dpa") or its maker. The text
    must stand above it, and no more than a note of it below.
    """
    below = sum(state == "body" for state in states[i + 1 : i + 1 + _NEAR])
    return _signs(lines[i]) and below <= 1 and "body" in states[max(0, i - _UNDER) : i]


def _signs(line: Facts) -> bool:
    text = line.text.strip()
    if "agency" not in line.families or line.length > _WORDS:
        return False
    if _SERVICE.match(text) or _SOURCE.match(text) or "legal" in line.whole:
        return True
    alone = line.whole == {"agency"} and not line.families & {"caption", "byline"}
    return alone and (_BRACKETED.fullmatch(text) is not None or line.length <= 2)
