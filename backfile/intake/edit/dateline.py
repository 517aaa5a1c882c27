"""The dateline as printed: the place (and day) that a story was filed from."""

from collections.abc import Sequence

from backfile.intake.finding import Finding
from backfile.roles import LabelledLine, Role
from backfile.text import folded


def dateline_of(lines: Sequence[LabelledLine]) -> Finding[str | None]:
    """Return the first dateline that stands on a line of its own, verbatim."""
    for line in lines:
        if line.role is Role.DATELINE:
            text = folded(line.text)
            return Finding(text, f"line {line.number}: {text}")
    return Finding(None)
