"""The news agencies that an article credits: in a credit line, in its dateline or in its sign-off.

An agency that a sentence of the body names as its source ("Reuters reported") is part of the story and is
not credited here.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice

from backfile.drafts import Stated
from backfile.intake.edit.agencynames import styled_agencies
from backfile.intake.edit.evidence import excerpt
from backfile.intake.finding import Finding
from backfile.roles import BODY_ROLES, LabelledLine, Role
from backfile.text import folded

_HEAD = 120
"""Characters at the start of a line in which a dateline ends; Reuters' longest run to about 80."""
_TAIL = 80
"""Characters at the end of the text in which a sign-off stands."""
_ANY_CASE = 5
"""Letters from which a spelling is sure enough to match in any case."""
_FIRST_PARAGRAPHS = 3
_LAST_PARAGRAPHS = 2

_WORD = re.compile(r"\w+")
_SEGMENTS = re.compile(r"[,;/|()•·]| [-–—] | (?:and|und|et|y|e|и|та|i|&|with|mit|avec|con|com) ")
_BRACKETED = re.compile(r"\((?P<round>[^()]{2,60})\)|/(?P<slashed>[^/]{2,40})/")
_AFTER_DATELINE = re.compile(r"\s*[.,:]?\s*[-–—]|\s*[.:]?\s*\Z|\.?\s+(?=[\"“«„'‘]?[^\W\d_a-zа-я])")
_PARTS = re.compile(r"\s+[-–—]+\s+|\.\s+(?:[-–—]+\s+)?")
_SIGN_OFF = re.compile(
    r"(?<=[.!?…”\"»“)])\s*(?:[-–—]{1,2}\s*(?P<dashed>[^-–—.!?]{2,60})\.?|[(/\[](?P<bracketed>[^()/\[\]]{2,60}"
    r"(?:/[^()/\[\]]{1,30})?)[)/\]]\.?)\Z"
)
_CREDITING = frozenset({Role.AGENCY, Role.BYLINE, Role.DATELINE})
_JOINING = frozenset(
    ["and", "avec", "com", "con", "e", "et", "i", "mit", "und", "w", "with", "y", "z", "з", "и", "с", "та"]
)
_DESK = re.compile(r"[a-z]{2,4}\Z")  # the desk or region behind dpa's name: "dpa/lnw"
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BESIDE_NAME = re.compile(
    r"\A ?(?:by|from|source|von|quelle|par|por|fuente|di|fonte|источник|джерело)\b:?"
    r"| (?:staff )?(?:writers?|reporters?|correspondents?)\Z",
    re.IGNORECASE,
)
"""Words beside an agency's name in a byline that leave it an agency's name."""
_CJK_DATELINE = re.compile(r"[^，。、]{1,30}電|[^，。、]{1,30}电|\s*讯")


def agencies_of(lines: Sequence[LabelledLine], *, stated: Stated) -> Finding[tuple[str, ...]]:
    """Return the credited agencies under their usual names, in the order of the page, each once.

    The evidence repeats, for each, the first line that credits it. Those that a sidecar states are all; those
    that the capture states, often fewer than it prints, come first.
    """
    if stated.agencies and "agencies" not in stated.places:
        return Finding(stated.agencies, stated.evidence("agencies"))
    body = [line for line in lines if line.role in BODY_ROLES and line.text.strip()]
    first = {line.number for line in islice(body, _FIRST_PARAGRAPHS)}
    last = {line.number for line in body[-_LAST_PARAGRAPHS:]}
    found = dict.fromkeys(stated.agencies)
    evidence = [stated.evidence("agencies")] if found else []
    for line in lines:
        head, tail = line.number in first, line.number in last
        if not (head or tail or line.role in _CREDITING):
            continue
        names, ending = _credited(line, head=head, tail=tail)
        if any(name not in found for name in names):
            evidence.append(f"line {line.number}: {excerpt(line.text, ending=ending)}")
            found.update(dict.fromkeys(names))
    return Finding(tuple(found), "; ".join(evidence) or None)


def is_agency(text: str) -> bool:
    """Tell whether the whole text is one agency's name, in any known spelling."""
    return _exactly(text) is not None


def agencies_in(byline: str) -> Iterator[str]:
    """Yield the agencies that a byline names as authors, under their usual names."""
    for part in _SEGMENTS.split(folded(byline)):
        if name := _exactly(_BESIDE_NAME.sub("", part)):
            yield name


