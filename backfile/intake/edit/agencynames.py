"""Agencies that no list has: in a credit line, a name that says itself that it is one."""

import re

_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&-]{0,30}+ ){1,4}?"
_ENDS = r"(?:News Agency|Press Agency|Wire Service|News Service|Press Association|Newswire|Agency)\b"
_BEHIND = (
    r"(?:[Nn]achrichtenagentur|[Aa]gence(?: de presse)?|[Aa]gencia(?: de noticias)?|[Aa]genzia(?: di stampa)?"
    r"|[Аа]гентств\w{1,2}|[Аа]генці\w{1,2}) "
)
_NAMED = re.compile(
    rf"\b(?:the |The )?(?P<ending>{_NAME}{_ENDS})"
    rf"|\b{_BEHIND}(?:[«„“\"](?P<quoted>[^«»„“”\"]{{2,40}})[»“”\"]|(?P<bare>[^\W\d_][\w-]{{1,30}}+))"
)


def styled_agencies(text: str) -> tuple[str, ...]:
    """Return the names in a credit line that call themselves agencies: "Invented Wire Service", «Пример».

    What stands behind the word for an agency is a name where it is quoted or begins with a capital.
    """
    names: dict[str, None] = {}
    for found in _NAMED.finditer(text):
        name = found["ending"] or found["quoted"] or found["bare"]
        if name[0].isupper():
            names[name.removeprefix("The ")] = None
    return tuple(names)
