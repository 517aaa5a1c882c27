"""Read the development pages, and align each page's truth with its lines: a state for every visible line."""

import gzip
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from backfile.intake.label.facts import Facts, measure, visible
from backfile.intake.label.lexicon import lexicon

CORE = ("zyte", "fundus_eval", "fundus", "np4k")
STYLES = ("innertext", "textdump")
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+"
)
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "gob", "net", "nom", "org", "or", "ne", "go"})
_LINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Sample:
    """One development page in one style, with the states of its visible lines (None where unknown)."""

    row: dict[str, Any]
    style: str
    publisher: str
    lines: tuple[str, ...]
    visible: tuple[int, ...]
    states: tuple[str, ...] | None


def publisher(url: str) -> str:
    """Return the registered domain of a URL, near enough to tell publishers apart."""
    host = (urlsplit(url if "//" in url else "//" + url).hostname or url).lower()
    parts = host.split(".")
    size = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL else 2
    return ".".join(parts[-size:])


def read(captures: Path, datasets: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], str, tuple[str, ...]]]:
    """Read the pages of some data sets in both styles: row, style, lines."""
    for style in STYLES:
        with gzip.open(captures / f"dev-{style}.jsonl.gz", "rt", encoding="utf-8") as file:
            for text in file:
                row = json.loads(text)
                if row["dataset"] in datasets:
                    yield row, style, tuple(_LINE.split(row["text"]))


def load(captures: Path, datasets: tuple[str, ...]) -> list[Sample]:
    """Load the pages of some data sets in both styles, with the truth aligned."""
    return [_sample(row, style, lines) for row, style, lines in read(captures, datasets)]


def _sample(row: dict[str, Any], style: str, lines: tuple[str, ...]) -> Sample:
    places = tuple(i for i, line in enumerate(lines) if visible(line))
    states = None
    if row.get("gt_body"):
        texts = [lines[i] for i in places]
        states = tuple(align(texts, row))
    return Sample(row, style, publisher(row["url"]), lines, places, states)


