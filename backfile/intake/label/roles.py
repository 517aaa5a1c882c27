"""From the model's states to roles: rules that look closer at what each line is, each with its reason."""

from collections.abc import Mapping, Sequence

from backfile.intake.label.bios import bios
from backfile.intake.label.body import (
    Verdict,
    agency_alone,
    authored,
    beside_deck,
    between,
    credited,
    dated,
    header,
    kept,
    note,
    sign_off,
    stamped,
    tailed,
)
from backfile.intake.label.bylines import bylines
from backfile.intake.label.chain import STATES, Weights
from backfile.intake.label.entries import TIME
from backfile.intake.label.facts import Facts
from backfile.intake.label.leftout import left_out
from backfile.intake.label.page import Page
from backfile.intake.label.paragraphs import is_footer
from backfile.intake.label.reasons import UNSURE, family_reason, strongest
from backfile.intake.label.signing import signs_text
from backfile.roles import Role

__all__ = ["Verdict", "roles"]

_PLAIN = {
    "title": Role.TITLE,
    "description": Role.DESCRIPTION,
    "byline": Role.BYLINE,
    "published": Role.PUBLISHED,
    "caption": Role.CAPTION,
    "body": Role.BODY,
}


_OUT = frozenset({"above", "head", "inside", "below"})
_KEPT = frozenset({"body", "caption", "description"})
_OUT_OR_CAPTION = _OUT | {"caption"}
_OUT_OR_BESIDE = _OUT | {"caption", "description", "byline"}
_SURE = 0.25
"""The likelihood from which a line is taken as headline that the chain of states took for text."""
_FIRST = 2
"""How many visible lines below the headline a caption that was taken for a paragraph is looked for."""
_ABOVE = 3
"""How many visible lines above the headline a note is still looked for: a label that the law demands."""
_NEAR = 8
"""How many visible lines below the body a note is still looked for."""
_BARE = 4
"""Words of a date alone at most, figures among them ("Di., 02.03.2021"): it names nobody, and is no text."""
_HEADER = 3
"""How many lines above the headline, and below the text's beginning, a byline or a date is told by rule."""


def with_title(page: Page, states: Sequence[str]) -> list[str]:
    """Give a page its likeliest headline, and leave it one headline only.

    The ranking compares all lines of the page, which the chain cannot: its word stands, unless it is unsure
    and the chain took the line for text.
    """
    found = list(states)
    titles = [i for i, state in enumerate(found) if state == "title"]
    best = titles[-1] if titles else -1
    if page.title >= 0 and (page.sure >= _SURE or found[page.title] != "body" or best < 0):
        best = page.title
        found[best] = "title"
    for i in titles:
        if i != best:
            found[i] = "above" if i < best else "head"
    if best >= 0:
        first = found.index("body") if "body" in found else len(found)
        found = ["head" if best < i < first and state == "above" else state for i, state in enumerate(found)]
    return found


def close(lines: Sequence[Facts], states: Sequence[str]) -> list[str]:
    """End the body where a sign-off ends it, and take appeals to the reader out of it.

    A sign-off ("AFP contributed reporting.") closes the body if most of the text stands above it. A paragraph
    in which the publisher speaks of itself, between two lines that ask for support, is part of the appeal.
    """
    found = list(states)
    words = [line.length if state == "body" else 0 for line, state in zip(lines, found, strict=True)]
    whole = sum(words)
    above = 0
    closed = False
    for i, line in enumerate(lines):
        if closed and found[i] in _KEPT:
            found[i] = "below"
        above += words[i]
        if found[i] == "body" and 2 * above > whole and _signs(line):
            closed = True
    asks = [bool(line.whole & {"promo"}) or len(line.families & {"promo"}) > 0 for line in lines]
    for i, line in enumerate(lines):
        if found[i] == "body" and "person:us" in line.features and line.text[:1] not in '"“„«‘':
            before = any(asks[max(0, i - 3) : i]) and any(
                state != "body" for state in found[max(0, i - 3) : i]
            )
            after = any(asks[i + 1 : i + 4]) and any(state != "body" for state in found[i + 1 : i + 4])
            if before and after:
                found[i] = "below" if i > 0 and found[i - 1] == "below" else "inside"
    return found


