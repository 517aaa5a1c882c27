"""The form in which our own writer writes front matter, as one pattern with a group for each field."""

import re

from backfile.model import NoteType, Status
from backfile.yaml.yamlquick import FLOW, KEY, SCALAR

_DIGEST = '[0-9a-f]{64}|"[0-9a-f]{64}"'
_PICTURE = rf"(?:  file: {SCALAR}\n  sha256: (?:{_DIGEST})\n)?"
_RANGES = '"[0-9, -]*+"'
# A reason may have a colon: "is marked so in the Markdown: heading".
_REASON = rf'(?:{KEY}|"[^\W_][^"\\\n]{{0,199}}+(?<!\s)")'


# Nothing that has matched could match in another way, so that failing takes no longer than matching.
def _one(name: str, value: str = SCALAR) -> str:
    return rf"(?:{name}: (?:null|(?!null\n)(?P<{name.strip()}>{value}))\n)?"


def _list(name: str) -> str:
    return rf"(?:{name}:(?: \[\]\n|(?! \[\]\n)(?P<{name}> {FLOW}\n|\n(?:- {SCALAR}\n)+)))?"


def _rows(name: str, first: str, second: str, rest: str = "") -> str:
    return rf"(?:{name}:(?: (?:\[\]|null)\n|\n(?P<{name}>(?:- {first}\n  {second}\n{rest})+)))?"


def _table(name: str, value: str, key: str = KEY) -> str:
    margin = " " * (len(name) - len(name.lstrip()) + 2)
    return rf"(?:{name}:(?: (?:\{{\}}|null)\n|\n(?P<{name.strip()}>(?:{margin}{key}: {value}\n)+)))?"


# A capture's record from its digest on, its names in the margin of two that both fields give it.
_RECORD = "".join(
    (
        rf"  sha256: (?P<sha256>{_DIGEST})\n",
        _one("  filed", _DIGEST),
        _table("  ledger", _RANGES),
        _table("  reasons", _RANGES, _REASON),
        _one("  format"),
        _one("  encoding"),
        _one("  text", _DIGEST),
        _one("  retrieved"),
        _one("  words", _DIGEST),
        rf"(?:  url: (?:null|(?!null\n)(?P<address>{SCALAR}))\n)?",
    )
)
FURTHER = re.compile(rf"- file: (?P<file>{SCALAR})\n{_RECORD}")
_ITEM = re.sub(r"\?P<\w+>", "?:", FURTHER.pattern)
MATTER = re.compile(
    "".join(
        (
            _one("title"),
            _one("description"),
            _one("date"),
            _one("modified"),
            _one("publication"),
            _one("section"),
            _one("language"),
            _one("byline"),
            _list("authors"),
            _list("agencies"),
            _one("dateline"),
            _rows("images", f"caption: {SCALAR}", f"credit: {SCALAR}", _PICTURE),
            _rows("notes", f"type: (?:{'|'.join(NoteType)})", f"text: {SCALAR}"),
            _list("tags"),
            _list("people"),
            _list("places"),
            _list("organisations"),
            _one("url"),
            _list("archived"),
            _one("rights"),
            _one("status", "|".join(Status)),
            _table("evidence", SCALAR),
            rf"(?:capture:(?: null\n|\n  file: (?P<file>{SCALAR})\n{_RECORD}))?",
            rf"(?:captures:(?: \[\]\n|\n(?P<captures>(?:{_ITEM})+)))?",
        )
    )
)
