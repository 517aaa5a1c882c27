"""Gives every line of a capture its role: what it is to the article, and why."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from backfile.intake.label.body import Verdict
from backfile.intake.label.chain import STATES, decode, score, weights
from backfile.intake.label.facts import Facts, measure, visible
from backfile.intake.label.features import features
from backfile.intake.label.headline import headline_weights
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.page import skim, survey
from backfile.intake.label.reasons import BLANK
from backfile.intake.label.second import trees
from backfile.intake.label.traits import described
from backfile.intake.label.verdicts import verdicts
from backfile.roles import LabelledLine, Role

__all__ = ["label"]

_SHORT: Final = 48
"""How many characters a line has at most that is remembered."""
_MENU: Verdict = (Role.NAVIGATION, "stands in a long list of links")


def label(lines: Sequence[str]) -> tuple[LabelledLine, ...]:
    """Label the lines of a capture, one by one and numbered from 1.

    The lines are those of a page as copied from a browser window or dumped by a scraper. Any text is taken:
    the result always holds every line exactly once. The work is linear in the input's size.
    """
    places = [place for place, line in enumerate(lines) if visible(line)]
    # A fifth of a page's lines stands on it again.
    known = {
        line: _short(line) if len(line) <= _SHORT else measure(line, lexicon())
        for line in dict.fromkeys([lines[place] for place in places])
    }
    facts = [known[lines[place]] for place in places]
    decided = _verdicts(facts, _gaps(places))
    filled = _with_blanks(len(lines), dict(zip(places, decided, strict=True)))
    return tuple(
        [
            LabelledLine(number, text, role, reason)
            for number, (text, (role, reason)) in enumerate(zip(lines, filled, strict=True), 1)
        ]
    )


@lru_cache(maxsize=1 << 12)
def _short(line: str) -> Facts:
    """Measure and describe a short line: menus and buttons come again on every page of a publication."""
    return described(measure(line, lexicon()))


def _gaps(places: Sequence[int]) -> list[int]:
    """Count the blank lines before each visible line."""
    return [place - before - 1 for before, place in zip([-1, *places], places, strict=False)]


def _verdicts(facts: Sequence[Facts], gaps: Sequence[int]) -> list[Verdict]:
    """Label the visible lines: the model on the page without the middles of its menus, then the rules."""
    kept = skim(facts)
    lines = [facts[place] if facts[place].features else described(facts[place]) for place in kept]
    page = survey(lines, [gaps[place] for place in kept], headline_weights())
    names = features(lines, [gaps[place] for place in kept], page)
    model = weights()
    scores = score(names, model)
    path = [STATES[state] for state in decode(scores, model.moves)]
    found = dict(zip(kept, verdicts(lines, page, names, path, scores, model, trees()), strict=True))
    return [found.get(place, _MENU) for place in range(len(facts))]


def _with_blanks(size: int, verdicts: dict[int, Verdict]) -> list[Verdict]:
    """Give a blank line the role of its neighbours where both have the same."""
    blank = (Role.BLANK, BLANK)
    filled: list[Verdict] = []
    before: Verdict | None = None
    waiting = 0
    for place in range(size):
        verdict = verdicts.get(place)
        if verdict is None:
            waiting += 1
            continue
        same = before is not None and before[0] is verdict[0]
        filled += [before if same and before else blank] * waiting
        filled.append(verdict)
        before, waiting = verdict, 0
    return filled + [blank] * waiting
