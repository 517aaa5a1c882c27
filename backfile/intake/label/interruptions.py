"""What stands between the paragraphs of a text: links to other articles, and words that say it goes on."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts

_LINK: Final = 30
"""Words that a line has at most which announces another article and names it: "Read more: ..."."""
_SENTENCES: Final = frozenset({"prose", "open", "sentence"})
_NEAR: Final = 4
"""How many lines above the words that the text goes on it must have stood."""


def interrupted(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """Take links out of the body, and let it go on below the words that say that it does."""
    found = list(states)
    for i, line in enumerate(lines):
        if found[i] == "body" and _links(line):
            found[i] = "inside"
        elif found[i] != "body" and "continues" in line.whole and "body" in found[max(0, i - _NEAR) : i]:
            for later in range(i + 1, len(lines)):
                if lines[later].kind not in _SENTENCES:
                    break
                found[later] = "body"
    return found


def _links(line: Facts) -> bool:
    """Tell a line that announces an article and names it: "Read more: Harbour opens", ">> All dates"."""
    if line.length > _LINK or line.end == "stop":
        return False
    if line.text.startswith((">>", "››")):
        return True
    announced = max([hit.size for hit in line.hits if hit.family == "related" and hit.place == 0], default=0)
    if not 0 < announced < line.length:
        return False
    head = line.text.partition(line.original[announced])[0]
    return head.rstrip().endswith((":", "|", ">", "»", "→"))
