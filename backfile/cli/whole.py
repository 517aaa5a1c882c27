"""A build in which something may have changed, step by step."""

import gc
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from backfile import config, lock, program, state
from backfile.cli import words
from backfile.cli.made_from import inputs_of
from backfile.errors import BackfileError, Exit, Problems, problems_of
from backfile.intake import filing, memory
from backfile.intake.batch import Batch, read_all
from backfile.intake.filing import Decision
from backfile.look import Look, look
from backfile.press.outputs import rows_for
from backfile.press.run import Order, Site, press
from backfile.press.standing import digest_of
from backfile.press.survey import FOLDER
from backfile.press.theme import Theme, theme_of
from backfile.press.trees import recover
from backfile.press.urls import HOME
from backfile.settings import Settings
from backfile.shelf import Shelf, read_shelf
from backfile.state import State
from backfile.work import Crew


@dataclass(frozen=True, slots=True)
class _Taken:
    """What intake came to: the shelf as it stands afterwards, what was read, decided, and wrong."""

    seen: Look
    shelf: Shelf
    batch: Batch
    decisions: tuple[Decision, ...]
    problems: tuple[BackfileError, ...]


def build_whole(root: Path, *, executor: str | None, scheduler: str | None) -> int:
    """Build the archive in `root`. Raises Problems with all that is wrong, and then publishes nothing."""
    # Records and outputs stay until the end and are in no cycles. To look through a million of them for
    # garbage again and again is what makes large builds slower by the article.
    gc.disable()
    try:
        return _build(root, executor=executor, scheduler=scheduler)
    finally:
        gc.enable()


def _build(root: Path, *, executor: str | None, scheduler: str | None) -> int:
    crew = config.load(root).build.crew(executor=executor, scheduler=scheduler)
    with lock.locked(root):
        recover(root)
        state.forget(root)
        before = state.load(root)
        seen = look(root)
        # Behind the look, like all that is read, so that what changes later is seen by the next build.
        settings = config.load(root)
        taken = _take_in(root, settings, before, seen, crew)
        try:
            theme = theme_of(root, settings)
            site = _pressed(root, settings, theme, before, taken, crew)
        except (Problems, BackfileError) as error:
            _keep(root, settings, taken)
            words.say([*words.decided(taken.decisions), *words.remarked(taken.batch.remarks)])
            raise Problems(dict.fromkeys([*taken.problems, *problems_of(error)])) from None
        _keep(root, settings, taken, theme, site)
    words.say([*words.decided(taken.decisions), *_remarks(taken, site)])
    words.say([words.summary(len(taken.shelf.records), site.published), str(root / FOLDER / HOME)])
    return Exit.DONE


def _take_in(root: Path, settings: Settings, before: State, seen: Look, crew: Crew) -> _Taken:
    """Run intake: read every capture and file what is new."""
    known = before.take("articles", _shelf_seal(settings))
    shelf = read_shelf(root, settings.press, seen.articles, known, crew=crew)
    readings = before.take("captures", memory.seal(settings.intake))
    batch = read_all(root, settings.intake, shelf.records.values(), seen.seeds, readings, crew=crew)
    problems = [*shelf.problems, *batch.problems]
    if shelf.problems:  # an article that can't be read may be the one that a capture was filed as
        return _Taken(seen, shelf, batch, (), tuple(problems))
    plan = filing.plan(batch.found, shelf.records)
    problems += plan.problems
    problems += filing.carry_out(root, plan.decisions)
    if any(decision.text is not None for decision in plan.decisions):
        seen = replace(seen, articles=look(root).articles)  # captures were read behind the first look
        shelf = read_shelf(root, settings.press, seen.articles, [*shelf.kept()], crew=crew)
        problems += shelf.problems
    return _Taken(seen, shelf, batch, plan.decisions, tuple(problems))


def _pressed(root: Path, settings: Settings, theme: Theme, before: State, taken: _Taken, crew: Crew) -> Site:
    """Run the press. What intake found wrong keeps the site from being published, not from being proved."""
    order = Order(
        records=taken.shelf.records.values(),
        captures=frozenset(capture.file for capture in taken.batch.found),
        unread=taken.shelf.unread,
        before=before.take("outputs"),
        same=before.seal("outputs") == _press_seal(settings, theme),
        inputs=inputs_of(root, theme, taken.shelf, taken.batch, taken.seen.seeds),
        settings=_settings_digest(settings),
        problems=taken.problems,
    )
    return press(root, settings, theme, order, crew=crew)


def _keep(
    root: Path, settings: Settings, taken: _Taken, theme: Theme | None = None, site: Site | None = None
) -> None:
    """Leave what the next build can use: all of it if the site was published, else what intake read."""
    stamps = taken.seen.seeds
    sections: dict[str, Any] = {
        "articles": taken.shelf.kept(),
        "captures": memory.rows_for(taken.batch.taken, stamps),
    }
    seals = {"articles": _shelf_seal(settings), "captures": memory.seal(settings.intake)}
    head: dict[str, Any] = {"inputs": None}
    if theme is None or site is None:
        earlier = state.load(root)  # the published site is still what that build made
        if seal := earlier.seal("outputs"):
            sections["outputs"], seals["outputs"] = earlier.take("outputs"), seal
    else:
        sections["outputs"] = rows_for(site.outputs)
        seals["outputs"] = _press_seal(settings, theme)
        said = [*words.again(taken.decisions), *_remarks(taken, site)]
        head = {
            "inputs": taken.seen.digest,
            "public": digest_of(site.files),
            "said": [*said, words.unchanged(len(taken.shelf.records))],
        }
    state.save(root, {**head, "seals": seals}, sections)


def _remarks(taken: _Taken, site: Site) -> Iterator[str]:
    yield from words.remarked(taken.batch.remarks)
    yield from words.remarked(site.remarks)


def _shelf_seal(settings: Settings) -> str:
    return _digest(program.digest(), settings.press.article_bytes)


def _press_seal(settings: Settings, theme: Theme) -> str:
    return _digest(program.digest(), _settings_digest(settings), sorted(theme.sources.items()))


def _settings_digest(settings: Settings) -> str:
    """Digest the settings that have a say in the site."""
    return _digest(settings.site, settings.intake, settings.press)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
