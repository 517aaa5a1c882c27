"""Leads that were taken for captions, because a picture's credit stands right below them.

Of 94 long captions in the headers of the development pages, one had three sentences, a credit below and none
of its own. Losing text is worse than keeping it, so such a line is text; it is told as one that is unsure.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from backfile.intake.label.credits import closes_with_credit, opens_with_credit
from backfile.intake.label.facts import Facts

_WORDS: Final = 28
_SENTENCES: Final = 3
_CREDIT: Final = 10
"""Words that a credit has at most."""
_STOPS: Final = (". ", "! ", "? ", "。", "！", "？")


def leads(lines: Sequence[Facts], states: Sequence[str]) -> Iterator[int]:
    """Yield the lead of a page, if it is among the captions.

    It is long, of several sentences, and told only once; it has no credit of its own, stands between headline
    and text, right above a bare credit and that above the text, and the page shows no other caption there.
    """
    if "title" not in states or "body" not in states:
        return
    title, first = states.index("title"), states.index("body")
    i = first - 2
    header = states[title + 1 : i]
    if not title < i or states[i] != "caption" or "caption" in header or "description" in header:
        return
    if _is_lead(lines[i]) and _is_credit(lines[i + 1]):
        words = lines[i].words
        if not any(line.words == words for at, line in enumerate(lines) if at != i):
            yield i


def _is_lead(line: Facts) -> bool:
    sentences = sum(map(line.text.count, _STOPS)) + (line.end in {"stop", "question"})
    own = opens_with_credit(line.text) or closes_with_credit(line.text) or "caption" in line.families
    return line.length >= _WORDS and sentences >= _SENTENCES and line.end == "stop" and not own


def _is_credit(line: Facts) -> bool:
    return line.length <= _CREDIT and (opens_with_credit(line.text) or line.whole == {"agency"})
