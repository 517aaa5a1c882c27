"""The headline and the line beneath it."""

from collections.abc import Iterable, Sequence

from backfile.drafts import Stated
from backfile.intake.finding import Finding
from backfile.ledger import ranges
from backfile.roles import LabelledLine, Role
from backfile.text import folded

_SUFFIX_MARKS = (" | ", " - ", " – ", " — ", " · ", " :: ")


def title_of(
    lines: Sequence[LabelledLine], *, stated: Stated, publication: str | None = None
) -> Finding[str | None]:
    """Return the headline on one line: the stated one, else the TITLE lines.

    A site's name behind the headline ("Headline | The Example") is left out only where it is the known
    `publication`, or where the headline stands by itself on another line of the page. A headline that the
    page broke into lines that follow one another is put together again; one that it repeats is taken once.
    """
    elsewhere = _Elsewhere(lines)
    if stated.title is not None and (title := folded(stated.title)):
        return Finding(elsewhere.plain(title, publication), stated.evidence("title"))
    parts: dict[str, tuple[str, int]] = {}
    for line in lines:
        text = folded(line.text)
        if line.role is Role.TITLE and text:
            plain = elsewhere.plain(text, publication)
            parts.setdefault(plain.casefold(), (plain, line.number))
        elif parts and text:
            break
    if not parts:
        return Finding(None)
    return Finding(" ".join(text for text, _ in parts.values()), _where(n for _, n in parts.values()))


def description_of(lines: Sequence[LabelledLine]) -> Finding[str | None]:
    """Return the DESCRIPTION lines on one line, each once."""
    parts: dict[str, int] = {}
    for line in lines:
        if line.role is Role.DESCRIPTION and (text := folded(line.text)):
            parts.setdefault(text, line.number)
    return Finding(" ".join(parts), _where(parts.values())) if parts else Finding(None)


class _Elsewhere:
    """The lines of a page, to ask whether a headline also stands there without its suffix."""

    def __init__(self, lines: Sequence[LabelledLine]) -> None:
        self._lines = lines

    def plain(self, title: str, publication: str | None) -> str:
        """Return the title without the site's name behind it, where that is known to be one."""
        for mark in _SUFFIX_MARKS:
            head, found, tail = title.rpartition(mark)
            head = head.strip()
            if found and head and (_same(tail, publication) or self._stands_alone(head)):
                return head
        return title

    def _stands_alone(self, head: str) -> bool:
        # A headline is at most a few times as long on the page as folded, so long lines need no folding.
        most = 2 * len(head) + 20
        return any(len(line.text) <= most and _same(folded(line.text), head) for line in self._lines)


def _same(text: str, other: str | None) -> bool:
    return other is not None and text.strip().casefold() == other.strip().casefold()


def _where(numbers: Iterable[int]) -> str:
    named = ranges(numbers)
    return f"line {named}" if named.isdigit() else f"lines {named}"
