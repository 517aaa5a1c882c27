"""The dating step: when an article was published and changed, as EDTF, and the lines that say so.

What is known from outside (`Stated`) wins. Then comes what the page prints about itself around its title,
which is exact if it is clear. Only then is the text itself asked, and what it yields is never more than its
evidence holds: counts from known events ("1,000 days since ...") leave a few days, and weekdays choose among
them, since the lead of a report names the day it appears or the day before. Such a day is uncertain (`?`).

Weekdays alone say nothing: there is a Tuesday in every week. Nor do they with only the capture's date,
because a page may be captured years after it was published; the date is then no more than an upper bound,
`[..2024-11-20]`. So are the dates on which the page was accessed or archived, or changed, unless its header
prints no other: then the day of the change is probably that of publication, `2024-11-20?`. Dates in the
prose are the story's, not the publication's: one that is told as past is a lower bound, `[2024-11-19..]`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backfile.drafts import Stated
from backfile.edtf import Edtf
from backfile.intake.edit.dating.captured import captured_of, clock_of
from backfile.intake.edit.dating.constraint import Constraint, Span, bound_of
from backfile.intake.edit.dating.counted import counted_from_events
from backfile.intake.edit.dating.header import Printed, printed_dates
from backfile.intake.edit.dating.kind import Kind
from backfile.intake.edit.dating.reading import read
from backfile.intake.edit.dating.relative import Relative, relative_dates
from backfile.intake.edit.dating.solver import solved
from backfile.intake.edit.dating.story import past_day
from backfile.intake.edit.dating.weekdays import weekday_clues
from backfile.intake.finding import Finding
from backfile.roles import LEFT_OUT, LabelledLine, Role
from backfile.toml.settings import Event

__all__ = ["Dated", "date_of"]

_NOT_PROSE = LEFT_OUT | {
    Role.AGENCY,
    Role.BIO,
    Role.BLANK,
    Role.BYLINE,
    Role.CAPTION,
    Role.CREDIT,
    Role.KICKER,
}
_PROSE_LENGTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When an article was published, when it was last changed, and when the page was captured, with evidence.

    When it was captured is only there where nobody states it and the page gives it away.
    """

    published: Finding[Edtf | None]
    modified: Finding[Edtf | None]
    captured: Finding[Edtf | None]


def date_of(
    lines: Sequence[LabelledLine],
    *,
    stated: Stated,
    events: Sequence[Event],
    language: str | None,
    order: str = "",
) -> Dated:
    """Date an article from its labelled lines, the facts stated elsewhere, and dated events to count from.

    `order` says what its publication writes first in dates in figures, "day" or "month", where that is known.
    """
    printed = printed_dates(lines, language=language, order=order)
    clock = clock_of(lines, printed) if stated.retrieved is None else None
    day = clock.whole_day() if clock else None
    retrieved = Edtf.parse(day.isoformat()) if day else stated.retrieved
    relative = tuple(relative_dates(lines, retrieved=retrieved))
    changed = _modified(printed, relative, stated)
    prose = [line for line in lines if line.role not in _NOT_PROSE and len(line.text) >= _PROSE_LENGTH]
    own = [one for one in printed if one.kind in (Kind.PUBLISHED, Kind.PLAIN) and one is not clock]
    constraints = (*counted_from_events(prose, events), *_limits(printed, changed))
    if own:
        found = read(
            own, constraints=constraints, bound=bound_of(stated.retrieved), retrieved=stated.retrieved
        )
    else:
        distances = [one.constraint for one in relative if one.kind is not Kind.MODIFIED][:1]
        found = _inferred(prose, (*constraints, *distances), stated, language)
        found = _of_the_change(found, printed, changed)
    published = _stated_or("published", stated, found)
    modified = _stated_or("modified", stated, changed)
    return Dated(
        published=published,
        modified=modified if _follows(modified, published, stated) else Finding(None),
        captured=captured_of(lines, found, clock) if stated.retrieved is None else Finding(None),
    )


