"""The last step of intake: what becomes of each article. Decided purely, then carried out."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from backfile import places
from backfile.articles.articlefile import loads
from backfile.articles.seal import fingerprint, sealed_with
from backfile.captures.naming import file_of
from backfile.errors import BackfileError, Location, Problems, problems_of
from backfile.files.diskmany import Write
from backfile.intake.amending import amended
from backfile.intake.assigning import Case
from backfile.intake.joining import filed_as, further, joined, sealed
from backfile.model import Article
from backfile.names import FOLDER, free_path, slug_of
from backfile.places import Place
from backfile.records.record import Origin
from backfile.toml.settings import Press

_ASIDE = f"{FOLDER}/.backfile.filing"
"""Where articles stand until they are whole; like all names that begin with a dot, it is passed over."""


class Verdict(StrEnum):
    """What becomes of an article."""

    NEW = "new"
    KEPT = "kept"
    UPDATED = "updated"
    ADDED = "added to"
    EDITED = "edited"


class Decision(NamedTuple):
    """One article's fate: its verdict, its path, and the text to write (None: nothing is written).

    `captures` counts those that are in the archive; `digest` is of the article as it would be filed now.
    EDITED is an article that a person has edited since and whose captures would now be read otherwise. ADDED
    is one whose text stays, and whose file gets the captures `added`; `other` are those of another text.
    """

    verdict: Verdict
    path: str
    captures: int
    digest: str | None = None
    text: str | None = None
    added: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The decisions on all articles, and what can't be decided.

    `joined` is to be remembered of those that have several captures: see `Found`. `remarks` tell of pictures
    that are not there, and that no article waits for.
    """

    decisions: tuple[Decision, ...] = ()
    problems: tuple[BackfileError, ...] = ()
    joined: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def unread(cases: Iterable[Case]) -> set[str]:
    """Return the files of captures whose readings are needed to decide, and not there."""
    return {
        file_of(one.file) for case in cases for one in case.captures if one.article is None and _wanted(case)
    }


def texts_for(place: Place, cases: Iterable[Case], limits: Press) -> dict[str, str]:
    """Read the article files whose own text is needed to decide, by path. Raises BackfileError."""
    found = {}
    for case in cases:
        if case.path and (case.added or case.gone) and _wanted(case):
            data = places.read(place, case.path, most=limits.article_bytes, setting="press.article_bytes")
            found[case.path] = data.decode("utf-8", "surrogateescape")
    return found


def plan(cases: Iterable[Case], taken: Iterable[str], texts: Mapping[str, str]) -> Plan:
    """Decide on every article, given the paths that are taken, and those texts. A pure function."""
    names, last = set(taken), dict[str, int]()
    decisions: list[Decision] = []
    problems: list[BackfileError] = []
    remembered: dict[str, tuple[str, str]] = {}
    remarks: list[str] = []
    for case in cases:
        readings = [one.article for one in case.captures if one.article is not None]
        if len(readings) < len(case.captures) and _wanted(case):
            continue  # what is wrong with the others is told where they are read
        try:
            if case.path is None:
                decision = _new(case, readings, names, last)
                names.add(decision.path)
            else:
                decision = _again(case, readings, texts.get(case.path, ""))
        except (BackfileError, Problems) as error:
            problems += problems_of(error)
            continue
        waited_for = _pictures_for(decision.verdict, case)
        remarks += [str(one) for each in case.captures for one in each.lacking if one not in waited_for]
        if waited_for:
            problems += waited_for
            continue
        decisions.append(decision)
        if decision.digest and len(case.captures) + len(_carried(case)) > 1:
            remembered[case.captures[-1].file] = _made_of(case), decision.digest
    return Plan(tuple(decisions), tuple(problems), remembered, tuple(remarks))


def carry_out(place: Place, decisions: Iterable[Decision]) -> list[BackfileError]:
    """Write what was decided. A new article never takes the place of a file that has appeared since."""
    writes = [
        Write(decision.path, decision.text.encode(), decision.verdict is Verdict.NEW)
        for decision in decisions
        if decision.text is not None
    ]
    hint = "build again: it will be filed under another name"
    return [
        BackfileError("a file has appeared here", Location(write.name), hint) if done is False else done
        for write, done in zip(writes, places.write_all(place, writes, _ASIDE), strict=True)
        if done is not True
    ]


