"""YAML written in one canonical form: the same values give the same text, readable and easy to compare.

Text is written plain only where every YAML 1.1 and 1.2 reader takes it for the same text; else it is
double-quoted. (YAML 1.2.2, sections 5.1, 7.3.1 and 7.3.3.)
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from backfile.edtf import Edtf

Value: TypeAlias = str | Edtf | Sequence["Value"] | Mapping[str, "Value"] | None

_SHORT = 24
"""Characters of a text that is remembered with how it is written."""
WIDTH = 110
_LONGEST_KEY = 200  # without a "?" before it, YAML takes no more than 1,024 characters for a key
_PLAIN = re.compile(r"[^\W\d_][^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]*\Z")
_UNSAFE = re.compile(r": | #|:\Z|\s\Z|\s{2}")
_FLOW = re.compile(r"[,\[\]{}?]")  # PyYAML ends a plain text within a list at "?" as well
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_ESCAPED = re.compile("[\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def dump(fields: Mapping[str, Value]) -> str:
    """Write a mapping as block YAML; lists of short texts stand on one line."""
    return "\n".join([*_table(fields), ""])


def _table(fields: Mapping[str, Value]) -> Iterator[str]:
    for key, value in fields.items():
        name = _name(key)
        if len(name) > _LONGEST_KEY:
            yield f"? {name}"
            name = ""
        if value is None or isinstance(value, str | Edtf):
            yield f"{name}: {scalar(value)}"
        elif isinstance(value, Mapping):
            if not value:
                yield f"{name}: {{}}"
                continue
            yield f"{name}:"
            for line in _table(value):
                yield f"  {line}"
        else:
            yield from _items(name, value)


def _items(name: str, items: Sequence[Value]) -> Iterator[str]:
    texts = [item for item in items if item is None or isinstance(item, str | Edtf)]
    if len(texts) == len(items):
        flow = f"{name}: [{', '.join(scalar(text, flow=True) for text in texts)}]"
        if len(flow) <= WIDTH:
            yield flow
            return
    yield f"{name}:"
    for item in items:
        if isinstance(item, Mapping):
            lines = list(_table(item)) or ["{}"]
            yield f"- {lines[0]}"
            yield from (f"  {line}" for line in lines[1:])
        elif item is None or isinstance(item, str | Edtf):
            yield f"- {scalar(item)}"
        else:
            raise TypeError("front matter has no lists within lists")


@lru_cache(maxsize=1 << 12)
def _name(key: str) -> str:
    """Write a key: most are fields, roles and reasons, which stand in every article."""
    return scalar(key)


def scalar(value: str | Edtf | None, *, flow: bool = False) -> str:
    """Write one scalar: plain where that is safe, else double-quoted."""
    if value is None:
        return "null"
    if isinstance(value, Edtf):
        # A date stands plain where it can: our reader takes every scalar for text.
        return value.text if re.match(r"[0-9X][0-9X?~%:TZ+./-]*\Z", value.text) else quoted(value.text)
    return _short(value, flow) if len(value) <= _SHORT else _text(value, flow)


def _text(value: str, flow: bool) -> str:  # noqa: FBT001 - as `scalar` has it
    plain = (
        _PLAIN.match(value)
        and not _UNSAFE.search(value)
        and value.lower() not in _WORDS
        and not (flow and _FLOW.search(value))
    )
    return value if plain else quoted(value)


_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps makes an encoder for every text
_short = lru_cache(maxsize=1 << 12)(_text)  # line ranges, languages, names


def quoted(text: str) -> str:
    """Write text in double quotes; what an editor would not show is escaped."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", _json(text))
