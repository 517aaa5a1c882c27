"""Where each page stands: the only place where a path is decided.

Every path is relative to the site, names a file, and is made of ASCII letters, digits, '-', '_' and '.', so
that it is the same address on every file system and host. No path comes from content unslugged.
"""

import hashlib
import posixpath
from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from slugify import slugify

HOME = "index.html"
ABOUT = "about.html"
TAGS = "tags/index.html"
DATES = "dates/index.html"
UNDATED = "dates/undated.html"
STATIC = "static/"
MANIFEST = "manifest.json"
CHECKSUMS = "manifest-sha256.txt"


def article(key: str) -> str:
    """Return the page of the article with this key ("2024/slug")."""
    return f"articles/{key}.html"


def capture(key: str) -> str:
    """Return the page that shows the capture of the article with this key."""
    return f"captures/{key}.html"


def year(number: int) -> str:
    """Return the page of a year."""
    return f"dates/{number:04d}.html"


def month(number: int, of: int) -> str:
    """Return the page of month `of` (1 to 12) of a year."""
    return f"dates/{number:04d}-{of:02d}.html"


def day(when: date) -> str:
    """Return the page of a day."""
    return f"dates/{when.isoformat()}.html"


def tags(names: Iterable[str]) -> dict[str, str]:
    """Return each tag's page.

    Tags whose slugs are the same ("C" and "C++") get different pages: the first in order of length and
    letters keeps the plain one, each other has a digest of its name behind the slug.
    """
    pages: dict[str, str] = {}
    used: set[str] = {"index"}
    for name in sorted(set(names), key=lambda name: (len(name), name)):
        slug = slugify(name, max_length=80) or "tag"
        if slug in used:
            slug = f"{slug}-{hashlib.sha256(name.encode()).hexdigest()[:10]}"
        used.add(slug)
        pages[name] = f"tags/{slug}.html"
    return pages


def relative(target: str, page: str) -> str:
    """Return the address of `target` (a path, perhaps with #anchor) as a link on `page`."""
    path, hash_, anchor = target.partition("#")
    there = posixpath.relpath(path, posixpath.dirname(page) or ".") if path else ""
    return quote(there) + hash_ + quote(anchor)
