"""Printing: from a page's slice of the archive to its file in the staging folder, in whatever process."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from backfile.errors import BackfileError, Problems, problems_of
from backfile.press import links
from backfile.press.findable import doc_of, is_article, slip_of
from backfile.press.keys import key_of
from backfile.press.links import Anchored
from backfile.press.page import Desk, Page
from backfile.press.publishing import manifest
from backfile.press.publishing.manifest import Entry
from backfile.press.publishing.outlet import Outlet
from backfile.press.publishing.survey import Stamp
from backfile.press.theming.templates import Templates
from backfile.press.theming.theme import Theme
from backfile.working.patience import limited

_MOST_SEEN = 100_000


class Job(NamedTuple):
    """A page to print. `before` is what stands at its path, if known, `stands` whether anything does."""

    page: Page
    before: Entry | None
    stands: bool


class Printed(NamedTuple):
    """A printed page, and the key of its slice.

    `stamp` is None where the published file is the same, and was not written again. `targets` are files of
    the site that it links to, less those that this process has told of before; `anchored` are the places on
    other pages that it links to, in order. `slip` is what an index needs of an article (see `findable`).
    """

    key: str
    entry: Entry
    stamp: Stamp | None
    targets: tuple[str, ...]
    anchored: tuple[Anchored, ...]
    slip: bytes | None = None


class Unprinted(NamedTuple):
    """Why a page can't be printed."""

    problems: tuple[BackfileError, ...]


@dataclass(frozen=True, slots=True)
class Shop:
    """What pages are printed with. `seen` only saves telling of the same targets again and again.

    Sent to another process, it is made anew there from the templates' text: compiled ones can't be sent.
    """

    desk: Desk
    theme: Theme
    outlet: Outlet
    seen: dict[bytes, set[bytes]] = field(default_factory=dict, compare=False)

    def __reduce__(self) -> tuple[Callable[..., "Shop"], tuple[Desk, Mapping[str, bytes], Outlet]]:
        return shop_of, (self.desk, self.theme.sources, self.outlet)


def shop_of(desk: Desk, sources: Mapping[str, bytes], outlet: Outlet) -> Shop:
    """Make a shop that prints with these templates; the static files are put by whoever sends it."""
    return Shop(desk, Theme(Templates(sources, desk.settings), {}, sources, frozenset()), outlet)


def print_page(shop: Shop, job: Job) -> Printed | Unprinted:
    """Print a page, and put it into the staging folder unless the published one is the same."""
    page = job.page
    limits = shop.desk.settings.press
    try:
        # What a page of many articles takes of each is limited where it is taken: `reading.lead_of`.
        if page.source:
            with limited(limits.article_seconds, page.source, "press.article_seconds"):
                data, slip = _printed(shop, page), _slip(shop.desk, page)
        else:
            data, slip = _printed(shop, page), None
        return put(shop, job, data)._replace(slip=slip)
    except (BackfileError, Problems) as error:
        return Unprinted(problems_of(error))


def _slip(desk: Desk, page: Page) -> bytes | None:
    """Return what the index needs of an article, if there is one and the page is an article's."""
    if not (desk.settings.search.enabled and is_article(page.path)):
        return None
    return slip_of(doc_of(desk, *page.made_of[:2]))


def _printed(shop: Shop, page: Page) -> bytes:
    made = page.view(shop.desk, *page.made_of)
    return shop.theme.print(page.template, page.path, made) if page.template else made


def put(shop: Shop, job: Job, data: bytes) -> Printed:
    """Put a file's bytes into the staging folder unless they are published already. Raises BackfileError.

    A file of the theme may be a page as well, and is told of as one.
    """
    path = job.page.path
    entry = manifest.entry_of(data)
    known = job.before is not None
    same = job.before == entry if known else job.stands and shop.outlet.holds(path, data)
    stamp = None if same else shop.outlet.put(path, data)
    targets, anchored = _links(shop, path, data) if path.endswith(links.PAGE) else ((), ())
    return Printed(key_of(job.page), entry, stamp, targets, anchored)


def pour(shop: Shop, job: Job, pieces: Iterable[bytes]) -> Printed:
    """Put a file that is too large to be held, a piece at a time. Raises BackfileError.

    It is written in any case; where it proves to be what is published, that stays.
    """
    path, digest, size = job.page.path, sha256(), 0

    def measured() -> Iterator[bytes]:
        nonlocal size
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            yield piece

    stamp = shop.outlet.pour(path, measured())
    entry = manifest.entry(size, digest.digest())
    before = job.before
    if before is None and job.stands:
        standing = sha256()
        for line in shop.outlet.lines(path):
            standing.update(line)
        same = standing.digest() == digest.digest()
    else:
        same = before == entry
    return Printed(key_of(job.page), entry, None if same else stamp, (), ())


def _links(shop: Shop, path: str, data: bytes) -> tuple[tuple[str, ...], tuple[Anchored, ...]]:
    """Return what the page links to. A link to a place on the page itself that is not there has no target."""
    top = links.known_by(path)
    seen = shop.seen.setdefault(top, set())
    files: set[str] = set()
    anchored: dict[str, set[str]] = {}
    for link in links.beyond(data, links.written_in(data) - seen):
        target = links.target_of(link, path)
        if target is None:
            continue
        file, anchor = target
        files.add(file)
        if anchor:
            anchored.setdefault(file, set()).add(anchor)
        elif link.startswith(top):
            seen.add(link)
    files.discard(path)  # it is there
    if links.missing_in(data, anchored.pop(path, ())):
        files.add("")
    if len(seen) > _MOST_SEEN:
        seen.clear()
    return tuple(files), tuple((file, tuple(sorted(anchored[file]))) for file in sorted(anchored))
