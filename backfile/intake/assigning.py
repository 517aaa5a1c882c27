"""Which article each capture belongs to: exactly one, new or filed. Decided purely.

What is filed stays where it is: articles that were filed apart are never joined by the program, as one of
their addresses would be gone; it is told, and a person decides. An article that a person has edited keeps
the captures that its file names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from backfile.captures.naming import file_of, order, split
from backfile.errors import BackfileError, Location
from backfile.intake.found import Found
from backfile.intake.grouping import Group, groups
from backfile.intake.sameness import Tell, with_headline
from backfile.records.record import Filed, Origin
from backfile.text import folded


class Case(NamedTuple):
    """One article: its captures that are in the archive, in the order of `naming.order`, and its file.

    `path` and `record` are None for an article that is to be filed. Of the captures, `added` are not in its
    file yet; `gone` are in its file, and not in the archive.
    """

    captures: tuple[Found, ...]
    path: str | None = None
    record: Filed | None = None
    added: tuple[Found, ...] = ()
    gone: tuple[Origin, ...] = ()

    @property
    def reread(self) -> bool:
        """Whether the capture that the article was read from is in the archive, under whatever name."""
        if self.record is None:
            return True
        origin = self.record.origin
        return origin is not None and (not self.gone or origin not in self.gone)


@dataclass(frozen=True, slots=True)
class Assigned:
    """All cases, the captures that can't be in any, and what is to be told of articles filed apart."""

    cases: tuple[Case, ...]
    problems: tuple[BackfileError, ...]
    remarks: tuple[str, ...]


@dataclass(slots=True)
class _Claims:
    """What the articles' files say: whose each capture is, each article's captures by name, and those gone.

    `first` is the capture that an article was read from.
    """

    owner: dict[str, str] = field(default_factory=dict)
    named: dict[str, dict[str, None]] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    gone: defaultdict[str, list[Origin]] = field(default_factory=lambda: defaultdict(list))


_Bytes = tuple[str, int | None]
"""What tells the bytes of a capture from others: the digest of its file, and the number of its part there."""
_Unnamed = Iterator[str]
"""Of the captures of the same bytes those that no article's file names, each to be had once."""


def assigned(found: Sequence[Found], records: Mapping[str, Filed], unread: Collection[str] = ()) -> Assigned:
    """Assign every capture, given the records of all articles by path; `unread` are files that can't be read.

    While a capture of a filed article is unread or has changed, it can't be known which others are of that
    article, which may be withheld: nothing new is filed then, and that article is left alone.
    """
    if not found and not unread:
        return Assigned((), (), ())
    digests = {file_of(one.file): one.sha256 for one in found}
    changed = {
        (file, path): None
        for path, record in records.items()
        for origin in record.captures
        if digests.get(file := file_of(origin.file), origin.sha256) != origin.sha256
    }
    problems = [_changed(file, path) for file, path in changed]
    lost = {
        (file, path)
        for path, record in (records.items() if unread else ())
        for origin in record.captures
        if (file := file_of(origin.file)) in unread
    }
    altered = {file for file, _ in (*changed, *lost)}
    present = {one.file: one for one in found if file_of(one.file) not in altered}
    claims = _claims(present, records, altered)
    tells = {name: one.tell for name, one in present.items()}
    parts = groups(tells)
    targets, remarks = _targets(parts, claims, records, tells)
    spoilt: set[str | None] = {path for _, path in (*changed, *lost)}
    if altered:
        spoilt.add(None)
    cases = (case for case in _cases(parts, targets, present, claims, records) if case.path not in spoilt)
    return Assigned(tuple(cases), tuple(problems), tuple(remarks))


def _claims(present: Mapping[str, Found], records: Mapping[str, Filed], altered: set[str]) -> _Claims:
    """Read out of the articles' records whose the captures are, also those that were renamed."""
    claims = _Claims()
    copies: Mapping[_Bytes, _Unnamed] | None = None
    for path, record in records.items():
        mine = claims.named[path] = {}
        for origin in (*record.captures[-1:], *record.captures[:-1]):
            name: str | None = origin.file
            if name not in present and file_of(origin.file) not in altered:
                if copies is None:
                    copies = _copies(present, records)
                same = copies.get((origin.sha256, split(origin.file)[1]))
                name = next(same, None) if same is not None else None
                if same is None:  # else its bytes are there, as another capture
                    claims.gone[path].append(origin)
            if name is not None and name in present:
                mine[name] = None
                if origin is record.origin:
                    claims.first[path] = name
    for path, first in claims.first.items():
        claims.owner.setdefault(first, path)
    for path, names in claims.named.items():
        for file in names:
            claims.owner.setdefault(file, path)
    return claims


