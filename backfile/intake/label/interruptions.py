"""What stands between the paragraphs of a text: links to other articles, and words that say it goes on."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts

_LINK: Final = 30
"""Words that a line has at most which announces another article and names it: "Read more: ..."."""
_SENTENCES: Final = frozenset({"prose", "open", "sentence"})
_MARKS: Final = (">>", "››")
_FEW: Final = 3
"""So many lines of a page at most begin with a mark of links: in a transcript each change of speaker may."""
_ASKED: Final = frozenset({"stop", "question", "comma", "dots"})
"""How no link ends."""
_NEAR: Final = 20
"""How many lines above the words that the text goes on it must have stood."""


def interrupted(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """Take links out of the body, and let it go on below the words that say that it does."""
    found = without_links(lines, states)
    for i, line in enumerate(lines):
        if found[i] != "body" and "continues" in line.whole and "body" in found[max(0, i - _NEAR) : i]:
            for later in range(i + 1, len(lines)):
                if lines[later].kind not in _SENTENCES:
                    break
                found[later] = "body"
    return found


def without_links(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """Take links to other articles out of the body, and the words that it goes on."""
    found = list(states)
    marked = [line.text.startswith(_MARKS) for line in lines]
    few = sum(marked) <= _FEW
    for i, line in enumerate(lines):
        alone = few and marked[i] and not any(marked[max(0, i - 1) : i] + marked[i + 1 : i + 2])
        tells = "continues" in line.whole
        if found[i] == "body" and (tells or (_marked(line) if alone else _links(line))):
            found[i] = "inside"
    return found


def _marked(line: Facts) -> bool:
    """Tell a line that a mark makes a link: ">> All dates"."""
    return line.length <= _LINK and line.end not in _ASKED


def _links(line: Facts) -> bool:
    """Tell a line that announces an article and names it: "Read more: Harbour opens"."""
    if line.length > _LINK or line.end == "stop":
        return False
    announced = max([hit.size for hit in line.hits if hit.family == "related" and hit.place == 0], default=0)
    if not 0 < announced < len(line.original):  # of a very long line, only the first words are there
        return False
    head = line.text.partition(line.original[announced])[0]
    return head.rstrip().endswith((":", "|", ">", "»", "→"))
