"""Where each page stands: the only place where a path is decided.

Every path is relative to the site, names a file, and is made of ASCII letters, digits, '-', '_' and '.', so
that it is the same address on every file system and host. No path comes from content unslugged.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from backfile.names import reserved

HOME = "index.html"
ABOUT = "about.html"
REVIEW = "review.html"
SEARCH = "search.html"
TAGS = "tags/index.html"
BROWSE = "browse.html"
FIND = "find.html"
ADDRESSES = "addresses/index.html"
DATES = "dates/index.html"
UNDATED = "dates/undated.html"
STATIC = "static/"
SCRIPT = "static/search.js"
NDJSON = "articles.ndjson"
CSV = "articles.csv"
BIBTEX = "articles.bib"
DATA = ".json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NOT_FOUND = "404.html"
ICON = "icon.svg"
TOUCH_ICON = "icon-180.png"
SEARCH = "search.html"
OPENSEARCH = "opensearch.xml"
WEB_MANIFEST = "site.webmanifest"
MANIFEST = "manifest.json"
CHECKSUMS = "manifest-sha256.txt"
SIGNATURE = "manifest.json.minisig"
KEY = "backfile.pub"
SETTINGS = "sources/site.toml"

_CAPITALISED = re.compile(r"[A-Z][a-z]*(?: [A-Z][a-z]*)*\Z")
_PLAIN_NAMES = {
    "agencies": re.compile(r"[A-Z]{2,6}\Z|[A-Z][a-z]{6,}\Z|[A-Z][a-z]*(?: [A-Z][a-z]*)+\Z"),
    "organisations": re.compile(r"[A-Z]{2,6}\Z|[A-Z][a-z]{6,}\Z|[A-Z][a-z]*(?: [A-Z][a-z]*)+\Z"),
    "addresses": re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+\Z"),
    "languages": re.compile(r"[a-z]{2,3}\Z"),
}
"""Names that can be told from their slugs, so that no two of one index have the same: such as "Ada Quill"."""
_LONGEST_SLUG, _DIGITS = 80, 12
_PLAIN = re.compile(r"[A-Za-z0-9._/#-]+\Z")
_HARMLESS = "txt|md|toml|json|jsonl|warc|wacz|zip|gz"
"""How files end that no browser runs and no host does: behind any dot of a name, a host may see a kind."""
_SOURCE = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,99}}(?:\.(?:{_HARMLESS})){{1,3}}\Z")
_INSIDE = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}\Z")


def article(key: str) -> str:
    """Return the page of the article with this key ("2024/slug")."""
    return f"articles/{key}.html"


def capture(key: str) -> str:
    """Return the page that shows the capture of the article with this key."""
    return f"captures/{key}.html"


def other_capture(key: str, name: str) -> str:
    """Return the page that shows a capture that the article with this key was not read from.

    No article's name begins as these pages' do.
    """
    return f"captures/{key}/_{name}.html"


def changes(key: str, name: str) -> str:
    """Return the page that compares the capture of this name with the next one of the same article."""
    return f"captures/{key}/_{name}-changes.html"


def source(path: str) -> str:
    """Return where a file that the site is made from is published: "seeds/a.txt" gives "sources/seeds/a.txt".

    A name that is not the same everywhere, or that a browser or a host would take for more than text or data
    ("page.html"), becomes a slug with a digest of the whole path, and ends in ".bin". Nothing else begins
    with "_", so that no file can be named to stand where another one does.
    """
    *folders, name = path.split("/")
    if _SOURCE.match(name) and all(map(_INSIDE.match, folders)) and not any(map(reserved, (*folders, name))):
        return f"sources/{path}"
    digest = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:20]
    from slugify import slugify  # most names need none

    slug = slugify(name[:200].encode("utf-8", "ignore").decode(), max_length=60) or "file"
    return f"sources/{folders[0]}/_{slug}-{digest}.bin"


def citation(key: str, suffix: str) -> str:
    """Return the file that cites the article with this key, in the format of a suffix (".bib")."""
    return f"articles/{key}{suffix}"


def data(key: str) -> str:
    """Return the data of the article with this key."""
    return f"articles/{key}{DATA}"


def feed(page: str, suffix: str, number: int = 0) -> str:
    """Return the feed of what is listed on a page, or its archive document of a number from 1.

    No file of a page begins as the documents of the archive do.
    """
    stem = "feed" if page == HOME else page.removesuffix(".html")
    return f"{stem}/_{number}.{suffix}" if number else f"{stem}.{suffix}"


def sitemap(number: int) -> str:
    """Return a part of the sitemap, by its number from 1: a sitemap may only name what is at or below it."""
    return f"sitemap-{number}.xml"


def picture(sha256: str, kind: str) -> str:
    """Return where a captured picture stands, by its digest and its kind ("jpg")."""
    return f"pictures/{sha256[:32]}.{kind}"


def thumbnail(sha256: str, kind: str, width: int) -> str:
    """Return where a picture stands that was made smaller, to this width in pixels."""
    return f"pictures/{sha256[:32]}-{width}.{kind}"


def year(number: int) -> str:
    """Return the page of a year."""
    return f"dates/{number:04d}.html"


def month(number: int, of: int) -> str:
    """Return the page of month `of` (1 to 12) of a year."""
    return f"dates/{number:04d}-{of:02d}.html"


def day(when: date) -> str:
    """Return the page of a day."""
    return f"dates/{when.isoformat()}.html"


def older(path: str, number: int) -> str:
    """Return page `number` (from 1, the oldest) of the list that begins at a path.

    It stands in the same folder, so that a card is the same text on all of them. No slug has a "_".
    """
    return f"{path.removesuffix('.html')}_p{number}.html"


def letter(index: str, name: str, part: int = 1) -> str:
    """Return the page of a letter of an index; `part` counts its pages from 1.

    No tag has a folder of this name, as none has the page `index.html`.
    """
    name = name.lower()
    code = name if re.fullmatch("[a-z]", name) else "-".join(f"u{ord(each):04x}" for each in name)
    return f"{index.removesuffix('.html')}/{code}{f'-{part}' if part > 1 else ''}.html"


def tags(names: Iterable[str]) -> dict[str, str]:
    """Return each tag's page.

    Tags whose slugs are the same ("C" and "C++") get different pages: the first in order of length and
    letters keeps the plain one, each other has a digest of its name behind the slug; so does a tag whose
    slug may not be a file's name everywhere ("CON").
    """
    from slugify import slugify  # most builds of a site that has not changed come without

    pages: dict[str, str] = {}
    used: set[str] = set()
    for name in sorted(set(names), key=lambda name: (len(name), name)):
        slug = plain = slugify(name, max_length=80) or "tag"
        digits = 10
        while slug in used or reserved(slug):
            slug = f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:digits]}"
            digits += 1  # a name may be made to look like another one's slug and digest
        used.add(slug)
        pages[name] = f"tags/{slug}.html"
    return pages


def index(kind: str) -> str:
    """Return the index of a kind of names ("people")."""
    return f"{kind}/index.html"


def named(kind: str, name: str) -> str:
    """Return the page of a name in the index of its kind.

    It depends on nothing else, so that no other name can ever change it: where the slug does not tell the
    name, or may not be a file's name everywhere, a digest of the name stands behind it.
    """
    if len(name) <= _LONGEST_SLUG and _PLAIN_NAMES.get(kind, _CAPITALISED).match(name):
        slug = name.lower().replace(" ", "-")
        if not reserved(slug):
            return f"{kind}/{slug}.html"
    return f"{kind}/{_slug(name)}.html"


def part(path: str, first: str) -> str:
    """Return a page of the list that begins at a path, named for the first that stands on it."""
    digest = hashlib.sha256(first.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{path.removesuffix('.html')}/{digest}.html"


def addresses(digits: str) -> str:
    """Return the file that has the addresses whose CRC-32 begins with these hex digits."""
    return f"find/{digits}.js"


def _slug(name: str) -> str:
    from slugify import slugify  # most builds of a site that has not changed come without

    plain = slugify(name, max_length=_LONGEST_SLUG)
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{plain}-{digest}" if plain else digest


def relative(target: str, *, depth: int) -> str:
    """Return the address of `target` (a path, perhaps with #anchor) as a link on a page `depth` folders deep.

    It always leads by way of the site's top, so that it is the same on all pages of one depth.
    """
    if target.startswith("#"):
        return quote(target, safe="#")
    return "../" * depth + (target if _PLAIN.match(target) else quote(target, safe="/#"))


def absolute(target: str, base_url: str) -> str:
    """Return the address of `target` on the web, where the site stands at `base_url`."""
    return f"{base_url.rstrip('/')}/{quote(target, safe='/#')}"
