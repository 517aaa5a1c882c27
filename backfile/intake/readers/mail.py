"""The header of an e-mail that was saved as text: its sender, its day, its subject (RFC 5322, 3.6)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from backfile.captures.part import Fact
from backfile.drafts import Hint
from backfile.roles import Role
from backfile.text import is_blank

_FIELD = re.compile(r"([^\W\d_][\w -]{0,20}?) ?: *(\S.*)\Z")
_KINDS = {
    **dict.fromkeys(("from", "von", "de", "da", "od", "от", "від"), "from"),
    **dict.fromkeys(
        ("subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "temat"), "subject"
    ),
    **dict.fromkeys(("тема",), "subject"),
    **dict.fromkeys(
        ("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "data", "дата"), "date"
    ),
    **dict.fromkeys(("отправлено", "надіслано", "wysłano", "inviato"), "date"),
    **dict.fromkeys(
        ("to", "cc", "bcc", "reply-to", "an", "à", "para", "a", "aan", "do", "кому", "копия"), "to"
    ),
    **dict.fromkeys(
        ("копія", "antwort an", "répondre à", "responder a", "message-id", "list-unsubscribe"), "to"
    ),
}
"""The names of fields in many languages, as mail programs show them."""
_SURE = ("from", "subject", "date")
_LONGEST = 12
"""Lines of a header at most."""
_AGAIN = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|enc|i|odp|пересл)(?:\[\d\])? ?: ?){1,5}", re.IGNORECASE)


class Header(NamedTuple):
    """What is known of an e-mail's lines: hints and their words by number, and stated facts."""

    hints: Mapping[int, Hint]
    words: Mapping[int, str]
    facts: tuple[Fact, ...]


def header_of(lines: Sequence[str]) -> Header | None:
    """Return the header that a text begins with; None where it begins with none that has all of it."""
    fields = list(_fields(lines))
    if not {*_SURE} <= {kind for _, kind, _ in fields}:
        return None
    hints: dict[int, Hint] = {}
    words: dict[int, str] = {}
    facts: list[Fact] = []
    for number, kind, value in fields:
        role = {"subject": Role.TITLE, "date": Role.PUBLISHED}.get(kind, Role.NAVIGATION)
        hints[number] = Hint(role=role, reason=f"is the e-mail's field: {kind}", firm=True)
        if kind == "subject":
            words[number] = _AGAIN.sub("", value, count=1) or value
        elif kind == "date":
            facts.append(Fact("published", value, "the e-mail's field: date"))
    return Header(hints, words, tuple(facts))


def _fields(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    begun = False
    for number, line in enumerate(lines[:_LONGEST], 1):
        field = _FIELD.match(line)
        kind = _KINDS.get(field[1].casefold()) if field else None
        if field and kind:
            begun = True
            yield number, kind, field[2]
        elif begun or not is_blank(line):
            return
