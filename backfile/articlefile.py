"""articles/*.md: the only codec between an article and its file. `load(dumps(article)) == article`.

The format is described in docs/article-format.md; the fields stand in the order in which they are written.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from backfile import yamlwrite
from backfile.config import web_address
from backfile.edtf import Edtf
from backfile.errors import BackfileError, Location, Problems
from backfile.ledger import per_line
from backfile.model import Article, CaptureRecord, Image, Note, NoteType, Role, Status
from backfile.schema import nearest
from backfile.text import unprintable
from backfile.yamltree import Items, Node, Scalar, Table, parse

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_FENCE = "---"
_FILED = re.compile(r"(?m)^(  filed: )[0-9a-f]{64}$")
_ROLES = tuple(role.value for role in Role)
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


def dumps(article: Article) -> str:
    """Write an article as the text of its file, with LF line ends.

    Raises ValueError where a text holds a character that no page can hold, or the body a CR.
    """
    if unprintable(article.body) is not None or "\r" in article.body:
        raise ValueError("the body holds a control character")
    fields: dict[str, yamlwrite.Value] = {
        "title": article.title,
        "description": article.description,
        "date": article.date,
        "modified": article.modified,
        "publication": article.publication,
        "section": article.section,
        "language": article.language,
        "byline": article.byline,
        "authors": article.authors,
        "agencies": article.agencies,
        "dateline": article.dateline,
        "images": [{"caption": image.caption, "credit": image.credit} for image in article.images],
        "notes": [{"type": note.type, "text": note.text} for note in article.notes],
        "tags": article.tags,
        "url": article.url,
        "archived": article.archived,
        "rights": article.rights,
        "status": article.status,
        "evidence": article.evidence,
        "capture": _capture_fields(article.capture),
    }
    body = f"{article.body}\n" if article.body else ""
    return f"{_FENCE}\n{yamlwrite.dump(fields)}{_FENCE}\n{body}"


def fingerprint(text: str) -> str:
    """Return the SHA-256 (hex) of an article file's text with its `filed` digest left blank.

    Intake writes it into `filed`; while it still fits, nobody has touched the file. Line ends do not count,
    so that a checkout with CRLF is no edit.
    """
    return hashlib.sha256(unsealed(text).encode()).hexdigest()


def unsealed(text: str) -> str:
    """Return an article file's text with LF line ends and its `filed` digest left blank."""
    return _FILED.sub(r"\1", text.replace("\r\n", "\n"), count=1)


