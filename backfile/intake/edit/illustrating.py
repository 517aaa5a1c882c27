"""Captured pictures brought to the captions that a page printed."""

from collections.abc import Sequence

from backfile.intake.finding import Finding
from backfile.model import Image
from backfile.text import folded


def illustrated(
    found: Finding[tuple[Image, ...]], captured: Sequence[Image], source: str
) -> Finding[tuple[Image, ...]]:
    """Bring captured pictures to the captions that were printed.

    A picture with a caption of its own belongs to the one that says the same, one without to the first that
    has none yet; what is left over stands behind them. `source` says where the files were named.
    """
    if not captured:
        return found
    images = [*found.value]
    for picture in captured:
        at = next((at for at, image in enumerate(images) if _is_of(picture, image)), None)
        if at is None:
            images.append(picture)
            continue
        printed = images[at]
        images[at] = Image(
            caption=printed.caption or picture.caption,
            credit=printed.credit or picture.credit,
            file=picture.file,
            sha256=picture.sha256,
        )
    evidence = "; ".join(filter(None, (found.evidence, f"files named in {source}")))
    return Finding(tuple(images), evidence)


def _is_of(picture: Image, printed: Image) -> bool:
    """Tell whether a picture belongs to a printed caption."""
    if printed.file is not None:
        return False
    if picture.caption is None:
        return True
    return bool(printed.caption) and _plain(printed.caption or "") in _plain(picture.caption)


def _plain(text: str) -> str:
    return folded(text).casefold()
