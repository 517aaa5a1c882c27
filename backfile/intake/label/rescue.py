"""What the model left out of the text, or took for the header: losing text is worse than keeping it."""

import re
from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts

_OUT: Final = frozenset({"above", "head", "inside", "below"})
_HEADER: Final = frozenset({"byline", "published"})
_APPEALS: Final = frozenset({"promo", "legal"})
_LEAST: Final = 3
"""Words that a sentence has at least."""
_SIGNED: Final = re.compile(r".{0,80}?(?:/[^\W\d][^/]{1,30}/\.? |\([^\W\d][^()]{1,40}\) ?[-–—] )")
"""How agencies open a report: "EASTMOUTH, March 3 (Reuters) - ", "ВОСТОЧНЫЙ, 17 мая. /ТАСС/. "."""
_PARAGRAPH: Final = 16
"""Words from which a sentence right above the body is likelier its first paragraph than a deck."""
_BYLINE: Final = 16
"""Words that a byline has at most."""


def rescue(lines: Sequence[Facts], states: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Bring sentences back that belong to the text.

    A sentence is no byline; a report that an agency signs at its beginning has no deck from there on; a
    headline has one deck, and a page of nothing but decks has a text; right above the body a long sentence,
    or one below the byline or the date, is its first paragraph. Sentences that stand in one run with the
    body, with no other line between them, are of the body, unless they ask for support or state rights.
    Returns the states, and the places of the lines that are kept against the model.
    """
    found = _no_sentence_in_the_header(lines, states)
    rescued = {i for i, state in enumerate(found) if state == "body" and states[i] != "body"}
    for run in _runs(lines, found):
        if any(found[i] == "body" for i in run):
            rescued.update(i for i in run if found[i] in _OUT)
    return ["body" if i in rescued else state for i, state in enumerate(found)], frozenset(rescued)


def keep_between(lines: Sequence[Facts], states: Sequence[str]) -> frozenset[int]:
    """Return the paragraphs that were left out right between two lines of the text.

    What interrupts a text is a link, a button or a box, and seldom one paragraph by itself.
    """
    return frozenset(
        [
            i
            for i in range(1, len(states) - 1)
            if states[i] in _OUT
            and states[i - 1] == "body" == states[i + 1]
            and (lines[i].kind, lines[i].end) == ("prose", "stop")
            and not lines[i].families & _APPEALS
        ]
    )


def is_sentence(line: Facts) -> bool:
    """Tell whether a line reads as a sentence or more, and as nothing that belongs to the page around it."""
    if line.dated and 2 * sum(map(str.isdigit, line.words)) >= line.length:
        return False  # a date that ends in an abbreviation: "4 марта 2023 г."
    return line.end in {"stop", "question", "dots"} and line.length >= _LEAST and line.kind != "cue"


def _no_sentence_in_the_header(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    found = list(states)
    signed = False
    for i, line in enumerate(lines):
        if found[i] == "byline" and is_sentence(line) and not _opens_as_byline(line):
            found[i] = "body"
        signed = signed or (found[i] == "description" and _SIGNED.match(line.text) is not None)
        if signed and found[i] == "description" and is_sentence(line):
            found[i] = "body"
    _begin_with_a_paragraph(lines, found)
    decks = [i for i, state in enumerate(found) if state == "description" and is_sentence(lines[i])]
    keep = 1 if "body" in states else 0
    for i in decks[keep:]:
        found[i] = "body"
    return found


def _begin_with_a_paragraph(lines: Sequence[Facts], states: list[str]) -> None:
    """Make the sentences body that stand right above it, if they are long or stand below a byline or a date.

    Decks stand above the byline and the date, and are short where there is neither.
    """
    first = states.index("body") if "body" in states else 0
    title = states.index("title") if "title" in states else 0
    header = max(
        [i for i in range(title + 1, first) if states[i] in _HEADER or lines[i].dated], default=first
    )
    for i in range(first - 1, -1, -1):
        if states[i] != "description" or not is_sentence(lines[i]):
            break
        if i < header and lines[i].length < _PARAGRAPH:
            break
        states[i] = "body"


def _opens_as_byline(line: Facts) -> bool:
    return line.length <= _BYLINE and any(hit.family == "byline" and hit.place == 0 for hit in line.hits)


def _runs(lines: Sequence[Facts], states: Sequence[str]) -> list[list[int]]:
    """Return the runs of sentences below the headline, each without any other line in it."""
    title = states.index("title") if "title" in states else -1
    runs: list[list[int]] = [[]]
    for i in range(title + 1, len(lines)):
        line = lines[i]
        if is_sentence(line) and not (states[i] in _OUT and line.families & _APPEALS):
            runs[-1].append(i)
        else:
            runs.append([])
    return [run for run in runs if len(run) > 1]
