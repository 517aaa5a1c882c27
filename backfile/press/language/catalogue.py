"""A catalogue of messages in another language: a .po file, as gettext's tools and Babel write them.

Read strictly, since a slip of a translator would else be found by a reader: what is said must name no other
places ("%(count)s") than the message, in as many plurals as the language has. A message that is marked fuzzy,
or has no words yet, stays as it is in English.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from gettext import GNUTranslations
from io import BytesIO
from typing import NamedTuple

from backfile.errors import BackfileError, Location

_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[([0-9])\])\s+)?"(.*)"\Z')
_TEXT = re.compile(r'(?:[^"\\]|\\[nt"\\])*\Z')
_ESCAPED = re.compile(r"\\(.)")
_PLACE = re.compile(r"%(?:\((\w+)\)s|(.?))", re.DOTALL)
_PLURALS = re.compile(r"(?m)^Plural-Forms:\s*nplurals\s*=\s*([0-9]+)\s*;")
_MO = 0x950412DE


class Entry(NamedTuple):
    """A message and what is said for it: in one way, or (where there is `many`) in one for each plural."""

    line: int
    context: str | None
    one: str
    many: str | None
    said: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """An entry that is being read: its parts by their keywords, and the one that goes on."""

    parts: dict[str, str] = field(default_factory=dict)
    last: str = ""
    line: int = 0
    fuzzy: bool = False


def translations(data: bytes, name: str) -> GNUTranslations:
    """Read the file `name`, of which this is what it holds. Raises BackfileError, with the line."""
    try:
        found = entries(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        raise BackfileError("the catalogue is not UTF-8", Location(name), "save it as UTF-8") from None
    header = next((entry.said[0] for entry in found if not entry.one), "")
    plurals = _PLURALS.search(header)
    for entry in found:
        _check(entry, int(plurals[1]) if plurals else 0, name)
    try:
        return GNUTranslations(BytesIO(_compiled(found)))
    except (ValueError, LookupError, RecursionError) as error:
        raise BackfileError(f"the header of the catalogue is wrong: {error}", Location(name)) from None


def entries(text: str, name: str) -> list[Entry]:
    """Return what a .po file says, in its order; no obsolete or fuzzy messages. Raises BackfileError."""
    found: dict[tuple[str | None, str], Entry] = {}
    for entry in _read(text, name):
        key = entry.context, entry.one
        if key in found:
            raise _fault(f"the message of line {found[key].line} again", name, entry.line)
        found[key] = entry
    return list(found.values())


def places(text: str) -> set[str]:
    """Return the names in a message whose values are put in: "%(count)s". Raises ValueError for others."""
    names: set[str] = set()
    for match in _PLACE.finditer(text):
        if match[1]:
            names.add(match[1])
        elif match[2] != "%":
            raise ValueError(f"'{match[0]}' names no place; write %(name)s, and %% for the sign itself")
    return names


def _read(text: str, name: str) -> Iterator[Entry]:
    draft = _Draft()
    for number, written in enumerate(text.split("\n"), 1):
        line = written.strip()
        if line.startswith("#") or not line:
            if "msgstr" in draft.parts or "msgstr[0]" in draft.parts:
                yield from _entry(draft)
                draft = _Draft()
            draft.fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        match = _LINE.match(line)
        if not match or not _TEXT.match(match[3]):
            raise _fault("not a line of a catalogue", name, number)
        keyword = match[1] or ""
        if keyword in ("msgctxt", "msgid") and any(part.startswith("msgstr") for part in draft.parts):
            yield from _entry(draft)
            draft = _Draft()
        if (not keyword and not draft.last) or keyword in draft.parts or not _follows(keyword, draft):
            raise _fault(f"{keyword or 'a text'} does not belong here", name, number)
        draft.line = draft.line or number
        draft.last = keyword or draft.last
        draft.parts[draft.last] = draft.parts.get(draft.last, "") + _ESCAPED.sub(_unescaped, match[3])
    if draft.parts and not any(part.startswith("msgstr") for part in draft.parts):
        raise _fault("the message is cut off", name, draft.line)
    yield from _entry(draft)


def _follows(keyword: str, draft: _Draft) -> bool:
    """Tell whether a keyword may stand next."""
    if keyword == "msgstr":
        return draft.last == "msgid"
    if keyword.startswith("msgstr["):
        earlier = sum(part.startswith("msgstr[") for part in draft.parts)
        return "msgid_plural" in draft.parts and keyword == f"msgstr[{earlier}]"
    if keyword == "msgid_plural":
        return draft.last == "msgid"
    return keyword != "msgid" or draft.last in ("", "msgctxt")


def _entry(draft: _Draft) -> Iterator[Entry]:
    parts = draft.parts
    said = tuple(text for part, text in parts.items() if part.startswith("msgstr"))
    # The header of a file that is under work is fuzzy, and counts.
    if all(said) and parts and (not draft.fuzzy or not parts["msgid"]):
        yield Entry(draft.line, parts.get("msgctxt"), parts["msgid"], parts.get("msgid_plural"), said)


def _unescaped(match: re.Match[str]) -> str:
    return {"n": "\n", "t": "\t"}.get(match[1], match[1])


def _check(entry: Entry, plurals: int, name: str) -> None:
    """Raise BackfileError where what is said does not fit its message."""
    if not entry.one:
        return
    if entry.many is not None and len(entry.said) != plurals:
        hint = "the header's Plural-Forms says how many there are"
        raise _fault(f"{len(entry.said)} plurals, of {plurals} that the language has", name, entry.line, hint)
    known = _named(entry.one) | _named(entry.many or "")
    if not known:
        return  # nothing is put into it, so that "100 %" means what it says
    for said in entry.said:
        try:
            strange = places(said) - known
        except ValueError as error:
            raise _fault(str(error), name, entry.line) from None
        if strange:
            raise _fault(f"the message has no place %({min(strange)})s", name, entry.line)


def _named(text: str) -> set[str]:
    return {match[1] for match in _PLACE.finditer(text) if match[1]}


def _compiled(found: Sequence[Entry]) -> bytes:
    """Return a catalogue as gettext reads it: a .mo file."""
    pairs = sorted(
        (
            "\0".join([_asked_for(entry), *([entry.many] if entry.many else [])]).encode(),
            "\0".join(entry.said).encode(),
        )
        for entry in found
    )
    count, table, texts = len(pairs), b"", b""
    start = 28 + 16 * count
    for column in (0, 1):
        for pair in pairs:
            table += struct.pack("<II", len(pair[column]), start + len(texts))
            texts += pair[column] + b"\0"
    return struct.pack("<7I", _MO, 0, count, 28, 28 + 8 * count, 0, start) + table + texts


def _asked_for(entry: Entry) -> str:
    return entry.one if entry.context is None else f"{entry.context}\4{entry.one}"


def _fault(message: str, name: str, line: int, hint: str | None = None) -> BackfileError:
    return BackfileError(message, Location(name, line), hint)
