"""Text as XML 1.0 has it: W3C Recommendation, fifth edition, 2.2 and 2.4."""

from html import escape

from backfile.text import printable

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def text(value: str) -> str:
    """Return text as it may stand in an element, or in an attribute between double quotes.

    Characters that XML can't hold, not even as numbers, are left out.
    """
    return escape(value if value.isprintable() else printable(value)[0])


def element(name: str, value: str | None) -> str:
    """Return a text in an element of its own, on a line; nothing where there is no text."""
    return f"<{name}>{text(value)}</{name}>\n" if value else ""
