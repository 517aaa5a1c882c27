"""The byline as printed, and who wrote the article by it. Neither is ever guessed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from backfile.drafts import Stated
from backfile.intake.edit.bylinewords import after, vocabulary
from backfile.intake.edit.evidence import cite
from backfile.intake.edit.houses import houses_in
from backfile.intake.edit.people import MOST_NAME_WORDS, people_in
from backfile.intake.finding import Finding
from backfile.roles import LabelledLine, Role
from backfile.text import folded, is_blank

_DATED = frozenset({Role.PUBLISHED, Role.MODIFIED})
"""Lines that may name the author beside the day: "Jane Roe - Nov 19, 2024"."""
_MOST_WORDS = 40
_REPORTED = ("reporting by", "reported by", "writing by", "written by")
_ABOVE = 3
"""How many visible lines above the headline a byline may stand."""
_PARAGRAPHS = 3
"""The paragraph at which a page's header surely has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authors:
    """A byline verbatim, and who wrote the article by it."""

    byline: Finding[str | None]
    authors: Finding[tuple[str, ...]]


def byline_of(lines: Sequence[LabelledLine], *, stated: Stated) -> Authors:
    """Read the BYLINE lines; without one that credits somebody there is no byline, and only stated authors.

    The byline is the lines as printed, on one line, each once. Authors are the people whom it names in full:
    a role, an address or a date is no person, and editors, photographers and translators did not write the
    text. Names in capitals are written in normal case where that cannot go wrong. Where it names nobody, the
    author is the newsroom, the agency or whoever else signs, as stated or else as printed.
    """
    printed = _signed(_header(_printed(lines), lines), lines)
    evidence = cite(printed.values()) or None
    byline = Finding(" ".join(printed) or None, evidence)
    if stated.authors:
        return Authors(byline=byline, authors=Finding(stated.authors, stated.evidence("authors")))
    named = _all(people_in(_bare(text)) for text in printed)
    if not named and stated.houses:
        return Authors(byline=byline, authors=Finding(stated.houses, stated.evidence("houses")))
    named = named or _all(houses_in(text) for text in _joined(printed))
    return Authors(byline=byline, authors=Finding(named, evidence if named else None))


def _all(names: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in names for name in each))


def _printed(lines: Sequence[LabelledLine]) -> dict[str, LabelledLine]:
    """Return the lines that credit somebody, by their words, each once."""
    printed: dict[str, LabelledLine] = {}
    announced = False
    for line in lines:
        if line.role is Role.BYLINE and (text := folded(line.text)):
            if _credits_somebody(text) or (announced and len(text.split()) <= MOST_NAME_WORDS):
                printed.setdefault(text, line)
            announced = _is_label(text)
    for line in lines if not printed else ():
        if line.role in _DATED and any((*people_in(line.text), *houses_in(line.text))):
            printed.setdefault(folded(line.text), line)
    return printed or _signed_below(lines)


def _signed_below(lines: Sequence[LabelledLine]) -> dict[str, LabelledLine]:
    """Return the sign-offs that name who reported: "(Reporting by Jane Roe; Editing by Max Muster)"."""
    signed = ((folded(line.text), line) for line in lines if line.role is Role.AGENCY)
    return {
        text: line for text, line in signed if after(text.lstrip("(["), _REPORTED) and people_in(_bare(text))
    }


def _bare(text: str) -> str:
    """Return a sign-off without the brackets around it, which elsewhere hold no author."""
    return text.strip("()[]. ") if text[:1] in "([" else text


def _joined(printed: Iterable[str]) -> Iterator[str]:
    """Yield the lines, those that are no more than a label with the next: "By", "Harbour Radio"."""
    label = ""
    for text in printed:
        yield f"{label} {text}" if label else text
        label = text if _is_label(text) else ""


def _is_label(text: str) -> bool:
    return after(text, vocabulary().signed) == ""


def _header(printed: Mapping[str, LabelledLine], lines: Sequence[LabelledLine]) -> Mapping[str, LabelledLine]:
    """Return the lines around the headline and the text's beginning, if they name people; else all.

    Lines of dates count there where no other credits anybody.
    """
    visible = [line for line in lines if not is_blank(line.text)]
    title = next((at for at, line in enumerate(visible) if line.role is Role.TITLE), 0)
    body = [at for at, line in enumerate(visible) if line.role is Role.BODY and at > title]
    if len(body) < _PARAGRAPHS:
        return printed
    first, last = visible[max(0, title - _ABOVE)].number, visible[body[_PARAGRAPHS - 1]].number
    found = {text: line for text, line in printed.items() if first <= line.number < last}
    if any(any(people_in(text)) for text in found):
        return found
    near = (line for line in visible if line.role in _DATED and first <= line.number < last)
    dated = {folded(line.text): line for line in near if any(people_in(line.text))}
    return dated if dated and not any(any(houses_in(text)) for text in found) else printed


def _signed(printed: Mapping[str, LabelledLine], lines: Sequence[LabelledLine]) -> Mapping[str, LabelledLine]:
    """Return the lines that a label announces and those right below them, if they name people; else all.

    Where a page writes "By" before its authors, a bare name elsewhere is somebody else's.
    """
    visible = [line.number for line in lines if not is_blank(line.text)]
    above = dict(zip(visible[1:], visible, strict=False))
    found: dict[str, LabelledLine] = {}
    numbers: set[int] = set()
    for text, line in printed.items():
        if after(text, vocabulary().signed) is not None or above.get(line.number) in numbers:
            found[text] = line
            numbers.add(line.number)
    return found if any(any(people_in(text)) for text in found) else printed


def _credits_somebody(text: str) -> bool:
    """Tell whether a line that was taken for a byline is one: by a label, or by the names in it.

    A sentence, a date or "3 hours ago" in its place credits nobody, and a byline is never guessed.
    """
    words = text.split()
    if len(words) <= _MOST_WORDS and any(
        after(text, labels) for labels in (vocabulary().authors, vocabulary().others)
    ):
        return True
    if any(people_in(text)) or any(houses_in(text)):
        return True
    small = {*vocabulary().particles, *vocabulary().ends}
    return len(words) <= MOST_NAME_WORDS and all(
        word[:1].isalpha() and (not word[0].islower() or word.casefold() in small) for word in words
    )
