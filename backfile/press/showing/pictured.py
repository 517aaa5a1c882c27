"""Pictures as an article's page shows them: with their captions, or the caption alone."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backfile.model import Article
from backfile.pictures import MOST_BYTES, RESIZED, kind_named, picture_of
from backfile.places import read
from backfile.press import urls
from backfile.press.page import Desk


class Copy(NamedTuple):
    """A copy of a picture, and its width in pixels."""

    path: str
    width: int


class Pictured(NamedTuple):
    """What picture.html sees: the words under a picture, and the picture where it was captured.

    `path` is None where it was not; `width` and `height` are in pixels, 0 where they are not stated.
    `smaller` are copies of it that are less wide, the smallest first.
    """

    caption: str | None
    credit: str | None
    path: str | None = None
    width: int = 0
    height: int = 0
    smaller: tuple[Copy, ...] = ()


def pictured(desk: Desk, article: Article, shown: Sequence[str]) -> Iterator[Pictured]:
    """Yield an article's pictures; `shown` are the files that are in the archive. Raises BackfileError."""
    for image in article.images:
        kind = kind_named(image.file) if image.file in shown and image.file else None
        if image.file is None or image.sha256 is None or kind is None:
            yield Pictured(image.caption, image.credit)
            continue
        found = picture_of(read(desk.place, image.file, most=MOST_BYTES, setting="the limit of a picture"))
        width, height = (found.width, found.height) if found else (0, 0)
        widths = sorted(set(desk.settings.press.thumbnails)) if kind in RESIZED else []
        yield Pictured(
            image.caption,
            image.credit,
            urls.picture(image.sha256, kind),
            width,
            height,
            tuple(Copy(urls.thumbnail(image.sha256, kind, one), one) for one in widths if one < width),
        )
