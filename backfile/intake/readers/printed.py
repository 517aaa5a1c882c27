"""What a printer adds to a page: its address and number at the foot, and running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from backfile.captures.part import Fact
from backfile.drafts import Hint
from backfile.roles import Role

_OF = r"\s?(?:/|of|von|sur|de|di|из|з)\s?"
_FOOT = re.compile(
    rf"\s{{0,200}}(https?://\S{{4,500}})\s{{1,200}}(?:[^\W\d_]{{1,10}}\.? )?(\d{{1,4}}){_OF}\d{{1,4}}\Z"
)
"""As browsers print it: "https://gazette.example/ferry  1/3"."""
_NUMBER = re.compile(
    r"\s{0,200}(?:(?:page|seite|página|pagina|strona|стр\.|страница|сторінка) "
    rf"(\d{{1,4}})(?:{_OF}\d{{1,4}})?"
    r"|[-–—] ?(\d{1,4}) ?[-–—])\Z",
    re.IGNORECASE,
)
_ENDS = frozenset("0123456789-–—")
_NUMBERED = Hint(role=Role.NAVIGATION, reason="is the number or address of a printed page", firm=True)
_HEADED = Hint(role=Role.NAVIGATION, reason="stands again at the head or foot of printed pages", firm=True)
_LEAST = 2
"""Pages that must have numbers, where none has an address."""


def furniture(lines: Sequence[str]) -> Mapping[int, Hint]:
    """Return hints for the lines that a printer added, by their numbers from 1; of most captures none."""
    feet = dict(_numbered(lines))
    addressed = any(_FOOT.match(lines[number - 1]) for number in feet)
    if not addressed and (len(feet) < _LEAST or list(feet.values()) != sorted(set(feet.values()))):
        return {}
    found = dict.fromkeys(feet, _NUMBERED)
    often = Counter(line.strip() for line in lines)
    visible = [number for number, line in enumerate(lines, 1) if line.strip()]
    beside = {number: place for place, number in enumerate(visible)}
    repeated = {
        lines[near - 1].strip()
        for number in feet
        for near in visible[max(0, beside[number] - 1) : beside[number] + 2]
        if near not in feet and often[lines[near - 1].strip()] > 1
    }
    return found | {number: _HEADED for number in visible if lines[number - 1].strip() in repeated}


def address_of(lines: Sequence[str], hints: Mapping[int, Hint]) -> Iterator[Fact]:
    """Yield the address that the feet of printed pages have, if all have the same."""
    feet = (_FOOT.match(lines[number - 1]) for number, hint in hints.items() if hint is _NUMBERED)
    addresses = sorted({foot[1] for foot in feet if foot})
    if len(addresses) == 1:
        yield Fact("url", addresses[0], "the feet of its printed pages")


def _numbered(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    for number in [number for number, line in enumerate(lines, 1) if line[-1:] in _ENDS]:
        line = lines[number - 1]
        if found := _FOOT.match(line) or _NUMBER.match(line):
            yield number, int(found[2] or found[1])
