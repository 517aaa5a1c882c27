"""What is on the shelf and in the captures, as a build and a review see it. Nothing is written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backfile import program
from backfile.errors import BackfileError
from backfile.intake import filing, memory
from backfile.intake.assigning import assigned
from backfile.intake.batch import Batch, read_again, read_all
from backfile.intake.filing import Plan
from backfile.intake.likeness import Likeness, likenesses
from backfile.look import Look
from backfile.places import Place
from backfile.records.shelf import Shelf, read_shelf
from backfile.state import State
from backfile.toml.settings import Settings
from backfile.working.work import Crew

if TYPE_CHECKING:
    from backfile.intake.review import Found


@dataclass(frozen=True, slots=True)
class Seen:
    """The articles' records, what was read from every capture or remembered of it, and what is to be done.

    `problems` are all that are wrong; `apart` tells of articles that are one and were filed apart, `alike` of
    captures that are nearly the same.
    """

    shelf: Shelf
    batch: Batch
    plan: Plan
    problems: tuple[BackfileError, ...]
    apart: tuple[str, ...] = ()
    alike: tuple[Likeness, ...] = ()


def see(place: Place, settings: Settings, before: State, looked: Look, *, crew: Crew) -> Seen:
    """Read what has changed since an earlier build, whose state is `before`, and decide on all of it."""
    known = before.rows("articles", shelf_seal(settings))
    shelf = read_shelf(place, settings.press, looked.articles, known, crew=crew)
    readings = before.rows("captures", captures_seal(settings))
    intake, profiles = settings.intake, settings.publication
    batch = read_all(place, intake, profiles, looked.seeds, readings, crew=crew)
    if shelf.problems:  # an article that can't be read may be the one that a capture was filed as
        return Seen(shelf, batch, Plan(), (*shelf.problems, *batch.problems))
    filed = shelf.rows.filed() if batch.found or batch.unread else {}
    of = assigned(batch.found, filed, batch.unread)
    if unread := filing.unread(of.cases):
        batch = read_again(batch, place, intake, profiles, unread, looked.seeds, crew=crew)
        of = assigned(batch.found, filed, batch.unread)
    plan = filing.plan(of.cases, filed, filing.texts_for(place, of.cases, settings.press))
    alike = likenesses(of.cases, least=intake.similar) if intake.similar else ()
    problems = (*batch.problems, *of.problems, *plan.problems)
    return Seen(shelf, batch, plan, problems, of.remarks, tuple(alike))


def found_by(seen: Seen, problems: Sequence[BackfileError]) -> "Found":
    """Return what a review goes by; `problems` are those of the run."""
    from backfile.intake.review import Found  # a build has no review, and this imports half of intake

    return Found(
        filed=seen.shelf.rows.filed(),
        taken=seen.batch.taken,
        decisions=seen.plan.decisions,
        problems=problems,
        apart=seen.apart,
        alike=seen.alike,
    )


def shelf_seal(settings: Settings) -> str:
    """Return what the rows of articles depend on besides the articles."""
    return digest(program.digest(), settings.press.article_bytes)


def captures_seal(settings: Settings) -> str:
    """Return what the rows of captures depend on besides the captures."""
    return memory.seal(settings.intake, settings.publication)


def digest(*parts: object) -> str:
    """Return the SHA-256 (hex) of values that say all of themselves."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
