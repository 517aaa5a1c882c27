"""site.toml, read whole: typed, checked, every mistake with its line."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from backfile import schema
from backfile.disk import unusable
from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.ledger import MOST_LINES
from backfile.schema import Fault
from backfile.settings import Intake, Press, Settings, Site

NAME = "site.toml"

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def load(root: Path) -> Settings:
    """Read the settings of the site in the folder `root`.

    Raises Problems (exit code 2): no such file, not UTF-8, not TOML, or values that do not fit; (exit code
    3) where the file can't be read.
    """
    try:
        text = (root / NAME).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        hint = "run this where the archive is, or lay out a new one with: backfile new mysite"
        raise Problems([_fault("there is no site.toml here", hint)]) from None
    except UnicodeDecodeError:
        raise Problems([_fault("the file is not UTF-8", "save it as UTF-8")]) from None
    except OSError as error:
        raise Problems([unusable(error, NAME)]) from None
    return parse(text)


def parse(text: str) -> Settings:
    """Read the text of a site.toml. Raises Problems (exit code 2)."""
    settings = schema.read(Settings, text, NAME, code=Exit.USAGE)
    faults = [
        *_site(settings.site),
        *_intake(settings.intake),
        *_press(settings.press),
        *_at_least(("build", "workers"), settings.build.workers, 0),
    ]
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


def _site(site: Site) -> Iterator[Fault]:
    if not site.title.strip():
        yield Fault(("site", "title"), "the archive needs a title")
    if not _LANGUAGE.match(site.language):
        hint = "write a BCP 47 tag such as en, ru or pt-BR"
        yield Fault(("site", "language"), f"'{site.language}' is not a language tag", hint)
    if site.base_url is not None:
        why = web_address(site.base_url)
        parts = None if why else urlsplit(site.base_url)
        if parts and (parts.query or parts.fragment):
            why = "it must have no ? and no #"
        if why:
            hint = "write where the site will stand, such as https://archive.example.org/"
            yield Fault(("site", "base_url"), f"'{site.base_url}' is not the address of a site: {why}", hint)


def _intake(intake: Intake) -> Iterator[Fault]:
    for name, value in (
        ("tags", intake.tags),
        ("capture_bytes", intake.capture_bytes),
        ("capture_lines", intake.capture_lines),
    ):
        yield from _at_least(("intake", name), value, 0 if name == "tags" else 1)
    if intake.capture_lines > MOST_LINES:
        fault = f"{intake.capture_lines} is over the limit of {MOST_LINES}, the lines that a ledger can name"
        yield Fault(("intake", "capture_lines"), fault)
    for index, event in enumerate(intake.events):
        if not any(pattern.strip() for pattern in event.patterns):
            hint = 'write the phrases that name the event, such as patterns = ["the invasion"]'
            yield Fault(("intake", "events", index, "patterns"), "the event has no pattern", hint)
    for index, term in enumerate(intake.vocabulary):
        if not term.tag.strip():
            yield Fault(("intake", "vocabulary", index, "tag"), "the term has no tag")


def _press(press: Press) -> Iterator[Fault]:
    yield from _at_least(("press", "article_bytes"), press.article_bytes, 1)
    yield from _at_least(("press", "nesting"), press.nesting, 1)
    if press.nesting > 200:
        # Each level costs several frames of the renderer's recursion; past this Python itself stops.
        yield Fault(("press", "nesting"), f"{press.nesting} is over the limit of 200")


def _at_least(key: schema.Key, value: int, least: int) -> Iterator[Fault]:
    if value < least:
        yield Fault(key, f"{value} is too small: at least {least}")


def _fault(message: str, hint: str) -> BackfileError:
    return BackfileError(message, Location(NAME), hint, code=Exit.USAGE)
