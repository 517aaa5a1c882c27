"""What is known of one article's capture when it is decided what becomes of it."""

from typing import NamedTuple

from backfile.errors import BackfileError
from backfile.intake.sameness import Tell
from backfile.model import Article


class Found(NamedTuple):
    """A capture: its file's digest, its sidecar's, and that of the article file which it alone would make.

    `file` names the article's own part where a file holds several; `size` is the whole file's, in bytes.
    `shape` is that of the text, where likenesses are looked for (see `likeness`). `joined` is what an earlier
    build made of it together with other captures: the digests of what the article file was made of, and of
    the article file. `article` is None where the reading is remembered from an earlier build, and else `text`
    is the file's that it would be filed as by itself: workers write it, and most articles have one capture.
    `lacking` tells of pictures that are not there (see `Draft`); such a reading is not remembered.
    """

    file: str
    sha256: str
    size: int
    sidecar: str
    digest: str
    tell: Tell
    shape: str = ""
    joined: tuple[str, str] | None = None
    article: Article | None = None
    text: str = ""
    lacking: tuple[BackfileError, ...] = ()
