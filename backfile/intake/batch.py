"""Every capture of a site, read into articles."""

from dataclasses import dataclass
from pathlib import Path

from backfile.errors import BackfileError, Problems
from backfile.intake.gather import captures_in, draft_of
from backfile.intake.reading import read
from backfile.model import Article
from backfile.settings import Intake
from backfile.work import mapped

CHUNK = 16
"""Captures a worker takes at once: each takes some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The articles of all captures that could be read, in the order of their names, and the problems."""

    articles: tuple[Article, ...]
    problems: tuple[BackfileError, ...]


def read_all(root: Path, settings: Intake, *, workers: int) -> Batch:
    """Read every capture below the site's seeds folder."""
    names, problems = captures_in(root)
    articles: list[Article] = []
    for result in mapped(_read, (root, settings), names, workers=workers, chunk=CHUNK):
        if isinstance(result, Article):
            articles.append(result)
        else:
            problems += result
    return Batch(tuple(articles), tuple(problems))


def _read(site: tuple[Path, Intake], name: str) -> Article | tuple[BackfileError, ...]:
    root, settings = site
    try:
        return read(draft_of(root / name, name, settings), settings).article
    except BackfileError as problem:
        return (problem,)
    except Problems as several:
        return several.problems
