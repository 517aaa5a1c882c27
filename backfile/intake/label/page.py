"""What can be said of the page as a whole: where its prose lies, and which line may be its title."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from backfile.intake.label.entries import entries
from backfile.intake.label.facts import Facts
from backfile.intake.label.headline import choose
from backfile.intake.label.ranking import View, distances

TOPIC_WORDS: Final = 4000
"""How many words of the prose the other lines are compared with."""
LEAD: Final = 3
"""How many paragraphs after a line are compared with it."""
_HEAD: Final = 4
_TAIL: Final = 8

_WEIGHTS: Final = {
    "sentence": 3,
    "open": 8,
    "headline": -6,
    "label": -5,
    "word": -4,
    "date": -4,
    "cue": -12,
}
_TALK: Final = frozenset({"prose", "open", "sentence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The longest run of prose is `lines[first:last + 1]`, and each list has a value for each visible line.

    `returns`: how much of the line comes back in the run (0 to 1). `leads`: how much of it comes back in the
    paragraphs right after it. `ahead`: how many lines further the next paragraphs begin. `dates`: how many
    lines further the next date stands. `copies`: how often the line stands on the page. `shared`: how many
    telling words it has in common with `title`, -1 without one. `title` is the line that is most like a
    headline by these measures, or -1. `dense`: the capture has a blank line between any two others. `gaps`:
    the numbers of blank lines before each line. `content`: the telling words of each line.
    `entries`: the lines at which those of a live blog begin.
    """

    first: int
    last: int
    returns: Sequence[float]
    leads: Sequence[float]
    ahead: Sequence[int]
    dates: Sequence[int]
    copies: Sequence[int]
    entries: Sequence[int]
    title: int
    sure: float
    shared: Sequence[int]
    dense: bool
    gaps: Sequence[int]
    content: Sequence[set[str]]


def skim(lines: Sequence[Facts]) -> list[int]:
    """Leave out the middle of long runs of links and buttons: menus say nothing new after a few lines.

    Returns the places of the lines that are left.
    """
    kept: list[int] = []
    run: list[int] = []
    for place, line in enumerate(lines):
        if line.kind in {"word", "label", "cue"} and line.length <= 5:
            run.append(place)
            continue
        kept += run if len(run) <= _HEAD + _TAIL else run[:_HEAD] + run[-_TAIL:]
        run = []
        kept.append(place)
    return kept + (run if len(run) <= _HEAD + _TAIL else run[:_HEAD] + run[-_TAIL:])


def survey(lines: Sequence[Facts], gaps: Sequence[int], headline_weights: dict[str, float]) -> Page:
    """Survey the visible lines of a capture; `gaps` are the numbers of blank lines before each of them."""
    view, (first, last) = _view(lines)
    title, sure = choose(view, headline_weights)
    if title >= first:
        first, last = _run(lines, title + 1)
    return Page(
        first=first,
        last=last,
        returns=view.returns,
        leads=view.leads,
        ahead=view.ahead,
        dates=view.dates,
        copies=view.copies,
        entries=view.entries,
        title=title,
        sure=sure,
        shared=_shared(view.content, title),
        dense=2 * sum(gap > 0 for gap in gaps) > len(lines) * 1.7,
        gaps=gaps,
        content=view.content,
    )


def _shared(content: Sequence[set[str]], title: int) -> list[int]:
    """Count for each line the telling words that it has in common with the likely headline."""
    if title < 0:
        return [-1] * len(content)
    words = content[title]
    return [len(own & words) for own in content]


def view_of(lines: Sequence[Facts]) -> View:
    """Measure the page for the ranking of headlines."""
    return _view(lines)[0]


def _view(lines: Sequence[Facts]) -> tuple[View, tuple[int, int]]:
    first, last = _run(lines)
    content = [_content(line) for line in lines]
    topic = _topic(lines, content, range(first, last + 1))
    again = {word for word, count in topic.items() if count > 1}
    returns = [
        _share(words, again if first <= i <= last and lines[i].kind in _TALK else topic.keys())
        for i, words in enumerate(content)
    ]
    ahead, leads = _leads(lines, content)
    return View(
        lines=lines,
        content=content,
        returns=returns,
        leads=leads,
        ahead=ahead,
        dates=distances([line.dated for line in lines]),
        copies=_copies(lines),
        entries=entries(lines),
        first=first,
    ), (first, last)


def _run(lines: Sequence[Facts], begin: int = 0) -> tuple[int, int]:
    """Find the run with the greatest sum of weights (Kadane's algorithm); without prose it is empty."""
    best, span = 0, (begin, begin - 1)
    total, start = 0, begin
    for place in range(begin, len(lines)):
        line = lines[place]
        total += min(line.length, 50) if line.kind == "prose" else _WEIGHTS[line.kind]
        if total <= 0:
            total, start = 0, place + 1
        elif total > best:
            best, span = total, (start, place)
    return span


def _topic(lines: Sequence[Facts], content: Sequence[set[str]], run: range) -> Counter[str]:
    """Count in how many lines of the run each telling word stands."""
    found: list[set[str]] = []
    seen = 0
    for i in run:
        line = lines[i]
        if line.kind in _TALK:
            found.append(content[i] or set(line.words))
            seen += len(line.words)
            if seen > TOPIC_WORDS:
                break
    return Counter(chain.from_iterable(found))


def _content(line: Facts) -> set[str]:
    """Return the words that tell of a topic: long ones, numbers, those of scripts without spaces."""
    if line.length < 3:
        return set()
    return {
        word
        for word in line.words
        if len(word) >= 4 or word >= "\u0e00" or (word.isdigit() and len(word) > 1)
    }


def _share(words: set[str], others: Container[str]) -> float:
    """Return the share of a line's words that other lines of the run have, 0 to 1."""
    return sum(map(others.__contains__, words)) / len(words) if words else 0.0


def _leads(lines: Sequence[Facts], content: Sequence[set[str]]) -> tuple[list[int], list[float]]:
    """Look ahead from each line, going up the page: to the next run of paragraphs, and to their words."""
    size = len(lines)
    ahead, leads = [99] * size, [0.0] * size
    starts: list[int] = []
    near = size + 99
    words: set[str] = set()
    for i in range(size - 1, -1, -1):
        ahead[i] = min(near - i, 99)
        if content[i] and near - i <= 40 and lines[i].length <= 40:
            leads[i] = len(content[i] & words) / len(content[i])
        if lines[i].kind == "prose" or (lines[i].kind == "open" and lines[i].length > 30):
            starts.append(i)
            if len(starts) > 1 and starts[-2] - i <= 5:
                near = i
                words = set().union(*[content[k] for k in starts[-LEAD:]])
    return ahead, leads


def _copies(lines: Sequence[Facts]) -> list[int]:
    counts: dict[str, int] = {}
    keys = [line.text[:200].casefold() for line in lines]
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return [counts[key] for key in keys]
