"""What hosts, search engines and browsers ask for, besides pages."""

import json
from collections.abc import Collection, Iterator

from backfile.export import opensearch, sitemaps
from backfile.export.icon import PAPER
from backfile.press import urls
from backfile.press.page import Desk, Page, Plan
from backfile.press.pages import icons
from backfile.toml.settings import Settings

_UNLISTED = frozenset({urls.NOT_FOUND, urls.REVIEW})
"""Pages that no sitemap names."""


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out what does not depend on which pages there are."""
    if not plan.settings.export.hosting:
        return
    yield Page(urls.ROBOTS, "", _robots, ())
    yield Page(urls.WEB_MANIFEST, "", _web_manifest, ())
    yield from icons.pages()
    if plan.settings.site.base_url:
        yield Page(urls.NOT_FOUND, "not_found.html", _nothing, ())


def behind(plan: Plan, paths: Collection[str]) -> Iterator[Page]:
    """Lay out what says which pages there are, from the paths of all."""
    if not (plan.settings.export.hosting and plan.settings.site.base_url):
        return
    if urls.SEARCH in paths:
        yield Page(urls.OPENSEARCH, "", _opensearch, ())
    found = sorted(path for path in paths if path.endswith(".html") and path not in _UNLISTED)
    days = {
        urls.article(face.key): face.date.exact_day.isoformat()
        for face in plan.archive.records.all
        if face.date and face.date.exact_day
    }
    parts = [found[at : at + sitemaps.MOST] for at in range(0, len(found), sitemaps.MOST)]
    for number, part in enumerate(parts, 1):
        path = urls.SITEMAP if len(parts) == 1 else urls.sitemap(number)
        yield Page(path, "", _sitemap, (tuple(part), tuple(days.get(each, "") for each in part)))
    if len(parts) > 1:
        yield Page(urls.SITEMAP, "", _index, (len(parts),))


def wanting(settings: Settings) -> Iterator[str]:
    """Say what the site is without, as nobody has said where it will stand."""
    export = settings.export
    if settings.site.base_url or not (export.hosting or export.feeds):
        return
    names = ["a sitemap", "a page for what is not found"] if export.hosting else []
    names += ["JSON feeds"] if export.feeds else []
    yield f"site.base_url is not set, so there is nothing that needs it: {', '.join(names)}"


def _robots(desk: Desk) -> bytes:
    """Let everybody read everything: a page that may not be read can't say that it is not to be indexed."""
    base = desk.settings.site.base_url
    sitemap = f"\nSitemap: {urls.absolute(urls.SITEMAP, base)}\n" if base else ""
    return f"User-agent: *\nDisallow:\n{sitemap}".encode()


def _web_manifest(desk: Desk) -> bytes:
    """Return the web application manifest (W3C), all addresses in it relative to its own."""
    site = desk.settings.site
    manifest = {
        "name": site.title,
        "description": site.description or site.title,
        "lang": site.language,
        "start_url": urls.HOME,
        "scope": "./",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": urls.ICON, "type": "image/svg+xml", "sizes": "any"},
            {"src": urls.TOUCH_ICON, "type": "image/png", "sizes": f"{icons.TOUCH}x{icons.TOUCH}"},
        ],
    }
    return f"{json.dumps(manifest, ensure_ascii=False, indent=1)}\n".encode()


def _nothing(_: Desk) -> None:
    """Return what a page sees that shows nothing of the archive."""


def _opensearch(desk: Desk) -> bytes:
    site = desk.settings.site
    base = site.base_url or ""
    page, icon = urls.absolute(urls.SEARCH, base), urls.absolute(urls.ICON, base)
    return opensearch.description(site.title, site.description, page=page, icon=icon)


def _sitemap(desk: Desk, paths: tuple[str, ...], days: tuple[str, ...]) -> bytes:
    base = desk.settings.site.base_url or ""
    return sitemaps.sitemap((urls.absolute(path, base), day) for path, day in zip(paths, days, strict=True))


def _index(desk: Desk, parts: int) -> bytes:
    base = desk.settings.site.base_url or ""
    return sitemaps.index(urls.absolute(urls.sitemap(number), base) for number in range(1, parts + 1))
