"""Whether every regular expression of the program stays linear: `python bench/linear.py`, half a minute.

Each is tried on long runs of hostile text, at one length and at twice that, in the ways in which it is used.
The runs are of what hostile pages are made of, and of what the pattern itself is made of (`pumps`).
One for which twice the text takes more than three times as long, and so again at the next doubling, is told,
and the exit code is 1. Times are the least of several runs, and those of less than a few milliseconds are not
judged. Those that are only ever given short texts are listed with their bound, and tried on that much.
"""

import sys
from time import process_time

from patterns import Tried, patterns
from pumps import pumps

UNITS = (
    " ", "\t", "\n", "a", "A", "1", "-", ".", ",", ":", "/", "(", "<", "[", "{", '"', "'", "&", "#",
    "é", "я", "新", "«", "“", "a ", " a", "A ", "A a ", "a.", "a@", "1.", "1/", "1:", "-a", "<a ", "<a>",
    "a=", 'a="', "&#1", "\n\n", "\n ", " \n", "](", "- ", "By A ", "http://a", "//a.", "Jan 1 ",
    "19 ноября ", "A. ", "A-", "(A", "A (", "A, ", "von A ", "the ", "12:30 ", "«a» ",
)  # fmt: skip
SIZE = 4_000
LEAST, MOST = 0.003, 3.0
BOUNDED = {
    "backfile.intake.edit.agencies._AFTER_DATELINE": 120,  # _HEAD of a line
    "backfile.intake.edit.agencies._PARTS": 120,  # _HEAD of a line
    "backfile.intake.edit.people._NOT_TEXT": 600,  # _LONGEST of a byline
    "backfile.press.urls._CAPITALISED": 80,  # _LONGEST_SLUG of a name
    "backfile.press.urls._PLAIN_NAMES": 80,  # the same
}
"""Patterns that grow faster than their text, and how many characters the longest text has that they meet."""
FITTING = {"backfile.yaml.yamlquick._PARTS": ("a, ", '"a", ', '"\\"", ', "a:b, ", "a#b: c#, ")}
"""Patterns that only meet what another one has matched, and what such texts are made of."""
AT_ONCE = 0.01
"""Seconds within which the longest text of a bounded pattern must be done with."""


def seconds(one: Tried, text: tuple[str, str], size: int) -> float:
    """Return the processor time that a pattern takes for so many characters, in each way that it is used."""
    first, unit = text
    whole = first + (unit * (size // len(unit) + 1))[:size]
    of_bytes = isinstance(one.pattern.pattern, bytes)
    hay: str | bytes = whole.encode("latin-1", "replace") if of_bytes else whole
    best = float("inf")
    for _ in range(3):
        start = process_time()
        for method in sorted(one.methods & {"match", "fullmatch"}):
            getattr(one.pattern, method)(hay)
        if one.methods - {"match", "fullmatch"}:
            for _ in one.pattern.finditer(hay):
                pass
        best = min(best, process_time() - start)
        if best > 1 or best < LEAST:
            break
    return best


def growing(one: Tried, text: tuple[str, str]) -> float | None:
    """Return how many times as long twice the text takes, if that is too much; None where it is not."""
    size = SIZE
    for _ in range(2):  # once may be chance
        small = seconds(one, text, size)
        if small < LEAST:
            return None
        growth = seconds(one, text, 2 * size) / small
        if growth <= MOST:
            return None
        size *= 2
    return growth


def texts(one: Tried) -> list[tuple[str, str]]:
    """Return what a pattern is tried on: what comes first, and what is repeated behind it."""
    if one.name in FITTING:
        return [("", unit) for unit in FITTING[one.name]]
    return [*(("", unit) for unit in UNITS), *pumps(one.pattern)]


def main() -> int:
    """Try all patterns; return the exit code."""
    tried = count = slow = 0
    for one in patterns():
        tried += 1
        for text in texts(one):
            count += 1
            if bound := BOUNDED.get(one.name):
                if (long := seconds(one, text, bound)) > AT_ONCE:
                    slow += 1
                    print(f"{one.name}: {bound:,} characters of {text!r}, its bound, take {long:.3f} s")
            elif growth := growing(one, text):
                slow += 1
                print(f"{one.name}: twice as much of {text!r} takes {growth:.1f} times as long")
    print(f"{tried} patterns, {count:,} texts; {slow} grow faster than their text")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
