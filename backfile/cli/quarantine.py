"""A build that goes on without the articles that are broken, and tells of each why it was left out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from backfile.captures import FOLDER as CAPTURES
from backfile.captures.naming import file_of
from backfile.errors import BackfileError, Exit, Problems
from backfile.names import FOLDER as ARTICLES
from backfile.names import path_of
from backfile.places import Place
from backfile.press.holdings.archive import shelve
from backfile.press.run import Order, Site, press
from backfile.press.theming.theme import Theme
from backfile.records.record import Record, row_for
from backfile.toml.settings import Settings
from backfile.working.work import Crew


def press_around(
    place: Place, settings: Settings, theme: Theme, order: Order, *, crew: Crew
) -> tuple[Site, tuple[BackfileError, ...]]:
    """Press a site as `press` does, without the articles that problems are told of; return these too.

    What intake found wrong has been left out already. Raises Problems with all that was found where what is
    wrong is no article's, such as a template, and where the disk fails.
    """
    told = [*order.problems]
    order = replace(order, problems=())
    while True:
        try:
            return press(place, settings, theme, order, crew=crew), tuple(dict.fromkeys(told))
        except Problems as found:
            told += found.problems
            broken = _articles_of(found.problems, order.archive.records)
            if not broken:
                raise Problems(dict.fromkeys(told)) from None
            order = _without(order, broken)


def _articles_of(problems: Iterable[BackfileError], records: Iterable[Record]) -> frozenset[str]:
    """Return the articles that problems are told of; none where one is of what can't be left out.

    A problem of a capture or a picture is one of each article that shows it.
    """
    files: set[str] = set()
    for problem in problems:
        path = problem.at.path if problem.at and problem.code is Exit.CONTENT else ""
        if not path.startswith((f"{ARTICLES}/", f"{CAPTURES}/")):
            return frozenset()
        files.add(path)
    return frozenset(record.key for record in records if not files.isdisjoint(_shown_by(record)))


def _shown_by(record: Record) -> Iterator[str]:
    """Yield the files that an article's pages are made from."""
    yield path_of(record.key)
    yield from (file_of(origin.file) for origin in record.captures)
    yield from (file for file, _ in record.pictures)


def _without(order: Order, broken: frozenset[str]) -> Order:
    """Return the order without these articles. Links to them are no mistake of those that have them."""
    archive = shelve([row_for(record) for record in order.archive.records if record.key not in broken])
    anew = None if order.anew is None else order.anew - broken
    return replace(order, archive=archive, unread=(*order.unread, *sorted(broken)), anew=anew)
