"""articles/*.md: the only codec between an article and its file. `load(dumps(article)) == article`.

The format is described in docs/article-format.md; the fields stand in the order in which they are written.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backfile import frontmatter, skimming, yamlquick, yamlwrite
from backfile.edtf import Edtf
from backfile.errors import BackfileError, Location, Problems
from backfile.fields import Fault
from backfile.model import Article, CaptureRecord
from backfile.text import surely_printable, unprintable
from backfile.yamltree import Table, fields_of, parse, place_of

_FENCE = "---"
_FILED = re.compile(rb'(?m)^(capture:\n  file: .*\n  sha256: "?[0-9a-f]{64}"?\n  filed: )"?[0-9a-f]{64}"?$')
_CAPTURE = b"capture:\n  file: "  # how _FILED begins
_LAST_FENCE = re.compile(r"(?m)^---[ \t]*(?:\n|\Z)")
_LINE_ENDS = re.compile("[\u2028\u2029]")


def dumps(article: Article) -> str:
    """Write an article as the text of its file, with LF line ends.

    Raises ValueError where a text holds a character that no page can hold, or the body a CR.
    """
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
    _refuse_controls(fields)
    if unprintable(article.body) is not None or "\r" in article.body:
        raise ValueError("the body holds a control character")
    body = f"{article.body}\n" if article.body else ""
    return f"{_FENCE}\n{yamlwrite.dump(fields)}{_FENCE}\n{body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An article file, read.

    `fingerprint` is that of its text, `body_line` the line (from 1) on which the body begins.
    """

    article: Article
    fingerprint: str
    body_line: int


def opened(text: str, path: str) -> Opened:
    """Read the text of an article file. `path` names it in errors.

    Raises Problems that name every mistake of the front matter with line and column.
    """
    whole = text.replace("\r\n", "\n") if "\r" in text else text  # to look is a tenth of the work
    text = whole.removeprefix("\ufeff")
    begin, end, body = _parts(text, path)
    data = whole.encode("utf-8", "surrogatepass")
    matter = text[begin:end]
    glance = _surely_plain(data, matter)
    problems = [] if glance else list(_controls(text, body, path))
    values = yamlquick.parse(matter) if glance or not (problems or yamlquick.strange(matter)) else None
    tree = None
    if values is None:
        tree = _tree(matter, path, problems)
        values = fields_of(tree)
    article, faults = frontmatter.read(values, text[body : len(text) - text.endswith("\n", body)])
    if faults:
        tree = tree or _tree(matter, path, problems)
        problems += [_located(fault, tree) for fault in faults]
    if problems:
        raise Problems(sorted(problems, key=_order))
    return Opened(article=article, fingerprint=_digest(data), body_line=text.count("\n", 0, body) + 1)


def skimmed(data: bytes) -> Opened | None:
    """Read only what lists and indexes need of an article file in our own writer's form: None for any other.

    The article has what `record.row_of` takes of it. Mistakes in its body, and below the fields for pictures,
    notes, evidence and the ledger, are not noticed; a file with any other mistake, and one that is withheld
    from the site (and so is never opened to be printed), gives None.
    """
    end = data.find(b"\n---\n", len(_FENCE)) + 1
    if not end or not data.startswith(b"---\n") or b"\r" in data:
        return None
    head = data[len(_FENCE) + 1 : end]
    try:
        matter = head.decode()
    except UnicodeDecodeError:
        return None
    if not _surely_plain(head, matter) and yamlquick.strange(matter):
        return None
    article = skimming.skim(matter)
    if article is None:
        return None
    return Opened(article=article, fingerprint=_digest(data), body_line=matter.count("\n") + 3)


def loads(text: str, path: str) -> Article:
    """Read back what `dumps` wrote, or whatever became of it; see `opened`."""
    return opened(text, path).article


def body_line(text: str) -> int:
    """Return the line (from 1) on which the body of an article file begins, if `opened` can read it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return text.count("\n", 0, _parts(text, "")[2]) + 1


def fingerprint(text: str) -> str:
    """Return the SHA-256 (hex) of an article file's text with its `filed` digest left blank.

    Intake writes it into `filed`; while it still fits, nobody has touched the file. Line ends do not count,
    so that a checkout with CRLF is no edit.
    """
    return _digest(text.replace("\r\n", "\n").encode())


def unsealed(text: str) -> str:
    """Return an article file's text with LF line ends and its `filed` digest left blank."""
    data = text.replace("\r\n", "\n").encode()
    start, end = _seal(data)
    return (data[:start] + data[end:]).decode()


