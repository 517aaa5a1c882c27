"""What publishers' notes begin with, and what they say they are: for the labeller and for the notes' types.

Beside the phrases of the labeller's lexicon, which a line has anywhere, these are whole shapes: a label with
a colon, "Translated from … by …", "* … designated a foreign agent". A line of such a shape is a note.
"""

import re
from typing import Final

from backfile.model import NoteType

LONGEST: Final = 400
"""Characters of a line that is looked at: more is no note, but a story about one."""
_LEAD: Final = r"[*([•\s–—-]{0,6}"
_NAME: Final = r"(?-i: [A-ZÀ-ÞА-ЯЁЄІЇҐ])"
_TRANSLATED: Final = re.compile(
    _LEAD + r"(?:(?:this (?:article|story|text|interview) (?:was|has been) )?translated (?:from|by)\b"
    rf"|translation(?: by\b| ?:)|aus dem [^\W\d_]+schen(?: übersetzt)? von\b"
    rf"|übersetz(?:t von\b|ung(?: von{_NAME}| aus dem\b| ?:))"
    rf"|(?:traducci[oó]n|traduction|tradução|traduzione)(?: d[eiou]{_NAME}| a cura di\b| ?:)"
    r"|traducido (?:por|del)\b|traduit (?:par\b|du\b|de l['’])|traduzido (?:por|d[oe])\b|tradotto da"
    rf"|перевод(?: с [^\W\d_]+(?:ск|цк)ого\b| ?:)|перев[её]л[аи]?(?::|{_NAME})|переводчи(?:к|ца):"
    rf"|переклад(?: з [^\W\d_]+(?:ськ|цьк)ої\b| ?:)|перекла(?:в|ла)(?::|{_NAME})|перекладач(?:ка)?:)",
    re.IGNORECASE,
)
_TRANSLATION: Final = 14
"""Words that the line of a translator has at most."""
_LABELS: Final = {
    NoteType.CORRECTION: (
        r"correction|clarification|corrigendum|erratum|errata(?: corrige)?|korrektur(?:hinweis)?|berichtigung"
        r"|richtigstellung|klarstellung|corrección|fe de err(?:atas|ores)|rectificación|aclaración"
        r"|rectificatif|rectification|correção|erramos|retificação|correzione|rettifica|precisazione"
        r"|исправление|поправка|уточнение|виправлення|уточнення|更正|勘误|勘誤|訂正|【訂正】"
    ),
    NoteType.UPDATE: (
        r"upd(?:ate)?|aktualisierung|actualización|mise à jour|atualização|aggiornamento|обновление"
        r"|обновлено|оновлення|оновлено"
    ),
    NoteType.EDITOR: (
        r"editor['’]?s['’]? note|editorial note|anm(?:erkung)? ?d(?:er|\.) red(?:aktion|\.)"
        r"|hinweis der redaktion|nota d(?:el? |a |ella )(?:editor|redacción|redação|redazione)"
        r"|note de la rédaction|ndlr|от редакции|примечание редакции|прим\. ред\."
        r"|від редакції|примітка редакції|编者按|編者按|編集部注"
    ),
}
_LABELLED: Final = {
    kind: re.compile(
        rf"{_LEAD}(?:{names})(?:,? (?=[^:\d]{{0,22}}\d)[^:]{{1,24}}| ?\([^():]{{1,24}}\))? ?[:：]\s*\S",
        re.IGNORECASE,
    )
    for kind, names in _LABELS.items()
}
"""A label, perhaps with a day or with brackets; "Correction officers told the court: ..." is none."""
_OPENS: Final = re.compile(
    rf"{_LEAD}(?:transl|this |aus dem |übersetz|tradu|tradot|перев|перекл|{'|'.join(_LABELS.values())})",
    re.IGNORECASE,
)
"""At a glance, whether a line may be labelled or a translator's: most are neither."""
_DATE: Final = re.compile(r"(?:[^\W\d_]+[.,]? ){0,2}\d")
"""What makes "Updated: Tuesday, 3 March" a date and no note."""
_AGENT: Final = re.compile(
    r"иностранн\w{1,6} агент|иноагент|инагент|нежелательн\w{1,6}|экстремистск|террористическ"
    r"|іноземн\w{1,6} агент|foreign agent|undesirable organi[sz]ation",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"призна[нл]\w*|включ[её]н\w*|внес[её]н\w*|запрещ[её]н\w*|выполняющ\w+|произвед[её]н\w*|создан\w*|визнан\w*|внесен\w*"
    r"|designated|labell?ed|declared|banned|(?:produced|created|distributed) by",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    rf"\s{{0,6}}[*(\[]|{_LEAD}(?:призна|включ|внес|запрещ|настоящ|данн(?:ое|ый|ая)"
    r"|this (?:material|article|content|message))",
    re.IGNORECASE,
)
"""How labels of "foreign agents" begin; a sentence with a name before it is news about one."""


def note_type(text: str, *, outside: bool = False) -> NoteType | None:
    """Return what kind of note a line says it is by its shape; None for any other line.

    `outside` tells that the line stands
    outside the text, where a label of a foreign agent needs neither an asterisk nor capitals.
    """
    if len(text) > LONGEST:
        return None
    if _OPENS.match(text) and (kind := _labelled(text)):
        return kind
    label = _LABEL.match(text) if outside else text.isupper() or text.lstrip()[:1] in tuple("*([")
    return NoteType.DISCLAIMER if label and _AGENT.search(text) and _LISTED.search(text) else None


def _labelled(text: str) -> NoteType | None:
    if len(text.split()) <= _TRANSLATION and _TRANSLATED.match(text):
        return NoteType.TRANSLATION
    for kind, pattern in _LABELLED.items():
        found = pattern.match(text)
        if found and not (kind is NoteType.UPDATE and _DATE.match(text, found.end() - 1)):
            return kind
    return None
