"""What the kept lines are: headings, list items, quotes, notes, sign-offs; and the parts of the header."""

import re
from collections.abc import Sequence
from typing import Final

from backfile.intake.label.facts import Facts
from backfile.intake.noting import note_type
from backfile.roles import Role

Verdict = tuple[Role, str]

_BULLET: Final = re.compile(r"(?:[•·▪■●○◦*►▶–—-]\s|\d{1,2}[.)]\s)")
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?")
_DAY_FIRST: Final = re.compile(
    r"(?:[^\W\d_]{2,12}[.,]{0,2} )?(?:\d{1,2}(?:\b|(?:st|nd|rd|th|er|ᵉʳ|[ºª°])\b)|(?:19|20)\d\d ?[-./年] ?\d)"
)
_STAMP: Final = re.compile(
    r"(?:[^\W\d_]{2,10}[.,]{0,2} )?(?:\d{1,2}(?:\. ?|[/-])\d{1,2}(?:\. ?|[/-])\d{2,4}|\d{4}-\d\d-\d\d)"
    r"(?:T|,? (?:[|–—-] |(?:um|kl\.?|at|à|alle|a las|às|в|о) )?)\d{1,2}[:.h]\d\d(?: ?(?:uhr|h|[ap]\.?m\.?))?",
    re.IGNORECASE,
)
"""A day in figures and the time of day, and nothing else."""
_DASHES: Final = "–—"
"""What speech begins with in Russian, French and Spanish, where it ends as sentences do."""
_OPENERS: Final = '"“„«‘'
_CLOSERS: Final = '"”“»’'
_SHOUTED_PLACE: Final = re.compile(r"[^\W\d_]{2,}[^a-zа-яії]{0,60}")
_DATES: Final = frozenset({"month", "published", "updated", "weekday"})
_STAMPED: Final = 12
"""Words, figures among them, that a day with its hour has at most."""
_ANNOUNCED: Final = frozenset({"published", "updated"})
_AGENCY: Final = 3
"""Words that an agency's name has at most."""
_CAPTION: Final = 40
"""Words that a caption with its credit has at most."""
_BYLINE: Final = 16
"""Words that a byline has at most."""
_NEAR: Final = 8
"""How many visible lines outside the body a note or a sign-off is still looked for."""


def kept(i: int, lines: Sequence[Facts], states: Sequence[str]) -> Verdict | None:
    """Refine a line that the model gave to the body; None leaves it a plain paragraph."""
    line = lines[i]
    if (verdict := note(line)) or (verdict := sign_off(i, lines, states)):
        return verdict
    text = line.text
    spoken = text[:1] in _DASHES and line.end in {"stop", "question", "dots"}
    if not spoken and _BULLET.match(text) and _BULLET.match(_neighbour(lines, states, i)):
        return Role.LIST_ITEM, "starts with a bullet or a number as its neighbours do"
    if "\t" in text and any("\t" in lines[k].text for k in (i - 1, i + 1) if 0 <= k < len(lines)):
        return Role.LIST_ITEM, "a row of a table"
    after = lines[i + 1].text if i + 1 < len(lines) and states[i + 1] == "body" else ""
    if text[:1] in _OPENERS and text[-1:] in _CLOSERS and line.length > 5 and after[:1] in {"—", "–"}:
        return Role.QUOTE, "stands in quotation marks, and a name follows"
    if (
        line.end in {"stop", "dots", "comma"}
        or line.length > 16
        or text[:1] in _OPENERS
        or text[:1].islower()
    ):
        return None
    if line.end == "question" and line.length > 12:
        return None
    short_after = (
        i + 1 < len(lines) and states[i + 1] == "body" and lines[i + 1].kind not in {"prose", "open"}
    )
    short_before = (
        i > 0 and states[i - 1] == "body" and lines[i - 1].kind not in {"prose", "open", "sentence"}
    )
    if short_after and lines[i + 1].kind != "sentence" and (short_before or line.length <= 16):
        return (Role.LIST_ITEM, "one of several short lines") if short_before else None
    if after and line.end in {"none", "question", "digit"}:
        return Role.HEADING, "a short line without a full stop above a paragraph"
    return None


def _neighbour(lines: Sequence[Facts], states: Sequence[str], i: int) -> str:
    for near in (i + 1, i - 1):
        if 0 <= near < len(lines) and states[near] == "body" and _BULLET.match(lines[near].text):
            return lines[near].text
    return ""


def note(line: Facts, *, outside: bool = False) -> Verdict | None:
    """Tell a correction, an update, a disclaimer or a translator's line: content that is never dropped.

    `outside` tells that the line was not taken for text.
    """
    if note_type(line.text, outside=outside):
        return Role.NOTE, "is a note about the article"
    if "note" not in line.families or line.length < 4:
        return None
    bracketed = line.text[:1] in "([*" or line.text[-1:] in ")]"
    places = [hit.place for hit in line.hits if hit.family == "note"]
    shouted = line.length > 8 and line.text.isupper()
    if places[0] == 0 or shouted or (bracketed and line.length < 60):
        return Role.NOTE, "is a note about the article"
    return None


