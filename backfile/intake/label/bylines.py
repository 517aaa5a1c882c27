"""Bylines told by rule: labels, and names without one, around the headline and above the text."""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from backfile.intake.eastcredits import credits_in
from backfile.intake.label.body import Verdict
from backfile.intake.label.facts import Facts
from backfile.intake.label.names import (
    is_brand,
    is_joint,
    is_label,
    is_labelled,
    is_list,
    is_name,
    is_name_and_house,
    is_name_and_role,
    is_newsroom,
    is_role,
    names_before_a_date,
)
from backfile.roles import Role

_OPEN: Final = frozenset({"above", "head", "inside", "caption"})
_MOST: Final = 3
"""So many lines that look like names are bylines; more of them are a menu or a list of topics."""
_NEAR: Final = 2
"""How many lines away the date stands that tells a byline from a topic."""
_HEADER: Final = 40
"""How many lines below the headline the byline is looked for."""
_PARAGRAPHS: Final = 3
"""The paragraph at which a page's header surely has ended: a deck may have been taken for text."""
_AFTER: Final = 20
"""How many lines below the text a byline may stand, where there is none above it."""
_LISTED: Final = 5
"""How many lines below a label its names go on."""


def bylines(lines: Sequence[Facts], states: Sequence[str], title: int) -> dict[int, Verdict]:
    """Find the bylines around a headline that the model may have missed, each with its reason.

    A bare name is one if the article's date stands beside it, or if a later line begins with it: what is said
    of an author below the text, or the name again with an address. A topic of two capitalised words has
    neither.
    """
    end = _end(lines, states, title)
    found = dict(_announced(lines, states, range(title + 1, end)))
    for i in range(max(0, title - _NEAR), end):
        if i not in found and states[i] in _OPEN | {"body"}:
            near = i <= title + 1
            if i != title and names_before_a_date(lines[i], near=near):
                found[i] = Role.BYLINE, "begins with a name, and a date follows"
    found |= _bare(lines, states, title, end, found)
    if not found and "byline" not in states[max(0, title - _NEAR) : end]:
        last = max((i for i, state in enumerate(states) if state == "body"), default=len(lines))
        found = dict(_announced(lines, states, range(last - 1, min(last + _AFTER, len(lines)))))
    found |= _eastern_foot(lines, states)
    return found | dict(_subjects(lines, states, found, range(title + 1, end)))


def _eastern_foot(lines: Sequence[Facts], states: Sequence[str]) -> dict[int, Verdict]:
    """Find credits of East Asian pages right below the text, or as its last line, editors among them."""
    last = max((i for i, state in enumerate(states) if state == "body"), default=-1)
    foot = range(last, min(last + _NEAR + 2, len(lines))) if last > 0 else ()
    return {i: (Role.BYLINE, "names who made it as bylines do") for i in foot if credits_in(lines[i].text)}


def _end(lines: Sequence[Facts], states: Sequence[str], title: int) -> int:
    """Return where the header ends: at the third paragraph of the text, or with the text."""
    passed = 0
    text = max((i for i, state in enumerate(states) if state == "body"), default=len(lines))
    last = min(title + _HEADER, text if text > title else len(lines))
    for i in range(title + 1, last):
        passed += states[i] == "body" and lines[i].kind in {"prose", "open"}
        if passed == _PARAGRAPHS:
            return i
    return last


def _announced(lines: Sequence[Facts], states: Sequence[str], places: range) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines that a label announces: behind it, or on the lines below it."""
    for i in places:
        if states[i] == "title":
            continue
        if is_labelled(lines[i]):
            yield i, (Role.BYLINE, "names the author as bylines do")
        elif is_label(lines[i]) and (below := _below(lines, states, i)):
            yield i, (Role.BYLINE, "announces an author")
            for k in below:
                yield k, (Role.BYLINE, "stands below a line that announces an author")


def _below(lines: Sequence[Facts], states: Sequence[str], label: int) -> list[int]:
    """Return the lines of names below a label; the first may be a newsroom's."""
    found: list[int] = []
    joined = True
    for i in range(label + 1, min(label + 1 + _LISTED, len(lines))):
        line = lines[i]
        house = not found and _may_sign(line)
        if states[i] in {"title", "published"} or not (is_name(line) or house or (found and is_joint(line))):
            break
        if not joined and not is_name(line) and not is_joint(line):
            break
        joined = is_joint(line)
        found.append(i)
    while found and is_joint(lines[found[-1]]):
        found.pop()
    return found


