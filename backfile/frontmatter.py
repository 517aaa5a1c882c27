"""The fields of the front matter: from a tree of YAML to typed values, every mistake with its place."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from backfile.config import web_address
from backfile.edtf import Edtf
from backfile.errors import BackfileError, Problems
from backfile.ledger import per_line
from backfile.model import Article, CaptureRecord, Image, Note, NoteType, Role, Status
from backfile.schema import nearest
from backfile.text import unprintable
from backfile.yamltree import Items, Node, Scalar, Table

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_ROLES = tuple(role.value for role in Role)
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_TOP = tuple(Article.__dataclass_fields__)[:-1]  # every field but the body stands in the front matter
_CAPTURE = tuple(CaptureRecord.__dataclass_fields__)


def read(tree: Table, body: str) -> tuple[Article, list[BackfileError]]:
    """Read an article's fields, and return the mistakes; a field that has one is as good as absent."""
    fields = _Fields(tree, _TOP)
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
        url=fields.take("url", _address),
        archived=fields.take("archived", _addresses) or (),
        rights=fields.take("rights", _text),
        status=fields.take("status", _status) or Status.FILED,
        evidence=fields.take("evidence", _words) or {},
        capture=fields.take("capture", _capture),
        body=body,
    )
    return article, fields.problems


class _Fields:
    """The fields of one mapping, taken one by one; mistakes are collected, not raised."""

    def __init__(self, table: Table, known: tuple[str, ...]) -> None:
        self._nodes = {str(key.value): node for key, node in table.entries}
        self.problems = [
            BackfileError(f"unknown field '{key.value}'", key.at, nearest(str(key.value), known))
            for key, _ in table.entries
            if key.value not in known
        ]

    def take(self, name: str, read: Callable[[Node], T]) -> T | None:
        node = self._nodes.get(name)
        if node is None or (isinstance(node, Scalar) and node.value is None):
            return None
        try:
            return read(node)
        except BackfileError as problem:
            self.problems.append(BackfileError(f"{name}: {problem.message}", problem.at, problem.hint))
        except Problems as several:
            self.problems += [
                BackfileError(f"{name}: {problem.message}", problem.at, problem.hint)
                for problem in several.problems
            ]
        return None


def _text(node: Node) -> str:
    if not isinstance(node, Scalar) or node.value is None:
        raise BackfileError("must be text", node.at)
    offset = unprintable(node.value)
    if offset is not None:
        bad = ord(node.value[offset])
        raise BackfileError(f"the control character U+{bad:04X} can't stand on a page", node.at, "remove it")
    return node.value


def _each(nodes: Iterable[Node], read: Callable[[Node], T]) -> tuple[T, ...]:
    """Read every node. Raises Problems with the mistakes of all of them."""
    values: list[T] = []
    problems: list[BackfileError] = []
    for node in nodes:
        try:
            values.append(read(node))
        except BackfileError as problem:
            problems.append(problem)
        except Problems as several:
            problems += several.problems
    return _unless(problems, tuple(values))


def _items(node: Node) -> tuple[Node, ...]:
    if not isinstance(node, Items):
        raise BackfileError("must be a list", node.at, "write it as [one, two]")
    return node.items


def _texts(node: Node) -> tuple[str, ...]:
    return _each(_items(node), _text)


def _words(node: Node) -> dict[str, str]:
    if not isinstance(node, Table):
        raise BackfileError("must be fields, each 'name: value'", node.at)
    keys = _each((key for key, _ in node.entries), _text)
    return dict(zip(keys, _each((value for _, value in node.entries), _text), strict=True))


def _date(node: Node) -> Edtf:
    # EDTF's sets look like lists to YAML: [..2024-11-20], [2024-11-19,2024-11-20].
    text = f"[{','.join(_texts(node))}]" if isinstance(node, Items) else _text(node)
    try:
        return Edtf.parse(text)
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        hint = hint or "write 2024-03-19, or 2024-03 if the day is not known"
        raise BackfileError(message, node.at, hint) from None


def _address(node: Node) -> str:
    text = _text(node)
    why = web_address(text)
    if why:
        raise BackfileError(f"'{text}' is not a web address: {why}", node.at)
    return text


def _addresses(node: Node) -> tuple[str, ...]:
    return _each(_items(node), _address)


def _one_of(kinds: type[E], node: Node) -> E:
    text = _text(node)
    try:
        return kinds(text)
    except ValueError:
        raise BackfileError(f"'{text}' is not one of its values", node.at, nearest(text, kinds)) from None


def _status(node: Node) -> Status:
    return _one_of(Status, node)


def _row(node: Node, known: tuple[str, ...]) -> _Fields:
    if not isinstance(node, Table):
        raise BackfileError(f"each item must have fields: {', '.join(known)}", node.at)
    return _Fields(node, known)


def _images(node: Node) -> tuple[Image, ...]:
    return _each(_items(node), _image)


def _image(node: Node) -> Image:
    fields = _row(node, ("caption", "credit"))
    image = Image(caption=fields.take("caption", _text), credit=fields.take("credit", _text))
    return _unless(fields.problems, image)


def _notes(node: Node) -> tuple[Note, ...]:
    return _each(_items(node), _note)


def _note(node: Node) -> Note:
    fields = _row(node, ("type", "text"))
    kind = fields.take("type", lambda inner: _one_of(NoteType, inner))
    text = fields.take("text", _text)
    if kind is not None and text is not None:
        return _unless(fields.problems, Note(type=kind, text=text))
    raise Problems(fields.problems or [BackfileError("a note needs a type and a text", node.at)])


def _capture(node: Node) -> CaptureRecord:
    if not isinstance(node, Table):
        raise BackfileError("must be fields, each 'name: value'", node.at)
    fields = _Fields(node, _CAPTURE)
    record = CaptureRecord(
        file=fields.take("file", _text) or "",
        sha256=fields.take("sha256", _digest) or "",
        filed=fields.take("filed", _digest),
        ledger=fields.take("ledger", _ledger) or {},
        reasons=fields.take("reasons", _ranges) or {},
    )
    if not fields.problems and not (record.file and record.sha256):
        raise BackfileError("a capture needs its file and its sha256", node.at)
    return _unless(fields.problems, record)


def _digest(node: Node) -> str:
    text = _text(node)
    if not _SHA256.match(text):
        raise BackfileError("must be a SHA-256: 64 digits from 0 to f", node.at)
    return text


def _ranges(node: Node) -> dict[str, str]:
    words = _words(node)
    try:
        per_line(words)
    except ValueError as error:
        raise BackfileError(str(error), node.at) from None
    return words


def _ledger(node: Node) -> dict[str, str]:
    if isinstance(node, Table):
        _each((key for key, _ in node.entries), _role)
    return _ranges(node)


def _role(node: Node) -> str:
    name = _text(node)
    if name not in _ROLES:
        raise BackfileError(f"'{name}' is not a role", node.at, nearest(name, _ROLES))
    return name


def _unless(problems: list[BackfileError], value: T) -> T:
    if problems:
        raise Problems(problems)
    return value