def sign_off(i: int, lines: Sequence[Facts], states: Sequence[str]) -> Verdict | None:
    """Tell the line under the text that credits an agency or colleagues ("AFP contributed reporting.")."""
    line = lines[i]
    if line.length > 40:
        return None
    signed = "signoff" in line.families and (line.length <= 30)
    alone = "agency" in line.whole and line.length <= 6
    if (signed or alone) and states[i + 1 : i + 1 + _NEAR].count("body") <= 1:
        return Role.AGENCY, "credits an agency or colleagues"
    return None


def between(i: int, lines: Sequence[Facts], states: Sequence[str]) -> Verdict | None:
    """Keep what the model left out between two paragraphs: an interview's question, a live blog's time."""
    line = lines[i]
    beside = [states[k] == "body" and lines[k].kind == "prose" for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    if (
        len(beside) == 2
        and all(beside)
        and line.end == "question"
        and 3 <= line.length <= 25
        and not line.whole
    ):
        return Role.HEADING, "a question between paragraphs"
    if beside[-1:] == [True] and _CLOCK.fullmatch(line.text) and i + 1 < len(lines):
        return Role.HEADING, "a time above a paragraph"
    return None


def beside_deck(line: Facts) -> Verdict | None:
    """Tell a byline, a credit or a date that was taken for the deck beside it; None leaves it the deck."""
    return authored(line) or credited(line) or tailed(line) or dated(line)


def dated(line: Facts) -> Verdict | None:
    """Tell a line that begins with a date or a word that announces one ("Updated 4 May 2021")."""
    opens = {hit.family for hit in line.hits if hit.place == 0}
    figures = "updated" not in line.families and any(name.startswith("date:numeric") for name in line.dates)
    day = "month" in line.families or figures
    named = opens & _DATES and day and line.end != "stop"
    if line.length <= 20 and (named or (line.dated and _DAY_FIRST.match(line.text))):
        changed = "updated" in line.families and "published" not in line.families
        return (Role.MODIFIED if changed else Role.PUBLISHED), "names a date or a time"
    return None


def stamped(line: Facts) -> Verdict | None:
    """Tell a line that is a day in figures and an hour ("09.09.2025, 15:15 Uhr"), or that announces a day.

    No caption is so.
    """
    if line.length <= _STAMPED and _STAMP.fullmatch(line.text.strip()):
        return Role.PUBLISHED, "names a date or a time"
    announced = any(hit.family in _ANNOUNCED and hit.place == 0 for hit in line.hits)
    whole = any(name.startswith(("date:full", "date:numeric")) for name in line.dates)
    return dated(line) if announced and whole else None


def authored(line: Facts) -> Verdict | None:
    """Tell a line that begins as bylines do and is no sentence ("By Jane Roe")."""
    opens = any(hit.family == "byline" and hit.place == 0 for hit in line.hits)
    if opens and 1 < line.length <= _BYLINE and line.end != "stop":
        return Role.BYLINE, "names the author as bylines do"
    return None


def credited(line: Facts) -> Verdict | None:
    """Tell a line that holds a picture's credit ("The harbour. (Photo: Jane Roe)")."""
    if "credit:closes" in line.features or ("credit:opens" in line.features and line.length > 1):
        return Role.CAPTION, "names a photographer or agency as credits do"
    return None


def agency_alone(i: int, lines: Sequence[Facts], states: Sequence[str]) -> Verdict | None:
    """Tell an agency's name on a line of its own amid the text: a picture's credit, and no heading."""
    line = lines[i]
    if line.whole != {"agency"} or line.length > _AGENCY or line.end != "none":
        return None
    amid = "body" in states[:i] and "body" in states[i + 1 :]
    return (Role.CREDIT, "names an agency alone, as a picture's credit does") if amid else None


def tailed(line: Facts) -> Verdict | None:
    """Tell a sentence with a name behind it, which right below the headline is a picture's credit."""
    if "credit-tail" in line.features and line.length <= _CAPTION and line.end not in {"stop", "question"}:
        return Role.CAPTION, "names a photographer or agency at its end"
    return None


def header(i: int, lines: Sequence[Facts], state: str, title: int) -> Verdict | None:
    """Refine a line around the headline: kicker, dateline, dates; None leaves it to the left-out roles."""
    line = lines[i]
    if state in {"published", "byline", "head"} and line.length <= 14:
        if "updated" in line.families and line.dated and "published" not in line.whole and state != "byline":
            return Role.MODIFIED, "says when the article was changed"
        if (
            "agency" in line.families
            and _SHOUTED_PLACE.match(line.text)
            and line.text[:2].isupper()
            and state != "byline"
        ):
            return Role.DATELINE, "names a place and an agency"
    if state == "head" and (verdict := authored(line) or dated(line)) is not None:
        return verdict
    if state == "above" and i == title - 1 and line.kind in {"word", "label"} and not line.whole:
        return Role.KICKER, "a short line right above the headline"
    return None
