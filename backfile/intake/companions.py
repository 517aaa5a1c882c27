"""Files in the seeds folder that belong to a capture and are none themselves."""

import posixpath
import re
from collections.abc import Iterable, Iterator

from backfile.pictures import is_named_as_picture

_PAGES = (".html", ".htm", ".xhtml")
_SAVED_WITH = re.compile(
    r"(.+)[_.-](?:files|Dateien|archivos|fichiers|arquivos|ficheiros|file|файлы|файли)\Z"
)


def companions(names: Iterable[str]) -> frozenset[str]:
    """Tell which files of the seeds folder are no captures: pictures, and what a browser saved with a page.

    Browsers keep the parts of "story.html" in a folder "story_files", called so in several languages.
    """
    files = [*names]
    pages = {posixpath.splitext(name)[0] for name in files if name.lower().endswith(_PAGES)}
    return frozenset(
        name
        for name in files
        if is_named_as_picture(name) or (pages and not pages.isdisjoint(_pages_of(name)))
    )


def _pages_of(name: str) -> Iterator[str]:
    """Yield the pages, without their suffixes, that a file may have been saved with."""
    parts = name.split("/")
    for at in range(1, len(parts)):
        match = _SAVED_WITH.match(parts[at - 1])
        if match:
            yield "/".join([*parts[: at - 1], match[1]])
