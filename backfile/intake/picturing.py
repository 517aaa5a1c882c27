"""Pictures that were captured with a page: files beside it, named by its sidecar or by its own tags."""

import hashlib
import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from backfile.captures import FOLDER
from backfile.captures.htmltokens import attributes, tokens
from backfile.drafts import Picture
from backfile.errors import BackfileError, Exit, Problems
from backfile.intake.sidecar import sidecar_bytes
from backfile.model import Image
from backfile.pictures import MOST_BYTES, is_named_as_picture, picture_of
from backfile.places import Place, is_file, read
from backfile.text import folded, writable
from backfile.toml import schema
from backfile.toml.schema import Fault

_ABROAD = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|#")
_SETTING = "the limit of a picture"
_MOST = 100
"""Pictures of one page: what has more of them is a gallery of something else."""


def stated_pictures(
    place: Place, sidecar: str, pictures: Sequence[Picture]
) -> tuple[tuple[Image, ...], tuple[BackfileError, ...]]:
    """Return the pictures that a sidecar names, each with its digest, and what tells of those not there.

    Raises Problems for what can be no picture of the archive.
    """
    images: list[Image] = []
    faults: list[Fault] = []
    absent: list[Fault] = []
    for index, picture in enumerate(pictures):
        name = _beside(sidecar, picture.file)
        try:
            found = None if name is None else _digest(place, name)
        except BackfileError as error:
            faults.append(Fault(("images", index, "file"), error.message, error.hint))
            continue
        if name is None or not is_file(place, name):
            (absent if name else faults).append(
                Fault(("images", index, "file"), f"there is no '{picture.file}' in {FOLDER}/")
            )
        elif found is None:
            hint = "PNG, JPEG, GIF, WebP and AVIF can be shown"
            faults.append(Fault(("images", index, "file"), f"'{picture.file}' is no picture", hint))
        else:
            images.append(Image(caption=picture.caption, credit=picture.credit, file=name, sha256=found))
    text = sidecar_bytes(place, sidecar).decode() if faults or absent else ""
    if faults:
        raise Problems(schema.located([*faults, *absent], text, sidecar, code=Exit.CONTENT))
    return tuple(images), tuple(schema.located(absent, text, sidecar, code=Exit.CONTENT))


def pictures_on(place: Place, capture: str, markup: str) -> tuple[Image, ...]:
    """Return the pictures of a saved page that stand beside it, with the captions of their figures.

    What is not there, and what is no picture, is passed over: the page may have been saved without it.
    """
    images: list[Image] = []
    for source, caption in _figures(markup):
        name = None if _ABROAD.match(source) else _beside(capture, unquote(re.split("[?#]", source)[0]))
        if name is None or not is_file(place, name):
            continue
        try:
            sha256 = _digest(place, name)
        except BackfileError:
            continue
        if sha256 and len(images) < _MOST:
            images.append(Image(caption=caption or None, file=name, sha256=sha256))
    return tuple(images)


def _beside(name: str, file: str) -> str | None:
    """Return the path in the site of a file that is named from beside another one; None outside of seeds/."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), file))
    return path if path.startswith(f"{FOLDER}/") and writable(path) and is_named_as_picture(path) else None


def _digest(place: Place, name: str) -> str | None:
    """Return the SHA-256 of a file if it is a picture. Raises BackfileError."""
    data = read(place, name, most=MOST_BYTES, setting=_SETTING) if is_file(place, name) else b""
    return hashlib.sha256(data).hexdigest() if picture_of(data) else None


def _figures(markup: str) -> Iterator[tuple[str, str]]:
    """Yield the address of the first picture of each figure that has a caption, and the caption."""
    source, words, inside = "", list[str](), 0
    captioned = False
    for kind, name, text in tokens(markup):
        if name == "figure" and kind == "<":
            source, words, inside = "", [], inside + 1
        elif name == "img" and kind == "<" and inside and not source:
            source = _source(attributes(text))
        elif name == "figcaption":
            captioned = kind == "<"
        elif name == "figure" and inside:
            inside -= 1
            captioned = False
            if source:
                yield source, folded("".join(words))
            source = ""
        elif kind == "" and captioned:
            words.append(text)


def _source(found: dict[str, str]) -> str:
    """Return where an img element has its picture; pages that load it late keep the address elsewhere."""
    return next(filter(None, (found.get(name, "") for name in ("src", "data-src"))), "").strip()
