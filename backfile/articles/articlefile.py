"""articles/*.md: the only codec between an article and its file. `load(dumps(article)) == article`.

The format is described in docs/article-format.md; the fields stand in the order in which they are written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backfile.articles import frontmatter
from backfile.edtf import Edtf
from backfile.errors import BackfileError, Location, Problems
from backfile.model import Article, CaptureRecord, Gist, Image
from backfile.text import surely_printable, unprintable
from backfile.yaml import yamlquick, yamlwrite
from backfile.yaml.fields import Fault
from backfile.yaml.yamltree import Table, fields_of, place_of

_FENCE = "---"
_BEGIN, _END = b"---\n", b"\n---\n"  # the fences as we write them
_UNLESS_NONE = ("format", "encoding", "text", "retrieved", "words", "url")
_UNLESS_EMPTY = ("people", "places", "organisations")
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
        "images": [_image_fields(image) for image in article.images],
        "notes": [{"type": note.type, "text": note.text} for note in article.notes],
        "tags": article.tags,
        **{name: getattr(article, name) for name in _UNLESS_EMPTY if getattr(article, name)},
        "url": article.url,
        "archived": article.archived,
        "rights": article.rights,
        "status": article.status,
        "evidence": article.evidence,
        "capture": _capture_fields(article.capture) if article.capture else None,
    }
    if article.captures:
        fields["captures"] = [further_fields(record) for record in article.captures]
    _refuse_controls(fields)
    if unprintable(article.body) is not None or "\r" in article.body:
        raise ValueError("the body holds a control character")
    body = f"{article.body}\n" if article.body else ""
    return f"{_FENCE}\n{yamlwrite.dump(fields)}{_FENCE}\n{body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An article file, read. `body_line` is the line (from 1) on which the body begins."""

    article: Article
    body_line: int


def opened(data: bytes, path: str) -> Opened:
    """Read the bytes of an article file, as `loads` does. `path` names it in errors.

    Raises BackfileError where they are not UTF-8, and Problems.
    """
    whole = _usual(data)
    if whole is not None:
        return whole
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BackfileError("the file is not UTF-8", Location(path, line), "save it as UTF-8") from None
    return Opened(article=loads(text, path), body_line=body_line(text))


def skimmed(data: bytes) -> Gist | None:
    """Read only what lists and indexes need of an article file in our own writer's form: None for any other.

    Mistakes in its body are not noticed, and below the fields for pictures, notes, evidence and the ledger
    only those of form; a file with any other mistake, and one that is withheld from the site (and so is never
    opened to be printed), gives None.
    """
    from backfile.articles import skimming

    usual = _usual_matter(data)
    return skimming.skim(usual[0]) if usual else None


def loads(text: str, path: str) -> Article:
    """Read back what `dumps` wrote, or whatever became of it. `path` names the file in errors.

    Raises Problems that name every mistake of the front matter with line and column.
    """
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    begin, end, body = _parts(text, path)
    matter = text[begin:end]
    problems = list(_controls(text, body, path))
    values = None if problems or yamlquick.strange(matter) else yamlquick.parse(matter)
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
    return article


def body_line(text: str) -> int:
    """Return the line (from 1) on which the body of an article file begins, if `opened` can read it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return text.count("\n", 0, _parts(text, "")[2]) + 1


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


def _usual(data: bytes) -> Opened | None:
    """Read a file in our own writer's form; None for any other, and where there is a mistake."""
    usual = _usual_matter(data)
    if usual is None:
        return None
    matter, begin = usual
    written = data[begin : len(data) - data.endswith(b"\n", begin)]
    try:
        body = written.decode()
    except UnicodeDecodeError:
        return None
    if not surely_printable(written) and unprintable(body) is not None:
        return None
    from backfile.articles import skimming

    article = skimming.read(matter, body)
    return None if article is None else Opened(article=article, body_line=matter.count("\n") + 3)


def _usual_matter(data: bytes) -> tuple[str, int] | None:
    """Return the front matter, and where the body begins, if fences, line ends and characters are usual."""
    end = data.find(_END, len(_FENCE)) + 1
    if not end or not data.startswith(_BEGIN) or b"\r" in data:
        return None
    written = data[len(_BEGIN) : end]
    try:
        matter = written.decode()
    except UnicodeDecodeError:
        return None
    plain = surely_printable(written) and "\u2028" not in matter and "\u2029" not in matter
    return (matter, end + len(_BEGIN)) if plain or not yamlquick.strange(matter) else None


def _tree(matter: str, path: str, problems: list[BackfileError]) -> Table:
    """Read front matter, places and all. Raises Problems: `problems`, or why it is no mapping."""
    from backfile.yaml.yamlread import parse

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
        for name, one in value.items():
            if not (isinstance(one, str) and one.isprintable() and name.isprintable()):
                _refuse_controls(name)
                _refuse_controls(one)
    elif value is not None and not isinstance(value, Edtf):
        for item in value:
            _refuse_controls(item)


def _image_fields(image: Image) -> Mapping[str, yamlwrite.Value]:
    captured = {"file": image.file, "sha256": image.sha256} if image.file else {}
    return {"caption": image.caption, "credit": image.credit, **captured}


def _capture_fields(record: CaptureRecord) -> Mapping[str, yamlwrite.Value]:
    rest = {name: getattr(record, name) for name in _UNLESS_NONE}
    return {
        "file": record.file,
        "sha256": record.sha256,
        "filed": record.filed,
        "ledger": record.ledger,
        "reasons": record.reasons,
        **{name: value for name, value in rest.items() if value is not None},
    }


def further_fields(record: CaptureRecord) -> Mapping[str, yamlwrite.Value]:
    """Return what is written of one of an article's further captures: `filed` belongs to the first."""
    fields = _capture_fields(record)
    return {name: value for name, value in fields.items() if name != "filed" or value is not None}
