"""site.toml, read whole: typed, checked, every mistake with its line."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.files.disk import opened, unusable
from backfile.ledger import MOST_LINES
from backfile.roles import Role
from backfile.signatures.minisign import public_key
from backfile.toml import schema
from backfile.toml.schema import Complaint, Fault
from backfile.toml.settings import Publication, Settings
from backfile.working.executor import Executor

NAME = "site.toml"

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_HOST = re.compile(r"[^\s/:?#@*]+\Z")
# One address, not fsspec's chains of several (a::b), and with none of its wildcards.
# RFC 3986: a scheme, and what may follow it but a fragment, of which an address has one at its end.
_URI = re.compile(r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+\Z")
_STORAGE = re.compile(r"[a-z][a-z0-9+]*://[^\s*?\[\]:]+(?::[0-9]+[^\s*?\[\]:]*)?\Z")


def load(root: Path) -> Settings:
    """Read the settings of the site in the folder `root`.

    Raises Problems (exit code 2): no such file, not UTF-8, not TOML, or values that do not fit; (exit code
    3) where the file can't be read, or is a link, a pipe or a device.
    """
    return parse(text_of(root))


def text_of(root: Path) -> str:
    """Read the text of site.toml in the folder `root`. Raises Problems: see `load`."""
    try:
        with TextIOWrapper(opened(root / NAME), encoding="utf-8-sig") as file:
            return file.read()
    except FileNotFoundError:
        hint = "run this where the archive is, or lay out a new one with: backfile new mysite"
        raise Problems([_fault("there is no site.toml here", hint)]) from None
    except UnicodeDecodeError:
        raise Problems([_fault("the file is not UTF-8", "save it as UTF-8")]) from None
    except OSError as error:
        raise Problems([unusable(error, NAME)]) from None


def parse(text: str) -> Settings:
    """Read the text of a site.toml. Raises Problems (exit code 2)."""
    settings = schema.read(Settings, text, NAME, code=Exit.USAGE, checks=CHECKS)
    faults = list(_twice(settings.publication))
    if faults:
        raise Problems(schema.located(faults, text, NAME, code=Exit.USAGE))
    return settings


def web_address(text: str) -> str | None:
    """Say why `text` is not an absolute http or https address (RFC 3986); None where it is one."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        return str(error)
    if parts.scheme.lower() not in {"http", "https"}:
        return "it must begin with http:// or https://"
    if not host:
        return "it names no host"
    if any(letter.isspace() or ord(letter) < 0x20 for letter in text):
        return "it holds white space"
    return None


def _title(value: str) -> Complaint | None:
    return None if value.strip() else ("the archive needs a title", None)


def _language(value: str) -> Complaint | None:
    hint = "write a BCP 47 tag such as en or ru"
    return None if _TAG.match(value) else (f"'{value}' is not a language tag", hint)


def _base_url(value: str) -> Complaint | None:
    why = web_address(value)
    parts = None if why else urlsplit(value)
    if parts and (parts.query or parts.fragment):
        why = "it must have no ? and no #"
    hint = "write where the site will stand, such as https://archive.example.org/"
    return (f"'{value}' is not the address of a site: {why}", hint) if why else None


def _public_key(value: str) -> Complaint | None:
    try:
        public_key(value, NAME)
    except BackfileError as problem:
        return problem.message, problem.hint
    return None


def _canonical(value: str) -> Complaint | None:
    known = ("own", "original")
    return None if value in known else (f"there is no address '{value}'", schema.nearest(value, known))


def _robots(value: str) -> Complaint | None:
    known = ("index", "noindex")
    return None if value in known else (f"there is no word '{value}'", schema.nearest(value, known))


def _license(value: str) -> Complaint | None:
    why = web_address(value)
    hint = "write where its text stands, such as https://creativecommons.org/licenses/by/4.0/"
    return (f"'{value}' is not the address of a licence: {why}", hint) if why else None


def _patterns(value: tuple[str, ...]) -> Complaint | None:
    hint = 'write the phrases that name the event, such as patterns = ["the invasion"]'
    return None if any(pattern.strip() for pattern in value) else ("the event has no pattern", hint)


def _tag(value: str) -> Complaint | None:
    return None if value.strip() else ("the term has no tag", None)


def _name(value: str) -> Complaint | None:
    return None if value.strip() else ("the publication needs a name", None)


def _hosts(value: tuple[str, ...]) -> Complaint | None:
    wrong = next((host for host in value if not _HOST.match(host)), None)
    hint = "write it without https:// and path, such as gazette.example"
    return None if wrong is None else (f"'{wrong}' is not the host of an address", hint)


