"""Finds what needs a human in an archive that was taken in: one pass over its articles, and their sum."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from backfile.errors import BackfileError
from backfile.intake.filing import Decision, Verdict
from backfile.intake.likeness import Likeness
from backfile.intake.memory import Taken
from backfile.intake.review.duplicates import filed_apart, nearly_same
from backfile.intake.review.grouped import Groups
from backfile.intake.review.recurring import Tally, proposals
from backfile.intake.review.remedies import broken, broken_part
from backfile.intake.review.sight import Job, lines_of, look_at
from backfile.matters import Matter, in_order
from backfile.names import key_of, path_of
from backfile.places import Place
from backfile.records.record import Filed
from backfile.records.shelf import read_article
from backfile.toml.settings import Settings
from backfile.working.work import Crew, mapped

CHUNK = 100
"""Articles a worker takes at once: each takes half a thousandth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What intake came to: all articles that are `filed`, by path, what was read, decided, and wrong.

    `apart` tells of articles that are one and were filed apart, `alike` of captures that are much alike.
    """

    filed: Mapping[str, Filed]
    taken: Sequence[Taken]
    decisions: Sequence[Decision]
    problems: Sequence[BackfileError]
    apart: Sequence[str] = ()
    alike: Sequence[Likeness] = ()


def review(place: Place, settings: Settings, found: Found, text: str, *, crew: Crew) -> tuple[Matter, ...]:
    """Return all matters, in order. `text` is that of site.toml, whose lines they name.

    Raises BackfileError only where a crew can't work: what is wrong with an article is a matter.
    """
    matters = list(map(broken, found.problems))
    matters += (broken_part(one.file, remark) for one in found.taken for remark in one.remarks)
    tally, groups = Tally(), Groups()
    for sight in mapped(look_at, (place, settings), _jobs(found), crew=crew, chunk=CHUNK):
        tally.put(sight)
        groups.put(sight)
        matters += sight.matters
    matters += groups.matters(settings.publication, text)
    matters += proposals(tally, settings.publication, text, partial(_lines, place, settings))
    matters += map(filed_apart, found.apart)
    matters += nearly_same(found.alike, found.filed)
    return in_order(dict.fromkeys(matters))


def _jobs(found: Found) -> list[Job]:
    edited = {one.path for one in found.decisions if one.verdict is Verdict.EDITED}
    captures = {capture.file for one in found.taken for capture in one.found}
    return [
        Job(key_of(path), article.touched, path in edited, _gone(article, captures))
        for path, article in sorted(found.filed.items())
    ]


def _gone(article: Filed, captures: Collection[str]) -> str | None:
    return next((origin.file for origin in article.captures if origin.file not in captures), None)


def _lines(place: Place, settings: Settings, key: str) -> Iterator[str]:
    return lines_of(read_article(place, path_of(key), settings.press).article)
