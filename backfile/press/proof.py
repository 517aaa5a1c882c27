"""Proof of the finished site: every link of every page leads somewhere."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from backfile.errors import BackfileError, Location
from backfile.press import links, urls
from backfile.press.holdings.indexes import Kind
from backfile.press.links import Target
from backfile.press.outputs import Outputs
from backfile.press.page import Desk
from backfile.press.publishing import manifest
from backfile.press.publishing.outlet import Outlet
from backfile.press.reading import body_place
from backfile.records.shelf import read_article
from backfile.working.work import Crew, mapped

CHUNK = 100
_INDEXES = ("tags/", "dates/", "addresses/", *(f"{kind}/" for kind in Kind))
_HINT = "links within the site are relative and name a file, as in ../tags/index.html"


def targets_on(outlet: Outlet, path: str) -> frozenset[str]:
    """Return the files of the site that a published page links to."""
    page = outlet.page(path, anew=False)
    found = (links.target_of(link, path) for link in links.written_in(page))
    return frozenset(target.path for target in found if target is not None)


def lost_anchors(outlet: Outlet, wanted: tuple[str, bool, tuple[str, ...]]) -> frozenset[str]:
    """Return those of the wanted anchors that a page of the new site, printed anew or not, has not."""
    path, anew, anchors = wanted
    data = outlet.page(path, anew=anew)
    return links.missing_in(data, anchors)


def vanished(outlet: Outlet, gone: Collection[str], kept: Iterable[str], *, crew: Crew) -> bool:
    """Tell whether one of the kept pages links to a path that is gone."""
    pages = [path for path in kept if path.endswith(links.PAGE)] if gone else []
    found = mapped(targets_on, outlet, pages, crew=crew, chunk=CHUNK)
    return any(not targets.isdisjoint(gone) for targets in found)


def missing_places(
    outlet: Outlet, outputs: Outputs, kept: Callable[[str], bool], *, crew: Crew
) -> frozenset[Target]:
    """Return the places on pages that links name and that are not there, unless both pages were `kept`."""
    wanted: dict[str, dict[str, None]] = {}
    for path, anchored in outputs.anchored:
        for file, anchors in anchored:
            if file in outputs and not (kept(path) and kept(file)):
                wanted.setdefault(file, {}).update(dict.fromkeys(anchors))
    pages = [(path, path in outputs.fresh, tuple(anchors)) for path, anchors in wanted.items()]
    found = mapped(lost_anchors, outlet, pages, crew=crew, chunk=CHUNK)
    return frozenset(
        Target(path, anchor) for (path, _, _), lost in zip(pages, found, strict=True) for anchor in lost
    )


def dead_links(
    desk: Desk,
    outlet: Outlet,
    outputs: Outputs,
    missing: Collection[Target],
    sources: Mapping[str, str],
    excused: Collection[str],
    *,
    indexes: bool,
) -> Iterator[BackfileError]:
    """Yield an error for each link that leads nowhere. Every page is read, so it is done where there is one.

    `sources` has the article file of each article's page; links to what is `excused` are not told, nor those
    to index pages unless the `indexes` are whole.
    """
    paths = {**dict.fromkeys(outputs), **dict.fromkeys(manifest.NAMES)}
    for path in sorted(outputs):
        if not path.endswith(links.PAGE):
            continue
        page = outlet.page(path, anew=path in outputs.fresh)
        found = [
            link
            for link, target in links.dead(page, path, paths, missing)
            if target not in excused and (indexes or not target.startswith(_INDEXES))
        ]
        source = (
            read_article(desk.place, sources[path], desk.settings.press)
            if found and path in sources
            else None
        )
        for link in found:
            at = body_place(source, link) if source else Location(path)
            yield BackfileError(f"the link '{link}' leads nowhere (on {path})", at, _HINT)


def excused_by(unread: Iterable[str]) -> set[str]:
    """Return the pages of articles that could not be read: a link to one of them is not called dead."""
    return {address(key) for key in unread for address in (urls.article, urls.capture)}
