"""review: what needs a human, with the line to change or the command to run. It files and prints nothing."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from backfile import places, state
from backfile.cli.taking import found_by, see
from backfile.cli.words import many
from backfile.errors import BackfileError, Exit, shown
from backfile.files import lock
from backfile.intake.review import review as matters_of
from backfile.look import look
from backfile.matters import ABOUT, Kind, Matter
from backfile.text import lines_of
from backfile.toml import config
from backfile.toml.schema import nearest

FORM = "backfile-review-1"
FIRST = 10
"""Matters of a kind that are told where no kind was asked for."""
_MARGIN = "    "


def review(root: Path, *, as_json: bool, kind: str | None) -> int:
    """Print what needs a human in the archive in `root`, of one kind or of all.

    Returns the exit code of what is broken so that no build can publish; matters for a human are no error.
    Raises BackfileError or Problems, and exit code 75 where a build is running.
    """
    if kind is not None and kind not in ABOUT:
        hint = nearest(kind, ABOUT)
        raise BackfileError(f"there is no kind of matter '{kind}'", hint=hint, code=Exit.USAGE)
    settings = config.load(root)
    place, crew = places.place_of(root, settings.build.storage), settings.build.crew()
    with lock.locked(root):
        seen = see(place, settings, state.load(root), look(root, place), crew=crew)
        found = found_by(seen, seen.problems)
        matters = matters_of(place, settings, found, config.text_of(root), crew=crew)
    waiting = sum(decision.text is not None for decision in seen.plan.decisions)
    told = [one for one in matters if kind in (None, one.kind)]
    if as_json:
        sys.stdout.write(f"{_document(told, matters, waiting)}\n")
    else:
        lines = _lines(told, waiting, most=None if kind else FIRST)
        sys.stdout.writelines(f"{shown(line)}\n" for line in lines)
    return _code(seen.problems)


def _code(problems: Sequence[BackfileError]) -> int:
    return max((problem.code for problem in problems), default=Exit.DONE)


def _document(told: Sequence[Matter], matters: Sequence[Matter], waiting: int) -> str:
    """Return the JSON of docs/review.md, which a reader may rely on: what is told, the counts of all."""
    counts = Counter(one.kind for one in matters)
    document = {
        "form": FORM,
        "waiting": waiting,
        "counts": {kind.value: counts[kind.value] for kind in Kind},
        "matters": [asdict(one) for one in told],
    }
    return json.dumps(document)  # ASCII: some readers end a line at U+2028, too


def _lines(matters: Sequence[Matter], waiting: int, *, most: int | None) -> Iterator[str]:
    if waiting:
        yield f"{many(waiting, 'article')} to be filed: build, and review again"
        yield ""
    for kind, group in groupby(matters, key=lambda one: one.kind):
        ofkind = list(group)
        yield f"{ABOUT[Kind(kind)]}: {len(ofkind):,}"
        yield ""
        for matter in ofkind[:most]:
            yield from _told(matter)
        if most and len(ofkind) > most:
            yield f"… and {len(ofkind) - most:,} more: python build.py review --kind {kind}"
        yield ""
    counts = Counter(one.kind for one in matters)
    summary = ", ".join(f"{count:,} {kind}" for kind, count in counts.items())
    yield f"{many(len(matters), 'matter')} for a human: {summary}" if matters else "nothing needs a human"


def _told(matter: Matter) -> Iterator[str]:
    """Tell one matter as mistakes are told: place, what it is, what to do."""
    place = f"{matter.path}:{matter.line}" if matter.line else matter.path
    yield f"{place}: {matter.message}" if place else matter.message
    if matter.count > 1:
        named = ", ".join(f"articles/{key}.md" for key in matter.articles)
        yield f"{_MARGIN}in {many(matter.count, 'article')}, such as {named}"
    yield f"{_MARGIN}hint: {matter.remedy}"
    if matter.command:
        yield f"{_MARGIN}{matter.command}"
    yield from (f"{_MARGIN}{line}".rstrip() for line in lines_of(matter.paste))
