"""Names of articles: the rules by which a file's name is the same address everywhere."""

import re
from collections.abc import Container
from pathlib import PurePosixPath

from backfile.errors import BackfileError, Location

FOLDER = "articles"
SUFFIX = ".md"
MOST_FOLDERS = 4

# One name has one spelling on every file system and in every address: no case, no accents, no spaces.
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9_-])?\Z")
_DEVICES = "con|prn|aux|nul|com[0-9]|lpt[0-9]|index"
_RESERVED = re.compile(rf"(?:{_DEVICES})(?:\..*)?\Z|.*\.(?:html?|json|csl|bib|ris)\Z")
# Nearly all paths: names of the above kind without dots, none of them reserved. Any other is taken apart.
_USUAL = re.compile(
    rf"{FOLDER}/(?:(?!(?:{_DEVICES})/)[a-z0-9][a-z0-9_-]{{0,99}}/){{0,{MOST_FOLDERS - 1}}}"
    rf"(?!(?:{_DEVICES})\.)[a-z0-9][a-z0-9_-]{{0,99}}{re.escape(SUFFIX)}\Z"
)


def key_of(path: str) -> str:
    """Return the key of the article with this path: "articles/2024/slug.md" gives "2024/slug"."""
    return path.removeprefix(f"{FOLDER}/").removesuffix(SUFFIX)


def path_of(key: str) -> str:
    """Return the file of the article with this key."""
    return f"{FOLDER}/{key}{SUFFIX}"


def check_name(path: str) -> None:
    """Raise BackfileError where a path cannot be an address that is the same everywhere."""
    if _USUAL.match(path):
        return
    *folders, file = PurePosixPath(path.removeprefix(f"{FOLDER}/")).parts
    if len(folders) >= MOST_FOLDERS:
        raise BackfileError(f"nested deeper than {MOST_FOLDERS} folders", Location(path))
    named = [(folder, "") for folder in folders]
    for name, suffix in (*named, (file[: -len(SUFFIX)], file[-len(SUFFIX) :])):
        if not _NAME.match(name) or reserved(name) or suffix not in ("", SUFFIX):
            from slugify import slugify

            better = slugify(name, max_length=80) or "article"
            better = f"{better}-1" if reserved(better) else better
            message = f"the name '{name}{suffix}' would not be the same address everywhere"
            raise BackfileError(message, Location(path), f"rename it to '{better}{suffix.lower()}'")


def reserved(name: str) -> bool:
    """Tell whether a name means something else: to Windows ("con"), to a host ("index"), or to the press.

    For the article "a" the press writes a.html, a.json, a.csl.json, a.bib and a.ris: no folder may be called
    that, nor an article "a.csl".
    """
    return _RESERVED.match(name) is not None


def free_path(folder: str, slug: str, taken: Container[str], last: dict[str, int]) -> str:
    """Return the path for a new article: the slug, or slug-2, slug-3 … where that is taken.

    `last` has the last number that was given out for each slug of a folder, and is kept up to date.
    """
    stem = f"{FOLDER}/{folder}/{slug}"
    count = last.get(stem, 1)
    path = f"{stem}-{count}{SUFFIX}" if count > 1 else f"{stem}{SUFFIX}"
    while path in taken:
        count += 1
        path = f"{stem}-{count}{SUFFIX}"
    last[stem] = count
    return path


def slug_of(text: str) -> str:
    """Return a file name for a headline: ASCII, at most 80 characters, never empty, never reserved."""
    from slugify import slugify

    slug = slugify(text[:1000], max_length=80, word_boundary=True, save_order=True) or "untitled"
    return f"{slug}-1" if reserved(slug) else slug
