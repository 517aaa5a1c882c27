"""What a copy says of itself at its head: of which page it is, and when it was made.

Google's cache said so above each page, in the reader's language; the Wayback Machine does when it is printed.
"""

import re
from collections.abc import Iterator, Sequence

from backfile.captures.part import Fact
from backfile.intake.edit.dating.written import cleaned, written_dates

_FIRST = 6
"""Lines at the head in which a copy says so."""
_LONGEST = 600
_CACHE = re.compile(r".{0,40}(?:cach|кэш|кеш).{0,40}?(https?://[^\s<>]{4,400}?)[.)]? ", re.IGNORECASE)
_WAYBACK = re.compile(
    r"The Wayback Machine - (https?://web\.archive\.org/web/(\d{4})(\d\d)(\d\d)\d{6}\S{0,4}/\S{4,400})"
)


def facts_of(lines: Sequence[str]) -> Iterator[tuple[int, Fact]]:
    """Yield what a copy states, each fact with the number of its line."""
    for number, line in enumerate(lines[:_FIRST], 1):
        if "http" not in line or len(line) > _LONGEST:
            continue
        if wayback := _WAYBACK.match(line.strip()):
            yield number, Fact("url", wayback[1], "the head of the copy")
            yield number, Fact("retrieved", "-".join(wayback.groups()[1:4]), "the head of the copy")
        elif (cache := _CACHE.match(line)) and "google" in line.casefold():
            yield number, Fact("url", cache[1], "the head of the copy")
            for written in written_dates(cleaned(line[cache.end() :]))[:1]:
                if len(written.readings) == 1 and (day := written.readings[0].whole()):
                    yield number, Fact("retrieved", day.isoformat(), "the head of the copy")
