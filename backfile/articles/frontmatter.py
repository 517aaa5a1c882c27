"""The fields of the front matter: from what YAML says to typed values, every mistake with its whereabouts."""

import re
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import TypeGuard, TypeVar, cast

from backfile.edtf import Edtf
from backfile.ledger import check
from backfile.model import Article, CaptureRecord, Image, Note, NoteType, Status
from backfile.roles import Role
from backfile.text import unprintable
from backfile.toml.config import web_address
from backfile.toml.schema import nearest
from backfile.yaml.fields import Fault, Fields, Wrong, each, unless, wrong
from backfile.yaml.yamltree import Value

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
ROLES = {role.value: role for role in Role}
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_TOP = dict.fromkeys(tuple(Article.__dataclass_fields__)[:-1])  # the body stands below the front matter
_CAPTURE = dict.fromkeys(CaptureRecord.__dataclass_fields__)
_IMAGE = dict.fromkeys(("caption", "credit", "file", "sha256"))
_NOTE = dict.fromkeys(("type", "text"))
# What `web_address` takes for one at a glance: a host of ASCII letters, no port, nothing that is not ASCII.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?#][!-~]*)?\Z")


def read(values: dict[str, Value], body: str) -> tuple[Article, list[Fault]]:
    """Read an article's fields, and return the mistakes; a field that has one is as good as absent."""
    fields = Fields(values, _TOP)
    article = Article(
        title=fields.take("title", _text),
        description=fields.take("description", _text),
        date=fields.take("date", _date),
        modified=fields.take("modified", _date),
        publication=fields.take("publication", _text),
        section=fields.take("section", _text),
        language=fields.take("language", _text),
        byline=fields.take("byline", _text),
        authors=fields.take("authors", _texts) or (),
        agencies=fields.take("agencies", _texts) or (),
        dateline=fields.take("dateline", _text),
        images=fields.take("images", _images) or (),
        notes=fields.take("notes", _notes) or (),
        tags=fields.take("tags", _texts) or (),
        people=fields.take("people", _texts) or (),
        places=fields.take("places", _texts) or (),
        organisations=fields.take("organisations", _texts) or (),
        url=fields.take("url", _address),
        archived=fields.take("archived", _addresses) or (),
        rights=fields.take("rights", _text),
        status=fields.take("status", _status) or Status.FILED,
        evidence=fields.take("evidence", _words) or {},
        capture=fields.take("capture", _capture),
        captures=fields.take("captures", _captures) or (),
        body=body,
    )
    return article, fields.faults


def why_no_address(text: str) -> str | None:
    """Say why text is not a web address, as `config.web_address` does; None where it is one."""
    return None if _ADDRESS.match(text) else web_address(text)


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise wrong("must be text")
    if value.isprintable():
        return value
    offset = unprintable(value)
    if offset is not None:
        raise wrong(f"the control character U+{ord(value[offset]):04X} can't stand on a page", "remove it")
    return value


def _items(value: Value, read: Callable[[Value], T]) -> tuple[T, ...]:
    if not isinstance(value, list):
        raise wrong("must be a list", "write it as [one, two]")
    return each(enumerate(value), read)


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) and _all_texts(value) else _items(value, _text)


def _all_texts(values: Collection[Value]) -> TypeGuard[Collection[str]]:
    """Tell at one glance whether all values are printable texts; where not, each is asked by itself."""
    try:
        return "".join(cast("Collection[str]", values)).isprintable()
    except TypeError:
        return False


def _words(value: Value) -> dict[str, str]:
    if not isinstance(value, dict):
        raise wrong("must be fields, each 'name: value'")
    if _all_texts(value.keys()) and _all_texts(value.values()):
        return cast("dict[str, str]", value)
    keys = each(zip(value, value, strict=True), _text, key=True)
    return dict(zip(keys, each(value.items(), _text), strict=True))


def _date(value: Value) -> Edtf:
    # EDTF's sets look like lists to YAML: [..2024-11-20], [2024-11-19,2024-11-20].
    text = f"[{','.join(_texts(value))}]" if isinstance(value, list) else _text(value)
    try:
        return Edtf.parse(text)
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        raise wrong(message, hint or "write 2024-03-19, or 2024-03 if the day is not known") from None


def _address(value: Value) -> str:
    text = _text(value)
    why = why_no_address(text)
    if why:
        raise wrong(f"'{text}' is not a web address: {why}")
    return text


def _addresses(value: Value) -> tuple[str, ...]:
    return _items(value, _address)


def _one_of(kinds: type[E], value: Value) -> E:
    text = _text(value)
    try:
        return kinds(text)
    except ValueError:
        raise wrong(f"'{text}' is not one of its values", nearest(text, kinds)) from None


def _status(value: Value) -> Status:
    return _one_of(Status, value)


def _row(value: Value, known: Mapping[str, None]) -> Fields:
    if not isinstance(value, dict):
        raise wrong(f"each item must have fields: {', '.join(known)}")
    return Fields(value, known)


def _images(value: Value) -> tuple[Image, ...]:
    return _items(value, _image)


def _image(value: Value) -> Image:
    fields = _row(value, _IMAGE)
    image = Image(
        caption=fields.take("caption", _text),
        credit=fields.take("credit", _text),
        file=fields.take("file", _text),
        sha256=fields.take("sha256", _digest),
    )
    if not fields.faults and (image.file is None) != (image.sha256 is None):
        raise wrong("a picture that was captured needs its file and its sha256")
    return unless(fields.faults, image)


def _notes(value: Value) -> tuple[Note, ...]:
    return _items(value, _note)


def _note(value: Value) -> Note:
    fields = _row(value, _NOTE)
    kind = fields.take("type", lambda inner: _one_of(NoteType, inner))
    text = fields.take("text", _text)
    if kind is not None and text is not None:
        return unless(fields.faults, Note(type=kind, text=text))
    raise Wrong(*(fields.faults or [Fault(message="a note needs a type and a text")]))


def _captures(value: Value) -> tuple[CaptureRecord, ...]:
    return _items(value, _capture)


def _capture(value: Value) -> CaptureRecord:
    if not isinstance(value, dict):
        raise wrong("must be fields, each 'name: value'")
    fields = Fields(value, _CAPTURE)
    record = CaptureRecord(
        file=fields.take("file", _text) or "",
        sha256=fields.take("sha256", _digest) or "",
        filed=fields.take("filed", _digest),
        ledger=fields.take("ledger", _ledger) or {},
        reasons=fields.take("reasons", _ranges) or {},
        format=fields.take("format", _text),
        encoding=fields.take("encoding", _text),
        text=fields.take("text", _digest),
        retrieved=fields.take("retrieved", _date),
        words=fields.take("words", _digest),
        url=fields.take("url", _address),
    )
    if not fields.faults and not (record.file and record.sha256):
        raise wrong("a capture needs its file and its sha256")
    return unless(fields.faults, record)


def _digest(value: Value) -> str:
    text = _text(value)
    if not _SHA256.match(text):
        raise wrong("must be a SHA-256: 64 digits from 0 to f")
    return text


def _ranges(value: Value) -> dict[str, str]:
    words = _words(value)
    try:
        check(words)
    except ValueError as error:
        raise wrong(str(error)) from None
    return words


def _ledger(value: Value) -> dict[str, str]:
    if isinstance(value, dict) and not value.keys() <= ROLES.keys():
        each(zip(value, value, strict=True), _role, key=True)
    return _ranges(value)


def _role(value: Value) -> str:
    name = _text(value)
    if name not in ROLES:
        raise wrong(f"'{name}' is not a role", nearest(name, ROLES))
    return name
