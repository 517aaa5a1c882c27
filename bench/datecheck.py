"""Whether the date of an article can be seen on its page at all: no reader finds what is not there."""

import re
from datetime import date

from backfile.intake.edit.dating.lexicon import lexicon

_LONGEST = 400
"""Characters of the longest line that is looked at: dates in running text are seldom the page's own."""
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_EASTERN = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2})")


def is_visible(day: str, text: str) -> bool:
    """Tell whether a day, as YYYY-MM-DD, stands in a line: in digits, or with its month's name."""
    wanted = date.fromisoformat(day)
    return any(_names(line.lower(), wanted) for line in text.splitlines() if len(line) <= _LONGEST)


def _names(line: str, wanted: date) -> bool:
    if str(wanted.day) not in line:
        return False
    tokens = _TOKEN.findall(line)
    numbers = [int(token) if token.isdecimal() and len(token) <= 4 else -1 for token in tokens]
    if wanted.day in numbers and wanted.year in numbers:
        months = lexicon().months
        if any(wanted.month in months.get(token, ()) for token in tokens):
            return True
    if any(
        tuple(map(int, found)) == (wanted.year, wanted.month, wanted.day) for found in _EASTERN.findall(line)
    ):
        return True
    return any(_is(tuple(numbers[i : i + 3]), wanted) for i in range(len(numbers) - 2))


def _is(numbers: tuple[int, ...], wanted: date) -> bool:
    day, month = wanted.day, wanted.month
    return any(
        numbers in {(year, month, day), (day, month, year), (month, day, year)}
        for year in (wanted.year, wanted.year % 100)
    )
