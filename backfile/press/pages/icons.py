"""The site's icons, made from its name."""

from collections.abc import Iterator
from functools import lru_cache

from backfile.export import icon, png
from backfile.press import urls
from backfile.press.page import Desk, Page

TOUCH = 180
"""The side in pixels of the icon of a home screen."""


def pages() -> Iterator[Page]:
    """Lay out the icon, as SVG and as PNG for home screens."""
    yield Page(urls.ICON, "", _svg, ())
    yield Page(urls.TOUCH_ICON, "", _png, ())


def _svg(desk: Desk) -> bytes:
    return icon.svg(desk.settings.site.title)


def _png(desk: Desk) -> bytes:
    return _touch(desk.settings.site.title)


@lru_cache(maxsize=1)
def _touch(title: str) -> bytes:
    return png.png(icon.shades(title, TOUCH), icon.INK, icon.PAPER)
