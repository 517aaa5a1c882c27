"""Prose that the model left out and that is kept all the same: losing text is worse than keeping it."""

from collections.abc import Sequence

from backfile.intake.label.facts import Facts
from backfile.intake.label.page import Page

_ENOUGH = 0.5
"""The share of the prose that the model must have kept for its word to stand."""
_WHOLE, _SOME = 350, 0.25
"""Words that the model kept from which they are an article of their own, if they are so much of the prose."""
_ARTICLE = 80
"""Words of text that the model must have kept above readers' comments."""
_MODEL = 0.9
"""The share of the text that the model kept, of which no more than the rest may stand among the comments."""
_COMMENTS = 3
"""So many lines that say what only comments have ("Reply", "Ann says") must follow where no number is told."""
_OUT = frozenset({"above", "head", "inside", "below"})
_MOST = 60
"""Words that count of one line."""


def keep_prose(lines: Sequence[Facts], page: Page, states: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Keep the run of prose where the model left most of it out: losing text is worse than keeping it.

    Returns the states, and the places of the lines that are kept although the model was against them.
    """
    run = range(page.first, page.last + 1)
    run = range(page.first, _comments(lines, states, run))
    prose = [i for i in run if lines[i].kind == "prose"]
    whole = sum([min(lines[i].length, _MOST) for i in prose])
    body = sum([min(lines[i].length, _MOST) for i in prose if states[i] == "body"])
    if body >= _ENOUGH * whole or (body >= _WHOLE and body >= _SOME * whole):
        return list(states), frozenset()
    doubtful = frozenset(
        [i for i in prose if states[i] in _OUT and not lines[i].families & {"promo", "legal"}]
    )
    return ["body" if i in doubtful else state for i, state in enumerate(states)], doubtful


def _comments(lines: Sequence[Facts], states: Sequence[str], run: range) -> int:
    """Return where readers' comments begin, or where the run ends: those of a much read article are longer.

    They begin below the text with a line that announces them ("14 Comments"), and the model has kept next to
    nothing behind it.
    """
    words = [min(lines[i].length, _MOST) if states[i] == "body" else 0 for i in run]
    whole, above = sum(words), 0
    for i, here in zip(run, words, strict=True):
        above += here
        if above >= _ARTICLE and above >= _MODEL * whole and not here and _announced(i, lines):
            return i
    return run.stop


def _announced(i: int, lines: Sequence[Facts]) -> bool:
    counted = lines[i].words[:1] and lines[i].words[0].isdecimal()
    if counted and any(hit.family == "comments" and hit.place == 1 for hit in lines[i].hits):
        return True
    return "comments" in lines[i].whole and (
        sum(["comments" in line.whole for line in lines[i + 1 :]]) >= _COMMENTS
    )
