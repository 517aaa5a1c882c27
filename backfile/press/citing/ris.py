"""A record of RIS, of the type for newspapers (Research Information Systems, RIS Format Specifications).

A record is lines, each a tag and a value; no value has a line end, so that none can begin another line.
"""

from collections.abc import Iterator

from backfile.press.citing.cited import Cited, Dating
from backfile.press.citing.people import Person
from backfile.text import folded

SUFFIX = ".ris"


def record(of: Cited) -> bytes:
    """Return the record of an article; its lines end as the format has it, in CR and LF."""
    lines = [f"{tag}  - {value if value.isprintable() else folded(value)}\r\n" for tag, value in _lines(of)]
    return f"TY  - NEWS\r\n{''.join(lines)}ER  - \r\n".encode()


def _lines(of: Cited) -> Iterator[tuple[str, str]]:
    for author in of.authors:
        yield "AU", _name(author)
    yield "TI", of.title or "[Untitled]"
    if of.publication:
        yield "T2", of.publication
    if of.dating:
        yield from _date(of.dating)
    if of.section:
        yield "SE", of.section
    if of.description:
        yield "AB", of.description
    if of.language:
        yield "LA", of.language
    for tag in of.tags:
        yield "KW", tag
    if of.url or of.own:
        yield "UR", of.url or of.own or ""
    if of.seen and of.url:
        yield "Y2", f"{of.seen:%Y/%m/%d}/"
    if of.own and of.url:
        yield "L2", of.own
    yield "DB", of.archive


def _date(date: Dating) -> Iterator[tuple[str, str]]:
    """Yield year and date; the last part of the date says in words what is not sure of it."""
    if not date.single:
        if date.parts:
            yield "PY", str(date.parts[0][0])
        yield "N1", f"Date: {date.words}"
        return
    year, month, day = (*(f"{part:02d}" for part in date.single), "", "")[:3]
    yield "PY", f"{date.single[0]:04d}"
    yield "DA", f"{year:0>4}/{month}/{day}/{'' if date.sure else date.words}"


def _name(one: Person) -> str:
    """Return a name as the format has it; a comma in a name that is not taken apart would do just that."""
    return one.inverted if one.given else one.family.replace(",", " ")