def _copies(present: Mapping[str, Found], records: Mapping[str, Filed]) -> dict[_Bytes, _Unnamed]:
    """Find the captures of the same bytes, among which one that was renamed is found again."""
    named = {origin.file for record in records.values() for origin in record.captures}
    found: defaultdict[_Bytes, list[str]] = defaultdict(list)
    for file, one in present.items():
        found[one.sha256, split(file)[1]].append(file)
    return {same: iter([file for file in files if file not in named]) for same, files in found.items()}


def _targets(
    parts: Sequence[Group], claims: _Claims, records: Mapping[str, Filed], tells: Mapping[str, Tell]
) -> tuple[dict[str, str | None], list[str]]:
    """Return whose each capture is to be, None for a new article, and what is to be told."""
    homes: dict[str, str] = {}
    texts = _texts_gone(claims, records)
    for path, names in claims.named.items():
        # The one that it was read from goes before the others, where they turn out to be of several articles.
        for name in names:
            if claims.owner[name] == path:
                homes[name] = path
                break
    targets: dict[str, str | None] = {}
    remarks = []
    for group in parts:
        if len(group) == 1 and group[0] in homes:  # as it is with nearly all
            targets[group[0]] = homes[group[0]]
            continue
        at = sorted(homes[name] for name in group if name in homes)
        if not at:  # an article may have a capture of the same text that is not its first, or is gone
            owners = {claims.owner[name] for name in group if name in claims.owner}
            gone = {path for name in group for path in _of_text(tells[name], texts, records)}
            at = sorted({path for path in owners if records[path].touched} or gone)[:1]
        for name in group:
            owner = claims.owner.get(name)
            stays = owner is not None and (owner in at or records[owner].touched)
            targets[name] = owner if stays else next(iter(at), None)
        if len(at) > 1:
            remarks.append(_apart(at, records))
    return targets, remarks


def _texts_gone(claims: _Claims, records: Mapping[str, Filed]) -> Mapping[str, list[str]]:
    """Return the articles of which captures are gone, by what those captures' texts are known by."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for path, origins in claims.gone.items():
        for words in dict.fromkeys(origin.words for origin in origins if origin.words):
            texts[words].append(path)
            texts[with_headline(words, records[path].title)].append(path)
    return texts


def _of_text(tell: Tell, texts: Mapping[str, Sequence[str]], records: Mapping[str, Filed]) -> Iterator[str]:
    """Yield the articles that had the text of a capture, and are not of another publication."""
    for path in texts.get(tell.words, ()) if tell.words else ():
        own = folded(records[path].publication or "").casefold()
        if not own or not tell.publication or own == tell.publication:
            yield path


def _cases(
    parts: Sequence[Group],
    targets: Mapping[str, str | None],
    present: Mapping[str, Found],
    claims: _Claims,
    records: Mapping[str, Filed],
) -> Iterator[Case]:
    filed: defaultdict[str, list[Found]] = defaultdict(list)
    for group in parts:
        new: list[Found] = []
        for name in group:
            path = targets[name]
            (new if path is None else filed[path]).append(present[name])
        if new:
            yield Case(captures=tuple(new), added=tuple(new))
    for path, captures in filed.items():
        known = claims.named[path]
        yield Case(
            captures=tuple(
                sorted(captures, key=lambda one: order(one.file, one.tell.made))
                if len(captures) > 1
                else captures
            ),
            path=path,
            record=records[path],
            added=tuple([one for one in captures if one.file not in known]),
            gone=tuple(claims.gone.get(path, ())),
        )


def _apart(paths: Sequence[str], records: Mapping[str, Filed]) -> str:
    """Tell of articles that are one; those that nobody has edited can be deleted without a loss."""
    kept = next((path for path in paths if records[path].touched), paths[0])
    spare = [path for path in paths if path != kept and not records[path].touched]
    said = f"{' and '.join(paths)} are of one article, and were filed apart"
    if not spare:
        return f"{said}: each has been edited by hand"
    return f"{said}; delete {' and '.join(spare)} to have all captures in {kept}"


def _changed(capture: str, article: str) -> BackfileError:
    message = f"the capture has changed since it was filed as {article}"
    hint = "a capture is never changed: put the old one back, and save the new one under another name"
    return BackfileError(message, Location(capture), hint)
