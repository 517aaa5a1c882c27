"""Smaller copies of pictures, made by Pillow, which is an extra."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from io import BytesIO

from backfile.errors import BackfileError, Exit, Location

_MOST_PIXELS = 100_000_000
"""A picture of more would take gigabytes to look at."""
_QUALITY = 82
_MEANT = frozenset({"icc_profile", "transparency"})
"""What a file says besides that its colours need; where and by whom it was taken is not passed on."""


def version() -> str:
    """Return Pillow's version, as another may make other bytes. Raises BackfileError where it is missing."""
    try:
        return version_of("pillow")
    except PackageNotFoundError:
        hint = "install it with: pip install 'backfile[images]'; or leave thumbnails out of site.toml"
        raise BackfileError(
            "press.thumbnails needs Pillow, which is not installed", hint=hint, code=Exit.USAGE
        ) from None


def smaller(data: bytes, width: int, file: str) -> bytes:
    """Return a picture at most `width` pixels wide, of the same kind, without what else its file says.

    `file` names it in errors. Raises BackfileError where it can't be read.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise BackfileError(f"a picture of over {_MOST_PIXELS:,} pixels", Location(file))
            kind = picture.format
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((width, _MOST_PIXELS), Image.Resampling.LANCZOS)
            upright.info = {name: upright.info[name] for name in _MEANT & upright.info.keys()}
            made = BytesIO()
            upright.save(made, kind, quality=_QUALITY, optimize=True)
            return made.getvalue()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise BackfileError(
            "the picture can't be read", Location(file), "remove it from the article"
        ) from None
