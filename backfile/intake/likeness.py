"""Captures that are nearly the same, for a person to look at: a text cut short, or changed elsewhere.

A text's shape is its MinHash: of all its runs of three words, 128 samples, so that two texts have as large a
share of samples in common as of runs (Broder, "On the resemblance and containment of documents", 1997). Only
texts that have four samples in a row in common are compared at all.
"""

import struct
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from operator import eq
from typing import NamedTuple

from backfile.errors import BackfileError, Exit
from backfile.intake.assigning import Case
from backfile.toml.settings import Intake

SAME, NEARLY = "the same text", "nearly the same text"
_SAMPLES, _BAND = 128, 4
_RUN = 3
"""Words in a run."""
_SEED = 1
_MOST = 8
"""Of the texts that have a band in common, each is compared with so many: a thousand copies are not a million
pairs."""
_FORM = struct.Struct(f"<{_SAMPLES}I")


class Likeness(NamedTuple):
    """Two captures of different articles, by name, which have a `share` (percent) in common, and why."""

    first: str
    second: str
    share: int
    reason: str


def check(settings: Intake) -> None:
    """Raise BackfileError (exit code 2) where likenesses are asked for and the library is not installed."""
    if settings.similar and find_spec("rensa") is None:
        message = "intake.similar needs rensa, which is not installed"
        hint = "install it with: pip install 'backfile[similar]', or set intake.similar to 0"
        raise BackfileError(message, hint=hint, code=Exit.USAGE)


def shape_of(body: str) -> str:
    """Return the shape of a text, in ASCII; empty where it is shorter than a run."""
    from rensa import RMinHash

    words = body.casefold().split()
    runs = [" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    if not runs:
        return ""
    samples = RMinHash(num_perm=_SAMPLES, seed=_SEED)
    samples.update(runs)
    return b64encode(_FORM.pack(*samples.digest())).decode("ascii")


def likenesses(cases: Iterable[Case], *, least: int) -> list[Likeness]:
    """Return the captures that are like those of other articles, in order: the same text, or nearly.

    Nearly is a share of at least `least` percent, and only looked for where the captures have shapes, which
    they have if `intake.similar` asks for it. A pure function.
    """
    article_of: dict[str, int] = {}
    texts: defaultdict[str, list[str]] = defaultdict(list)
    shapes: dict[str, tuple[int, ...]] = {}
    for number, case in enumerate(cases):
        for one in case.captures:
            article_of[one.file] = number
            if one.tell.words:
                texts[one.tell.words].append(one.file)
            if one.shape:
                shapes[one.file] = _FORM.unpack(b64decode(one.shape))
    found = {pair: (100, SAME) for names in texts.values() for pair in _pairs(names)}
    for pair in _candidates(shapes):
        same = sum(map(eq, shapes[pair[0]], shapes[pair[1]]))
        if (share := same * 100 // _SAMPLES) >= least:
            found.setdefault(pair, (share, NEARLY))
    return [
        Likeness(*pair, share, reason)
        for pair, (share, reason) in sorted(found.items())
        if article_of[pair[0]] != article_of[pair[1]]
    ]


def _candidates(shapes: dict[str, tuple[int, ...]]) -> Iterator[tuple[str, str]]:
    bands: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for name in sorted(shapes):
        for at in range(0, _SAMPLES, _BAND):
            bands[at, *shapes[name][at : at + _BAND]].append(name)
    for names in bands.values():
        yield from _pairs(names)


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each name with a few of those before it."""
    ordered = sorted(names)
    for number, name in enumerate(ordered):
        for other in ordered[max(0, number - _MOST) : number]:
            yield other, name
