"""Text as the house holds it: which characters a page may have, and what a line is."""

import re

# XML 1.0 and HTML both forbid C0 controls but tab, LF and CR; C1 controls, noncharacters and lone surrogates
# have no meaning on a page either. (HTML Living Standard, 13.2.3.5 "Preprocessing the input stream".)
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
# Bytes of UTF-8 that may be of such a character, of a tab or of a CR. Most of what C2 (from U+0080),
# ED (from U+D000), EF (from U+F000) and F0 to F4 begin is harmless, but rare enough to be looked at again.
_DOUBTFUL = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F, 0xC2, 0xED, 0xEF, *range(0xF0, 0xF5)])
_SEPARATORS = re.compile("[\x0b\x0c\x1c-\x1e\x85]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_INVISIBLE = re.compile(r"[\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*\Z")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_ENDS = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}
"""The marks that end others, each with those that it ends."""


def lines_of(text: str) -> tuple[str, ...]:
    """Split at LF, CRLF and CR only, as editors count lines; a last line end opens no further line."""
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return tuple(lines)


def printable(text: str) -> tuple[str, int]:
    """Remove the characters that no page can hold, and count them.

    Those that separate words (form feed and its kin) become a space, so that no two words run together.
    """
    if text.isprintable():
        return text, 0
    spaced, separators = _SEPARATORS.subn(" ", text)
    clean, removed = _UNPRINTABLE.subn("", spaced)
    return clean, separators + removed


def unprintable(text: str) -> int | None:
    """Return the offset of the first character that no page can hold, or None."""
    # A hundred times as fast as the search. To Python, a no-break space is not printable.
    if text.isprintable() or text.replace("\n", "").replace("\xa0", "").isprintable():
        return None
    match = _UNPRINTABLE.search(text)
    return match.start() if match else None


def surely_printable(utf8: bytes) -> bool:
    """Tell at a glance whether text has only characters that a page can hold, and neither CR nor tab.

    False means that it may have others. This takes a tenth of the time that `unprintable` takes.
    """
    return len(utf8.translate(None, _DOUBTFUL)) == len(utf8)


def writable(name: str) -> bool:
    """Tell whether a file's name can be written: UTF-8, without controls and line ends."""
    return unprintable(name) is None and "\n" not in name and "\t" not in name and "\r" not in name


def is_blank(line: str) -> bool:
    """Tell whether a line shows nothing: white space, zero-width and direction marks only."""
    return _INVISIBLE.match(line) is not None


def turned(text: str) -> frozenset[str]:
    """Return the marks of direction that put letters in another order, or that a line does not end.

    Those that are ended are part of good Arabic and Hebrew. (Unicode Standard Annex 9, sections 2.1 to 2.5.)
    """
    # As in `unprintable`: to Python, these marks are not printable.
    if text.replace("\n", "").isprintable() or not _TURNS.search(text):
        return frozenset()
    found: set[str] = set()
    for line in text.split("\n"):
        found.update(mark for mark in _OVERRIDES if mark in line)
        for end, begins in _ENDS.items():
            if sum(map(line.count, begins)) != line.count(end):
                found.update(mark for mark in (*begins, end) if mark in line)
    return frozenset(found)


def unturned(text: str) -> str:
    """Return text without marks of direction, for where it stands in one line with words of others."""
    return text if text.isprintable() else _TURNS.sub("", text)


def folded(text: str) -> str:
    """Return the text on one line: each run of white space becomes one space, the ends are trimmed."""
    return " ".join(text.split())
