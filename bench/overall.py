"""What Hugo's site is told of the whole corpus, since it has no means of its own to find it out in time.

These are constants that it must have in common with Backfile, each from the one place where Backfile has it,
and what Backfile works out while it builds and templates can't, or take long for: the authors who have a
page, how lists of addresses are cut, the pages of the letters, and which articles and tags are related.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from story import Story

from backfile.addresses import canonical, host_of
from backfile.press import urls
from backfile.press.holdings import parting
from backfile.press.holdings.archive import shelve
from backfile.press.holdings.kin import Kin
from backfile.press.holdings.together import Together
from backfile.press.language import alphabet
from backfile.press.language.tongue import Tongue
from backfile.press.pages import atoz, dates, find, home, named, tags
from backfile.press.showing import charts, paging
from backfile.records.record import Fields, row_of

_SAME = {
    "perPage": paging.PER_PAGE,
    "perYear": dates.PER_YEAR,
    "onePage": alphabet.ONE_PAGE,
    "mostUsed": atoz.MOST_USED,
    "samples": named.SAMPLES,
    "chartLeast": charts.LEAST,
    "latest": home.LATEST,
    "leads": home.LEADS,
    "homeTags": home.TAGS,
    "earlier": home.EARLIER,
}


class Beside(NamedTuple):
    """What is found of a tag: those that stand beside it most often, and its small line over time."""

    others: tuple[tuple[str, int], ...]
    line: charts.Spark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """What the articles have together: all `authors`, and those who signed `several` articles.

    `related` are the articles that are related to each, all by their paths.
    `digits` is how many hex digits the names of the scripts of addresses have, and `cut` how many addresses
    of each host stand on a page, so that it has as many pages as Backfile's list of them.
    """

    authors: frozenset[str]
    several: frozenset[str]
    related: Mapping[str, tuple[str, ...]]
    tags: Mapping[str, Beside]
    digits: int
    cut: Mapping[str, int]

    def shelf_of(self, address: str) -> str:
        """Return the script that has an address, given in its one form."""
        return find.shelf_of(address, self.digits)


def overall(stories: Iterable[Story]) -> Overall:
    """Look through a corpus."""
    authors: Counter[str] = Counter()
    rows: list[Fields] = []
    addresses: set[str] = set()
    for each in stories:
        authors.update(set(each.known.authors))
        rows.append(row_of(each.path, each.known, fingerprint="", sha256="", size=0))
        addresses.update(addresses_of(each))
    archive = shelve(rows)
    kin, together = Kin(archive), Together(archive.tags, len(rows))
    sparks = charts.Sparks(archive.since)
    near = ((record.key, kin.of(place)) for place, record in enumerate(archive.records))
    return Overall(
        authors=frozenset(authors),
        several=frozenset(name for name, count in authors.items() if count > 1),
        related={key: tuple(face.key for face in faces) for key, faces in near if faces},
        tags={
            tag: Beside(
                together.with_tag(tag, most=tags.RELATED, least=tags.LEAST_TOGETHER), sparks.of(faces.places)
            )
            for tag, faces in archive.tags.items()
        },
        digits=find.digits_for(len(addresses)),
        cut={host: _cut([*of]) for host, of in groupby(sorted(addresses), host_of)},
    )


def _cut(addresses: Sequence[str]) -> int:
    return -(-len(addresses) // len([*parting.parts(addresses)]))


def addresses_of(story: Story) -> list[str]:
    """Return the one form of each address of an article, in order."""
    stated = (story.known.url, *story.known.archived)
    return sorted({canonical(address) for address in stated if address})


def tell(root: Path, found: Overall) -> None:
    """Write what Hugo's site in `root` is told."""
    data = root / "data"
    data.mkdir(exist_ok=True)
    same = {**_SAME, "digits": found.digits}
    lines = [f"{name} = {value}" for name, value in same.items()]
    lines += ["[addresses]", *(f'"{host}" = {count}' for host, count in found.cut.items())]
    (data / "same.toml").write_text("\n".join(lines))
    of_tags = {
        tag: {
            "others": [{"name": name, "count": count} for name, count in beside.others],
            "line": beside.line and beside.line._asdict(),
        }
        for tag, beside in found.tags.items()
    }
    (data / "tags.json").write_text(json.dumps(of_tags, ensure_ascii=False))
    letters = [
        *_letters("tags", "Tags", "", found.tags),
        *_letters("authors", "Authors", "signers", found.authors),
    ]
    (data / "letters.json").write_text(json.dumps(letters, ensure_ascii=False, indent=1))


def _letters(of: str, name: str, taxonomy: str, names: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yield the pages of the letters of an index; there are none where it stands on one page."""
    entries = [(each,) for each in names]
    if len(entries) <= alphabet.ONE_PAGE:
        return
    parts: Counter[str] = Counter()
    for shelf in alphabet.shelves(urls.index(of), entries, Tongue()):
        yield {
            "of": of,
            "name": name,
            "taxonomy": taxonomy,
            "letter": shelf.letter,
            "part": parts[shelf.letter],
            "url": f"/{shelf.path}",
            "parts": [{"first": first, "last": last, "url": f"/{path}"} for first, last, path in shelf.parts],
        }
        parts[shelf.letter] += 1
