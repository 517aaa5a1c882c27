"""A saved web page: trafilatura chooses its text, its own tags state facts, and the lines stay ours."""

from collections.abc import Iterator, Sequence

from backfile.captures.part import Fact, Mark, Part
from backfile.drafts import Capture, Draft, Hint, Stated, Wrap
from backfile.intake.readers.aligning import aligned
from backfile.intake.readers.chosen import chosen_text
from backfile.intake.readers.facts import stated_of
from backfile.intake.readers.metadata import facts_in
from backfile.roles import Role
from backfile.text import folded

_TAGGED = {Mark.HEADING: Role.HEADING, Mark.ITEM: Role.LIST_ITEM, Mark.QUOTE: Role.QUOTE}
_CHOSEN = "stands in the text that trafilatura takes for the article's"
_NOT_CHOSEN = Hint(role=Role.NAVIGATION, reason="stands outside the text of the article")
_HIDDEN = Hint(role=Role.NAVIGATION, reason="the page does not show it", firm=True)
_CAPTION = Hint(role=Role.CAPTION, reason="stands in a figcaption", firm=True)
_TITLE = Hint(role=Role.TITLE, reason="stands in the page's h1", firm=True)


def read(capture: Capture, part: Part, outside: Stated) -> Draft | None:
    """Read a page; None where the part has no markup.

    Raises BackfileError (exit code 2) where trafilatura is not installed.
    """
    if part.markup is None:
        return None
    base = next((fact.value for fact in part.facts if fact.field == "url"), None)
    canonical, rest = _apart(facts_in(part.markup, base))
    stated = stated_of((*canonical, *part.facts, *rest), outside)
    chosen = aligned(capture.lines, chosen_text(part.markup, capture.file))
    marks = [line.mark for line in part.lines]
    return Draft(
        capture=capture,
        lines=capture.lines,
        stated=stated,
        hints=dict(_hints(capture.lines, marks, chosen, stated.title)),
        wrap=Wrap.NONE,
    )


def _hints(
    lines: Sequence[str], marks: Sequence[Mark], chosen: frozenset[int], title: str | None
) -> Iterator[tuple[int, Hint]]:
    """Yield what is known of each line by its number: nothing of most, where no text was chosen."""
    headlines = _headlines(lines, marks, title)
    for place, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if not line:
            continue
        number = place + 1
        if place in headlines:
            yield number, _TITLE
        elif mark is Mark.CAPTION:
            yield number, _CAPTION
        elif place in chosen:
            tagged = _TAGGED.get(mark)
            reason = f"{_CHOSEN}, as a {tagged.value}" if tagged else _CHOSEN
            yield number, Hint(role=tagged or Role.BODY, reason=reason)
        elif mark is Mark.HIDDEN:
            yield number, _HIDDEN
        elif chosen:
            yield number, _NOT_CHOSEN


def _headlines(lines: Sequence[str], marks: Sequence[Mark], title: str | None) -> frozenset[int]:
    """Return where the headline stands: the page's only h1, or that of several which says the title."""
    found = [place for place, mark in enumerate(marks) if mark is Mark.TITLE]
    texts = {folded(lines[place]).casefold() for place in found}
    if len(texts) == 1:
        return frozenset(found)
    wanted = folded(title or "").casefold()
    same = [place for place in found if wanted and folded(lines[place]).casefold() in wanted]
    return frozenset(same[:1])


def _apart(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Tell the page's own address, which goes before the one that it was fetched from, from other facts."""
    own = [fact for fact in facts if fact.field == "url" and fact.where.endswith("canonical")]
    return own, [fact for fact in facts if fact not in own]
