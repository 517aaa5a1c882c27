"""Plain text, as copied from a browser window, dumped by a scraper, printed, or saved by a mail program."""

from collections.abc import Mapping

from backfile.captures.part import Fact, Part
from backfile.drafts import Capture, Draft, Hint, Stated
from backfile.intake.readers import cached, mail, printed
from backfile.intake.readers.facts import stated_of
from backfile.roles import Role

_COPY = Hint(role=Role.NAVIGATION, reason="says of what page it is a copy", firm=True)


def read(capture: Capture, part: Part, outside: Stated) -> Draft | None:
    """Take the capture's lines as they are; None where their format says anything of them.

    A page's printer, a mail program or an archive may have added lines, and state what they say.
    """
    if part.format is not None:
        return None
    lines = capture.lines
    hints: dict[int, Hint] = dict(printed.furniture(lines))
    facts: list[Fact] = list(printed.address_of(lines, hints))
    for number, fact in cached.facts_of(lines):
        hints[number] = _COPY
        facts.append(fact)
    words: Mapping[int, str] = {}
    if header := mail.header_of(lines):
        hints |= header.hints
        facts += header.facts
        words = header.words
    return Draft(
        capture=capture,
        lines=tuple(words.get(number, line) for number, line in enumerate(lines, 1)) if words else lines,
        stated=stated_of(facts, outside) if facts else outside,
        hints=hints,
    )