def _signs(line: Facts) -> bool:
    return ("agency" in line.whole and line.length <= 6) or ("signoff" in line.whole and line.length <= 12)


def roles(
    lines: Sequence[Facts],
    names: Sequence[Sequence[str]],
    states: Sequence[str],
    unsure: frozenset[int],
    taken: Mapping[int, str],
    weights: Weights,
    entries: Sequence[int] = (),
) -> list[Verdict]:
    """Give every visible line its role and the reason for it; `taken` says why some are no text after all.

    `entries` are the lines at which those of a live blog begin.
    """
    title = states.index("title") if "title" in states else -1
    body = _places(states, "body")
    first, last = (body[0], body[-1]) if body else (len(states), -1)
    signed = bylines(lines, states, title) if title >= 0 else {}
    known = signed | dict(bios(lines, states, [*signed, *_places(states, "byline")]))
    known |= {i: (Role.HEADING, TIME) for i in entries if states[i] == "body"}
    found: list[Verdict | None] = []
    for i, state in enumerate(states):
        verdict = known.get(i) or _ruled(i, lines, states, title, first, last)
        if verdict is None and i in unsure and state == "body":
            verdict = Role.BODY, UNSURE
        elif verdict is None and state in _PLAIN:
            verdict = _PLAIN[state], strongest(names[i], STATES.index(state), weights)
        found.append(verdict)
    rest = left_out(lines, [verdict is None for verdict in found])
    decided = [verdict or other or (Role.NAVIGATION, "") for verdict, other in zip(found, rest, strict=True)]
    for i, reason in taken.items():
        if found[i] is None:
            decided[i] = decided[i][0], reason
    return decided


def _places(states: Sequence[str], state: str) -> list[int]:
    return [i for i, one in enumerate(states) if one == state]


def _ruled(
    i: int, lines: Sequence[Facts], states: Sequence[str], title: int, first: int, last: int
) -> Verdict | None:
    state = states[i]
    if (verdict := _bare(i, lines[i], state, title, first, last)) is not None:
        return verdict
    if state == "body":
        line = lines[i]
        near = tailed(line) if title >= 0 and i - title <= _FIRST else None
        signed = sign_off(i, lines, states) or agency_alone(i, lines, states)
        return signed or credited(line) or near or kept(i, lines, states)
    if i > first and signs_text(i, lines, states):
        return Role.AGENCY, "credits an agency with the text"
    if (
        title - _ABOVE <= i <= last + _NEAR
        and state in _OUT_OR_BESIDE
        and (verdict := note(lines[i], outside=True))
    ):
        return verdict
    if 0 <= title < i <= first + _HEADER and (verdict := stamped(lines[i])):
        return verdict
    if state == "description":
        return beside_deck(lines[i])
    if state in _OUT_OR_CAPTION and 0 <= title - _HEADER <= i <= first + _HEADER:
        signed = authored(lines[i])
        if signed or (state != "caption" and i > title and (signed := dated(lines[i]))):
            return signed
    if state in {"inside", "below"}:
        if (verdict := between(i, lines, states)) is not None:
            return verdict
        return sign_off(i, lines, states) if "body" in states[max(0, i - 6) : i] else None
    return _signed(i, lines, states) if i > last >= 0 else header(i, lines, state, title)


def _signed(i: int, lines: Sequence[Facts], states: Sequence[str]) -> Verdict | None:
    """Tell who reported, said below the text, which looks like a caption or a dateline."""
    verdict = header(i, lines, states[i], -1)
    if verdict and verdict[0] is Role.DATELINE:
        return Role.AGENCY, "credits an agency with the text"
    reported = states[i] in {"caption", "byline", "published"} and "signoff" in lines[i].families
    return (sign_off(i, lines, states) if reported else None) or verdict


def _bare(i: int, line: Facts, state: str, title: int, first: int, last: int) -> Verdict | None:
    """Tell a day alone, and a footer, which were taken for a byline, a caption or an end of the text."""
    if state == "byline" and i > last and is_footer(line):
        return Role.LEGAL, family_reason("legal")
    header = state == "byline" or (state == "caption" and i > title >= 0)
    if not header and (state != "body" or i not in (first, last)):
        return None
    return dated(line) if line.length <= _BARE and any(map(str.isdigit, line.words)) else None
