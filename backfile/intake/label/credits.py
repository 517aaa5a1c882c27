"""Whose picture it is: the credits that stand before, behind or below a caption."""

import re
from typing import Final

_WORD: Final = (
    "(?:Foto|Fotos|Photo|Photos|Photograph|Photographer|Photography|Picture|Image|Images|Credit|Bild|Bilder"
    "|Archivbild|Archivfoto|Symbolbild|Symbolfoto|Quelle|Grafik|Fot\\.?|Zdjęcie|Crédits?|Crédito|Imagen"
    "|Immagine|Imagem|Фото|Світлина|Illustration|File photo|Getty|Source)"
)
_OWNER: Final = (
    r"(?:Getty(?: Images)?|AFP|AP|Reuters|EPA|dpa|Shutterstock|iStock|Alamy|imago(?: images)?|Bloomberg"
    r"|Scanpix|picture alliance|AP Photo)"
)
_KOREAN: Final = r"[\[(]사진[^\])=:]{0,8}[=:][^\])]{1,40}[\])]"
_OPENS: Final = re.compile(
    rf"(?:©|\(?{_WORD}(?: by| credit)?:|Courtesy of [^\W\d_]|{_KOREAN}$)", re.IGNORECASE
)
_CLOSES: Final = re.compile(
    rf"(?:©|\(c\)|[(\[|] ?{_WORD}[: ]|撮影[）)])[^.!?]{{0,90}}[.)\]]{{0,2}}$"
    rf"|[.!?”\"/] ?{_WORD}(?: by |: ?)[^.!?]{{0,90}}$"
    rf"|[.!?,] {_WORD}: [^.!?]{{1,60}}\.?$"
    rf"|提供[）)]$|{_KOREAN}$"
    rf"|(?:/(?:[^\W\d_]{{2,12}} )?|\bvia ){_OWNER}\b[^.!?]{{0,30}}$"
    r"|\b(?:Getty Images|Shutterstock|iStock|Alamy|AP Photo)[^.!?]{0,30}$"
    r"|[^\W_](?-i:Foto|Photo|Bild|Фото)[:@][^!?]{2,90}$"  # glued: "The harbour in MayFoto: Jane Roe"
    r"|\((?:Archiv|Symbol)(?:bild|foto)\)",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(
    r"\.[\"'”’»]? \((?:[^\W\d_a-zß-ÿа-яё][\w.'’&-]*,? |(?:of|for|the|and|via|de|von|der|für) |/ ?){3,9}"
    r"[^\W\d_a-zß-ÿа-яё][\w.'’&-]*\)$"
)
"""Four words or more of a name in brackets behind a sentence: "The gate. (Eastmouth Port, Press Desk)"."""
_TAIL: Final = 140
"""How many characters at the end of a line may hold its credit."""


def opens_with_credit(text: str) -> bool:
    """Tell whether a line begins as a credit does: "Photo: Jane Roe", "© Jane Roe"."""
    return bool(_OPENS.match(text))


def closes_with_credit(text: str) -> bool:
    """Tell whether a line ends in a credit: "The harbour. (Photo: Jane Roe)", "The harbour. Roe / AFP"."""
    tail = text[-_TAIL:]
    return bool(_CLOSES.search(tail) or (tail.endswith(")") and _OWNED.search(tail)))