def _follows(modified: Finding[Edtf | None], published: Finding[Edtf | None], stated: Stated) -> bool:
    """Tell whether a change that was found can be the article's: one before it appeared is something else."""
    if stated.modified is not None or modified.value is None or published.value is None:
        return True
    changed, appeared = modified.value.last, published.value.first
    return changed is None or appeared is None or changed >= appeared


def _inferred(
    prose: Sequence[LabelledLine],
    constraints: Sequence[Constraint],
    stated: Stated,
    language: str | None,
) -> Finding[Edtf | None]:
    """Return what the text and its limits leave of the day of publication, where the page prints none."""
    bound = bound_of(stated.retrieved)
    limits = [one for one in (*constraints, bound) if one is not None and one.firm]
    until = min((one.span.last for one in limits if one.span.last is not None), default=None)
    past = past_day(prose, language=language, until=until)
    return solved([*constraints, *([past] if past else [])], tuple(weekday_clues(prose)), bound)


def _of_the_change(
    found: Finding[Edtf | None], printed: Sequence[Printed], changed: Finding[Edtf | None]
) -> Finding[Edtf | None]:
    """Take the day of a change for that of publication, uncertain, where the page's header prints no other.

    News is changed while it is news: of 15 such pages, 12 had appeared on that day. It stays a bound where
    the text or another limit rules the day out.
    """
    day = changed.value.exact_day if changed.value is not None else None
    said = next((one for one in printed if one.kind is Kind.MODIFIED), None)
    if day is None or said is None or not said.header or found.value is None:
        return found
    span = Span(found.value.first, found.value.last)
    if span.meet(Span(day, day)) is None or any(one.kind is Kind.ACCESSED for one in printed):
        return found
    return Finding(Edtf.parse(f"{day.isoformat()}?"), found.evidence)


def _limits(printed: Sequence[Printed], changed: Finding[Edtf | None]) -> Iterator[Constraint]:
    """Find upper bounds: nothing is changed, read, archived or put on paper before it is published."""
    if changed.value is not None and changed.value.first is not None and changed.value.last is not None:
        words = f"{changed.evidence}, when it was changed"
        yield Constraint(line=None, words=words, span=Span(None, changed.value.last), firm=True)
    accessed = [one for one in printed if one.kind is Kind.ACCESSED]
    days = [(day, one) for one in accessed if (day := one.latest()) is not None]
    if days:
        day, one = max(days, key=lambda found: (found[0], -found[1].line))
        words = f"{one.words}, when it was accessed"
        yield Constraint(line=one.line, words=words, span=Span(None, day), firm=True)


def _modified(
    printed: Sequence[Printed], relative: Sequence[Relative], stated: Stated
) -> Finding[Edtf | None]:
    bound = bound_of(stated.retrieved)
    changed = [one for one in printed if one.kind is Kind.MODIFIED]
    if changed:
        return read(changed, constraints=(), bound=bound, retrieved=stated.retrieved)
    distances = [one.constraint for one in relative if one.kind is Kind.MODIFIED][:1]
    return solved(distances, (), bound) if distances else Finding(None)


def _stated_or(name: str, stated: Stated, found: Finding[Edtf | None]) -> Finding[Edtf | None]:
    """Let a stated date win over what was found, and name what conflicts with it."""
    fact: Edtf | None = getattr(stated, name)
    if fact is None:
        return found
    evidence = stated.evidence(name)
    bound, span = bound_of(stated.retrieved), Span(fact.first, fact.last)
    if bound is not None and span.meet(bound.span) is None:
        evidence += f"; conflicts with the capture of {bound.span.last}"
    day = found.value.exact_day if found.value is not None else None
    if day is not None and span.meet(Span(day, day)) is None:
        evidence += f"; {found.evidence} conflicts"
    return Finding(fact, evidence)