def tokens(text: str) -> list[str]:
    """Split into words, a character at a time in scripts without spaces, without regard to case."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())


def align(texts: list[str], row: dict[str, Any]) -> list[str]:
    """Give every visible line its state by the truth of its page."""
    states = ["other"] * len(texts)
    split = [tokens(text) for text in texts]
    body = tokens(row["gt_body"])
    for i in _body_lines(split, body):
        states[i] = "body"
    _smooth(states, split)
    inside = [i for i, state in enumerate(states) if state == "body"]
    first = inside[0] if inside else 0
    optional = [tokens(text) for text in row.get("gt_optional") or []]
    for i, words in enumerate(split):
        if states[i] == "other" and len(words) >= 4 and words in optional:
            states[i] = "body" if first <= i <= (inside[-1] if inside else 0) else states[i]
    title = align_title(split, row, first)
    if title is not None:
        states[title] = "title"
    _captions(states, split, row)
    facts = [measure(text, lexicon()) for text in texts]
    _header(states, split, facts, row, title, first)
    return _placed(states)


def _placed(states: list[str]) -> list[str]:
    """Tell apart the lines left out above the title, between it and the body, inside the body, and below."""
    body = [i for i, state in enumerate(states) if state == "body"]
    first, last = (body[0], body[-1]) if body else (len(states), -1)
    title = states.index("title") if "title" in states[:first] else first
    return [
        ("above" if i < title else "head" if i < first else "inside" if i < last else "below")
        if state == "other"
        else state
        for i, state in enumerate(states)
    ]


def _body_lines(split: list[list[str]], body: list[str]) -> list[int]:
    """Choose the chain of lines, in order, that covers most of the body (weighted increasing sequence)."""
    starts: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(body)):
        for size in (1, 2, 3, 4):
            if i + size <= len(body):
                starts.setdefault(tuple(body[i : i + size]), []).append(i)
    spans: list[tuple[int, int, int, float]] = []
    for line, words in enumerate(split):
        spans += [(line, a, b, w) for a, b, w in _places(words, body, starts)]
    ends: list[int] = [0]
    bests: list[tuple[float, int]] = [(0.0, -1)]
    chain: list[tuple[float, int]] = []
    pending: list[tuple[int, float, int]] = []
    current = -1
    for index, (line, a, b, w) in enumerate(spans):
        if line != current:
            for end, total, which in pending:
                _put(ends, bests, end, total, which)
            pending, current = [], line
        at = bisect_right(ends, a + 2) - 1
        total, previous = bests[at]
        chain.append((total + w, previous))
        pending.append((b, total + w, index))
    for end, total, which in pending:
        _put(ends, bests, end, total, which)
    found = []
    which = bests[-1][1]
    while which >= 0:
        found.append(spans[which][0])
        which = chain[which][1]
    return found[::-1]


def _put(ends: list[int], bests: list[tuple[float, int]], end: int, total: float, which: int) -> None:
    at = bisect_right(ends, end) - 1
    if bests[at][0] >= total:
        return
    if ends[at] == end:
        bests[at] = (total, which)
    else:
        ends.insert(at + 1, end)
        bests.insert(at + 1, (total, which))
        at += 1
    while at + 1 < len(ends) and bests[at + 1][0] <= total:
        del ends[at + 1], bests[at + 1]


def _places(
    words: list[str], body: list[str], starts: dict[tuple[str, ...], list[int]]
) -> list[tuple[int, int, float]]:
    """Where in the body a line may stand: (first, after last, words matched)."""
    if not words:
        return []
    key = tuple(words[:4])
    found = []
    if len(words) <= 4:
        return [(a, a + len(words), len(words) * 0.9) for a in starts.get(key, [])[:40]]
    for a in starts.get(key, [])[:40]:
        size = 0
        while size < len(words) and a + size < len(body) and body[a + size] == words[size]:
            size += 1
        if size >= 0.8 * len(words):
            found.append((a, a + size, float(size)))
    if not found:
        hits = [
            (starts[gram][0] - i)
            for i in range(len(words) - 3)
            if len(starts.get(gram := tuple(words[i : i + 4]), [])) == 1
        ]
        if hits and len(hits) + 3 >= 0.6 * len(words):
            a = max(0, min(hits))
            found.append((a, min(len(body), max(hits) + len(words)), len(hits) * 0.95))
    return found


def _smooth(states: list[str], split: list[list[str]]) -> None:
    """Drop chance matches: a lone short line far from the rest of the body."""
    size = len(states)
    for i, state in enumerate(states):
        if state == "body" and len(split[i]) <= 3:
            near = range(max(0, i - 6), min(size, i + 7))
            if not any(states[j] == "body" and len(split[j]) > 5 for j in near):
                states[i] = "other"


def align_title(split: list[list[str]], row: dict[str, Any], first: int) -> int | None:
    """Find the line of the headline: the last above the first line of the body, or the first below it."""
    wanted = [tokens(row["gt_title"] or "")] + [tokens(text) for text in row["gt_title_candidates"] or []]
    for group in ([wanted[0]], wanted):
        places = [i for i, words in enumerate(split) if words and words in group]
        if places:
            above = [i for i in places if i < max(first, 1)]
            return above[-1] if above else places[0]
    return None


def _captions(states: list[str], split: list[list[str]], row: dict[str, Any]) -> None:
    for caption in row["gt_captions_silver"] or []:
        words = tokens(caption)
        if len(words) < 3:
            continue
        grams = {tuple(words[i : i + 3]) for i in range(len(words) - 2)}
        for i, line in enumerate(split):
            if states[i] == "other" and len(line) >= 3:
                own = [tuple(line[k : k + 3]) for k in range(len(line) - 2)]
                if sum(gram in grams for gram in own) >= 0.8 * len(own):
                    states[i] = "caption"


def _header(
    states: list[str],
    split: list[list[str]],
    facts: list[Facts],
    row: dict[str, Any],
    title: int | None,
    first: int,
) -> None:
    """Mark byline, date and description among the lines between title and body."""
    start = title if title is not None else max(0, first - 10)
    names = [tokens(name) for name in row["gt_authors"] or [] if isinstance(name, str)]
    date = row["gt_date"] or ""
    inside = [i for i, state in enumerate(states) if state == "body"]
    last = inside[-1] if inside else len(states) - 1
    near = set(range(max(0, start - 6), min(len(states), first + 3))) | set(
        range(last + 1, min(len(states), last + 4))
    )
    for i in sorted(near):
        if states[i] != "other":
            continue
        joined = f" {' '.join(split[i])} "
        fact = facts[i]
        if fact.length <= 25 and any(name and f" {' '.join(name)} " in joined for name in names):
            states[i] = "byline"
        elif (
            fact.dated and fact.length <= 25 and date and date[:4] in joined and str(int(date[8:])) in joined
        ):
            states[i] = "published"
        elif (
            start < i < first
            and fact.length >= 7
            and not fact.whole
            and fact.kind in {"prose", "headline", "open"}
        ):
            states[i] = "description"
