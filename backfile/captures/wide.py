"""Texts whose letters take two bytes and more: UTF-16 that does not say so, and the code pages of East Asia.

Either is told by strict rules first, for bytes of another code page hardly ever fit them, and then by what is
usual in the text that they make: spaces and ends of lines, the commonest letters. Whole numbers throughout.
"""

import unicodedata
from contextlib import suppress

_HEAD = 200_000
"""Bytes that are looked at."""
_NULL = b"\0"
_CONTROLS = bytes([*range(9), *range(14, 32)])
_ORDERS = ("utf-16-le", "utf-16-be")
_ASCII_SPACE = frozenset(" \n\r\t")
_SPACE = frozenset(" \n\r\t\u3000\u3002\uff0c\u3001")
_LONGEST_WORD = 200
"""Characters of which at least one is a space, an end of a line or a full stop."""
_STRANGE = frozenset({"Cn", "Co", "Cc", "Cs"})
"""Categories of what no text has: not assigned, private, controls, halves of characters."""
_MOST_STRANGE = 50
"""One character of so many may be strange."""
_JAPANESE = frozenset("のにはをたがでてとしれさあいうかなりるまっこもんだら、。・ー「」")
_CHINESE = frozenset(
    "的一是不了在人有我他这这个个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里，。、：“”"
)
_TAIWANESE = frozenset(
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡，。、：「」"
)
_KOREAN = frozenset("이다는을의에가고한를은하지로서인사기대나도원일해정어")
_PAGES = (
    ("cp932", _JAPANESE),
    ("euc_jp", _JAPANESE),
    ("gb18030", _CHINESE),
    ("big5hkscs", _TAIWANESE),
    ("cp949", _KOREAN),
)
"""The code pages that are tried, each with the commonest letters and marks of its language."""
_COMMON = 6
"""One letter beyond ASCII of so many must be one of them; a text of another code page has one of twenty."""
_FEW = 6
"""Letters beyond ASCII from which such a code page can be told."""


def utf16_of(data: bytes) -> str | None:
    """Return which UTF-16 a text without a byte order mark is in; None where it is none.

    Only what has bytes of nought is looked at: each space and each end of a line has one. In a text that is
    UTF-8 as well, one byte of eight must be a control, as the halves of most letters are.
    """
    head = data[:_HEAD]
    if _NULL not in head or len(data) % 2:
        return None
    with suppress(UnicodeDecodeError):
        data.decode("utf-8")
        if (len(head) - len(head.translate(None, _CONTROLS))) * 8 < len(head):
            return None
    return next((order for order in _ORDERS if _is_utf16(head, order)), None)


def _is_utf16(head: bytes, order: str) -> bool:
    text = head.decode(order, "replace")
    turned = head.decode(_ORDERS[order == _ORDERS[0]], "replace")
    spaces = sum(map(text.count, _ASCII_SPACE))
    if spaces <= sum(map(turned.count, _ASCII_SPACE)):
        return False
    if sum(map(text.count, _SPACE)) * _LONGEST_WORD < len(text):
        return False
    return not is_strange(text)


def is_strange(text: str) -> bool:
    """Tell whether more than two of a hundred characters are what no text has."""
    strange = sum(
        letter == "\ufffd" or (unicodedata.category(letter) in _STRANGE and letter not in _ASCII_SPACE)
        for letter in text
    )
    return strange * _MOST_STRANGE > len(text)


def eastern(data: bytes) -> str | None:
    """Return the East Asian code page that a text is in; None where it is in none."""
    best: tuple[int, str] | None = None
    for codec, common in _PAGES:
        text = _strictly(data[:_HEAD], codec, whole=len(data) <= _HEAD)
        beyond = [letter for letter in text if letter >= "\x80"] if text else []
        share = sum(map(common.__contains__, beyond)) * 1000 // len(beyond) if beyond else 0
        if len(beyond) >= _FEW and share * _COMMON >= 1000 and (best is None or share > best[0]):
            best = share, codec
    return best[1] if best else None


def _strictly(head: bytes, codec: str, *, whole: bool) -> str | None:
    """Decode a text; None where it is not in the code page. The last character may have been cut off."""
    for cut in range(1 if whole else 4):
        try:
            return head[: len(head) - cut].decode(codec)
        except UnicodeDecodeError:
            continue
    return None
