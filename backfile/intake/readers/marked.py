"""Articles out of feeds, exports and Markdown: the format says itself what most lines are."""

import re
from collections.abc import Iterator

from backfile.captures.part import Mark, Part
from backfile.drafts import Capture, Draft, Hint, Stated, Wrap
from backfile.intake.readers.facts import stated_of
from backfile.roles import Role
from backfile.text import is_blank, printable

_LINK = re.compile(r"[ \t]{0,12}(?:[-*+>#]{1,6}|[0-9]{1,9}[.)])[ \t]{1,4}\[[^\[\]]*\]\([^()\s]*\)\s*\Z")
"""A line of Markdown that is a link and nothing else: what stands there, no sign of the text tells."""
_FIELDS = {
    Mark.TITLE: Role.TITLE,
    Mark.DESCRIPTION: Role.DESCRIPTION,
    Mark.BYLINE: Role.BYLINE,
    Mark.PUBLISHED: Role.PUBLISHED,
    Mark.CAPTION: Role.CAPTION,
    Mark.HIDDEN: Role.NAVIGATION,
    Mark.HEADER: Role.NAVIGATION,
}
_TEXTS = {Mark.HEADING: Role.HEADING, Mark.ITEM: Role.LIST_ITEM, Mark.QUOTE: Role.QUOTE, Mark.TEXT: Role.BODY}


def read(capture: Capture, part: Part, outside: Stated) -> Draft | None:
    """Take lines as they are marked; None where no format says anything of them, or the part is a page."""
    if part.format is None or part.markup is not None:
        return None
    own_lines = any(line.words is not None for line in part.lines)
    words = tuple(
        text if line.words is None else printable(line.words)[0]
        for text, line in zip(capture.lines, part.lines, strict=True)
    )
    return Draft(
        capture=capture,
        lines=words,
        stated=stated_of(part.facts, outside),
        hints=dict(_hints(words, part, own=own_lines)),
        wrap=Wrap.EMPTY if own_lines else Wrap.NONE,
    )


def _hints(lines: tuple[str, ...], part: Part, *, own: bool) -> Iterator[tuple[int, Hint]]:
    """Yield what is known of each line by its number.

    A text's `own` signs tell headings from paragraphs, but not the article from its surroundings, unless it
    has front matter, which is written for an article.
    """
    written = any(line.mark is Mark.HEADER for line in part.lines)
    for number, (text, line) in enumerate(zip(lines, part.lines, strict=True), 1):
        if is_blank(text):
            continue
        if line.mark in _FIELDS:
            role = _FIELDS[line.mark]
            reason = f"is marked so in the {part.format}: {line.mark.value}"
            yield number, Hint(role=role, reason=reason, firm=True)
        elif line.mark in _TEXTS and not (own and _LINK.match(line.text)):
            reason = f"is marked so in the {part.format}: {line.mark.value}"
            yield number, Hint(role=_TEXTS[line.mark], reason=reason, among_body=own and not written)
