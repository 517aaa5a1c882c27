"""A short way through front matter as our own writer writes it; it gives the values that `yamlread` would.

Nearly all front matter that is read was written by `yamlwrite`. Where a line is not certainly of that form,
the whole text is left to PyYAML. That the two ways agree is tested over everything that the writer writes,
and over what people make of it.
"""

import json
import re

from backfile.yaml.yamltree import NULL, Value

# What a page cannot hold, what ends a line in YAML, what it gives a meaning to, or libyaml refuses.
_STRANGE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_MOST_DEPTH = 4

KEY = r"(?!null:|N(?:ull|ULL):)[^\W_][^\n:#]{0,199}+(?<!\s)"
"""The pattern of a key without quotes, before a colon and a space or the end of the line."""
# Our writer's escapes. They mean the same in JSON, and none of what they mean is amiss on a page.
_ESCAPE = r'\\(?:["\\nt]|u(?:00a[0d]|20[0-6][0-9a-f]|feff))'
_QUOTED = rf'"[^"\\\n]*+(?:{_ESCAPE}[^"\\\n]*+)*"'
PLAIN = r"[^\W_][^\n:#]*+(?:(?::(?=\S)|(?<!\s)#)[^\n:#]*+)*(?<!\s)"
"""The pattern of a text without quotes that stands alone or before a colon, and ends with its line."""
SCALAR = f"(?:{PLAIN}|{_QUOTED})"
"""The pattern of a text that ends with its line, or of a null; see `scalar`."""
_INSIDE = r"[^\n,\[\]{}?:#]*+"  # PyYAML ends a plain text within a list at "?" as well
_PART = rf"(?:[^\W_]{_INSIDE}(?:(?::(?=[^\s,\[\]{{}}?])|(?<!\s)#){_INSIDE})*(?<!\s)|{_QUOTED})"
FLOW = rf"\[(?:{_PART}(?:, {_PART})*)?\]"
"""The pattern of a list on one line; see `flow`."""
_TABLE_BELOW = r"(?:  .*\n)+"
_ITEMS_BELOW = r"- .*\n(?:[- ] .*\n)*"

_ENTRY = re.compile(rf"(?m)^({KEY}):(?: ({SCALAR}|{FLOW}|\{{\}})\n|\n({_TABLE_BELOW}|{_ITEMS_BELOW}))")
_QUOTATIONS = re.compile(rf'(?m)^({KEY}): "([^"\\\n]*+)"\n')
_SCALARS = re.compile(f"(?:- {SCALAR}\n)+")
_ONE = re.compile(SCALAR)
_PARTS = re.compile(_PART)


class _OtherError(Exception):
    """The text is not certainly in our writer's form."""


def parse(text: str) -> dict[str, Value] | None:
    """Read front matter that our own writer wrote; None where it may be anybody's.

    No character of the text may be `strange`.
    """
    if not text.endswith("\n"):
        return None
    try:
        return _table(text, _MOST_DEPTH)
    except _OtherError:
        return None


def strange(text: str) -> bool:
    """Tell whether text may hold a character that YAML treats in a way of its own."""
    return _STRANGE.search(text) is not None


def _table(text: str, depth: int) -> dict[str, Value]:
    """Read a mapping whose keys stand at the beginning of their lines. Raises _OtherError."""
    if depth < 1:
        raise _OtherError
    if text[text.find("\n") - 1] == '"':  # in a ledger, all values are in quotes
        quotations = dict(_QUOTATIONS.findall(text))
        if len(quotations) == text.count("\n"):
            return quotations
    entries = _ENTRY.findall(text)
    lines = len(entries)
    values: dict[str, Value] = {}
    for key, beside, below in entries:
        if below:
            lines += below.count("\n")
            values[key] = _below(below, depth - 1)
        elif beside[0] not in "[{":
            values[key] = scalar(beside)
        else:
            values[key] = [*flow(beside)] if beside[0] == "[" else {}
    if len(values) != len(entries) or lines != text.count("\n"):
        raise _OtherError  # a key stands there twice, or a line is not of our form
    return values


def _below(block: str, depth: int) -> Value:
    """Read what stands under a key: a list at its own margin, or a mapping further in."""
    if block[0] == " ":
        return _table(_nearer(block[2:]), depth)
    items = block[2:-1].split("\n- ")
    if _SCALARS.fullmatch(block):
        return [scalar(item) for item in items]
    return [scalar(item) if _ONE.fullmatch(item) else _table(_nearer(f"{item}\n"), depth) for item in items]


def _nearer(block: str) -> str:
    """Take the margin of two spaces from all lines but the first, which has lost it already."""
    return block.replace("\n  ", "\n")


def flow(text: str) -> list[str | None]:
    """Return the items of a list on one line, given what FLOW matches."""
    if '"' in text:
        return [scalar(part) for part in _PARTS.findall(text)]
    return [scalar(part) for part in text[1:-1].split(", ")] if text != "[]" else []


def scalar(text: str) -> str | None:
    """Return the text, given what SCALAR matches: None for a null."""
    if text[0] == '"':
        return str(json.loads(text)) if "\\" in text else text[1:-1]
    return None if text in NULL else text