def _digest(data: bytes) -> str:
    start, end = _seal(data)
    digest = hashlib.sha256(data[:start])
    digest.update(data[end:])
    return digest.hexdigest()


def _seal(data: bytes) -> tuple[int, int]:
    """Return where the `filed` digest begins and ends; without one, the end of the text twice."""
    matter = data.find(f"\n{_FENCE}\n".encode())
    matter = matter if matter >= 0 else len(data)
    capture = data.find(_CAPTURE, 0, matter)
    seal = _FILED.search(data, capture, matter) if capture >= 0 else None
    return (seal.end(1), seal.end()) if seal else (len(data), len(data))


def _parts(text: str, path: str) -> tuple[int, int, int]:
    """Return where the front matter begins, where it ends, and where the body begins."""
    end = text.find(f"\n{_FENCE}", len(_FENCE))
    if end > 0 and text.startswith(f"{_FENCE}\n") and text.startswith("\n", end + len(_FENCE) + 1):
        return len(_FENCE) + 1, end + 1, end + len(_FENCE) + 2
    first, newline, _ = text.partition("\n")
    if first.rstrip() != _FENCE:
        hint = "begin the file with a line '---', then 'title: …', then a line '---', then the text"
        raise Problems([BackfileError("the file does not begin with front matter", Location(path, 1), hint)])
    begin = len(first) + len(newline)
    fence = _LAST_FENCE.search(text, begin)
    if fence is None:
        hint = "end the front matter with a line '---'"
        raise Problems([BackfileError("the front matter has no end", Location(path, 1), hint)])
    return begin, fence.start(), fence.end()


def _surely_plain(data: bytes, matter: str) -> bool:
    """Tell at a glance whether UTF-8, and the front matter in it, hold none but everyday characters."""
    return surely_printable(data) and "\u2028" not in matter and "\u2029" not in matter


def _tree(matter: str, path: str, problems: list[BackfileError]) -> Table:
    """Read front matter, places and all. Raises Problems: `problems`, or why it is no mapping."""
    try:
        tree = parse(matter, path, first_line=2)
    except BackfileError as problem:
        raise Problems(problems or [problem]) from None
    if tree is None:
        return Table((), Location(path, 1))
    if not isinstance(tree, Table):
        raise Problems([BackfileError("the front matter must be fields, each 'name: value'", tree.at)])
    return tree


def _located(fault: Fault, tree: Table) -> BackfileError:
    return BackfileError(fault.message, place_of(tree, fault.steps, key=fault.key), fault.hint)


def _controls(text: str, matter: int, path: str) -> Iterator[BackfileError]:
    """Yield what is wrong with the characters as such; the front matter is the first `matter` of them."""
    offset = unprintable(text)
    if offset is None and "\r" in text:
        offset = text.index("\r")
    if offset is not None:
        message = f"the control character U+{ord(text[offset]):04X} can't stand on a page"
        yield BackfileError(message, _place(text, offset, path), "remove it")
    # To YAML they end a line, so the value would not be what was written, nor the lines those of an editor.
    separator = _LINE_ENDS.search(text, 0, matter)
    if separator:
        code = f"{ord(separator[0]):04x}"
        hint = f"write it as \\u{code} in double quotes, or remove it"
        at = _place(text, separator.start(), path)
        yield BackfileError(f"U+{code} stands here, which ends a line in YAML", at, hint)


def _place(text: str, offset: int, path: str) -> Location:
    return Location(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _order(problem: BackfileError) -> tuple[int, int]:
    return (problem.at.line or 0, problem.at.column or 0) if problem.at else (0, 0)


def _refuse_controls(value: yamlwrite.Value) -> None:
    if isinstance(value, str):
        if unprintable(value) is not None:
            raise ValueError(f"{value[:80]!r} holds a control character")
    elif isinstance(value, Mapping):
        _refuse_controls([*value.keys(), *value.values()])
    elif value is not None and not isinstance(value, Edtf):
        for item in value:
            _refuse_controls(item)


def _capture_fields(record: CaptureRecord | None) -> Mapping[str, yamlwrite.Value] | None:
    if record is None:
        return None
    read_out = {"format": record.format, "encoding": record.encoding, "text": record.text}
    return {
        "file": record.file,
        "sha256": record.sha256,
        "filed": record.filed,
        "ledger": record.ledger,
        "reasons": record.reasons,
        **{name: value for name, value in read_out.items() if value is not None},
    }
