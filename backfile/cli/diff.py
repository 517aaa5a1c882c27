"""diff: an article's file beside how its captures are read now."""

import difflib
import sys
from collections.abc import Container
from pathlib import Path
from typing import Any

from backfile import config, places
from backfile.articlefile import unsealed
from backfile.captures import FOLDER
from backfile.captures.naming import file_of, order
from backfile.errors import BackfileError, Exit, Location
from backfile.intake.gather import drafts_of
from backfile.intake.joining import joined, sealed
from backfile.intake.reading import read
from backfile.intake.sidecar import sidecar_for
from backfile.model import Article
from backfile.names import FOLDER as ARTICLES
from backfile.places import Place
from backfile.settings import Settings
from backfile.shelf import read_article


def diff(root: Path, article: str) -> int:
    """Print a unified diff from the article's file to the newer reading; nothing where they are the same.

    `article` is a path in the site, or one that leads there from the current folder. Where it has several
    captures, the newer reading is made of those that are in the archive. Raises BackfileError or Problems.
    """
    settings = config.load(root)
    place = places.place_of(root, settings.build.storage)
    path = _path(root, place, article)
    whole = read_article(place, path, settings.press).article
    records = [one for one in (*whole.captures, whole.capture) if one]
    if not records:
        raise BackfileError("this article was written by hand: it has no capture", Location(path))
    seeds = frozenset(places.files_below(place, FOLDER))
    here = [one for one in records if file_of(one.file) in seeds]
    if not here:
        file = file_of(records[-1].file)
        raise BackfileError(f"its capture {file} is not in the archive", Location(path))
    readings = [_reading(place, settings, one.file, seeds) for one in here]
    readings.sort(key=_when)
    limit = settings.press.article_bytes
    data = places.read(place, path, most=limit, setting="press.article_bytes")
    before = unsealed(data.decode("utf-8"))
    after = unsealed(sealed(joined(readings, [one for one in whole.captures if one not in here])))
    sys.stdout.writelines(
        difflib.unified_diff(
            before.splitlines(keepends=True),
            after.splitlines(keepends=True),
            path,
            f"{path} (read again from {' and '.join(one.file for one in here)})",
        )
    )
    return Exit.DONE


def _reading(place: Place, settings: Settings, name: str, seeds: Container[str]) -> Article:
    """Read a capture as intake reads it now. Raises BackfileError or Problems."""
    sidecar = sidecar_for(file_of(name), seeds.__contains__)
    draft = next(drafts_of(place, name, sidecar, settings.intake))
    if isinstance(draft, BackfileError):
        raise draft
    return read(draft, settings.intake).article


def _when(article: Article) -> tuple[Any, ...]:
    capture = article.capture
    return order(capture.file, capture.retrieved) if capture else ()


def _path(root: Path, place: Place, article: str) -> str:
    known = set(places.files_below(place, ARTICLES))
    written = Path(article)
    absolute = written if written.is_absolute() else Path.cwd() / written
    for base in (root, root.resolve()):
        if absolute.is_relative_to(base) and absolute.relative_to(base).as_posix() in known:
            return absolute.relative_to(base).as_posix()
    if written.as_posix() in known:
        return written.as_posix()
    raise BackfileError("there is no such article", Location(article), "name its file: articles/2024/slug.md")
