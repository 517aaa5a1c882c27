"""The articles folder, read whole: where the two wings meet."""

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backfile.articles.articlefile import opened, skimmed
from backfile.articles.seal import fingerprint_of
from backfile.errors import BackfileError, Location, Problems, problems_of
from backfile.files.stamps import UNSETTLED, Stamps
from backfile.model import Article
from backfile.names import SUFFIX, check_name, key_of, path_of
from backfile.places import Place, is_link, read
from backfile.records.record import Row, row_of
from backfile.records.rows import Rows
from backfile.records.runs import Run, packed
from backfile.toml.settings import Press
from backfile.working.patience import limited
from backfile.working.work import Crew, mapped

CHUNK = 200
"""Articles a worker takes at once: each takes some ten-thousandths of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """An article, read whole. `path` is relative to the site ("articles/2024/slug.md").

    `sha256` (hex) is of the file's `size` bytes. `body_line` is the line of the file (from 1) on which the
    body begins.
    """

    path: str
    article: Article
    body_line: int
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The rows of all articles that could be read, by path, and what was wrong with the others.

    `stamps` are of the files that they were read from, and `anew` the keys of those that were read just now.
    `gone` are the numbers of the known rows that stand for no file as it is.
    """

    rows: Rows
    stamps: Stamps
    problems: tuple[BackfileError, ...]
    anew: frozenset[str]
    gone: frozenset[int]

    @property
    def unread(self) -> tuple[str, ...]:
        """The keys of the articles that could not be read."""
        return tuple(dict.fromkeys(key_of(problem.at.path) for problem in self.problems if problem.at))

    def kept(self) -> Iterator[tuple[str, Row]]:
        """Yield what the next build can use: each settled file's stamp and its row."""
        return self._kept(range(len(self.rows)))

    def added(self) -> Iterator[tuple[str, Row]]:
        """Yield those of them that were read anew."""
        paths = enumerate(self.rows.paths if self.anew else ())
        return self._kept(place for place, path in paths if key_of(path) in self.anew)

    def _kept(self, places: Iterable[int]) -> Iterator[tuple[str, Row]]:
        stamped = ((place, self.stamps[self.rows.paths[place]]) for place in places)
        return ((stamp, self.rows[place]) for place, stamp in stamped if stamp != UNSETTLED)


def read_shelf(
    place: Place, limits: Press, stamps: Stamps, known: Iterable[tuple[str, Row]], *, crew: Crew
) -> Shelf:
    """Read every article of a place, given the stamps of the files in its articles folder.

    Only as much is read as a record holds; an article is read whole when it is printed.
    `known` are stamps and rows of an earlier build: a file with the same stamp is not read.
    """
    paths = [path for path in stamps if path.lower().endswith(SUFFIX)]
    found: dict[str, int] = {}
    run, gone = Run(), list[int]()
    for number, (stamp, row) in enumerate(known):
        path = path_of(row[0])
        if stamps.get(path) == stamp != UNSETTLED and path not in found:
            found[path] = len(run)
            run.add(packed(tuple(row)))
        else:
            gone.append(number)
    waiting = [path for path in paths if path not in found]
    problems = [*_links(place, stamps)]
    for path, result in zip(
        waiting, mapped(_read, (place, limits), waiting, crew=crew, chunk=CHUNK), strict=True
    ):
        if isinstance(result, Unreadable):
            problems += result.problems
        else:
            found[path] = len(run)
            run.add(result)
    paths = [path for path in paths if path in found]
    return Shelf(
        rows=Rows(paths, run, array("I", map(found.__getitem__, paths))),
        stamps=stamps,
        problems=tuple(problems),
        anew=frozenset(map(key_of, waiting)),
        gone=frozenset(gone),
    )


def _links(place: Place, stamps: Stamps) -> Iterator[BackfileError]:
    """Tell of links that may lead to folders: no article in one is read, and none may be filed through it."""
    for path, stamp in stamps.items():
        if stamp == UNSETTLED and not path.lower().endswith(SUFFIX) and is_link(place, path):
            hint = "put the folder itself there"
            yield BackfileError("symbolic links are not followed", Location(path), hint)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why an article could not be read."""

    problems: tuple[BackfileError, ...]


def _read(site: tuple[Place, Press], path: str) -> bytes | Unreadable:
    """Return the row of an article, packed."""
    place, limits = site
    try:
        check_name(path)
        data = read(place, path, most=limits.article_bytes, setting="press.article_bytes")
        article = skimmed(data) or _opened(data, path, limits)
    except (BackfileError, Problems) as error:
        return Unreadable(problems_of(error))
    fingerprint, sha256 = fingerprint_of(data), hashlib.sha256(data).hexdigest()
    row = row_of(key_of(path), article, fingerprint=fingerprint, sha256=sha256, size=len(data))
    return packed(tuple(row))


def _opened(data: bytes, path: str, limits: Press) -> Article:
    """Read front matter that is not in our writer's form, which may be anything that YAML allows."""
    with limited(limits.article_seconds, path, "press.article_seconds"):
        return opened(data, path).article


def read_article(place: Place, path: str, limits: Press) -> Shelved:
    """Read one article file. Raises BackfileError or Problems."""
    data = read(place, path, most=limits.article_bytes, setting="press.article_bytes")
    whole = opened(data, path)
    return Shelved(
        path=path,
        article=whole.article,
        body_line=whole.body_line,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
    )
