"""What is on the shelf and in the captures, as a build and a review see it. Nothing is written."""

import hashlib
from dataclasses import dataclass

from backfile import program
from backfile.intake import memory
from backfile.intake.batch import Batch, read_all
from backfile.look import Look
from backfile.places import Place
from backfile.settings import Settings
from backfile.shelf import Shelf, read_shelf
from backfile.state import State
from backfile.work import Crew


@dataclass(frozen=True, slots=True)
class Seen:
    """The articles' records, and what was read from every capture, or remembered of it."""

    shelf: Shelf
    batch: Batch


def see(place: Place, settings: Settings, before: State, looked: Look, *, crew: Crew) -> Seen:
    """Read what has changed since an earlier build, whose state is `before`."""
    known = before.rows("articles", shelf_seal(settings))
    shelf = read_shelf(place, settings.press, looked.articles, known, crew=crew)
    readings = before.rows("captures", captures_seal(settings))
    batch = read_all(
        place,
        settings.intake,
        settings.publication,
        shelf.records.values(),
        looked.seeds,
        readings,
        crew=crew,
    )
    return Seen(shelf, batch)


def shelf_seal(settings: Settings) -> str:
    """Return what the rows of articles depend on besides the articles."""
    return digest(program.digest(), settings.press.article_bytes)


def captures_seal(settings: Settings) -> str:
    """Return what the rows of captures depend on besides the captures."""
    return memory.seal(settings.intake, settings.publication)


def digest(*parts: object) -> str:
    """Return the SHA-256 (hex) of values that say all of themselves."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
