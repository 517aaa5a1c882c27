"""The site's settings as values. `config` reads them from site.toml; every default stands here."""

from dataclasses import dataclass, field
from datetime import date

from backfile.work import processors


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the archive is called and where it will stand."""

    title: str = "News archive"
    description: str = ""
    language: str = "en"
    base_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated event that texts count from ("1,000 days since Russia's full invasion").

    `patterns` are plain phrases, matched without regard to case, spacing or the shape of apostrophes.
    """

    name: str
    patterns: tuple[str, ...]
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the archive's own vocabulary: a text that has one of the aliases gets the tag."""

    tag: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How captures are read."""

    tags: int = 8
    capture_bytes: int = 20_000_000
    capture_lines: int = 50_000
    events: tuple[Event, ...] = ()
    vocabulary: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """How the site is printed."""

    article_bytes: int = 20_000_000
    nesting: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """How the work is done. Nothing here has a say in any output."""

    workers: int = 0

    def processes(self) -> int:
        """Return how many processes share the work: 0 in the settings is one for each processor."""
        return self.workers or processors()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of site.toml."""

    site: Site = field(default_factory=Site)
    intake: Intake = field(default_factory=Intake)
    press: Press = field(default_factory=Press)
    build: Build = field(default_factory=Build)