def loads(text: str, path: str) -> Article:
    """Read the text of an article file. `path` names it in errors.

    Raises Problems that name every mistake of the front matter with line and column.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    matter, body = _split(text, path)
    tree = parse(matter, path, first_line=2)
    if tree is None:
        tree = Table((), Location(path, 1))
    if not isinstance(tree, Table):
        raise Problems([BackfileError("the front matter must be fields, each 'name: value'", tree.at)])
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
    _body_is_printable(text, path, fields.problems)
    if fields.problems:
        raise Problems(fields.problems)
    return article


_TOP = tuple(Article.__dataclass_fields__)[:-1]  # every field but the body stands in the front matter
_CAPTURE = tuple(CaptureRecord.__dataclass_fields__)


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
        except Problems as problems:
            self.problems.extend(problems.problems)
        return None


def _split(text: str, path: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    if first.rstrip() != _FENCE:
        hint = "begin the file with a line '---', then 'title: …', then a line '---', then the text"
        raise Problems([BackfileError("the file does not begin with front matter", Location(path, 1), hint)])
    end = re.compile(r"(?m)^---[ \t]*(?:\n|\Z)").search(rest)
    if end is None:
        hint = "end the front matter with a line '---'"
        raise Problems([BackfileError("the front matter has no end", Location(path, 1), hint)])
    return rest[: end.start()], rest[end.end() :].removesuffix("\n")


def _body_is_printable(text: str, path: str, problems: list[BackfileError]) -> None:
    offset = unprintable(text)
    if offset is None and "\r" in text:
        offset = text.index("\r")
    if offset is not None:
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        message = f"the control character U+{ord(text[offset]):04X} can't stand on a page"
        problems.append(BackfileError(message, Location(path, line, column), "remove it"))


def _text(node: Node) -> str:
    if not isinstance(node, Scalar) or node.value is None:
        raise BackfileError("must be text", node.at)
    offset = unprintable(node.value)
    if offset is not None:
        bad = ord(node.value[offset])
        raise BackfileError(f"the control character U+{bad:04X} can't stand on a page", node.at, "remove it")
    return node.value


def _texts(node: Node) -> tuple[str, ...]:
    if not isinstance(node, Items):
        raise BackfileError("must be a list", node.at, "write it as [one, two]")
    return tuple(_text(item) for item in node.items)


def _words(node: Node) -> dict[str, str]:
    if not isinstance(node, Table):
        raise BackfileError("must be fields, each 'name: value'", node.at)
    return {str(key.value): _text(value) for key, value in node.entries}


def _date(node: Node) -> Edtf:
    text = _text(node)
    try:
        return Edtf.parse(text)
    except ValueError as error:
        hint = "write 2024-03-19, or 2024-03 if the day is unknown"
        raise BackfileError(f"'{text}' is not an EDTF date: {error}", node.at, hint) from None


def _address(node: Node) -> str:
    text = _text(node)
    why = web_address(text)
    if why:
        raise BackfileError(f"'{text}' is not a web address: {why}", node.at)
    return text


def _addresses(node: Node) -> tuple[str, ...]:
    _texts(node)
    return tuple(_address(item) for item in node.items) if isinstance(node, Items) else ()


def _one_of(kinds: type[E], node: Node) -> E:
    text = _text(node)
    try:
        return kinds(text)
    except ValueError:
        raise BackfileError(f"'{text}' is not one of its values", node.at, nearest(text, kinds)) from None


def _status(node: Node) -> Status:
    return _one_of(Status, node)


def _tables(node: Node, known: tuple[str, ...]) -> list[tuple[_Fields, Location]]:
    if not isinstance(node, Items):
        raise BackfileError("must be a list", node.at)
    rows = []
    for item in node.items:
        if not isinstance(item, Table):
            raise BackfileError(f"each item must have fields: {', '.join(known)}", item.at)
        rows.append((_Fields(item, known), item.at))
    return rows


def _images(node: Node) -> tuple[Image, ...]:
    images, problems = [], []
    for fields, _ in _tables(node, ("caption", "credit")):
        images.append(Image(caption=fields.take("caption", _text), credit=fields.take("credit", _text)))
        problems += fields.problems
    return _unless(problems, tuple(images))


def _notes(node: Node) -> tuple[Note, ...]:
    notes, problems = [], []
    for fields, at in _tables(node, ("type", "text")):
        kind = fields.take("type", lambda inner: _one_of(NoteType, inner))
        text = fields.take("text", _text)
        problems += fields.problems
        if kind is not None and text is not None:
            notes.append(Note(type=kind, text=text))
        elif not fields.problems:
            problems.append(BackfileError("a note needs a type and a text", at))
    return _unless(problems, tuple(notes))


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
    words = _ranges(node)
    for name in words:
        if name not in _ROLES:
            raise BackfileError(f"'{name}' is not a role", node.at, nearest(name, _ROLES))
    return words


def _unless(problems: list[BackfileError], value: T) -> T:
    if problems:
        raise Problems(problems)
    return value


def _capture_fields(record: CaptureRecord | None) -> Mapping[str, yamlwrite.Value] | None:
    if record is None:
        return None
    return {
        "file": record.file,
        "sha256": record.sha256,
        "filed": record.filed,
        "ledger": record.ledger,
        "reasons": record.reasons,
    }
