"""What site.toml says of a publication: which captures are its own, and what some of their lines are."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from backfile.drafts import Draft, Hint, Stated
from backfile.intake.edit.evidence import excerpt
from backfile.intake.edit.periodical import name_key
from backfile.intake.finding import Finding
from backfile.intake.wording import Wording, likeness, wording
from backfile.intake.wrapping import Block
from backfile.roles import Role
from backfile.text import folded
from backfile.toml.settings import Publication


class Known(NamedTuple):
    """The publication that a capture is of, as site.toml has it, and how that is known."""

    profile: Publication
    evidence: str | None

    @property
    def finding(self) -> Finding[str | None]:
        """The publication of the article."""
        return Finding(self.profile.name, self.evidence)

    def says(self) -> str:
        """Say where what a profile states was stated."""
        return f"stated in site.toml for {self.profile.name}"


def known_at_sight(
    blocks: Sequence[Block], stated: Stated, publications: Sequence[Publication]
) -> Known | None:
    """Tell the publication by what a sidecar states, by the host of the address, or by the page's lines."""
    if not publications:
        return None
    if stated.publication is not None and "publication" not in stated.places:
        return known_by_name(Finding(stated.publication, stated.evidence("publication")), publications)
    return _by_host(stated, publications) or _by_lines(blocks, publications)


def known_by_name(found: Finding[str | None], publications: Sequence[Publication]) -> Known | None:
    """Tell the publication by the name that was found; with and without "The" it is one name."""
    if found.value is None:
        return None
    key = name_key(folded(found.value))
    named = next((one for one in publications if name_key(folded(one.name)) == key), None)
    return None if named is None else Known(named, found.evidence)


def hints_of(known: Known | None, blocks: Sequence[Block], draft: Draft) -> dict[int, Hint]:
    """Return the draft's hints with the boilerplate of the publication before them, by number of the line.

    A line may read so as the capture has it, or without the signs of the capture's format.
    """
    if known is None or not known.profile.boilerplate:
        return {**draft.hints}
    reason = f"boilerplate of {known.profile.name}, site.toml"
    found = {**draft.hints}
    for block in blocks:
        texts = [block.text]
        if block.first == block.last and draft.capture.lines[block.first - 1] != block.text:
            texts.append(draft.capture.lines[block.first - 1])
        role = next(filter(None, (role_of(known.profile, text) for text in texts)), None)
        if role is not None:
            found[block.first] = Hint(role=role, reason=reason, firm=True)
    return found


def role_of(profile: Publication, line: str) -> Role | None:
    """Return what site.toml says that a line of a publication is; None where it says nothing of it."""
    like = likeness(line)
    if not like:
        return None
    exact, others = _rules(profile)
    return exact.get(like) or next((role for one, role in others if one.fits(like)), None)


def _by_host(stated: Stated, publications: Sequence[Publication]) -> Known | None:
    host = _host(stated.url)
    if not host:
        return None
    for profile in publications:
        for own in profile.hosts:
            if host == own.casefold() or host.endswith(f".{own.casefold()}"):
                return Known(profile, f"stated in site.toml for {own}; address {stated.evidence('url')}")
    return None


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return ""


def _by_lines(blocks: Sequence[Block], publications: Sequence[Publication]) -> Known | None:
    """Return the first publication in site.toml of which a line has the wording."""
    exact, others = _patterns(tuple(publications))
    if not exact and not others:
        return None
    best, line = len(publications), None
    for block in blocks:
        like = likeness(block.text)
        places = [exact.get(like, best), *(place for one, place in others if place < best and one.fits(like))]
        if like and min(places) < best:
            best, line = min(places), block
    if line is None:
        return None
    return Known(publications[best], f"stated in site.toml for line {line.first}: {excerpt(line.text)}")


@lru_cache(maxsize=8)
def _patterns(
    publications: tuple[Publication, ...],
) -> tuple[dict[str, int], tuple[tuple[Wording, int], ...]]:
    """Return the wordings that publications are known by, each with the place of the first that has it."""
    exact: dict[str, int] = {}
    others: list[tuple[Wording, int]] = []
    for place, publication in enumerate(publications):
        for pattern in publication.patterns:
            taken = wording(pattern)
            if taken is None:
                exact.setdefault(likeness(pattern), place)
            else:
                others.append((taken, place))
    return exact, tuple(others)


@lru_cache(maxsize=256)
def _rules(profile: Publication) -> tuple[dict[str, Role], tuple[tuple[Wording, Role], ...]]:
    """Return the roles of a publication's lines, by their wording; of two, the first in site.toml counts."""
    exact: dict[str, Role] = {}
    others: list[tuple[Wording, Role]] = []
    for role, line in _lines(profile):
        taken = wording(line)
        if taken is None:
            exact.setdefault(likeness(line), role)
        else:
            others.append((taken, role))
    return exact, tuple(others)


def _lines(profile: Publication) -> Iterator[tuple[Role, str]]:
    return ((Role(rule.role), line) for rule in profile.boilerplate for line in rule.lines)
