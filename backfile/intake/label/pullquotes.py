"""Quotes that a page shows a second time, in large letters, near the paragraph that holds them."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts

_QUOTE: Final = range(6, 41)
"""How many words such a quote has."""
_NEAR: Final = 8
"""How many lines of the text from it the paragraph stands at most."""
_MORE: Final = 4
"""How many words longer it is at least."""
_MARKS: Final = tuple('"“”„«‘')


def without_pull_quotes(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """Take out of the body the quotes, ended as sentences are, that a longer line near holds word for word.

    A quote without a full stop may be a heading of the text.
    """
    found = list(states)
    body = [i for i, state in enumerate(states) if state == "body"]
    for place, i in enumerate(body):
        line = lines[i]
        if line.length in _QUOTE and line.end == "stop" and line.text.startswith(_MARKS):
            own = " ".join(line.words)
            near = [lines[k] for k in body[max(0, place - _NEAR) : place + _NEAR + 1]]
            if any(own in " ".join(each.words) for each in near if each.length >= line.length + _MORE):
                found[i] = "inside"
    return found
