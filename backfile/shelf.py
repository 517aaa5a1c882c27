"""The articles folder, read whole: where the two wings meet."""

import re
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from slugify import slugify

from backfile.articlefile import body_line, fingerprint, loads
from backfile.disk import files_below, read_plain
from backfile.errors import BackfileError, Location, Problems
from backfile.model import Article
from backfile.settings import Press
from backfile.work import ALONE, Crew, mapped

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
    """An article on the shelf. `path` is relative to the site ("articles/2024/slug.md").

    `fingerprint` is the digest that `capture.filed` holds as long as nobody has touched the file.
    `body_line` is the line of the file (from 1) on which the body begins.
    """

    path: str
    article: Article
    fingerprint: str
    body_line: int

    @property
    def key(self) -> str:
        """The article's identity: its path without folder and suffix ("2024/slug")."""
        return key_of(self.path)

    @property
    def touched(self) -> bool:
        """Whether the file is a person's: written by hand, or edited since it was filed."""
        capture = self.article.capture
        return capture is None or capture.filed != self.fingerprint


@dataclass(frozen=True, slots=True)
class Shelf:
    """All articles that could be read, by path, and what was wrong with the others."""

    articles: tuple[Shelved, ...]
    problems: tuple[BackfileError, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """The paths of the articles that could not be read."""
        return tuple(dict.fromkeys(problem.at.path for problem in self.problems if problem.at))


def key_of(path: str) -> str:
    """Return the key of the article with this path: "articles/2024/slug.md" gives "2024/slug"."""
    return path.removeprefix(f"{FOLDER}/").removesuffix(SUFFIX)


def read_shelf(root: Path, limits: Press, *, crew: Crew = ALONE) -> Shelf:
    """Read every article of the site in `root`."""
    paths = [path for path in files_below(root, FOLDER) if path.lower().endswith(SUFFIX)]
    articles: list[Shelved] = []
    problems: list[BackfileError] = []
    for result in mapped(_read, (root, limits), paths, crew=crew, chunk=CHUNK):
        if isinstance(result, Shelved):
            articles.append(result)
        else:
            problems += result
    return Shelf(tuple(articles), tuple(problems))


def _read(site: tuple[Path, Press], path: str) -> Shelved | tuple[BackfileError, ...]:
    try:
        check_name(path)
        return read_article(site[0], path, site[1])
    except BackfileError as problem:
        return (problem,)
    except Problems as several:
        return several.problems


def read_article(root: Path, path: str, limits: Press) -> Shelved:
    """Read one article file. Raises BackfileError or Problems."""
    data = read_plain(root / path, path, most=limits.article_bytes, setting="press.article_bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BackfileError("the file is not UTF-8", Location(path, line), "save it as UTF-8") from None
    return Shelved(
        path=path, article=loads(text, path), fingerprint=fingerprint(text), body_line=body_line(text)
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
