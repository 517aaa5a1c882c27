"""Articles out of files that hold them as fields (feeds, exports): fields into lines, each with its mark."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backfile.captures.htmlpage import lines_of_html
from backfile.captures.part import Fact, Line, Mark, Part
from backfile.text import folded, lines_of
from backfile.toml.settings import Intake

_TAG = re.compile(r"<[A-Za-z/!][^<>]{0,2000}>|&(?:#[0-9]{1,7}|[A-Za-z]{2,10});")
_OWN = frozenset({Mark.HEADING, Mark.ITEM, Mark.QUOTE, Mark.CAPTION, Mark.HIDDEN})
"""What a line's tags may say of it; by its field, it is the article's text whatever else they say."""
_MARKED_UP = frozenset({"title", "publication"})
"""Facts that files may have as HTML."""
_SHORTENED = re.compile(r" ?(?:\[(?:…|\.\.\.)\]|…|\.\.\.)")
"""Where an extract of a text, folded, may break off."""

_COMPARED = 4
"""Descriptions that are looked for in the text; more are no feed's, and each takes as long as the text is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as its file has it. `content` is HTML where `is_html`; None where tags are to decide."""

    number: int | None
    title: str = ""
    byline: str = ""
    published: str = ""
    descriptions: tuple[str, ...] = ()
    content: str = ""
    is_html: bool | None = None
    facts: tuple[Fact, ...] = ()


def part_of(entry: Entry, *, kind: str, encoding: str, name: str, limits: Intake) -> Part:
    """Return an entry as a part: its headline, byline and date as lines, and then its text.

    Raises BackfileError where its HTML is nested too deep.
    """
    body = list(_text(entry, name, limits))
    head = (
        (entry.title, Mark.TITLE),
        *((text, Mark.DESCRIPTION) for text in _standfirsts(entry, body, name, limits)),
        (entry.byline, Mark.BYLINE),
        (entry.published, Mark.PUBLISHED),
    )
    lines = [Line(words, mark) for text, mark in head if (words := folded(plain(text, name, limits)))]
    gap = [Line("")] if lines and body else []
    return Part(
        lines=(*lines, *gap, *body),
        encoding=encoding,
        number=entry.number,
        format=kind,
        facts=tuple(
            fact._replace(value=plain(fact.value, name, limits)) if fact.field in _MARKED_UP else fact
            for fact in entry.facts
        ),
    )


def plain(text: str, name: str, limits: Intake) -> str:
    """Return the words of a field that may be HTML, on one line."""
    if not _TAG.search(text):
        return text
    return " ".join(line.text for line in lines_of_html(text, name, limits) if line.text)


def joined(names: Iterable[str]) -> str:
    """Return several names as one byline."""
    return ", ".join(name for name in map(folded, names) if name)


def _standfirsts(entry: Entry, body: Iterable[Line], name: str, limits: Intake) -> Iterator[str]:
    """Yield an entry's descriptions, but those that only repeat the text or each other, as far as they go."""
    told = [folded(" ".join(line.text for line in body))]
    title = folded(plain(entry.title, name, limits))
    for number, text in enumerate(dict.fromkeys(entry.descriptions)):
        words = folded(plain(text, name, limits))
        extract = _extract(words, title)
        if number >= _COMPARED or not any(extract in other for other in told):
            told.append(words)
            yield text


def _extract(words: str, title: str) -> str:
    """Return a description without the sign that breaks it off, and what no writer wrote behind that.

    Writers hesitate in between, too: only the last sign counts, and behind it only the link back that
    WordPress writes ("[…] The post TITLE appeared first on SITE.", in any language).
    """
    signs = list(_SHORTENED.finditer(words))
    if not signs:
        return words
    tail = words[signs[-1].end() :]
    is_link_back = bool(title) and title in tail and signs[-1][0].endswith("]")
    return (words[: signs[-1].start()] if not tail or is_link_back else "") or words


def _text(entry: Entry, name: str, limits: Intake) -> Iterator[Line]:
    content = entry.content
    is_html = _TAG.search(content) is not None if entry.is_html is None else entry.is_html
    if not is_html:
        yield from (Line(text, Mark.TEXT) for text in lines_of(content.strip("\r\n")))
        return
    for line in lines_of_html(content, name, limits):
        yield Line(line.text, line.mark if line.mark in _OWN else Mark.TEXT)
