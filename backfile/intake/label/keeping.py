"""Prose that the model left out and that is kept all the same: losing text is worse than keeping it."""

from collections.abc import Sequence

from backfile.intake.label.facts import Facts
from backfile.intake.label.page import Page

_ENOUGH = 0.5
"""The share of the prose that the model must have kept for its word to stand."""
_LONG, _SOME = 350, 0.25
"""Words that the model kept from which they are an article of their own, if they are so much of the prose."""
_WHOLE, _AMONG = 80, 0.25
"""The same, if it left out no more prose than this share among them: below stand other news, comments."""
_OUT = frozenset({"above", "head", "inside", "below"})
_MOST = 60
"""Words that count of one line."""


def keep_prose(lines: Sequence[Facts], page: Page, states: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Keep the run of prose where the model left most of it out: losing text is worse than keeping it.

    Returns the states, and the places of the lines that are kept although the model was against them.
    """
    prose = [i for i in range(page.first, page.last + 1) if lines[i].kind == "prose"]
    whole = sum([min(lines[i].length, _MOST) for i in prose])
    body = sum([min(lines[i].length, _MOST) for i in prose if states[i] == "body"])
    doubtful = frozenset(
        [i for i in prose if states[i] in _OUT and not lines[i].families & {"promo", "legal"}]
    )
    kept = [i for i, state in enumerate(states) if state == "body"]
    text = sum([min(lines[i].length, _MOST) for i in kept])
    among = sum([min(lines[i].length, _MOST) for i in doubtful if kept and kept[0] < i < kept[-1]])
    if (
        body >= _ENOUGH * whole
        or (body >= _LONG and body >= _SOME * whole)
        or (text >= _WHOLE and among <= _AMONG * text)
    ):
        return list(states), frozenset()
    return ["body" if i in doubtful else state for i, state in enumerate(states)], doubtful
