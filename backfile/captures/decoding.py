"""Bytes into text: by a byte order mark, as UTF-8, as declared, or in the code page that their letters fit.

UTF-8 goes before what a page declares of itself: a text that is valid UTF-8 by chance is all but
impossible, and a declaration that nobody has updated is common. For the same reason a text is guessed that
is mostly not the UTF-8, or in good part not the other encoding, that it is declared to be.
"""

import codecs
import re
from typing import NamedTuple

from backfile.captures.codepages import guessed
from backfile.captures.wide import eastern, is_strange, utf16_of
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
_PLENTY = 8
"""Bytes of characters that are UTF-8, by which it is told though damage comes first."""


class Decoded(NamedTuple):
    """A text, and its encoding as a person may be told it: "utf-8", "windows-1251 (guessed)".

    Where bytes of a text that is otherwise certain do not fit, U+FFFD stands for them, as in a browser, the
    encoding says how many they are, and `fault` tells of them with the line of the first.
    """

    text: str
    encoding: str
    fault: BackfileError | None = None


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


def decoded(data: bytes, name: str, *, declared: str | None = None) -> Decoded:
    """Decode a text that may say of itself in which character set it is. Raises BackfileError: no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _wide(data, name)
    if order := utf16_of(data):
        return Decoded(data.decode(order, "replace"), f"{order} (guessed)")
    marked = data.startswith(codecs.BOM_UTF8)
    data = data[len(codecs.BOM_UTF8) :] if marked else data
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        first = error
    if len(data.translate(None, _CONTROLS)) < len(data) * (1 - _SHARE):
        raise _no_text(name)
    codec = codec_of(declared)
    if codec and codec != "utf-8" and not marked:
        found = _as_far_as_it_fits(data, codec, name, f"{_called(codec)} (declared)")
        if found.fault is None or found.text.count("\ufffd") * _MISFITS < _beyond_ascii(data):
            return found
    if _is_damaged_utf8(data, first, said=marked or codec == "utf-8"):
        return _as_far_as_it_fits(data, "utf-8", name, "utf-8")
    if wide := eastern(data):
        return Decoded(data.decode(wide, "replace"), f"{_called(wide)} (guessed)")
    guess = guessed(data)
    sure = "guessed" if guess.sure else "a weak guess"
    return Decoded(data.decode(guess.codec, "replace"), f"{_called(guess.codec)} ({sure})")


def _wide(data: bytes, name: str) -> Decoded:
    """Decode what begins with a mark of UTF-16; what is strange and does not even fit is no text."""
    order = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    found = _as_far_as_it_fits(data[2:], order, name, "utf-16")
    other = found.text.replace("\ufffd", "", 1) if found.fault else "."
    if not other.strip() or is_strange(other):
        raise _no_text(name)
    return found


def _as_far_as_it_fits(data: bytes, codec: str, name: str, called: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), called)
    except UnicodeDecodeError as error:
        first = error
    count = len(data) - len(data.decode(codec, "ignore").encode(codec, "replace"))
    bytes_ = "1 byte" if count == 1 else f"{count:,} bytes"
    what = bytes_ if count == 1 else f"{bytes_}, first one in this line,"
    message = f"{what} can't be read as {_called(codec).upper()}: U+FFFD stands there"
    if _is_cut_off(first):
        message = "the text was cut off: it ends inside a character"
    line = len(lines_of(data[: first.start].decode(codec, "replace") + "."))
    fault = BackfileError(message, Location(name, line), "get it again, or leave it: all else is read")
    begun = f"{called[:-1]}, " if called.endswith(")") else f"{called} ("
    return Decoded(data.decode(codec, "replace"), f"{begun}{bytes_} did not fit)", fault)


def _is_cut_off(first: UnicodeDecodeError) -> bool:
    """Tell whether the first bytes that do not fit are the last of all, and a character's beginning."""
    return first.reason in ("unexpected end of data", "truncated data", "incomplete multibyte sequence")


def _no_text(name: str) -> BackfileError:
    hint = "remove it, or save the text that it stands for beside it"
    return BackfileError("the file is no text", Location(name), hint)


def _is_damaged_utf8(data: bytes, first: UnicodeDecodeError, *, said: bool) -> bool:
    """Tell whether bytes that are not valid UTF-8 are UTF-8 with damage, and not a code page.

    `first` is where the damage begins. Unless the text is `said` to be UTF-8, there must be some before it,
    as code pages may look alike later; or nearly all of much must be UTF-8, as no code page's letters are.
    """
    if said and _is_cut_off(first):
        return True
    beyond = _beyond_ascii(data)
    valid = sum(map(len, _MULTIBYTE.findall(data)))
    if said or _MULTIBYTE.search(data, 0, first.start):
        return valid * 2 > beyond
    return valid >= _PLENTY and (beyond - valid) * _MISFITS < beyond


def _beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))


def _called(codec: str) -> str:
    """Return the name of a codec that people know."""
    if codec.startswith("cp12") or codec == "cp874":
        return f"windows-{codec[2:]}"
    return codec.replace("iso8859_", "iso-8859-").replace("_", "-")
