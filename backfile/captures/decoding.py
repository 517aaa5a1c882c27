"""Bytes into text: by a byte order mark, as UTF-8, as declared, or in the code page that their letters fit.

UTF-8 goes before what a page declares of itself: a text that is valid UTF-8 by chance is all but
impossible, and a declaration that nobody has updated is common. For the same reason a text is guessed that
is mostly not the UTF-8, or in good part not the other encoding, that it is declared to be.
"""

import codecs
import re
from typing import NamedTuple

from backfile.captures.codepages import guessed
from backfile.captures.wide import eastern, utf16_of
from backfile.errors import BackfileError, Location
from backfile.text import lines_of

_LABELS = {
    "ascii": "cp1252", "big5": "big5hkscs", "euc-jp": "euc_jp", "euc-kr": "cp949", "euc_kr": "cp949",
    "gb18030": "gb18030", "gb2312": "gb18030", "gbk": "gb18030", "ibm866": "cp866", "cp866": "cp866",
    "dos-866": "cp866", "iso-2022-jp": "iso2022_jp", "koi8": "koi8_r", "koi8-r": "koi8_r",
    "koi8-u": "koi8_u", "ks_c_5601-1987": "cp949", "latin1": "cp1252", "latin-1": "cp1252",
    "macintosh": "mac_roman", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932",
    "tis-620": "cp874", "us-ascii": "cp1252", "x-mac-cyrillic": "mac_cyrillic", "x-sjis": "cp932",
}  # fmt: skip
# What says in ASCII that it is UTF-16 is not, and counts as UTF-8 (HTML Living Standard, 13.2.3.2).
_UTF8 = frozenset({"utf8", "utf-8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"})
_NUMBERED = re.compile(r"(?:(iso)[-_ ]?8859|(?:x-)?(cp|windows))[-_ ]?([0-9]{1,5})\Z")
_PAGES = frozenset({"874", *map(str, range(1250, 1259))})
_LATIN = {"1": "cp1252", "9": "cp1254", "11": "cp874"}  # as browsers read them
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
_SHARE = 0.02
"""Bytes of a text of which so many are control codes are no text, in any code page."""

_MISFITS = 8
"""A declared encoding is wrong if so many bytes beyond ASCII have one among them that does not fit."""


class Decoded(NamedTuple):
    """A text, and its encoding as a person may be told it: "utf-8", "windows-1251 (guessed)"."""

    text: str
    encoding: str


def codec_of(label: str | None) -> str | None:
    """Return the codec of a declared character set as browsers know it (WHATWG Encoding Standard, 4.2).

    None for one that is unknown, and for those of Python that no page can be in (rot13, zip, idna).
    """
    name = (label or "").strip(" \t\r\n\"'").lower()
    if name in _UTF8:
        return "utf-8"
    if name in _LABELS:
        return _LABELS[name]
    match = _NUMBERED.match(name)
    if match is None:
        return None
    iso, _, number = match.groups()
    if iso:
        known = number in {str(n) for n in range(1, 17) if n != 12}
        return _LATIN.get(number, f"iso8859_{number}") if known else None
    return f"cp{number}" if number in _PAGES else None


def decoded(data: bytes, name: str, *, declared: str | None = None, lenient: bool = False) -> Decoded:
    """Decode a text that may say of itself in which character set it is.

    Raises BackfileError with the line of the first byte that does not fit; where `lenient`, each such byte
    of a text that is otherwise certain becomes U+FFFD, as in a browser.
    """
    marked = _marked(data)
    if marked:
        return _strict(data, name, *marked, lenient=lenient)
    if order := utf16_of(data):
        return Decoded(data.decode(order, "replace"), f"{order} (guessed)")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        fault = error
    if len(data.translate(None, _CONTROLS)) < len(data) * (1 - _SHARE):
        hint = "remove it, or save the text that it stands for beside it"
        raise BackfileError("the file is no text", Location(name), hint)
    codec = codec_of(declared)
    if codec and codec != "utf-8":
        try:
            return Decoded(data.decode(codec), f"{_called(codec)} (declared)")
        except UnicodeDecodeError:
            text = data.decode(codec, "replace")
            if lenient and text.count("\ufffd") * _MISFITS < _beyond_ascii(data):
                return Decoded(text, f"{_called(codec)} (declared, not all fits)")
    # Without a declaration, the first sign beyond ASCII must be UTF-8's: code pages may look alike later.
    first = None if codec == "utf-8" else fault.start
    if _mostly_utf8(data, first):
        return _strict(data, name, "utf-8", 0, lenient=lenient)
    if wide := eastern(data):
        return Decoded(data.decode(wide, "replace"), f"{_called(wide)} (guessed)")
    guess = guessed(data)
    sure = "guessed" if guess.sure else "a weak guess"
    return Decoded(data.decode(guess.codec, "replace"), f"{_called(guess.codec)} ({sure})")


def _marked(data: bytes) -> tuple[str, int] | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", 0
    return ("utf-8", len(codecs.BOM_UTF8)) if data.startswith(codecs.BOM_UTF8) else None


def _strict(data: bytes, name: str, encoding: str, start: int, *, lenient: bool) -> Decoded:
    try:
        return Decoded(data[start:].decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if lenient:
            return Decoded(data[start:].decode(encoding, "replace"), f"{encoding} (not all fits)")
        before = data[start : start + error.start].decode(encoding, errors="replace")
        line = len(lines_of(before + "."))
        message = f"the text is not {encoding.upper()}: byte {start + error.start + 1:,} ({error.reason})"
        hint = "save the text as UTF-8 beside it and remove this file"
        raise BackfileError(message, Location(name, line), hint) from None


def _mostly_utf8(data: bytes, first: int | None) -> bool:
    """Tell whether bytes that are not valid UTF-8 are UTF-8 with damage, and not a code page.

    `first` is where the damage begins, if there must be some UTF-8 before it.
    """
    if first is not None and not _MULTIBYTE.search(data, 0, first):
        return False
    return sum(map(len, _MULTIBYTE.findall(data))) * 2 > _beyond_ascii(data)


def _beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))


def _called(codec: str) -> str:
    """Return the name of a codec that people know."""
    if codec.startswith("cp12") or codec == "cp874":
        return f"windows-{codec[2:]}"
    return codec.replace("iso8859_", "iso-8859-").replace("_", "-")