def _content_language(value: str) -> Complaint | None:
    hint = "write a BCP 47 tag such as de or pt-BR"
    return None if _TAG.match(value) else (f"'{value}' is not a language tag", hint)


def _order(value: str) -> Complaint | None:
    known = ("day-first", "month-first")
    return None if value in known else (f"there is no order '{value}'", schema.nearest(value, known))


def _wordings(value: tuple[str, ...]) -> Complaint | None:
    if not value:
        return "there is no wording", 'write the lines in full, such as ["Support The Gazette!"]'
    short = next((one for one in value if sum(map(str.isalnum, one)) < (2 if "*" in one else 1)), None)
    hint = "write the words of the line; * stands for any others"
    return None if short is None else (f"the wording '{short}' would take too many lines", hint)


def _role(value: str) -> Complaint | None:
    known = [role.value for role in Role if role not in (Role.TITLE, Role.BLANK)]
    return None if value in known else (f"no line can have the role '{value}'", schema.nearest(value, known))


def _twice(publications: tuple[Publication, ...]) -> Iterator[Fault]:
    names: set[str] = set()
    for index, publication in enumerate(publications):
        if (name := publication.name.casefold()) in names:
            message = f"there is another publication '{publication.name}' above"
            yield Fault(("publication", index, "name"), message, "write all that is known of it in one place")
        names.add(name)


def _widths(value: tuple[int, ...]) -> Complaint | None:
    wrong = next((width for width in value if not 16 <= width <= 4_000), None)
    return None if wrong is None else (f"{wrong} is no width for a picture", "write pixels, from 16 to 4000")


def _executor(value: str) -> Complaint | None:
    known = [kind.value for kind in Executor]
    return None if value in known else (f"there is no executor '{value}'", schema.nearest(value, known))


def _storage(value: str) -> Complaint | None:
    if _STORAGE.match(value):
        return None
    hint = "write where the archive is stored, such as s3://bucket/archive"
    return f"'{value}' is not the address of a storage", hint


def _identity(value: str) -> Complaint | None:
    if _URI.match(value):
        return None
    hint = "write one that will never change, such as tag:archive.example.org,2026:backfile"
    return f"'{value}' is not a URI that identifiers can begin with", hint


def _from(least: int, most: int | None = None, why: str = "") -> Callable[[int], Complaint | None]:
    def check(value: int) -> Complaint | None:
        if value < least:
            return f"{value} is too small: at least {least}", None
        if most is not None and value > most:
            return f"{value} is over the limit of {most}{why}", None
        return None

    return check


CHECKS: Mapping[tuple[str, ...], Callable[[Any], Complaint | None]] = {
    ("site", "title"): _title,
    ("site", "language"): _language,
    ("site", "base_url"): _base_url,
    ("site", "public_key"): _public_key,
    ("site", "canonical"): _canonical,
    ("site", "robots"): _robots,
    ("site", "license"): _license,
    ("intake", "tags"): _from(0),
    ("intake", "capture_bytes"): _from(1),
    ("intake", "capture_lines"): _from(1, MOST_LINES, ", the lines that a ledger can name"),
    ("intake", "capture_articles"): _from(1),
    ("intake", "capture_seconds"): _from(1, 86_400),
    ("intake", "expanded_bytes"): _from(1),
    ("intake", "depth"): _from(1, 10_000),
    ("intake", "similar"): _from(0, 100),
    ("intake", "events", "patterns"): _patterns,
    ("intake", "vocabulary", "tag"): _tag,
    ("publication", "name"): _name,
    ("publication", "hosts"): _hosts,
    ("publication", "patterns"): _wordings,
    ("publication", "language"): _content_language,
    ("publication", "dates"): _order,
    ("publication", "boilerplate", "role"): _role,
    ("publication", "boilerplate", "lines"): _wordings,
    ("press", "article_bytes"): _from(1),
    ("press", "article_seconds"): _from(1, 86_400),
    ("press", "compared_words"): _from(0),
    # Each level costs several frames of the renderer's recursion; past this Python itself stops.
    ("press", "nesting"): _from(1, 200),
    ("press", "thumbnails"): _widths,
    ("export", "id"): _identity,
    ("build", "executor"): _executor,
    ("build", "workers"): _from(0),
    ("build", "memory"): _from(0),
    ("build", "storage"): _storage,
}
"""What the values must be beyond their types, by dotted key without the places in lists."""


def _fault(message: str, hint: str) -> BackfileError:
    return BackfileError(message, Location(NAME), hint, code=Exit.USAGE)
