"""The articles folder, read whole: where the two wings meet."""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from slugify import slugify

from backfile.articlefile import opened
from backfile.disk import read_plain
from backfile.errors import BackfileError, Location, Problems
from backfile.model import Article
from backfile.record import Record, Row, record_of, row_for, row_of
from backfile.settings import Press
from backfile.stamps import UNSETTLED, Stamps
from backfile.work import Crew, mapped

FOLDER = "articles"
SUFFIX = ".md"
MOST_FOLDERS = 4
CHUNK = 200
"""Articles a worker takes at once: each takes some ten-thousandths of a second."""

# One name has one spelling on every file system and in every address: no case, no accents, no spaces.
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9_-])?\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)(?:\..*)?\Z|.*\.html?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """An article, read whole. `path` is relative to the site ("articles/2024/slug.md").

    `fingerprint` is the digest that `capture.filed` holds as long as nobody has touched the file. `sha256` (hex)
    is of the file's `size` bytes. `body_line` is the line of the file (from 1) on which the body begins.
    """

    path: str
    article: Article
    fingerprint: str
    body_line: int
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The records of all articles that could be read, by path, and what was wrong with the others.

    `stamps` are of the files that they were read from.
    """

    records: Mapping[str, Record]
    stamps: Stamps
    problems: tuple[BackfileError, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """The paths of the articles that could not be read."""
        return tuple(dict.fromkeys(problem.at.path for problem in self.problems if problem.at))

    def kept(self) -> Iterator[tuple[str, Row]]:
        """Yield what the next build can use: each settled file's stamp and its row."""
        return (
            (self.stamps[path], row_for(record))
            for path, record in self.records.items()
            if self.stamps[path] != UNSETTLED
        )


def key_of(path: str) -> str:
    """Return the key of the article with this path: "articles/2024/slug.md" gives "2024/slug"."""
    return path.removeprefix(f"{FOLDER}/").removesuffix(SUFFIX)


def path_of(key: str) -> str:
    """Return the file of the article with this key."""
    return f"{FOLDER}/{key}{SUFFIX}"


def read_shelf(root: Path, limits: Press, stamps: Stamps, known: Iterable[tuple[str, Row]], *, crew: Crew) -> Shelf:
    """Read every article of the site in `root`, given the stamps of the files in its articles folder.

    `known` are stamps and rows of an earlier build: a file with the same stamp is not read again.
    """
    paths = [path for path in stamps if path.lower().endswith(SUFFIX)]
    found: dict[str, Record] = {}
    for stamp, row in known:
        path = path_of(row[0])
        if stamps.get(path) == stamp != UNSETTLED:
            found[path] = record_of(row)
    waiting = [path for path in paths if path not in found]
    problems: list[BackfileError] = []
    for path, result in zip(waiting, mapped(_read, (root, limits), waiting, crew=crew, chunk=CHUNK), strict=True):
        if isinstance(result, Unreadable):
            problems += result.problems
        else:
            found[path] = record_of(result)
    records = {path: found[path] for path in paths if path in found}
    return Shelf(records=records, stamps=stamps, problems=tuple(problems))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why an article could not be read."""

    problems: tuple[BackfileError, ...]


def _read(site: tuple[Path, Press], path: str) -> Row | Unreadable:
    try:
        check_name(path)
        shelved = read_article(site[0], path, site[1])
    except BackfileError as problem:
        return Unreadable((problem,))
    except Problems as several:
        return Unreadable(several.problems)
    return row_of(
        key_of(path),
        shelved.article,
        fingerprint=shelved.fingerprint,
        sha256=shelved.sha256,
        size=shelved.size,
    )


def read_article(root: Path, path: str, limits: Press) -> Shelved:
    """Read one article file. Raises BackfileError or Problems."""
    data = read_plain(root / path, path, most=limits.article_bytes, setting="press.article_bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BackfileError("the file is not UTF-8", Location(path, line), "save it as UTF-8") from None
    whole = opened(text, path)
    return Shelved(
        path=path,
        article=whole.article,
        fingerprint=whole.fingerprint,
        body_line=whole.body_line,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
    )


def check_name(path: str) -> None:
    """Raise BackfileError where a path cannot be an address that is the same everywhere."""
    *folders, file = PurePosixPath(path.removeprefix(f"{FOLDER}/")).parts
    if len(folders) >= MOST_FOLDERS:
        raise BackfileError(f"nested deeper than {MOST_FOLDERS} folders", Location(path))
    named = [(folder, "") for folder in folders]
    for name, suffix in (*named, (file[: -len(SUFFIX)], file[-len(SUFFIX) :])):
        if not _NAME.match(name) or reserved(name) or suffix not in ("", SUFFIX):
            better = slugify(name, max_length=80) or "article"
            better = f"{better}-1" if reserved(better) else better
            message = f"the name '{name}{suffix}' would not be the same address everywhere"
            raise BackfileError(message, Location(path), f"rename it to '{better}{suffix.lower()}'")


def reserved(name: str) -> bool:
    """Tell whether a name means something else: to Windows ("con"), to a host ("index"), or to the press.

    The press writes a.html for the article "a", so no folder may be called that.
    """
    return _RESERVED.match(name) is not None


def free_path(folder: str, slug: str, taken: Container[str]) -> str:
    """Return the path for a new article: the slug, or slug-2, slug-3 … where that is taken."""
    stem = f"{FOLDER}/{folder}/{slug}"
    path, count = f"{stem}{SUFFIX}", 1
    while path in taken:
        count += 1
        path = f"{stem}-{count}{SUFFIX}"
    return path


def slug_of(text: str) -> str:
    """Return a file name for a headline: ASCII, at most 80 characters, never empty, never reserved."""
    slug = slugify(text[:1000], max_length=80, word_boundary=True, save_order=True) or "untitled"
    return f"{slug}-1" if reserved(slug) else slug
