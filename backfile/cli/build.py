"""build: from captures to the published site. The whole product, as a list of steps."""

import sys
from collections import Counter
from pathlib import Path

from backfile import config, lock
from backfile.errors import BackfileError, Exit, Problems
from backfile.intake import filing
from backfile.intake.batch import read_all
from backfile.intake.filing import Decision, Verdict
from backfile.press import print_site
from backfile.press.publish import Published, publish
from backfile.press.survey import FOLDER
from backfile.press.trees import recover
from backfile.press.urls import HOME
from backfile.settings import Settings
from backfile.shelf import Shelf, read_shelf
from backfile.work import Crew

_REMARKS = 10
"""More remarks than so many are only counted."""


def build(root: Path, *, executor: str | None = None, scheduler: str | None = None) -> int:
    """Build the archive in `root`, the work done by whom the command line says, else as in site.toml.

    Raises Problems with all that is wrong, and then publishes nothing.
    """
    settings = config.load(root)
    crew = settings.build.crew(executor=executor, scheduler=scheduler)
    with lock.locked(root):
        recover(root)
        shelf, decisions, problems = _take_in(root, settings, crew)
        try:
            printed = print_site(root, settings, shelf.articles, shelf.unread, crew=crew)
        except Problems as several:
            problems += several.problems
        if problems:
            _tell(decisions)
            raise Problems(problems)
        published = publish(root, printed.files)
    _tell(decisions)
    for remark in printed.remarks[:_REMARKS]:
        _say(remark)
    if len(printed.remarks) > _REMARKS:
        _say(f"… and {len(printed.remarks) - _REMARKS:,} more such remarks")
    _say(_summary(len(shelf.articles), published))
    _say(str(root / FOLDER / HOME))
    return Exit.DONE


def _take_in(
    root: Path, settings: Settings, crew: Crew
) -> tuple[Shelf, tuple[Decision, ...], list[BackfileError]]:
    """Run intake: read every capture and file what is new. Returns the shelf as it stands afterwards."""
    shelf = read_shelf(root, settings.press, crew=crew)
    batch = read_all(root, settings.intake, shelf.articles, crew=crew)
    problems = [*shelf.problems, *batch.problems]
    if shelf.problems:  # an article that can't be read may be the one that a capture was filed as
        return shelf, (), problems
    plan = filing.plan(batch.found, shelf.articles)
    problems += plan.problems
    problems += filing.carry_out(root, plan.decisions)
    if any(decision.text is not None for decision in plan.decisions):
        shelf = read_shelf(root, settings.press, crew=crew)
        problems += shelf.problems
    return shelf, plan.decisions, problems


def _tell(decisions: tuple[Decision, ...]) -> None:
    """Say what intake did, article by article, kept ones in a number."""
    for decision in decisions:
        if decision.verdict is Verdict.EDITED:
            _say(f"{decision.path}: edited by hand, so kept; its capture is read otherwise now")
            _say(f"    hint: see the newer reading with: python build.py diff {decision.path}")
        elif decision.verdict is not Verdict.KEPT:
            _say(f"{decision.path}: {decision.verdict}")
    counts = Counter(decision.verdict for decision in decisions)
    parts = [f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]]
    if parts:
        _say(f"{_many(len(decisions), 'capture')}: {', '.join(parts)}")


def _summary(articles: int, published: Published) -> str:
    if not published.written and not published.pruned:
        return f"{_many(articles, 'article')}; nothing has changed"
    pruned = f", {published.pruned} pruned" if published.pruned else ""
    files = f"{_many(published.written, 'file')} written, {published.unchanged} unchanged{pruned}"
    return f"{_many(articles, 'article')}; {files}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
