"""diff: an article's file beside how its capture is read now."""

import difflib
import sys
from pathlib import Path

from backfile import config
from backfile.articlefile import unsealed
from backfile.captures import FOLDER
from backfile.captures.naming import file_of
from backfile.disk import files_below, read_plain
from backfile.errors import BackfileError, Exit, Location
from backfile.intake.filing import sealed
from backfile.intake.gather import drafts_of
from backfile.intake.reading import read
from backfile.names import FOLDER as ARTICLES
from backfile.shelf import read_article


def diff(root: Path, article: str) -> int:
    """Print a unified diff from the article's file to the newer reading; nothing where they are the same.

    `article` is a path in the site, or one that leads there from the current folder. Raises BackfileError or
    Problems.
    """
    settings = config.load(root)
    path = _path(root, article)
    record = read_article(root, path, settings.press).article.capture
    if record is None:
        raise BackfileError("this article was written by hand: it has no capture", Location(path))
    file = file_of(record.file)
    if file not in files_below(root, FOLDER):
        raise BackfileError(f"its capture {file} is not in the archive", Location(path))
    draft = next(drafts_of(root / file, record.file, settings.intake))
    if isinstance(draft, BackfileError):
        raise draft
    reading = read(draft, settings.intake)
    limit = settings.press.article_bytes
    data = read_plain(root / path, path, most=limit, setting="press.article_bytes")
    before = unsealed(data.decode("utf-8"))
    after = unsealed(sealed(reading.article))
    sys.stdout.writelines(
        difflib.unified_diff(
            before.splitlines(keepends=True),
            after.splitlines(keepends=True),
            path,
            f"{path} (read again from {record.file})",
        )
    )
    return Exit.DONE


def _path(root: Path, article: str) -> str:
    known = set(files_below(root, ARTICLES))
    written = Path(article)
    absolute = written if written.is_absolute() else Path.cwd() / written
    for base in (root, root.resolve()):
        if absolute.is_relative_to(base) and absolute.relative_to(base).as_posix() in known:
            return absolute.relative_to(base).as_posix()
    if written.as_posix() in known:
        return written.as_posix()
    raise BackfileError("there is no such article", Location(article), "name its file: articles/2024/slug.md")
