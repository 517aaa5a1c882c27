"""An entry of BibTeX, in UTF-8. It knows no newspapers, so that it is an article of a journal.

BibTeX counts braces whatever stands before them, so none may be in a value as itself, not even escaped.
(Oren Patashnik, BibTeXing, 1988; Tame the BeaST, section 2.)
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from backfile.press.citing.cited import Cited, Dating
from backfile.press.citing.people import Person

SUFFIX = ".bib"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = re.compile(r"[\\{}~^%&#$_]")
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
}
_FOREIGN = re.compile(r"[\\{}\"^`<>|\s]")
"""What an address may not have as it is (RFC 3986, section 2); all else is read as it stands."""


def entry(of: Cited) -> bytes:
    """Return the entry of an article, with a line end behind it."""
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(of))
    return f"@article{{{of.key.replace('/', ':')},\n{fields}\n}}\n".encode()


def lines_of(entries: Iterable[bytes]) -> list[bytes]:
    """Return each entry on a line of its own: to BibTeX, a line end is a space."""
    return [entry.rstrip(b"\n").replace(b"\n", b" ") + b"\n" for entry in entries]


def _fields(of: Cited) -> Iterator[tuple[str, str]]:
    if of.authors:
        yield "author", f"{{{' and '.join(map(_name, of.authors))}}}"
    yield "title", f"{{{{{_text(of.title or '[Untitled]')}}}}}"  # twice, so that no style lowers its letters
    if of.publication:
        yield "journal", f"{{{_text(of.publication)}}}"
    dating, note = _date(of.dating) if of.dating else ((), "")
    yield from dating
    if of.url or of.own:
        yield "url", f"{{{_address(of.url or of.own or '')}}}"
    if of.seen and of.url:
        yield "urldate", f"{{{of.seen.isoformat()}}}"
    if of.language:
        yield "language", f"{{{_text(of.language)}}}"
    if of.tags:
        yield "keywords", f"{{{_text(', '.join(of.tags))}}}"
    archived = f"Archived at \\url{{{_address(of.own)}}}" if of.own and of.url else ""
    if note or archived:
        yield "note", f"{{{note}{'. ' if note and archived else ''}{archived}}}"


@lru_cache(maxsize=1 << 10)
def _date(date: Dating) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the fields of a date, and what is to be noted of one that is not sure.

    Of such a one only the year is told, as far as it can be.
    """
    if date.sure and date.single:
        year, *rest = date.single
        month = [("month", _MONTHS[rest[0] - 1])] if rest else []
        day = [("day", f"{{{rest[1]}}}")] if len(rest) > 1 else []
        return (("year", f"{{{year}}}"), *month, *day), ""
    years = "--".join(dict.fromkeys(str(part[0]) for part in date.parts))
    return ((("year", f"{{{years}}}"),) if years else ()), f"Date: {_text(date.words)}"


def _name(one: Person) -> str:
    """Write a name; one that is not taken apart stands in braces, so that BibTeX does not do it."""
    if not one.given:
        return f"{{{_text(one.family)}}}"
    return ", ".join(map(_text, filter(None, (one.family, one.suffix, one.given))))


def _text(text: str) -> str:
    return _SPECIAL.sub(_special, text)


def _special(found: re.Match[str]) -> str:
    return _WRITTEN[found[0]]


def _address(address: str) -> str:
    return _FOREIGN.sub(lambda found: quote(found[0]), address)
