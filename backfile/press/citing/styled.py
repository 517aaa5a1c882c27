"""What the styles of printed references have in common."""

import re

from markupsafe import Markup

from backfile.press.citing.cited import Dating
from backfile.press.jinja.jinjaquick import escaped, marked
from backfile.text import unturned

_ENDS = (".", "?", "!", "…", ".”", "?”", "!”", ".’", "?’", "!’")
_INNER = re.compile(r'"([^"]*+)"|“([^“”]*+)”')


def italic(text: str) -> str:
    """Return text, the name of a newspaper, to be set in italics: between two signs that no article has."""
    return f"\x02{text}\x03"


def written(reference: str) -> Markup:
    """Return a reference as HTML; what its parts say of their direction would go on in those behind them."""
    return marked(unturned(str(escaped(reference)).replace("\x02", "<i>").replace("\x03", "</i>")))


def sentence(text: str) -> str:
    """Return text with a full stop, unless it has an end of its own."""
    return text if text.endswith(_ENDS) else f"{text}."


def quoted(title: str) -> str:
    """Return a title as a sentence in quotation marks, those that it has itself within single ones."""
    inner = title
    if '"' in title or "“" in title:
        inner = _INNER.sub(lambda match: f"‘{match[1] or match[2] or ''}’", title)
    return f"“{sentence(inner)}”"


def bracketed(words: str, date: Dating) -> str:
    """Return the words of a date in square brackets, and with a question mark, where it is not sure."""
    return words if date.sure else f"[{'' if not date.about else 'ca. '}{words}{'' if date.about else '?'}]"


def years(date: Dating) -> str:
    """Return a date of which only years can be said: "2024", "2023–2025"; "" where none can."""
    return "–".join(dict.fromkeys(str(part[0]) for part in date.parts))