def named_agencies(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each agency that a text names: its usual name, and where the spelling starts and ends."""
    index = _index()
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end:
            continue
        for spelling, name in index.get(_key(word[0]), ()):
            stop = start + len(spelling)
            if _fits(text[start:stop], spelling) and not _goes_on(text, stop, spelling):
                yield name, start, stop
                end = stop
                break


def _credited(line: LabelledLine, *, head: bool, tail: bool) -> tuple[list[str], bool]:
    """Return the agencies that one line credits, and whether they stand at its end."""
    if line.role is Role.AGENCY:
        return [name for name, _, _ in named_agencies(line.text)] or [*styled_agencies(line.text)], False
    if line.role is Role.BYLINE:
        return list(agencies_in(line.text)), False
    if line.role is Role.DATELINE or head:
        names = _in_dateline(line.text.lstrip()[:_HEAD])
        if names:
            return names, False
    return (_in_sign_off(line.text.rstrip()[-_TAIL:]), True) if tail else ([], False)


def _in_dateline(head: str) -> list[str]:
    """Find "KYIV (Reuters) -", "МОСКВА, 19 ноября. /ТАСС/.", "КИЕВ, 19 ноя - РИА Новости." and their kin."""
    for bracketed in _BRACKETED.finditer(head):
        before, inside = head[: bracketed.start()], bracketed["round"] or bracketed["slashed"]
        if not _is_place_and_day(before):
            break
        names = _all_agencies(inside)
        if names and _AFTER_DATELINE.match(head, bracketed.end()):
            return names
    parts = _PARTS.split(head)
    for place, part in enumerate(parts[1:4], start=1):
        name = _exactly(part)
        before = ". ".join(parts[:place])
        if name and _is_place_and_day(before) and (before.isupper() or any(map(str.isdigit, before))):
            return [name]
    for name, _, stop in named_agencies(head) if _CJK.match(head) else ():
        return [name] if _CJK_DATELINE.match(head, stop) else []
    return []


def _in_sign_off(tail: str) -> list[str]:
    """Find "… said. (AFP)", "… said. — AP", "… said. /ТАСС/", "… sagte er. (dpa/lnw)"."""
    sign_off = _SIGN_OFF.search(tail)
    return _all_agencies(sign_off["dashed"] or sign_off["bracketed"]) if sign_off else []


def _all_agencies(text: str) -> list[str]:
    """Return the agencies of a text that names agencies, desk codes and joining words, and nothing else."""
    names, rest, last = [], [], 0
    for name, start, stop in named_agencies(text):
        names.append(name)
        rest.append(text[last:start])
        last = stop
    others = _WORD.findall(" ".join([*rest, text[last:]]))
    return names if all(word in _JOINING or _DESK.match(word) for word in others) else []


def _is_place_and_day(text: str) -> bool:
    """Tell whether a text can stand before a dateline's agency: "WASHINGTON, Nov 19", "Madrid, 19 nov"."""
    words = _WORD.findall(text)
    lower = sum(word[0].islower() for word in words)
    return len(text) <= 80 and len(words) <= 12 and lower <= 2 and next(named_agencies(text), None) is None


def _exactly(text: str) -> str | None:
    text = text.strip().rstrip(".").strip()
    for name, start, stop in named_agencies(text):
        return name if (start, stop) == (0, len(text)) else None
    return None


def _key(word: str) -> str:
    """Return what the spellings are looked up by; Chinese runs its words together, so its first sign does."""
    return word[0] if _CJK.match(word) else word.casefold()


def _fits(text: str, spelling: str) -> bool:
    if text in (spelling, spelling.upper()):
        return True
    return len(spelling) >= _ANY_CASE and text.casefold() == spelling.casefold()


def _goes_on(text: str, stop: int, spelling: str) -> bool:
    """Tell whether a longer word or name continues the spelling ("APA" is not AP; "AP-style" is)."""
    follows = text[stop : stop + 1]
    return bool(follows) and (follows.isalnum() or follows == "_") and not _CJK.match(spelling[-1])


@cache
def _index() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return all spellings by their first word, the longest first, each with the agency's usual name."""
    data = files("backfile.intake.edit").joinpath("data/agencies.tsv").read_text(encoding="utf-8")
    found: dict[str, set[tuple[str, str]]] = {}
    for row in data.splitlines():
        if row.startswith("#"):
            continue
        name, _, others = row.partition("\t")
        for spelling in {name, *(other.strip() for other in others.split("|") if other.strip())}:
            first = _WORD.match(spelling)
            if first:
                found.setdefault(_key(first[0]), set()).add((spelling, name))
    return {key: tuple(sorted(each, key=lambda pair: (-len(pair[0]), pair))) for key, each in found.items()}