def _wanted(case: Case) -> bool:
    """Tell whether the readings themselves are needed, and not only their digests."""
    if case.record is None or case.record.origin is None or not case.reread:
        return bool(case.added)
    digest = _known(case)
    if case.record.touched:
        return bool(case.added) or digest is None
    return digest is None or digest != case.record.origin.filed


def _known(case: Case) -> str | None:
    """Return the digest of the article file as it would be filed now, if that is known already."""
    if len(case.captures) + len(_carried(case)) == 1:
        return case.captures[0].digest
    made_of = _made_of(case)
    return next((one.joined[1] for one in case.captures if one.joined and one.joined[0] == made_of), None)


def _made_of(case: Case) -> str:
    """Digest what an article of several captures is made of."""
    parts = [*(one.digest for one in case.captures), *(f"{one.file}\0{one.sha256}" for one in _carried(case))]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _carried(case: Case) -> tuple[Origin, ...]:
    """Return the captures that are gone, and whose records stay in a file that is ours to write."""
    return () if case.record and case.record.touched else case.gone


def _new(case: Case, readings: Sequence[Article], taken: set[str], last: dict[str, int]) -> Decision:
    """File an article under the name that its earliest capture would have given it."""
    one = case.captures[0]
    if len(case.captures) == 1 and one.text:
        title, text, digest = readings[0].title or "", one.text, one.digest
    else:
        article = joined(readings)
        title = readings[0].title or article.title or ""
        text, digest = filed_as(article)
    return Decision(
        verdict=Verdict.NEW,
        path=free_path(_folder(readings[0]), slug_of(title), taken, last),
        captures=len(case.captures),
        digest=digest,
        text=text,
    )


def _again(case: Case, readings: Sequence[Article], text: str) -> Decision:
    """Decide on an article that is filed; `readings` and its `text` are there where they are wanted."""
    record, path, count = case.record, case.path, len(case.captures)
    if record is None or path is None:
        raise ValueError("the article is not filed")
    if record.origin is None or not case.reread:
        return (
            _added(case, text, None)
            if case.added
            else Decision(verdict=Verdict.KEPT, path=path, captures=count)
        )
    digest, made = _known(case), None
    if digest is None or (not record.touched and digest != record.origin.filed):
        gone = {(one.file, one.sha256) for one in _carried(case)}
        kept = loads(text, path).captures if gone else ()
        made = sealed(joined(readings, [one for one in kept if (one.file, one.sha256) in gone]))
        digest = fingerprint(made)
    if record.touched and case.added:
        return _added(case, text, digest)
    if digest == record.origin.filed:
        return Decision(verdict=Verdict.KEPT, path=path, captures=count, digest=digest)
    if record.touched:
        return Decision(verdict=Verdict.EDITED, path=path, captures=count, digest=digest)
    return Decision(verdict=Verdict.UPDATED, path=path, captures=count, digest=digest, text=made)


def _added(case: Case, text: str, digest: str | None) -> Decision:
    """Add captures to a file whose words stay; `digest` is that of the article as it would be filed now."""
    record, path = case.record, case.path
    if record is None or path is None:
        raise ValueError("the article is not filed")
    whole = loads(text, path)
    records = [further(one.article, whole.url) for one in case.added if one.article is not None]
    own = whole.capture.words if whole.capture else None
    made = amended(text, records, digest, path)
    if not record.touched:
        made = sealed_with(made, fingerprint(made))
    return Decision(
        verdict=Verdict.ADDED,
        path=path,
        captures=len(case.captures),
        digest=digest,
        text=made,
        added=tuple(one.file for one in case.added),
        other=tuple(one.file for one in records if one.words is None or one.words != own),
    )


def _pictures_for(verdict: Verdict, case: Case) -> list[BackfileError]:
    """Tell of pictures without which an article can't be written: it shows those of its last capture."""
    if verdict is Verdict.NEW:
        return [problem for one in case.captures for problem in one.lacking]
    return [*case.captures[-1].lacking] if verdict is Verdict.UPDATED else []


def _folder(article: Article) -> str:
    """Return the year that an article certainly belongs to, or the folder of the undated."""
    date = article.date
    if date is None or date.first is None or date.last is None or date.first.year != date.last.year:
        return "undated"
    return f"{date.first.year:04d}"