def _may_sign(line: Facts) -> bool:
    """Tell whether a line right below a label can be a name: short, and no button or date."""
    short = 1 <= line.length <= 4 and line.end in {"none", "comma", "digit"}
    return (
        short and not line.dated and not line.whole - {"agency", "byline"} and line.text.strip()[:1].isalpha()
    )


def _bare(
    lines: Sequence[Facts], states: Sequence[str], title: int, end: int, known: dict[int, Verdict]
) -> dict[int, Verdict]:
    """Find names without a label, by what stands beside them."""
    first = next((i for i in range(title + 1, len(states)) if states[i] == "body"), len(lines))
    open_ = [i for i in range(title + 1, end) if i not in known and _may_be_header(i, lines, states, first)]
    places = [i for i in open_ if is_name(lines[i])]
    if len(places) > _MOST:
        return {}
    dated = {i for i in range(title, min(end + _NEAR, len(lines))) if lines[i].dated}
    found: dict[int, Verdict] = {}
    for i in open_:
        line = lines[i]
        if i not in places:
            reason = _signs(lines, i, dated, alone=i == title + 1 or states[i - 1] == "description")
            found |= {i: (Role.BYLINE, reason)} if reason else {}
        elif any(abs(i - day) <= (1 if states[i] == "body" else _NEAR) for day in dated):
            found[i] = Role.BYLINE, "is a name beside the date"
        elif states[i] != "body" and _comes_back(line.words, lines[first:]):
            found[i] = Role.BYLINE, "is a name that a later line begins with"
        elif i + 1 < end and is_role(lines[i + 1]):
            found[i] = Role.BYLINE, "is a name above a role"
        elif len(places) == 1 and (i == title + 1 or states[i - 1] == "description"):
            found[i] = Role.BYLINE, "is the only name, right below the headline"
        elif i + 2 in places and is_joint(lines[i + 1]):
            found |= dict.fromkeys((i, i + 1, i + 2), (Role.BYLINE, "joins names below the headline"))
        elif is_list(line) and (i == title + 1 or i + 1 == first):
            found[i] = Role.BYLINE, "lists names between headline and text"
    return found


def _signs(lines: Sequence[Facts], i: int, dated: Container[int], *, alone: bool) -> str | None:
    """Return why a line that is no list of names is a byline by the date beside it; None where it is none.

    `alone` tells that nothing but the headline or the deck stands above it.
    """
    line = lines[i]
    if i + 1 in dated:
        if alone and is_name_and_house(line):
            return "is a name with a newsroom's behind it, above the date"
        if alone and is_brand(line):
            return "is a name above the date"
        if line.whole == {"agency"} and lines[i - 1].end != "colon":
            return "is an agency's name above the date"
    if i - 1 in dated or i + 1 in dated:
        if is_name_and_role(line):
            return "is a name and a role beside the date"
        if is_newsroom(line):
            return "is a newsroom's name beside the date"
    return None


def _may_be_header(i: int, lines: Sequence[Facts], states: Sequence[str], first: int) -> bool:
    """Tell whether a line may be of the header: also a short one that was taken for text at its start."""
    if states[i] in _OPEN:
        return True
    return states[i] == "body" and i <= first + _NEAR and lines[i].kind in {"word", "label", "headline"}


def _comes_back(name: list[str], below: Sequence[Facts]) -> bool:
    return any(len(line.words) > len(name) and line.words[: len(name)] == name for line in below)


def _subjects(
    lines: Sequence[Facts], states: Sequence[str], found: dict[int, Verdict], places: range
) -> Iterator[tuple[int, Verdict]]:
    """Yield the names above a picture's credit, where another line is the byline: whom the picture shows."""
    for i in places:
        named = (states[i] == "byline" or i in found) and is_name(lines[i]) and i + 1 < len(lines)
        if named and any(hit.family == "caption" and hit.place == 0 for hit in lines[i + 1].hits):
            others = found.keys() - {i}
            if others:
                yield i, (Role.CAPTION, "is a name above a picture's credit")
