"""An article's captures, read again."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from backfile import places
from backfile.captures import FOLDER
from backfile.captures.naming import file_of
from backfile.errors import BackfileError, Location
from backfile.intake.gather import drafts_of
from backfile.intake.reading import read
from backfile.intake.sidecar import sidecar_for
from backfile.model import Article
from backfile.names import FOLDER as ARTICLES
from backfile.places import Place
from backfile.records.shelf import read_article
from backfile.toml import config
from backfile.toml.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """An article as its file has it, and how those of its captures that are in the archive are read now.

    `data` are the file's bytes, `readings` are by the names of the captures.
    """

    place: Place
    path: str
    data: bytes
    article: Article
    readings: Mapping[str, Article]


def read_again(root: Path, article: str) -> Again:
    """Read the captures of an article again.

    `article` is a path in the site, or one that leads there from the current folder. Raises BackfileError or
    Problems.
    """
    settings = config.load(root)
    place = places.place_of(root, settings.build.storage)
    path = _path(root, place, article)
    whole = read_article(place, path, settings.press).article
    records = [one for one in (*whole.captures, whole.capture) if one]
    if not records:
        raise BackfileError("this article was written by hand: it has no capture", Location(path))
    seeds = frozenset(places.files_below(place, FOLDER))
    here = [one.file for one in records if file_of(one.file) in seeds]
    if not here:
        file = file_of(records[-1].file)
        raise BackfileError(f"its capture {file} is not in the archive", Location(path))
    limit = settings.press.article_bytes
    return Again(
        place=place,
        path=path,
        data=places.read(place, path, most=limit, setting="press.article_bytes"),
        article=whole,
        readings={name: _reading(place, settings, name, seeds) for name in here},
    )


def _reading(place: Place, settings: Settings, name: str, seeds: Container[str]) -> Article:
    """Read a capture as intake reads it now. Raises BackfileError or Problems."""
    sidecar = sidecar_for(file_of(name), seeds.__contains__)
    draft = next(drafts_of(place, name, sidecar, settings.intake))
    if isinstance(draft, BackfileError):
        raise draft
    return read(draft, settings.intake, settings.publication).article


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
